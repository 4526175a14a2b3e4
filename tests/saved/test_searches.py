"""Saved searches: what they hold, what they are called, when they are due."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from partners.organisations.models import Profile
from saved.models import Rhythm, SavedSearch
from saved.saving_refusals import SavingRefused
from saved.searches import name_of, next_moment, normalised, save_search
from search.engine.refresh import fresh_index
from tests.conftest import World
from tests.factories.partners import PlaceFactory
from tests.saved.saving import teacher


@pytest.mark.parametrize(
    ("asked", "saved"),
    [
        ("", ""),
        ("q=+lassen++nu+&sort=title&page=3&utm_source=x", "q=lassen+nu"),
        ("kind=workshop&kind=tour&q=", "kind=tour&kind=workshop"),
        ("kind=tour&kind=workshop", "kind=tour&kind=workshop"),
        ("kind=verzonnen&group=24", "group=24"),
        ("group=min&date=32-13-2026", ""),
        ("date=26-11-2026", "date=2026-11-26"),
        ("within=15", ""),
        ("near=2516&within=15", "near=2516&within=15"),
        ("q=" + "x" * 500, ""),
    ],
)
def test_query_is_saved_in_one_form(world: World, asked: str, saved: str) -> None:
    assert normalised(QueryDict(asked), fresh_index().lists) == saved


def test_name_is_made_of_the_filters(world: World) -> None:
    PlaceFactory(postcode="2516", name="Den Haag")
    profile = Profile.objects.get(code="PIE")
    query = "q=lassen&near=2516&within=15&group=24&kind=workshop&profile=PIE"

    with translation.override("nl"):
        name = name_of(query, "nl", fresh_index())

    for words in ("“lassen”", "Workshop", str(profile.label), "24", "15 km"):
        assert words in name


def test_search_without_filters_has_a_name(world: World) -> None:
    assert name_of("", "nl", fresh_index())


def test_saving_the_same_query_again_changes_its_rhythm(world: World, as_user: Any) -> None:
    person = teacher()
    client = as_user(person)

    client.post(reverse("saved:new_search") + "?kind=tour&group=24", {"rhythm": "daily"})
    client.post(reverse("saved:new_search") + "?group=24&kind=tour&sort=title", {"rhythm": "never"})

    search = SavedSearch.objects.get()
    assert (search.query, search.rhythm, search.person) == (
        "group=24&kind=tour",
        Rhythm.NEVER,
        person,
    )


def test_twenty_first_search_is_refused_and_an_old_one_still_changes(world: World) -> None:
    person = teacher()
    for number in range(1, 21):
        save_search(person, QueryDict(f"group={number}"), rhythm=Rhythm.DAILY, index=fresh_index())

    with pytest.raises(SavingRefused):
        save_search(person, QueryDict("group=21"), rhythm=Rhythm.DAILY, index=fresh_index())
    save_search(person, QueryDict("group=20"), rhythm=Rhythm.NEVER, index=fresh_index())

    assert SavedSearch.objects.count() == 20


def test_search_around_an_unknown_place_is_refused(world: World, as_user: Any) -> None:
    answer = as_user(teacher()).post(
        reverse("saved:new_search") + "?near=Nergenshuizen", {"rhythm": "daily"}
    )

    assert answer.status_code == 200
    assert "Nergenshuizen" in answer.text
    assert not SavedSearch.objects.exists()


def test_search_is_removed(world: World, as_user: Any) -> None:
    person = teacher()
    search = save_search(person, QueryDict("q=las"), rhythm=Rhythm.DAILY, index=fresh_index())

    as_user(person).post(reverse("saved:remove_search", args=[search.pk]))

    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize(
    ("rhythm", "after", "due"),
    [
        # Saturday 21 November 2026; seven o'clock here is six in winter, five in summer.
        (Rhythm.DAILY, datetime(2026, 11, 21, 5, 59, tzinfo=UTC), datetime(2026, 11, 21, 6)),
        (Rhythm.DAILY, datetime(2026, 11, 21, 6, 0, tzinfo=UTC), datetime(2026, 11, 22, 6)),
        (Rhythm.WEEKLY, datetime(2026, 11, 21, 5, 0, tzinfo=UTC), datetime(2026, 11, 23, 6)),
        (Rhythm.WEEKLY, datetime(2026, 11, 23, 6, 0, tzinfo=UTC), datetime(2026, 11, 30, 6)),
        (Rhythm.DAILY, datetime(2027, 3, 27, 6, 0, tzinfo=UTC), datetime(2027, 3, 28, 5)),
        (Rhythm.DAILY, datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 6)),
    ],
)
def test_mail_is_due_in_the_morning(rhythm: str, after: datetime, due: datetime) -> None:
    assert next_moment(rhythm, after) == due.replace(tzinfo=UTC)


def test_search_near_a_place_with_a_slip_is_refused_with_the_one_meant(world: World) -> None:
    PlaceFactory(postcode="1315", name="Almere")
    asked = QueryDict("near=Almerre&within=15")

    with translation.override("nl"), pytest.raises(SavingRefused, match="Bedoelde je: Almere"):
        save_search(teacher(), asked, rhythm="never", index=fresh_index())
