"""Finding offers: every filter, what it counts, and the way back out of it."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.translation import gettext, override

from search.facets.declared import FACETS
from search.screen.catalogue import PER_PAGE, Results
from tests.conftest import World
from tests.search.conftest import add_one_of_each_kind

pytestmark = pytest.mark.database("the index")

ROBOT, METAL, CAFE, SAW, FAR = (
    "Lassen met de robot",
    "Bezoek de metaalbewerking",
    "Één dag in het café",
    "Zaagmachine",
    "Ver weg",
)
ALL = {ROBOT, METAL, CAFE, SAW, FAR}


def titles(results: Results) -> set[str]:
    return {card.title for card in results.cards}


def counts(results: Results, name: str) -> dict[str, int]:
    facet = next(facet for facet in results.facets if facet.name == name)
    return {option.value: option.count for option in facet.options}


def test_catalogue_shows_and_counts_only_what_schools_may_see(ask: Any) -> None:
    results = ask()

    assert titles(results) == ALL
    assert results.total == 5
    assert sum(counts(results, "kind").values()) == 5
    assert sum(counts(results, "region").values()) == 5
    assert titles(ask("q=verborgen")) == set()


# Facets ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=workshop", {ROBOT, FAR}),
        ("kind=workshop&kind=tour", {ROBOT, FAR, METAL}),
        ("level=kb", {ROBOT, SAW, FAR}),
        ("level=bb&level=mbo", {METAL, CAFE}),
        # An offer without profiles fits them all.
        ("profile=M%26T", {SAW, METAL}),
        ("profile=PIE", {ROBOT, CAFE, FAR, METAL}),
        ("profile=BWI&profile=M%26T", {ROBOT, SAW, METAL}),
        ("kind=workshop&level=tl", {ROBOT}),
        ("kind=workshop&level=mbo", set()),
        ("kind=workshop&kind=tour&profile=BWI", {ROBOT, METAL}),
    ],
)
def test_facets_or_within_and_between(ask: Any, query: str, found: set[str]) -> None:
    results = ask(query)

    assert titles(results) == found
    assert results.total == len(found)


def test_facet_region_keeps_that_region_only(ask: Any, world: World) -> None:
    assert titles(ask(f"region={world.other_region.slug}")) == {FAR}
    assert titles(ask(f"region={world.region.slug}")) == ALL - {FAR}


@pytest.mark.parametrize("other", ["", "level=kb", "q=lassen", "group=24", "near=2516&within=50"])
@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_facet_count_of_each_option_is_what_ticking_it_alone_finds(
    ask: Any, world: World, facet: Any, other: str
) -> None:
    if other.startswith(facet.name):
        other = ""
    if not counts(ask(), facet.name):
        add_one_of_each_kind(world)
    shown = counts(ask(other), facet.name)

    assert shown
    for value, count in shown.items():
        query = QueryDict(other, mutable=True)
        query.appendlist(facet.name, value)
        assert ask(query.urlencode()).total == count


def test_facet_counts_leave_out_its_own_filter_but_apply_the_others(ask: Any) -> None:
    results = ask("kind=tour&level=kb")

    assert counts(results, "kind") == {"tour": 0, "workshop": 2, "facility": 1}
    assert counts(results, "level") == {"bb": 1, "kb": 0}
    assert results.total == 0


def test_facet_option_ticked_is_marked(ask: Any) -> None:
    facet = next(facet for facet in ask("kind=tour").facets if facet.name == "kind")

    assert facet.selected_count == 1
    assert [option.value for option in facet.options if option.selected] == ["tour"]


@pytest.mark.parametrize("name", [facet.name for facet in FACETS])
def test_facet_unknown_value_is_told_and_left_out(ask: Any, name: str) -> None:
    results = ask(f"{name}=bestaat-niet")

    assert results.total == 5
    assert len(results.problems) == 1


# Words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lassen", {ROBOT}),
        ("LASSEN", {ROBOT}),
        ("cafe", {CAFE}),
        ("CAFÉ", {CAFE}),
        ("een dag", {CAFE}),
        ("metaal", {METAL}),
        ("bewerking", {METAL}),
        ("robot lassen", {ROBOT}),
        # The saw's facts tell of a "lasrobot".
        ("robot zaagmachine", {SAW}),
        ("robot café", set()),
        ("robotica", {ROBOT}),
        ("rondleiding", {METAL}),
        ("nergenshuizen", {FAR}),
        ("%", ALL),
        ("_", ALL),
        ("   ", ALL),
    ],
)
def test_words_are_found_in_any_case_without_accents_and_inside_compounds(
    ask: Any, words: str, found: set[str]
) -> None:
    query = QueryDict(mutable=True)
    query["q"] = words

    assert titles(ask(query.urlencode())) == found


def test_words_find_the_provider_and_the_region(ask: Any, world: World) -> None:
    assert titles(ask(f"q={world.neighbour.name}".replace(" ", "+"))) >= {CAFE, SAW}
    assert titles(ask(f"q={world.other_region.name}".replace(" ", "+"))) >= {FAR}


# Place, group and day --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("near=2516&within=5", {ROBOT}),
        ("near=2516+AB&within=10", {ROBOT, METAL}),
        ("near=2516ab&within=10", {ROBOT, METAL}),
        ("near=den+haag&within=10", {ROBOT, METAL}),
        ("near=%20Den%20%20Haag%20&within=10", {ROBOT, METAL}),
        ("near=Delft&within=5", {METAL}),
        ("near=almere", {SAW}),
    ],
)
def test_near_keeps_what_lies_within_the_distance(ask: Any, query: str, found: set[str]) -> None:
    results = ask(query)

    assert titles(results) == found
    assert results.problems == []


def test_near_shows_the_distance_on_the_card(ask: Any) -> None:
    cards = {card.title: card.html for card in ask("near=2516&within=50").cards}

    assert "0 km" in cards[ROBOT]
    assert re.search(r"7(,[0-9])?\s*km|6,[5-9]\s*km", cards[METAL])
    assert not any(" km" in card.html for card in ask().cards)


@pytest.mark.parametrize("near", ["Nergenshuizen", "9999", "0123 AB"])
def test_near_unknown_place_gets_a_sentence_and_finds_nothing(ask: Any, near: str) -> None:
    results = ask(f"near={near}")

    assert (results.total, len(results.problems)) == (0, 1)
    assert [(way.count, way.url) for way in results.suggestions] == [(5, results.base_url)]


@pytest.mark.parametrize("near", ["x" * 61, "%00"])
def test_near_that_is_no_text_of_a_place_filters_nothing(ask: Any, near: str) -> None:
    results = ask(f"near={near}")

    assert (results.total, len(results.problems)) == (5, 1)


def test_near_unknown_place_is_named_in_the_sentence(ask: Any) -> None:
    with override("nl"):
        sentence = gettext(
            "We do not know the place “%(place)s”. Try a postcode, for example 2516."
        )
        assert ask("near=Nergenshuizen").problems == [sentence % {"place": "Nergenshuizen"}]


def test_near_with_a_slip_offers_the_places_that_may_be_meant(ask: Any) -> None:
    results = ask("near=Almerre&within=50")

    meant = results.places_meant[0]
    assert (meant.label, meant.url) == ("Almere", f"{results.base_url}?near=Almere&within=50")
    assert "Almere" in results.problems[0]
    assert results.other_problems == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("group=4", ALL - {ROBOT}),
        ("group=5", ALL),
        ("group=12", ALL),
        ("group=24", {ROBOT, METAL, SAW, FAR}),
        ("group=25", {METAL, SAW}),
        ("group=31", {SAW}),
    ],
)
def test_group_keeps_what_the_group_fits_in(ask: Any, query: str, found: set[str]) -> None:
    assert titles(ask(query)) == found


@pytest.mark.parametrize("group", ["0", "-5", "2001", "veel", "1e3", "9" * 5000])
def test_group_impossible_is_told_and_left_out(ask: Any, group: str) -> None:
    results = ask(f"group={group}")

    assert results.total == 5
    assert len(results.problems) == 1


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2027-02-01", {CAFE, SAW, FAR}),
        ("2027-03-01", {METAL, CAFE, SAW, FAR}),
        ("2027-09-02", ALL),  # a Thursday
        ("2027-09-03", ALL - {ROBOT}),  # a Friday
        ("2028-01-01", {METAL, CAFE, FAR}),
        ("30-05-2028", {METAL, CAFE, FAR, ROBOT}),  # a Tuesday
        ("2028-07-04", {METAL, CAFE, FAR}),  # a Tuesday, after the last day
    ],
)
def test_date_keeps_what_is_possible_on_that_day(ask: Any, day: str, found: set[str]) -> None:
    assert titles(ask(f"date={day}")) == found


@pytest.mark.parametrize("day", ["2027-02-30", "morgen", "2027", "99999-01-01", "-1-1-1"])
def test_date_impossible_is_told_and_left_out(ask: Any, day: str) -> None:
    results = ask(f"date={day}")

    assert results.total == 5
    assert len(results.problems) == 1


# Order and paging ------------------------------------------------------------------------


def ordered(results: Results) -> list[str]:
    return [card.title for card in results.cards]


def test_sort_by_default_newest_first(ask: Any) -> None:
    assert ordered(ask()) == [FAR, SAW, CAFE, METAL, ROBOT]


def test_sort_by_name_ignores_accents_and_case(ask: Any) -> None:
    assert ordered(ask("sort=title")) == [METAL, CAFE, ROBOT, FAR, SAW]


def test_sort_soonest_possible_now_comes_before_later(ask: Any) -> None:
    assert ordered(ask("sort=soonest"))[-2:] == [METAL, ROBOT]


def test_sort_by_default_nearest_first_where_a_place_is_asked(ask: Any) -> None:
    assert ordered(ask("near=2611&within=50")) == [METAL, ROBOT]


def test_sort_nearest_without_place_is_newest(ask: Any) -> None:
    results = ask("sort=nearest")

    assert ordered(results) == ordered(ask())
    assert [sort.value for sort in results.sorts if sort.current] == ["newest"]
    assert "nearest" not in {sort.value for sort in results.sorts}


@pytest.mark.parametrize("query", ["", "near=2516", "near=2516&sort=title", "sort=soonest"])
def test_sorts_exactly_one_is_current_and_its_url_keeps_the_filters(ask: Any, query: str) -> None:
    results = ask(query)

    assert sum(sort.current for sort in results.sorts) == 1
    for sort in results.sorts:
        kept = QueryDict(sort.url.partition("?")[2])
        assert kept["sort"] == sort.value
        assert kept.get("near", "") == QueryDict(query).get("near", "")


@pytest.mark.parametrize(
    ("page", "number"), [("1", 1), ("0", 1), ("-1", 1), ("99", 1), ("x", 1), ("1.5", 1)]
)
def test_page_odd_number_is_a_page_that_exists(ask: Any, page: str, number: int) -> None:
    assert ask(f"page={page}").page_obj.number == number


def test_pages_each_offer_is_on_exactly_one(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.screen.catalogue.PER_PAGE", 2)
    assert PER_PAGE == 24

    first = ask("sort=title")
    pages = [first]
    while pages[-1].next_url:
        pages.append(ask(pages[-1].next_url.partition("?")[2]))

    shown = [title for page in pages for title in ordered(page)]
    assert [len(page.cards) for page in pages] == [2, 2, 1]
    assert sorted(shown) == sorted(ALL)
    assert first.previous_url == ""
    assert QueryDict(first.next_url.partition("?")[2]) == QueryDict("sort=title&page=2")


# Active filters and suggestions ----------------------------------------------------------


QUERY = "q=lassen&kind=workshop&kind=tour&level=kb&group=20&date=2027-09-02&near=2516&within=50"


def test_active_filters_each_has_a_url_without_it(ask: Any) -> None:
    active = ask(QUERY).active

    removed = []
    for filter_ in active:
        kept = QueryDict(filter_.remove_url.partition("?")[2])
        asked = QueryDict(QUERY)
        removed += [
            (name, value)
            for name in asked
            for value in asked.getlist(name)
            if value not in kept.getlist(name)
        ]
    assert removed == [
        ("q", "lassen"),
        ("kind", "tour"),
        ("kind", "workshop"),
        ("level", "kb"),
        ("group", "20"),
        ("date", "2027-09-02"),
        ("near", "2516"),
    ]
    assert all(filter_.label for filter_ in active)


def test_active_filters_of_nothing_asked_are_none(ask: Any) -> None:
    results = ask("utm_source=elders&page=1")

    assert results.active == []
    assert results.clear_url == "/aanbod/"


def test_active_filter_last_one_removed_leads_to_the_plain_url(ask: Any) -> None:
    assert [choice.remove_url for choice in ask("kind=tour").active] == ["/aanbod/"]


def test_suggestions_where_nothing_fits_tell_what_dropping_gives(ask: Any) -> None:
    results = ask("kind=tour&level=kb&q=metaal")

    assert results.total == 0
    assert [
        (QueryDict(way.url.partition("?")[2]).get("level"), way.count)
        for way in results.suggestions
    ] == [(None, 1)]
    for way in results.suggestions:
        assert ask(way.url.partition("?")[2]).total == way.count


def test_suggestions_most_first_and_never_empty_ways(ask: Any) -> None:
    results = ask("kind=tour&level=kb")

    numbers = [way.count for way in results.suggestions]
    assert numbers == sorted(numbers, reverse=True) == [3, 1]


def test_suggestions_where_something_fits_are_none(ask: Any) -> None:
    assert ask("kind=tour").suggestions == []
