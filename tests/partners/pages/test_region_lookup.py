"""The region of a postcode: what the office says, else what its municipality agrees on."""

import pytest

from partners.organisations.models import Region
from partners.pages.region_lookup import open_regions, place_name, region_of_postcode
from tests.conftest import World
from tests.factories.partners import PlaceFactory, RegionFactory, SchoolFactory


def place(postcode: str, region: Region | None = None, municipality: str = "Delft") -> None:
    found = PlaceFactory(postcode=postcode, name="Delft")
    found.municipality, found.region = municipality, region
    found.save()


def test_place_with_region_tells_it(world: World) -> None:
    place("2611", world.other_region)

    assert region_of_postcode("2611ab") == world.other_region
    assert place_name("2611 AB") == "Delft"


def test_other_places_and_schools_of_the_municipality_tell_it(world: World) -> None:
    place("2611")
    place("2612", world.region)
    SchoolFactory(region=world.region, municipality="delft")

    assert region_of_postcode("2611 AB") == world.region


def test_municipality_in_two_regions_tells_nothing(world: World) -> None:
    place("2611")
    place("2612", world.region)
    SchoolFactory(region=world.other_region, municipality="Delft")

    assert region_of_postcode("2611 AB") is None


def test_school_in_the_same_postcode_area_tells_it(world: World) -> None:
    SchoolFactory(region=world.region, postcode="9999 ZZ")

    assert region_of_postcode("9999 AA") == world.region


def test_unknown_postcode_tells_nothing(world: World) -> None:
    assert region_of_postcode("9999 AA") is None
    assert place_name("9999 AA") == ""


@pytest.mark.parametrize("active", [True, False])
def test_region_without_page_or_closed_takes_nobody(world: World, active: bool) -> None:
    closed = RegionFactory(active=active) if active else world.region
    Region.objects.filter(pk=closed.pk).update(active=active)
    place("2611", closed)

    assert region_of_postcode("2611 AB") is None
    assert closed not in open_regions()
