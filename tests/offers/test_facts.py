"""Facts in words, in both languages."""

import datetime
from typing import Any

import pytest
from django.utils.translation import gettext, override

from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from tests.conftest import World

SEPTEMBER, JUNE = datetime.date(2027, 9, 1), datetime.date(2028, 6, 30)


def offer(**facts: Any) -> OfferPage:
    return WorkshopPage(title="Aanbod", **facts)


@pytest.mark.parametrize(
    ("amount", "unit", "dutch", "english"),
    [
        (45, "minutes", "45 minuten", "45 minutes"),
        (1, "minutes", "1 minuut", "1 minute"),
        (60, "minutes", "1 uur", "1 hour"),
        (90, "minutes", "1 uur 30 minuten", "1 hour 30 minutes"),
        (121, "minutes", "2 uur 1 minuut", "2 hours 1 minute"),
        (3, "hours", "3 uur", "3 hours"),
        (1, "dayparts", "1 dagdeel", "1 half day"),
        (2, "dayparts", "2 dagdelen", "2 half days"),
        (5, "days", "5 dagen", "5 days"),
        (10, "weeks", "10 weken", "10 weeks"),
        (1, "months", "1 maand", "1 month"),
        (None, "minutes", "", ""),
        (0, "hours", "", ""),
    ],
)
def test_duration_text_is_how_people_say_it(
    amount: int | None, unit: str, dutch: str, english: str
) -> None:
    page = offer(duration=amount, duration_unit=unit)

    with override("en"):
        assert page.duration_text == english
    with override("nl"):
        assert page.duration_text == dutch


@pytest.mark.parametrize(
    ("low", "high", "english"),
    [
        (5, 24, "5 to 24 people"),
        (24, 24, "at most 24 people"),
        (None, 24, "at most 24 people"),
        (None, 1, "at most 1 person"),
        (5, None, "at least 5 people"),
        (1, None, "at least 1 person"),
        (None, None, ""),
    ],
)
def test_group_text_is_how_people_say_it(low: int | None, high: int | None, english: str) -> None:
    with override("en"):
        assert offer(group_min=low, group_max=high).group_text == english


@pytest.mark.parametrize(
    ("first", "last", "english"),
    [
        (SEPTEMBER, JUNE, "1 September 2027 to 30 June 2028"),
        (SEPTEMBER, None, "from 1 September 2027"),
        (None, JUNE, "until 30 June 2028"),
        (None, None, ""),
    ],
)
def test_period_text_is_how_people_say_it(
    first: datetime.date | None, last: datetime.date | None, english: str
) -> None:
    with override("en"):
        assert offer(available_from=first, available_until=last).period_text == english


def test_period_text_in_dutch_has_dutch_months() -> None:
    with override("nl"):
        words = gettext("from %(start)s") % {"start": "1 september 2027"}
        assert offer(available_from=SEPTEMBER).period_text == words


@pytest.mark.parametrize(
    ("facts", "english"),
    [
        ({"cost": 0}, "free"),
        ({"cost": 50}, "€ 50"),
        ({"cost": 50, "cost_note": "per groep"}, "€ 50 (per groep)"),
        ({"cost": 0, "cost_note": "ook het materiaal"}, "free (ook het materiaal)"),
        ({"cost": None}, ""),
        ({"cost": None, "cost_note": "in overleg"}, "in overleg"),
    ],
)
def test_cost_text(facts: dict[str, Any], english: str) -> None:
    with override("en"):
        assert offer(**facts).cost_text == english


@pytest.mark.parametrize(
    ("facts", "english"),
    [
        ({"place_kind": "company", "place": "Den Haag"}, "At the company, Den Haag"),
        ({"place_kind": "company"}, "At the company"),
        ({"place_kind": "school", "place": "Den Haag"}, "At school"),
        ({"place_kind": "online", "place": "Den Haag"}, "Online"),
        ({"place_kind": "elsewhere", "place": "Delft"}, "Somewhere else, Delft"),
    ],
)
def test_place_text_names_the_place_where_the_group_travels(
    facts: dict[str, Any], english: str
) -> None:
    with override("en"):
        assert offer(**facts).place_text == english


def test_lists_in_words_are_in_the_readers_language() -> None:
    page = offer(weekdays=["2", "4", "9"], languages=["nl", "en"])

    with override("en"):
        assert page.weekdays_text == "Tuesday, Thursday"
        assert page.languages_text == "Dutch, English"


def test_levels_text_says_the_sector_once(world: World) -> None:
    page = world.draft(levels=["bb", "kb", "mbo"])

    with override("nl"):
        assert page.levels_text == "Vmbo bb, kb, Mbo"


def test_plate_shows_only_what_is_known(world: World) -> None:
    bare = world.draft()
    full = world.draft(
        title="Vol",
        available_from=SEPTEMBER,
        weekdays=["1"],
        lead_time_days=14,
        minimum_age=14,
        accessibility="full",
    )

    with override("en"):
        assert all(fact.value and fact.label for fact in full.plate())
        known = {fact.label: fact.value for fact in full.plate()}
        assert known["Ask ahead"] == "14 days before"
        assert known["Minimum age"] == "14 years"
        assert not {"Minimum age", "When", "Days", "Accessibility"} & {
            fact.label for fact in bare.plate()
        }


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_kind_facts_leave_out_what_is_empty(world: World, page_class: type[OfferPage]) -> None:
    filled = world.draft(page_class=page_class)

    assert filled.kind_facts()
    assert all(label and value for label, value in filled.kind_facts())
    assert all(value for _label, value in page_class(title="Leeg").kind_facts())
