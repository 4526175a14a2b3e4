"""Number formats of Dutch registers: the good pass, everything else gets a sentence."""

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from partners.organisations.validators import (
    refuse_address,
    refuse_postcode,
    validate_kvk,
    validate_organisation_name,
    validate_person_name,
    validate_postcode,
    validate_postcode_area,
    validate_school_code,
)

VALIDATORS = (validate_kvk, validate_postcode, validate_postcode_area, validate_school_code)


@pytest.mark.parametrize(
    ("validate", "value"),
    [
        (validate_kvk, "12345678"),
        (validate_kvk, "00000001"),
        (validate_postcode, "2516 AB"),
        (validate_postcode, "2516AB"),
        (validate_postcode, "1011 zz"),
        (validate_postcode_area, "2516"),
        (refuse_postcode, "In 2024 en 2025 hielpen wij 1200 leerlingen"),
        (refuse_address, "Hal 3"),
        (refuse_address, "Binckhorst 2516"),
        (validate_school_code, "02VG00"),
        (validate_school_code, "16PA12"),
    ],
)
def test_validator_number_of_the_register_is_accepted(
    validate: Callable[[str], None], value: str
) -> None:
    validate(value)


@pytest.mark.parametrize(
    ("validate", "value", "code"),
    [
        (validate_kvk, "1234567", "kvk"),
        (validate_kvk, "123456789", "kvk"),
        (validate_kvk, "1234567\n", "kvk"),
        (validate_kvk, "12345678\n", "kvk"),
        (validate_kvk, "١٢٣٤٥٦٧٨", "kvk"),
        (validate_kvk, "1234 5678", "kvk"),
        (validate_postcode, "0516 AB", "postcode"),
        (validate_postcode, "2516", "postcode"),
        (validate_postcode, "2516 SS", "postcode"),
        (validate_postcode, "2516 ABC", "postcode"),
        (validate_postcode_area, "2516 AB", "postcode_area"),
        (validate_postcode_area, "0516", "postcode_area"),
        (validate_postcode_area, "2516\n", "postcode_area"),
        (refuse_postcode, "kom naar 2516AB", "address"),
        (refuse_postcode, "kom naar 2516 AB.", "address"),
        (refuse_address, "Voorbeeldkade 14", "address"),
        (refuse_address, "De Lange Laan  3b", "address"),
        (validate_school_code, "02VG", "brin"),
        (validate_school_code, "VG0200", "brin"),
        (validate_school_code, "02VG000", "brin"),
    ],
)
def test_validator_other_number_is_refused_with_its_own_sentence(
    validate: Callable[[str], None], value: str, code: str
) -> None:
    with pytest.raises(ValidationError) as error:
        validate(value)

    assert error.value.code == code
    assert len(error.value.message) > 20


@pytest.mark.parametrize("validate", VALIDATORS, ids=lambda validate: validate.__name__)
@settings(max_examples=150, derandomize=True, deadline=None)
@given(value=st.one_of(st.text(max_size=12), st.text("0123456789ABSVG \n\0", max_size=8)))
def test_validator_any_text_is_accepted_or_refused_never_a_crash(
    validate: Callable[[str], None], value: str
) -> None:
    try:
        validate(value)
    except ValidationError:
        return
    assert re.fullmatch(r"[0-9A-Za-z ]+", value.strip().replace("-", "").replace(".", ""))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(number=st.from_regex(r"[0-9]{8}", fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_validate_kvk_any_eight_digits_are_accepted(number: str) -> None:
    validate_kvk(number)


@pytest.mark.parametrize(
    ("validate", "name"),
    [
        (validate_person_name, "Anne-Marie van Dijk"),
        (validate_person_name, "J.P. d’Hond"),
        (validate_person_name, "'t Hart"),
        (validate_organisation_name, "Techniek B.V."),
        (validate_organisation_name, "Bol.com"),
        (validate_organisation_name, "Jansen & Zn."),
        (validate_organisation_name, "Bouw/Infra 3D (Den Haag)"),
        (validate_organisation_name, "A.B.C. Las- en Snijtechniek B.V. / Rijswijk"),
    ],
)
def test_validator_real_name_is_accepted(validate: Callable[[str], None], name: str) -> None:
    validate(name)


@pytest.mark.parametrize(
    ("validate", "name"),
    [
        (validate_person_name, "Uw account verloopt: kwaad.example.nl"),
        (validate_person_name, "Kies https://kwaad.example.nl"),
        (validate_person_name, "Jan\n\nKlik hier"),
        (validate_organisation_name, "https://kwaad.example.nl"),
        (validate_organisation_name, "Kijk op WWW.kwaad.nl"),
        (validate_organisation_name, "kwaad.example.nl/inloggen"),
        (validate_organisation_name, "kwaad.example.nl:8000/inloggen"),
        (validate_organisation_name, "kwaad.example.nl／inloggen"),
        (validate_organisation_name, "hulp@kwaad.example.nl"),
        (validate_organisation_name, "Bouw\nUw account verloopt"),
        (validate_organisation_name, "Bouw\u2028Uw account verloopt"),
        (validate_organisation_name, "Bouw \u202etfihcsoz"),
    ],
)
def test_validator_link_or_line_break_in_a_name_is_refused(
    validate: Callable[[str], None], name: str
) -> None:
    with pytest.raises(ValidationError):
        validate(name)
