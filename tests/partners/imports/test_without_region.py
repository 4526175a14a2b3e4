"""Schools without a region: found together, and given one, many at once; by the office only."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from partners.organisations.actions import assign_region
from partners.organisations.models import School
from tests.conftest import World
from tests.factories.partners import PlaceFactory, RegionFactory, SchoolFactory

pytestmark = pytest.mark.database("rows under a lock")

URL = "/admin/importeren/scholen-zonder-regio/"


@pytest.fixture
def schools(world: World) -> dict[str, School]:
    places = {"a": "Delft", "b": "Delft", "c": "Rijswijk (ZH)", "d": ""}
    made = {
        name: SchoolFactory(name=f"School {name}", municipality=town, region=None)
        for name, town in places.items()
    }
    return made | {"e": SchoolFactory(municipality="Delft", region=world.other_region)}


def regions(schools: dict[str, School]) -> dict[str, int | None]:
    for one in schools.values():
        one.refresh_from_db()
    return {name: school.region_id for name, school in schools.items()}


def test_municipality_and_single_schools_get_the_region(
    world: World, as_user: Any, schools: dict[str, School]
) -> None:
    client: Client = as_user(world.office)

    shown = client.get(URL).text
    done = client.post(
        URL,
        {"region": world.region.pk, "municipality": ["Delft"], "school": [schools["d"].pk]},
        follow=True,
    )

    assert "School a" in shown
    assert schools["e"].name not in shown
    assert regions(schools) == {
        "a": world.region.pk,
        "b": world.region.pk,
        "c": None,
        "d": world.region.pk,
        "e": world.other_region.pk,
    }
    assert "School c" in done.text
    assert "School a" not in done.text
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"region": ""},
        {"region": "99999"},
        {"region": "x"},
        {"municipality": [], "school": []},
        {"municipality": ["Nergens"], "school": ["9" * 40, "x"]},
    ],
)
def test_error_is_told_and_what_was_ticked_stays(
    world: World, as_user: Any, schools: dict[str, School], wrong: dict[str, Any]
) -> None:
    sent = {"region": world.region.pk, "municipality": ["Delft"], "school": [schools["c"].pk]}

    page = as_user(world.office).post(URL, sent | wrong).text

    assert 'role="alert"' in page
    assert set(regions(schools).values()) == {None, world.other_region.pk}
    ticked = set(re.findall(r'value="([^"]*)"\s+checked', page))
    kept = {"Delft", str(schools["c"].pk)} if "municipality" not in wrong else set()
    assert ticked == kept


def test_of_a_ticked_municipality_only_the_schools_that_are_shown_are_meant(
    world: World, as_user: Any, schools: dict[str, School]
) -> None:
    sent = {"region": world.region.pk, "municipality": ["Delft"]}

    as_user(world.office).post(f"{URL}?q=School+a", sent)

    assert [name for name, region in regions(schools).items() if region == world.region.pk] == ["a"]


@pytest.mark.parametrize("query", ["?q=zzz", "?q=%00", "?q=" + "x" * 20_000])
def test_odd_search_gets_a_page(
    world: World, as_user: Any, schools: dict[str, School], query: str
) -> None:
    assert as_user(world.office).get(URL + query).status_code == 200


def test_what_is_known_is_given_with_one_button(
    world: World, as_user: Any, schools: dict[str, School]
) -> None:
    PlaceFactory(postcode="2288", municipality="Rijswijk", region=world.region)
    School.objects.filter(pk=schools["c"].pk).update(postcode="2288 EA")
    client: Client = as_user(world.office)

    assert 'name="known"' in client.get(URL).text
    client.post(URL, {"known": "1"})

    other = world.other_region.pk
    assert regions(schools) == {"a": other, "b": other, "c": world.region.pk, "d": None, "e": other}
    assert 'name="known"' not in client.get(URL).text


def test_school_with_a_region_is_never_taken(world: World, schools: dict[str, School]) -> None:
    assert assign_region([schools["e"]], region=world.region, by=world.office) == 0
    assert regions(schools)["e"] == world.other_region.pk


def test_closed_region_cannot_be_chosen(
    world: World, as_user: Any, schools: dict[str, School]
) -> None:
    closed = RegionFactory(active=False)

    as_user(world.office).post(URL, {"region": closed.pk, "municipality": ["Delft"]})

    assert regions(schools)["a"] is None


@pytest.mark.parametrize("person", ["leader", "editor"])
def test_screen_does_not_exist_for_others(
    world: World, as_user: Any, schools: dict[str, School], person: str
) -> None:
    client: Client = as_user(getattr(world, person))
    sent = {"region": world.region.pk, "municipality": ["Delft"]}

    answers = [client.get(URL), client.post(URL, sent), client.post(URL, {"known": "1"})]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert set(regions(schools).values()) == {None, world.other_region.pk}


def test_list_of_schools_has_a_filter_for_those_without_a_region(
    world: World, as_user: Any, schools: dict[str, School]
) -> None:
    listed = "/admin/snippets/organisations/school/"
    client: Client = as_user(world.office)

    without = client.get(f"{listed}?region=null").text
    there = client.get(f"{listed}?region={world.other_region.pk}").text

    assert "School a" in without
    assert schools["e"].name not in without
    assert schools["e"].name in there
    assert "School a" not in there
