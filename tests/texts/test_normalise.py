"""One form for what people type: the right value for each kind of text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partners.organisations.register_numbers import kvk_number, postcode, school_code
from texts.normalise import code, lines, mail_address, name, one_line

NORMALISERS = (lines, one_line, name, code, mail_address)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Eerste regel\x0btweede regel", "Eerste regel tweede regel"),
        ("Eerste regel\r\ntweede\u2028regel", "Eerste regel tweede regel"),
        ("met\x00nul en\x07bel\x85", "met nul en bel"),
        ("tab\ttab  en \xa0 vast\u202fwit", "tab tab en vast wit"),
        ("auto\u00adgarage\u200b\ufeff", "autogarage"),
        ("omge\u202ekeerd\u2066", "omgekeerd"),
        ("\u3164\u115f\u034f", ""),
        ("Jose\u0301", "José"),
        ("foto’s bij ’t raam, ’s ochtends", "foto's bij 't raam, 's ochtends"),
        ("‘zo’ gezegd – en gedaan", "‘zo’ gezegd – en gedaan"),
        ("👩\u200d🔧 en هان\u200cي", "👩\u200d🔧 en هان\u200cي"),
        ("a\u200db", "ab"),
        ("\ud800half", "half"),
    ],
)
def test_one_line_has_nothing_that_cannot_be_seen(typed: str, stored: str) -> None:
    assert one_line(typed) == stored


def test_lines_keep_their_line_ends_as_one_sign() -> None:
    assert lines("een\r\ntwee\rdrie\x0bvier\u2029vijf\tzes") == "een\ntwee\ndrie\nvier\nvijf zes"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("van ‘t Hof", "van 't Hof"),
        ("van `t Hof", "van 't Hof"),
        ("D´Hond", "D'Hond"),
        ("Anne\u2010Marie", "Anne-Marie"),
        ("Anne\u2011Marie\u2012Jo\u2013Els", "Anne-Marie-Jo-Els"),
        ("José", "José"),
        ("علی\u200cرضا", "علیرضا"),
    ],
)
def test_name_has_plain_hyphens_and_apostrophes(typed: str, stored: str) -> None:
    assert name(typed) == stored


@pytest.mark.parametrize(
    ("normalise", "typed", "stored"),
    [
        (kvk_number, "0123\xa04568", "01234568"),
        (kvk_number, "12.34.56.78", "12345678"),
        (kvk_number, "01234569\u200b", "01234569"),
        (postcode, "2516\xa0ab", "2516 AB"),
        (postcode, "2516\u2011AB", "2516 AB"),
        (postcode, "NL-2516 AB", "2516 AB"),
        (postcode, "2516", "2516"),
        (school_code, "02vg\u202f00", "02VG00"),
        (mail_address, "w@example.nl\u200b", "w@example.nl"),
        (mail_address, "w@voor\u2011beeld.nl\xa0", "w@voor-beeld.nl"),
    ],
)
def test_number_or_address_is_stored_in_one_form(
    normalise: Callable[[str], str], typed: str, stored: str
) -> None:
    assert normalise(typed) == stored


@pytest.mark.parametrize("normalise", NORMALISERS, ids=lambda one: one.__name__)
@settings(max_examples=200, derandomize=True, deadline=None)
@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_normalised_text_stays_as_it_is(normalise: Callable[[str], str], text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    once.encode()
    assert not any(sign < " " and sign != "\n" for sign in once)


def test_marks_that_pile_up_on_one_letter_are_cut() -> None:
    assert len(one_line("a" + "\u0301\u0316" * 1000)) <= 31
