"""Where somebody's words still stand: the proof of an erasure, over every table and file."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings


def traces_of(words: list[str]) -> list[str]:
    """Return the tables and files that hold one of the words, whatever its capitals."""
    sought = [word.lower() for word in words]
    tables = {table for table, text in kept_text() if any(word in text for word in sought)}
    files = {
        str(path.relative_to(settings.MEDIA_ROOT))
        for path in Path(settings.MEDIA_ROOT).rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes().lower() for word in sought)
    }
    return sorted(tables | files)


def kept_text() -> Iterator[tuple[str, str]]:
    """Yield each stored row of every table as text in lower case, with the table's name."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed:
            continue
        for row in model._base_manager.values().iterator():
            yield model._meta.label, json.dumps(row, default=str, ensure_ascii=False).lower()
