"""Names of people: every script, one form, and which part is which."""

import pytest
from django.core.exceptions import ValidationError

from partners.organisations.validators import validate_person_name
from partners.people.person_names import split_name, validate_full_name
from texts.normalise import name


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("Jan de Wit", "Jan", "de Wit"),
        ("Lot", "Lot", ""),
        ("Berg, Jan van den", "Jan", "van den Berg"),
        ("Berg van den, Jan", "Jan", "van den Berg"),
        ("Berg, van den", "", "van den Berg"),
        ("van den Berg, Jan", "Jan", "van den Berg"),
        ("Berg, dhr. J. van den", "J.", "van den Berg"),
        ("Dhr. P. de Wit", "P.", "de Wit"),
        ("Mevr. De Wit", "", "De Wit"),
        ("De heer van den Berg", "", "van den Berg"),
        ("Prof. dr. Els Bakker", "Els", "Bakker"),
        ("Jan de Wit, MSc", "Jan", "de Wit"),
        ("van ‘t Hof", "", "van 't Hof"),
        ("'t Hart", "", "'t Hart"),
        ("Jose\u0301 Garc\u00eda", "José", "García"),
        ("Anne\u2011Marie d´Hond", "Anne-Marie", "d'Hond"),
        ("Dhr.", "", ""),
        ("", "", ""),
    ],
)
def test_name_is_split_as_people_mean_it(typed: str, first: str, last: str) -> None:
    assert split_name(typed) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "van ‘t Hof",
        "Jose\u0301",
        "Anne\u2013Marie",
        "J.P. d’Hond",
        "हिन्दी शर्मा",
        "สมชาย",
        "مُحَمَّد",
        "N\u0303\u0331una",
        "O’Brien",
    ],
)
def test_real_name_is_accepted_in_its_one_form(typed: str) -> None:
    validate_person_name(name(typed))


@pytest.mark.parametrize(
    "typed", ["Jan 2", "kwaad.example.nl", "\u0301Jan", "-", "💥", "a" * 9 + "/"]
)
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        validate_person_name(name(typed))


@pytest.mark.parametrize("typed", ["Berg, Jan van den", "Dhr. P. de Wit", "Jan de Wit, MSc"])
def test_whole_name_may_stand_in_any_order(typed: str) -> None:
    validate_full_name(typed)


@pytest.mark.parametrize("typed", ["Dhr.", ",", "Wit, https://kwaad.example.nl", "www.kwaad.nl"])
def test_whole_name_without_a_name_or_with_a_link_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        validate_full_name(typed)
