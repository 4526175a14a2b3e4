"""How quickly the index in memory counts, loads and follows a change."""

import gc
import random
from collections.abc import Callable

from benchmarks.catalogue.queries import Queries
from benchmarks.catalogue.timing import Line, median, milliseconds
from offers.models import OfferPage
from search.engine.index import CatalogueIndex
from search.engine.matches import find
from search.engine.query import CatalogueQuery
from search.engine.refresh import fresh_index
from search.facets.declared import FACETS
from search.indexing.entries import write_entries

COUNTS_MS, LOAD_SECONDS, REFRESH_MS, MEGABYTES = 2, 3, 20, 150
LOADS = 5  # each takes seconds


def count_lines(rounds: int) -> list[Line]:
    """Time finding and counting every facet; each query is another one."""
    return [
        Line(f"counts of all facets, {name}", _median_of(draw, rounds), COUNTS_MS, " ms")
        for name, draw in Queries().mixes().items()
    ]


def _median_of(draw: Callable[[], CatalogueQuery], rounds: int) -> float:
    queries = [draw() for _round in range(rounds + 5)]
    index = fresh_index()
    gc.collect()
    times = [milliseconds(lambda asked=asked: _count(index, asked)) for asked in queries]  # type: ignore[misc]
    return median(times[5:])


def _count(index: CatalogueIndex, query: CatalogueQuery) -> None:
    matches = find(index, query)
    for facet in FACETS:
        matches.counts(facet.name)


def load_line() -> Line:
    times = [milliseconds(CatalogueIndex().load) / 1000 for _load in range(LOADS)]
    return Line("index load", median(times), LOAD_SECONDS, " s")


def refresh_line(rounds: int) -> Line:
    """Time bringing the index up to date after one offer was written anew."""
    dice, times = random.Random(5), []  # noqa: S311 - the same each time, no secret
    pages = list(OfferPage.objects.visible().values_list("pk", flat=True)[:10_000])
    fresh_index()
    for page in dice.sample(pages, min(rounds, len(pages))):
        write_entries([page])
        times.append(milliseconds(fresh_index))
    return Line("index refresh after one publish", median(times), REFRESH_MS, " ms")


def rebuild_seconds(many: int = 1_000) -> float:
    """Return how long drawing this many entries for real takes, per thousand."""
    pages = list(OfferPage.objects.visible().order_by("pk").values_list("pk", flat=True)[:many])
    return milliseconds(lambda: write_entries(pages)) / len(pages)
