"""Where a postcode or a place name lies, also when several places have the name."""

import pytest

from partners.organisations.locating import Point, locate, locations, resolve
from tests.factories.partners import PlaceFactory


def place(postcode: str, name: str, municipality: str, latitude: float, longitude: float) -> None:
    PlaceFactory(
        postcode=postcode,
        name=name,
        municipality=municipality,
        latitude=latitude,
        longitude=longitude,
    )


@pytest.fixture
def areas(db: None) -> None:
    place("6190", "Beek", "Beek", 50.94, 5.79)
    place("6191", "Beek", "Beek", 50.94, 5.80)
    place("6573", "Beek", "Berg en Dal", 51.83, 5.93)
    place("7037", "Beek", "Montferland", 51.91, 6.19)
    place("1861", "Bergen (NH)", "Bergen", 52.67, 4.71)
    place("1862", "Bergen (NH)", "Bergen", 52.68, 4.71)
    place("5854", "Bergen L", "Bergen", 51.60, 6.05)
    place("4611", "Bergen op Zoom", "Bergen op Zoom", 51.49, 4.29)
    place("2516", "'s-Gravenhage", "'s-Gravenhage", 52.07, 4.34)
    PlaceFactory(postcode="1216", name="Hilversum", other_names="Loosdrecht; Kortenhoef")


@pytest.mark.parametrize("text", ["2516", "2516AB", "2516 AB", "2516 ab", " 2516  ab "])
def test_postcode_in_any_form_is_found(areas: None, text: str) -> None:
    point = locate(text)

    assert point is not None
    assert (point.latitude, point.longitude) == (52.07, 4.34)


def test_places_of_one_name_stay_apart_and_the_largest_comes_first(areas: None) -> None:
    found = locations("beek")

    assert [point.label for point in found] == [
        "Beek (Beek)",
        "Beek (Berg en Dal)",
        "Beek (Montferland)",
    ]
    assert found[0].longitude == pytest.approx(5.795)


@pytest.mark.parametrize("text", ["Beek (Montferland)", "beek, montferland"])
def test_municipality_says_which_one(areas: None, text: str) -> None:
    assert [point.longitude for point in locations(text)] == [6.19]


def test_same_name_in_municipalities_of_one_name(areas: None) -> None:
    assert [point.label for point in locations("Bergen")] == ["Bergen (NH)", "Bergen L"]
    assert [point.latitude for point in locations("Bergen op Zoom")] == [51.49]


@pytest.mark.parametrize("text", ["Den Haag", "'s-Gravenhage", "’s-gravenhage", "The Hague"])
def test_both_names_of_a_place_are_known(areas: None, text: str) -> None:
    assert [point.latitude for point in locations(text)] == [52.07]


def test_place_that_shares_its_postcode_is_found(areas: None) -> None:
    assert len(locations("kortenhoef")) == 1
    assert locations("hoef") == []


@pytest.mark.parametrize(
    ("facts", "latitude"),
    [
        ({"postcode": "2516 AB", "place": "Beek"}, 52.07),
        ({"postcode": "9999 ZZ", "place": "Beek", "municipality": "Montferland"}, 51.91),
        ({"place": "Beek", "municipality": "Onbekend"}, 50.94),
        ({"municipality": "montferland"}, 51.91),
    ],
)
def test_organisation_is_found_by_the_most_precise_it_tells(
    areas: None, facts: dict[str, str], latitude: float
) -> None:
    point = resolve(**facts)

    assert isinstance(point, Point)
    assert point.latitude == latitude


@pytest.mark.parametrize("facts", [{}, {"postcode": "9999 ZZ"}, {"place": "Nergens"}])
def test_unknown_organisation_is_nowhere(areas: None, facts: dict[str, str]) -> None:
    assert resolve(**facts) is None
