"""What a field of a page is called on the screens, and what it says in words."""

from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing

# Wagtail's own names for these are not those of the forms.
MOMENTS = {"go_live_at": gettext_lazy("Online from"), "expire_at": gettext_lazy("Offline from")}


def label_of(model: type[models.Model], name: str) -> str:
    """Return the name of a field, or of a sort of inline rows."""
    field: Any = model._meta.get_field(name)
    if field.one_to_many:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    return capfirst(str(MOMENTS.get(name, field.verbose_name)))


def words_of(row: models.Model, name: str) -> str:
    """Return what a field says, as a reader of this language would write it down."""
    field: Any = row._meta.get_field(name)
    if field.one_to_many:
        rows = getattr(row, name).all()
        said = " / ".join(_words_of_row(one, field.field.name) for one in rows)
    elif field.many_to_many:
        said = ", ".join(sorted(str(item) for item in getattr(row, name).all()))
    else:
        said = _said(row, field)
    return said or _("nothing filled in")


def _words_of_row(row: models.Model, parent: str) -> str:
    skipped = {parent, "sort_order"}
    fields = [field for field in row._meta.fields if not field.primary_key]
    said = [_said(row, field) for field in fields if field.name not in skipped]
    return ", ".join(text for text in said if text)


def _said(row: models.Model, field: Any) -> str:
    """Return the words of one column; an empty text where nothing is filled in."""
    value = getattr(row, field.name)
    if value is None:
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, RichTextField):
        return " ".join(get_text_for_indexing(value).split())
    if isinstance(value, list) and hasattr(field, "labels"):
        return ", ".join(field.labels(value))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, time):
        return time_format(value, "TIME_FORMAT")
    return str(value)
