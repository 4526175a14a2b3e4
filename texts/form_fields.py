"""The door of forms: every text that a form reads is normalised first.

Django has no place that all form fields pass but the method that reads what was posted,
`to_python`. It is wrapped there, once, so that no form can forget it: forms of Wagtail and
django-allauth neither.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator

from texts import normalise

Normaliser = Callable[[str], str]

# Decomposed letters and line ends of two signs become fewer; not this much fewer.
MOST_TIMES_LONGER = 4
# Longer numbers and days are none.
LONGEST_NUMBER = 400
NUMBERS = (forms.IntegerField, forms.FloatField, forms.DecimalField)
DAYS = (forms.DateField, forms.DateTimeField, forms.TimeField)
SINGLE_WORDS = (forms.SlugField, forms.UUIDField)
refuse_nul = ProhibitNullCharactersValidator()
# Wagtail's editor of formatted text is a hidden field.
OF_SEVERAL_LINES = (forms.Textarea, forms.HiddenInput)


class NameField(forms.CharField):
    """The name of a person, an organisation or a place."""

    normalise = staticmethod(normalise.name)


class CodeField(forms.CharField):
    """A number or code of a register, however its signs are grouped."""

    normalise = staticmethod(normalise.code)


def normaliser_of(field: forms.Field) -> Normaliser | None:
    """Return how what is typed in a field is normalised; None for passwords, taken as typed."""
    own = getattr(field, "normalise", None)
    if own is not None:
        return own
    if isinstance(field, NUMBERS):
        return normalise.number
    if isinstance(field, DAYS):
        return normalise.code
    if isinstance(field, SINGLE_WORDS):
        return normalise.name
    if isinstance(field.widget, forms.PasswordInput):
        return None
    if isinstance(field, forms.EmailField) or isinstance(field.widget, forms.EmailInput):
        return normalise.mail_address
    several = isinstance(field.widget, OF_SEVERAL_LINES)
    return normalise.lines if several else normalise.one_line


def stand_at_the_door() -> None:
    """Normalise in every form field that reads text."""
    for field_class in (forms.CharField, forms.JSONField, *NUMBERS, *DAYS):
        _wrap(field_class)


def _wrap(field_class: Any) -> None:
    plain = field_class.to_python

    @wraps(plain)
    def to_python(field: Any, value: Any) -> Any:
        if not isinstance(value, str):
            return plain(field, value)
        limit = _limit(field)
        if limit is not None and len(value) > limit * MOST_TIMES_LONGER:
            _refuse_length(field, value)
        return _read(plain, field, value)

    field_class.to_python = to_python


def _read(plain: Any, field: Any, value: str) -> Any:
    if isinstance(field, forms.JSONField):
        return _json(plain, field, value)
    refuse_nul(value)  # nobody types it, so it is no slip to mend
    change = normaliser_of(field)
    read = plain(field, change(value) if change else value)
    if isinstance(read, str):
        _refuse_length(field, read)
    return read


def _json(plain: Any, field: Any, value: str) -> Any:
    try:
        return plain(field, value)
    except (RecursionError, ValueError) as error:  # too deep, or a number without an end
        raise ValidationError(
            field.error_messages["invalid"], code="invalid", params={"value": value[:40]}
        ) from error


def _limit(field: Any) -> int | None:
    if isinstance(field, NUMBERS + DAYS):
        return LONGEST_NUMBER
    limits = [one.limit_value for one in field.validators if isinstance(one, MaxLengthValidator)]
    return min((limit for limit in limits if isinstance(limit, int)), default=None)


def _refuse_length(field: Any, value: str) -> None:
    """Let the length speak first: no other check sees a text that is too long."""
    if isinstance(field, NUMBERS + DAYS):
        raise ValidationError(field.error_messages["invalid"], code="invalid")
    for validator in field.validators:
        if isinstance(validator, MaxLengthValidator):
            validator(value)
