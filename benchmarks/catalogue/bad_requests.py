"""Queries nobody would think of: none may break a page, and none may take long."""

import random
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from benchmarks.catalogue.timing import Caller, Line
from benchmarks.catalogue.words import Words
from benchmarks.fuzz import VALUES
from search.engine.forms import CatalogueForm
from search.engine.refresh import fresh_index
from search.facets.declared import FACETS

URLS = (
    "/aanbod/",
    "/aanbod/?view=brochure&",
    "/en/offers/",
    "/aanbod/suggesties/",
    "/vergelijken/",
    "/insluiten/",
    "/feeds/aanbod/",
    "/api/v1/offers",
    "/api/v1/facets",
)
MOST_PAIRS = 6
SLOWEST_SECONDS = 1


class OddQueries:
    """Draws URLs with random parameters; the same for the same seed."""

    def __init__(self, words: Words, seed: int = 7) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same each time, no secret
        self.words = words
        index = fresh_index()
        self.codes = {facet.name: index.table(facet.name)[0] for facet in FACETS}
        self.names = [*CatalogueForm().fields, *self.codes, "page", "view", "cursor", "limit", "x"]

    def draw(self) -> str:
        url = self.dice.choice(URLS)
        pairs = list(self._pairs())
        return f"{url}{'' if '?' in url else '?'}{urlencode(pairs, errors='replace')}"

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for _pair in range(self.dice.randint(0, MOST_PAIRS)):
            name = self.dice.choice(self.names)
            yield name, self._value(name)

    def _value(self, name: str) -> str:
        kind = self.dice.random()
        if kind < 0.3:
            return self.dice.choice(VALUES)
        if kind < 0.6 and self.codes.get(name):
            return self.dice.choice(self.codes[name])
        if kind < 0.8:
            return str(self.dice.randint(-1, 9_999))
        return self.words.noun()


def odd_lines(many: int, words: Words) -> list[Line]:
    """Ask this many odd queries; tell how many broke, and how long the slowest took."""
    odd, caller = OddQueries(words), Caller()
    broken, slowest = 0, 0.0
    for number in range(many):
        path = odd.draw()
        start = time.perf_counter()
        # Each from another place: the API counts what one asks.
        broken += caller.status(path, f"10.0.{number % 250}.{number // 250 % 250}") >= 500
        slowest = max(slowest, time.perf_counter() - start)
    return [
        Line(f"{many:,} odd queries, server errors", broken, 0),
        Line(f"{many:,} odd queries, the slowest", slowest, SLOWEST_SECONDS, " s"),
    ]
