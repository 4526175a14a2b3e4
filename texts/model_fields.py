"""Columns that keep one form of a name, a code or a mail address, whoever writes them.

To migrations they are Django's own fields.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models

from texts import form_fields, normalise


class _Typed:
    """A field whose form field knows what kind of text it takes.

    For moderated pages: a row that was approved is never rewritten when it is saved.
    """

    form_class: Any
    normalise: Callable[[str], str]
    # What the schema of moderated pages and migrations know it as.
    known_as: Any

    def formfield(self, **kwargs: Any) -> Any:
        defaults = {} if self.choices else {"form_class": self.form_class}  # type: ignore[attr-defined]
        made: Any = super().formfield(**(defaults | kwargs))  # type: ignore[misc]
        made.normalise = self.normalise
        return made

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, f"django.db.models.{self.known_as.__name__}", args, kwargs


class _Kept(_Typed):
    """Normalised also where no form is: in imports, commands and code."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)  # type: ignore[misc]
        return self.normalise(value) if isinstance(value, str) else value

    def pre_save(self, row: models.Model, add: bool) -> Any:
        value = self.to_python(getattr(row, self.attname))  # type: ignore[attr-defined]
        setattr(row, self.attname, value)  # type: ignore[attr-defined]
        return value


class TypedNameField(_Typed, models.CharField):
    form_class = form_fields.NameField
    normalise = staticmethod(normalise.name)
    known_as = models.CharField


class NameField(_Kept, TypedNameField):
    """The name of a person, an organisation or a place."""


class TypedCodeField(_Typed, models.CharField):
    """The same as CodeField on a moderated page."""

    form_class = form_fields.CodeField
    known_as = models.CharField

    def __init__(
        self, *args: Any, normalise: Callable[[str], str] = normalise.code, **kwargs: Any
    ) -> None:
        self.normalise = normalise
        super().__init__(*args, **kwargs)


class CodeField(_Kept, TypedCodeField):
    """A number, code or word of its own; `normalise` says which form it has."""


class MailAddressField(_Kept, models.EmailField):
    """A mail address; an invisible sign never makes it another one."""

    form_class = forms.EmailField
    normalise = staticmethod(normalise.mail_address)
    known_as = models.EmailField
