"""From what somebody types to a place, and from two places to kilometres."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partners.organisations.locating import Point, locate
from search.engine import distances as search_places
from tests.factories.partners import PlaceFactory


def kilometres(one: Point, other: Point) -> float:
    vectors = search_places.unit_vectors(np.array([[other.latitude, other.longitude]]))
    return float(search_places.kilometres(one, vectors)[0])


DEGREES = {"latitude": st.floats(-90, 90), "longitude": st.floats(-180, 180)}


@pytest.fixture
def places(db: None) -> None:
    PlaceFactory(postcode="2511", name="Den Haag", latitude=52.04, longitude=4.28)
    PlaceFactory(postcode="2516", name="Den Haag", latitude=52.08, longitude=4.36)


@pytest.mark.parametrize("text", ["2516", "2516AB", "2516 ab", " 2516  AB "])
def test_locate_postcode_is_found(places: None, text: str) -> None:
    point = locate(text)

    assert point is not None
    assert (point.latitude, point.longitude) == (52.08, 4.36)


@pytest.mark.parametrize("text", ["Den Haag", "den haag", "DEN  HAAG "])
def test_locate_place_name_is_the_middle_of_its_postcodes(places: None, text: str) -> None:
    point = locate(text)

    assert point is not None
    assert (point.latitude, point.longitude) == pytest.approx((52.06, 4.32))


@pytest.mark.parametrize("text", ["", "Haag", "9999", "25166", "2516 ABC", "%", "D_n Haag"])
def test_locate_unknown_is_none(places: None, text: str) -> None:
    assert locate(text) is None


def test_kilometres_between_known_towns_is_right() -> None:
    amsterdam, groningen = Point(52.37, 4.90, ""), Point(53.22, 6.57, "")

    assert kilometres(amsterdam, groningen) == pytest.approx(146, abs=3)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    one=st.builds(Point, label=st.just(""), **DEGREES),
    other=st.builds(Point, label=st.just(""), **DEGREES),
)
def test_kilometres_is_a_distance(one: Point, other: Point) -> None:
    there, back = kilometres(one, other), kilometres(other, one)

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= math.pi * 6371.0 + 1e-6
    assert kilometres(one, one) == pytest.approx(0, abs=1e-6)
