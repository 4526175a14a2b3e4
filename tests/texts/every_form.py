"""Every form and every column of the site, found and not listed: packages' included."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models
from django.forms.forms import BaseForm
from django.urls import get_resolver
from wagtail.admin.panels import get_edit_handler
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from offers.intake.required_facts import fact_fields
from offers.models import KINDS

# What reads text; files, ticks and choices out of a list do not.
READ_TEXT = (
    forms.CharField,
    forms.IntegerField,
    forms.DateField,
    forms.DateTimeField,
    forms.TimeField,
    forms.JSONField,
)
STORE_TEXT = (models.CharField, models.TextField)


def form_classes() -> list[type[BaseForm]]:
    """Return every class of a form that the running site knows."""
    _made_when_asked = [*_of_pages(), *_of_snippets()]
    assert get_resolver().url_patterns  # reads all views
    for setting in ("ACCOUNT_FORMS", "MFA_FORMS", "SOCIALACCOUNT_FORMS"):
        for path in getattr(settings, setting, {}).values():
            import_module(path.rpartition(".")[0])
    found: dict[type[BaseForm], None] = {}
    waiting = [BaseForm]
    while waiting:
        for form in waiting.pop().__subclasses__():
            if form not in found:
                found[form] = None
                waiting.append(form)
    return list(found)


def _of_pages() -> Iterator[Any]:
    for model in get_page_models():
        if not model._meta.abstract:
            yield model.get_edit_handler().get_form_class()


def _of_snippets() -> Iterator[Any]:
    for model in get_snippet_models():
        handler = model.snippet_viewset.get_edit_handler() or get_edit_handler(model)
        yield handler.get_form_class()


def text_fields() -> dict[str, forms.Field]:
    """Return every field that reads text, by the name of its form and its own."""
    fields: dict[str, Any] = {}
    for form in form_classes():
        for name, field in getattr(form, "base_fields", {}).items():
            fields[f"{form.__module__}.{form.__qualname__}.{name}"] = field
    for kind in KINDS:
        for name, field in fact_fields(kind).items():
            fields[f"intake.{kind.kind.code}.{name}"] = field
    return {name: field for name, field in fields.items() if isinstance(field, READ_TEXT)}


def text_columns() -> dict[str, Any]:
    """Return every column that holds text, of packages too."""
    return {
        str(field): field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, STORE_TEXT) and not field.choices
    }
