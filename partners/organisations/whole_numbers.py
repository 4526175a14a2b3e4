"""Whole numbers as people type them: "1.250", "€ 12,00"; never a guess about the rest.

A field of type "number" drops what the browser does not understand, or makes 1250 of "12,50".
So a number is text, with the digits on a phone's keyboard, and one reader understands it.
"""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

LONGEST = 24  # more is no number that anybody types
THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
NOTHING_BEHIND = re.compile(r",(-|0{1,2})$")


class WholeNumberInput(forms.TextInput):
    """A text field with the digits on a phone's keyboard."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Write no separators: they would be read as part of another number."""
        return None if value in (None, "") else str(value)


class WholeNumberField(forms.IntegerField):
    """Understands spaces, the points of thousands, a euro sign and ",00"; refuses parts."""

    widget = WholeNumberInput
    default_error_messages = {
        "invalid": _("Type a whole number in digits. For example 12."),
        "part": _("Type a whole number, without anything after the comma. For example 12."),
    }

    def to_python(self, value: Any) -> int | None:
        if value is None or isinstance(value, int):
            return value
        text = "".join(str(value)[: 2 * LONGEST].split())
        if len(text) > LONGEST:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        text = NOTHING_BEHIND.sub("", text.removeprefix("€"))
        if THOUSANDS.fullmatch(text):
            text = text.replace(".", "")
        if re.fullmatch(r"-?[0-9]+[.,][0-9]*", text):
            raise ValidationError(self.error_messages["part"], code="part")
        if text and not re.fullmatch(r"-?[0-9]+", text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # min, max and step belong to a field of type "number"


def read_whole_numbers() -> None:
    """Let every form of Wagtail's admin read numbers with this field."""
    register_form_field_override(models.IntegerField, override={"form_class": WholeNumberField})
