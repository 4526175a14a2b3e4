"""The benchmark of the catalogue: its offers are those schools would see, and it runs."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.http import QueryDict
from wagtail.models import Page

from benchmarks.catalogue.apart import memory, sitemap
from benchmarks.catalogue.build import OfferCrowd
from benchmarks.catalogue.index import count_lines, load_line, refresh_line
from benchmarks.catalogue.pages import PageBench, PageTimes, page_lines
from benchmarks.catalogue.publishing import publish_line
from benchmarks.catalogue.stock import facet_counts, narrowed
from benchmarks.catalogue.timing import Line, judge
from offers.kinds import KINDS
from offers.models import OfferPage
from search.engine.consistency import differences
from search.engine.matches import find
from search.engine.query import CatalogueQuery, query_of
from search.engine.refresh import fresh_index
from search.indexing.entries import FIELDS, rebuild
from search.models import CatalogueEntry

OFFERS = 60
# Facets the stock listing and the catalogue name alike, and where nothing chosen fits nothing.
COMPARED = ("level", "topic", "region", "place", "length", "cost", "access", "line", "sector")


@pytest.fixture
def crowd(db: None, settings: Any, tmp_path: Any) -> OfferCrowd:
    settings.MEDIA_ROOT = str(tmp_path)
    crowd = OfferCrowd()
    crowd.grow(OFFERS // 2)
    crowd.grow(OFFERS)
    return crowd


def rows() -> dict[int, dict[str, Any]]:
    names = [name for name in FIELDS if name != "card"]
    return {row["pk"]: row for row in CatalogueEntry.objects.values("pk", *names)}


def test_crowd_grown_twice_has_the_asked_offers_in_dutch_and_some_in_english(
    crowd: OfferCrowd,
) -> None:
    visible = OfferPage.objects.visible()

    assert visible.filter(locale__language_code="nl").count() == OFFERS
    assert visible.filter(locale__language_code="en").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_crowd_rows_are_those_that_publishing_would_write(crowd: OfferCrowd) -> None:
    made = rows()

    rebuild()

    assert made == rows()
    assert differences() == []


def test_crowd_that_grew_is_in_an_index_that_was_loaded_before(crowd: OfferCrowd) -> None:
    before = find(fresh_index(), CatalogueQuery(language="nl")).total

    crowd.grow(2 * OFFERS)

    assert before == OFFERS
    assert find(fresh_index(), CatalogueQuery(language="nl")).total == 2 * OFFERS


def test_crowd_cards_have_their_own_title_and_url(crowd: OfferCrowd, client: Any) -> None:
    entry = CatalogueEntry.objects.filter(locale__language_code="nl").earliest("pk")

    assert f'href="{entry.url}"' in entry.card
    assert entry.title in entry.card
    assert client.get(entry.url).status_code == 200


def test_crowd_offers_of_every_kind_can_be_opened(crowd: OfferCrowd, client: Any) -> None:
    crowd.grow(400)

    for kind in KINDS:
        offer = kind.objects.visible().earliest("pk")
        assert offer.missing_facts() == []
        assert client.get(offer.get_url()).status_code == 200


def test_bench_catalogue_fails_by_the_name_of_the_line_that_is_over_its_limit() -> None:
    slow = Line("filter page", found=9, limit=8, unit="×")
    small = Line("share", found=80, limit=90, unit="%", at_least=True)

    assert not slow.holds
    assert not small.holds
    assert Line("filter page", found=8, limit=8).holds
    assert Line("share", found=90, limit=90, at_least=True).holds
    with pytest.raises(CommandError, match="filter page; share"):
        judge([slow, Line("fine", 1, 2), small])


def test_pages_are_measured_beside_what_they_are_compared_with(
    crowd: OfferCrowd, settings: Any
) -> None:
    settings.ROOT_URLCONF = "benchmarks.catalogue.urls"
    crowd.grow(300)

    times = PageBench(3, 2, crowd.words).measure()

    assert min(times.filtered, times.words, times.stock) > times.empty
    assert times.cached < times.zipped
    assert len(page_lines(times, times)) == 9


def test_a_slow_moment_of_the_machine_is_not_laid_on_the_catalogue() -> None:
    small = PageTimes(
        filtered=6, empty=0.5, zipped=8, empty_zipped=2, words=6, cached=1,
        empty_after_query=1, stock=90,
    )  # fmt: skip

    assert replace(small, filtered=12, empty=1).slower(small) == 1
    assert replace(small, filtered=12).slower(small) == 2


def test_stock_listing_counts_as_the_catalogue_does(crowd: OfferCrowd, settings: Any) -> None:
    """What the catalogue is compared with must do the same work."""
    params = QueryDict("level=kb&level=tl&cost=free&group=16")
    index = fresh_index()
    query, _problems = query_of(params, "nl", index.lists)
    matches = find(index, query)

    counted = {name: dict(facet_counts(params, name)) for name in COMPARED}

    assert narrowed(params).count() == matches.total > 0
    assert counted == {name: positive(matches.counts(name)) for name in COMPARED}


def positive(counts: dict[str, int]) -> dict[str, int]:
    return {code: count for code, count in counts.items() if count}


def test_index_and_sitemap_are_measured(crowd: OfferCrowd) -> None:
    lines = [*count_lines(3), load_line(), refresh_line(3)]

    assert all(line.found > 0 for line in lines)
    assert len({line.name for line in lines}) == 9
    assert memory()["asked"] >= 0
    assert sitemap()["urls"] > OfferPage.objects.visible().count()


def test_publishing_is_measured_with_the_catalogue_following_every_second_time(
    crowd: OfferCrowd,
) -> None:
    before = CatalogueEntry.objects.count()

    line = publish_line(2)

    assert line.found > 0
    assert OfferPage.objects.visible().count() == before + 6
    assert CatalogueEntry.objects.count() == before + 3
