"""What a version says, as one number: the SHA-256 of its content."""

import hashlib
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

# Keys Wagtail keeps about a page: its place in the tree, its state, its locks. They say
# nothing a reader sees, and change without anybody editing the page.
VOLATILE_KEYS = frozenset(
    {
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
        "index_entries",
    }
)


# A moment within the first millisecond of a second is written with .000 once, then without.
ZERO_FRACTION = re.compile(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000(Z|[+-]\d\d:\d\d)$")


def content_hash(content: dict[str, Any]) -> str:
    """Return the hash of a page's serialised content, the same before and after saving.

    Takes `revision.content` or `page.serializable_data()`. The order of many-to-many
    choices and the keys of inline rows do not count; the order of inline rows does. Empty
    fields do not count either: a field that a release adds, still empty, says nothing new,
    and must not end every approval there is. The number 0 does count: a cost of 0 says
    "free", no cost says nothing.
    """
    plain = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    kept = {key: _settled(value) for key, value in plain.items() if key not in VOLATILE_KEYS}
    return hashlib.sha256(_as_text(_filled(kept)).encode()).hexdigest()


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value or _is_zero(value)}


def _is_zero(value: Any) -> bool:
    return value == 0 and not isinstance(value, bool)


def _settled(value: Any) -> Any:
    """Return a field's value without what saving changes: row keys, choice order, .000."""
    if isinstance(value, str):
        return ZERO_FRACTION.sub(r"\1\2", value)
    if not isinstance(value, list) or not value:
        return value
    if all(isinstance(item, dict) and "pk" in item for item in value):
        rows = sorted(value, key=_place_of_row)
        return [_without_keys(row) for row in rows]
    if all(isinstance(item, int) for item in value):
        return sorted(value)
    return value


def _place_of_row(row: dict[str, Any]) -> tuple[int, bool, int]:
    """Order as the database will: a row not stored yet comes after those that are."""
    return (row.get("sort_order") or 0, row["pk"] is None, row["pk"] or 0)


def _without_keys(row: dict[str, Any]) -> dict[str, Any]:
    return _filled(
        {key: item for key, item in row.items() if key not in {"pk", "page", "sort_order"}}
    )


def _as_text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=True)
