"""Texts of two or three sentences in one line: room to see what one types, and still one line."""

import re
from typing import Any

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Orderable, Page

# What is longer does not fit beside its label on a phone.
LONGEST_LINE = 120
TITLES = frozenset({"title", "draft_title", "seo_title"})


class LongLineInput(AdminAutoHeightTextInput):
    """A text area whose line breaks become spaces."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 2, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", typed) if isinstance(typed, str) else typed


def _widget_of(field: Any) -> dict[str, Any]:
    of_page = issubclass(field.model, Page | Orderable)
    is_long = (field.max_length or 0) > LONGEST_LINE and not field.choices
    if of_page and is_long and field.name not in TITLES:
        return {"widget": LongLineInput}
    return {}


def give_long_lines_room() -> None:
    """Register it for pages and their rows; slugs, addresses and links are fields of their own."""
    register_form_field_override(models.CharField, override=_widget_of, exact_class=True)
