"""What a version says: its canonical form, and the hashes by which it is known again."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from moderation.schema import (
    ROWS,
    VOLATILE_KEYS,
    Content,
    FieldSchema,
    Schema,
    is_empty,
    keys_of_a_row,
    schema_digest,
    schema_of,
)

NOT_SAID: Any = object()

# A moment within the first millisecond of a second is written with .000 once, then without.
ZERO_FRACTION = re.compile(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000(Z|[+-]\d\d:\d\d)$")


def content_hash(content: Content) -> str:
    """Return the SHA-256 of a content as it is stored, whatever the order of its keys.

    It proves that stored content is untouched, and says nothing about its meaning.
    """
    return _sha256(_plain(content))


def canonical(model: type[models.Model], content: Content) -> Content:
    """Return what a content of today's schema says to a reader, and nothing else.

    Takes `page.serializable_data()`, or stored content that was brought up to today
    (moderation/upcasting.py). Two contents with the same canonical form read the same. The
    order of many-to-many choices and the keys of inline rows do not count; the order of
    inline rows does. A field that says what its stated default says is left out, and so is
    an empty one where no default is stated. The number 0 stays: a cost of 0 says "free",
    no cost says nothing.
    """
    kept = {key: value for key, value in _plain(content).items() if key not in VOLATILE_KEYS}
    return _said(kept, schema_of(model))


def canonical_hash(model: type[models.Model], said: Content) -> str:
    """Return the hash of a canonical form under today's schema.

    The schema is part of it: what was left out as a default may be another default later.
    """
    return _sha256([schema_digest(model), said])


def differences(one: Content, other: Content) -> list[str]:
    """Return the names of the fields in which two canonical forms differ, rows by number."""
    return list(_differing(one, other, ""))


def _differing(one: Content, other: Content, within: str) -> Iterator[str]:
    for name in sorted(one.keys() | other.keys()):
        before, after = one.get(name, NOT_SAID), other.get(name, NOT_SAID)
        if before == after:
            continue
        if not (_are_rows(before) and _are_rows(after)) or len(before) != len(after):
            yield within + name
            continue
        for number, (row, row_after) in enumerate(zip(before, after, strict=True), start=1):
            yield from _differing(row, row_after, f"{within}{name} {number} ")


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _said(values: Content, schema: Schema) -> Content:
    settled = {name: _settled(value, schema.get(name, {})) for name, value in values.items()}
    return {
        name: value
        for name, value in settled.items()
        if not _says_nothing(value, schema.get(name, {}))
    }


def _says_nothing(value: Any, field: FieldSchema) -> bool:
    """True for the stated default. Only without one does "empty" mean "nothing said"."""
    return value == field["default"] if "default" in field else is_empty(value)


def _settled(value: Any, field: FieldSchema) -> Any:
    """Return a field's value without what saving changes: row keys, choice order, .000."""
    if isinstance(value, str) and field.get("type") == "DateTimeField":
        return ZERO_FRACTION.sub(r"\1\2", value)
    if field.get("type") == ROWS:
        return [_row(row, field) for row in sorted(value or [], key=_place_of_row)]
    if isinstance(value, list) and value and all(isinstance(item, int) for item in value):
        return sorted(value)
    return value


def _row(row: Content, field: FieldSchema) -> Content:
    technical = keys_of_a_row(field)
    kept = {key: value for key, value in row.items() if key not in technical}
    return _said(kept, field["fields"])


def _place_of_row(row: Content) -> tuple[int, bool, int]:
    """Order as the database will: a row not stored yet comes after those that are."""
    pk = row.get("pk")
    return (row.get("sort_order") or 0, pk is None, pk or 0)


def _plain(content: Any) -> Any:
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def _sha256(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
