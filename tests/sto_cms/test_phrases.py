"""No form speaks in Django's words: every sentence it can say is translated by us."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from django import forms
from django.conf import settings
from django.core import validators
from django.forms import formsets
from django.forms import models as model_forms
from django.utils.functional import Promise
from django.utils.translation import override

# Said to a program or to its maker, never to a reader of ours.
NEVER_SHOWN = frozenset(
    {
        "Enter a valid IPv4 address.",
        "Enter a valid IPv6 address.",
        "Enter a valid IPv4 or IPv6 address.",
        "Enter a valid %(protocol)s address.",
        "Enter only digits separated by commas.",
        "The inline value did not match the parent instance.",
        "Ensure this value is a multiple of step size %(limit_value)s.",
        "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, "
        "e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.",
        "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.",
    }
)
DECIMALS = "Ensure that there are no more than"  # nothing here has a part after the comma


def everything_below(cls: type) -> Iterator[type]:
    yield cls
    for below in cls.__subclasses__():
        yield from everything_below(below)


def msgid_of(message: Any) -> str:
    """Return the English source; a lazy count tells it only when it is taken apart."""
    if isinstance(message, Promise) and "singular" in (counted := _counted(message)):
        return counted["singular"]
    with override(None):
        return str(message)


def _counted(message: Any) -> dict[str, Any]:
    arguments = message.__reduce__()[1]
    return next((part for part in arguments if isinstance(part, dict) and part), {})


def said_by_django() -> set[str]:
    fields = {
        str(msgid_of(message))
        for cls in everything_below(forms.Field)
        if cls.__module__.startswith("django.forms.")
        for message in getattr(cls, "default_error_messages", {}).values()
    }
    rules = {
        msgid_of(cls.message)
        for cls in vars(validators).values()
        if isinstance(cls, type) and hasattr(cls, "message")
    }
    rows = {
        msgid_of(message)
        for cls in (formsets.BaseFormSet, model_forms.BaseModelFormSet)
        for message in cls.default_error_messages.values()
    }
    return {each for each in fields | rules | rows if not each.startswith(DECIMALS)} - NEVER_SHOWN


@pytest.fixture(scope="module")
def ours() -> set[str]:
    path = Path(settings.LOCALE_PATHS[0]) / "nl" / "LC_MESSAGES" / "django.po"
    return {entry.msgid for entry in polib.pofile(str(path)) if entry.translated()}


def test_every_sentence_of_djangos_forms_is_in_our_words(ours: set[str]) -> None:
    said = said_by_django()

    assert len(said) > 25
    assert said - ours == set()


def test_required_field_says_what_to_do() -> None:
    with override("nl"):
        form = type("Form", (forms.Form,), {"name": forms.CharField()})({})
        errors = form.errors["name"]

    assert list(errors) == ["Vul dit in."]
