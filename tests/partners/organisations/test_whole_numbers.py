"""Whole numbers as people type them: understood or refused, never another number."""

from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms.models import formfield_for_dbfield

from offers.intake.required_facts import fact_fields
from offers.models import KINDS
from partners.organisations.whole_numbers import WholeNumberField
from search.engine.forms import CatalogueForm


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("1\u202f250", 1250),
        ("1.250", 1250),
        ("1.250.000", 1250000),
        ("€ 12", 12),
        ("€12,-", 12),
        ("12,00", 12),
        ("1.250,00", 1250),
        ("0", 0),
        ("-3", -3),
        ("", None),
    ],
)
def test_whole_number_is_understood(typed: str, number: int | None) -> None:
    assert WholeNumberField(required=False).clean(typed) == number


@pytest.mark.parametrize(
    "typed", ["12,50", "12.5", "12.50", "1.25", "twaalf", "1e3", "12 tot 15", "٣", "1" * 20_000]
)
def test_whole_number_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        WholeNumberField().clean(typed)


def test_twelve_fifty_says_what_to_type() -> None:
    with pytest.raises(ValidationError) as refused:
        WholeNumberField().clean("12,50")

    assert refused.value.code == "part"


def test_number_is_typed_in_a_text_field_with_digits() -> None:
    html = WholeNumberField(max_value=9).widget.render("n", 1250)

    assert 'type="text"' in html
    assert 'inputmode="numeric"' in html
    assert 'value="1250"' in html


def numbers_of_models() -> list[Any]:
    """Every number that somebody may type in a form of the admin."""
    return [
        field
        for model in apps.get_models()
        if model._meta.app_label in ("offers", "pages", "organisations", "people", "home", "search")
        for field in model._meta.concrete_fields
        if isinstance(field, models.IntegerField)
        and field.editable
        and not field.primary_key
        and not field.choices
    ]


def test_every_number_of_the_admin_is_read_by_it() -> None:
    found = {str(field): formfield_for_dbfield(field) for field in numbers_of_models()}

    assert len(found) > 20
    assert [
        name for name, field in found.items() if field and not isinstance(field, WholeNumberField)
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_every_number_of_the_intake_is_read_by_it(page_class: Any) -> None:
    numbers = [
        field for field in fact_fields(page_class).values() if isinstance(field, forms.IntegerField)
    ]

    assert [field for field in numbers if not isinstance(field, WholeNumberField)] == []


def test_every_number_of_the_catalogue_is_read_by_it() -> None:
    numbers = {
        name: field
        for name, field in CatalogueForm.base_fields.items()
        if isinstance(field, forms.IntegerField)
    }

    assert set(numbers) == {"group", "lead", "age"}
    assert all(isinstance(field, WholeNumberField) for field in numbers.values())
