"""What a moderated page is made of, as plain data: fields, inline rows, choices, defaults."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_field_value,
)

Content = dict[str, Any]
FieldSchema = dict[str, Any]
Schema = dict[str, FieldSchema]

# Where a version says which schema its content has; a content without it is of version 1.
SCHEMA_KEY = "_schema"

# Keys Wagtail keeps about a page: its place in the tree, its state, its locks. They say
# nothing a reader sees, and change without anybody editing the page.
VOLATILE_KEYS = frozenset(
    {
        SCHEMA_KEY,
        "pk",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "live",
        "has_unpublished_changes",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "first_published_at",
        "last_published_at",
        "expired",
        "owner",
        "locked",
        "locked_at",
        "locked_by",
        "content_type",
        "wagtail_admin_comments",
        "alias_of",
    }
)

ROWS = "rows"

# Fields that hold the same and show the same: a longer text or number is no other field.
TEXTS = (models.CharField, models.TextField, models.SlugField, models.URLField, models.EmailField)
INTEGERS = (
    models.IntegerField,
    models.SmallIntegerField,
    models.BigIntegerField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.PositiveBigIntegerField,
)
SORTS: dict[type, str] = dict.fromkeys(TEXTS, "text") | dict.fromkeys(INTEGERS, "integer")


_schemas: dict[Any, Schema] = {}


def schema_of(model: type[models.Model]) -> Schema:
    """Return every key of a page's content that readers can notice, with what it may hold.

    A key of inline rows has `type: rows` and the schema of a row under `fields`. Worked out
    once: models do not change while the site runs.
    """
    if model not in _schemas:
        _schemas[model] = _work_out(model)
    return _schemas[model]


def _work_out(model: type[models.Model]) -> Schema:
    fields = {field.name: _field(field) for field in _columns(model)}
    rows = {relation.get_accessor_name(): _rows(relation) for relation in _relations(model)}
    choices = {field.name: _field(field) for field in get_all_child_m2m_relations(model)}
    return {
        name: found
        for name, found in sorted((fields | rows | choices).items())
        if name not in VOLATILE_KEYS
    }


def schema_digest(model: type[models.Model]) -> str:
    """Return a hash that differs as soon as the schema does, defaults included."""
    return hashlib.sha256(json.dumps(schema_of(model), sort_keys=True).encode()).hexdigest()


def forget_schemas() -> None:
    """Look at the models again: for tests that change them while they run."""
    _schemas.clear()


def keys_of_a_row(schema: FieldSchema) -> frozenset[str]:
    """Return the keys that say where a row is stored: they change whenever it is saved."""
    return frozenset({"pk", "sort_order", schema["parent"]})


def _columns(model: type[models.Model]) -> Iterator[Any]:
    fields: Any = model._meta.fields
    for field in fields:
        parent_link = field.remote_field and getattr(field.remote_field, "parent_link", False)
        if field.serialize and not field.primary_key and not parent_link:
            yield field


def _relations(model: type[models.Model]) -> Iterator[Any]:
    for relation in get_all_child_relations(model):
        if relation.get_accessor_name() not in VOLATILE_KEYS:
            yield relation


def _rows(relation: Any) -> FieldSchema:
    parent = relation.field.name
    fields = {
        field.name: _field(field)
        for field in _columns(relation.related_model)
        if field.name not in {parent, "sort_order"}
    }
    return {
        "type": ROWS,
        "of": relation.related_model._meta.label,
        "parent": parent,
        "fields": dict(sorted(fields.items())),
    }


def _field(field: Any) -> FieldSchema:
    known_as = getattr(field, "known_as", type(field))  # of a field of our own, Django's
    found: FieldSchema = {"type": SORTS.get(known_as, known_as.__name__)}
    if field.is_relation:
        found["of"] = field.related_model._meta.label
    if choices := _choices(field):
        found["choices"] = choices
    default = _default(field)
    if default is not None:
        found["default"] = default
    return found


def _choices(field: Any) -> list[Any]:
    """Return the values to choose from; a field of our own names them in `options`."""
    options = getattr(field, "options", None)
    if options is not None:
        return [str(value) for value in options.values]
    return [_plain(value) for value, _label in getattr(field, "flatchoices", None) or []]


def _default(field: Any) -> Any:
    """Return what a field holds when nobody said anything, as content has it.

    None where nothing is stated: for an empty default, and for one that differs from one
    moment to the next, such as today or a random key.
    """
    if field.many_to_many or not field.has_default():
        return None
    value = field.get_default()
    if isinstance(value, str | bool | int | float | Decimal | list | dict):
        row: Any = SimpleNamespace(pk=1, **{field.attname: value})
        stated = _plain(get_field_value(field, row))
        return None if is_empty(stated) else stated
    return None


def is_empty(value: Any) -> bool:
    """True for what says nothing. The number 0 says something: a cost of 0 is "free"."""
    return not value and not (value == 0 and not isinstance(value, bool))


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
