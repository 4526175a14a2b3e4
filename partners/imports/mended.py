"""Names that people mended after an import: a file overwrites them only where somebody said so."""

from collections.abc import Iterable
from typing import Any

from partners.imports.models import ImportedNames
from partners.imports.source import Facts, Key, Source


def names_as_imported(source: Source, keys: Iterable[Key]) -> dict[Key, Facts]:
    """Return what the file before this one said, by key."""
    if not source.mendable:
        return {}
    wanted = {_text(key): key for key in keys}
    found = ImportedNames.objects.filter(source=source.code, key__in=wanted)
    return {wanted[one.key]: one.names for one in found}


def asked_about(
    source: Source, stored: Any, changes: Facts, before: Facts | None
) -> tuple[Facts, Facts]:
    """Return the changes without those of mended names, and those to ask about.

    Where the register says what it said before it has no news, and nothing is asked. Of what was
    stored before anybody remembered imports nobody can tell who wrote it: then it is asked.
    """
    plain, asked = dict(changes), {}
    for name in source.mendable:
        value = getattr(stored, name)
        if name not in changes or not value or (before and before.get(name) == value):
            continue
        news = plain.pop(name)
        if before is None or before.get(name) != news:
            asked[name] = news
    return plain, asked


def remember(source: Source, facts_by_key: dict[Key, Facts]) -> None:
    """Store what this file says, where that is new."""
    if not source.mendable:
        return
    before = names_as_imported(source, facts_by_key)
    said = {
        key: {name: facts[name] for name in source.mendable if facts.get(name)}
        for key, facts in facts_by_key.items()
    }
    ImportedNames.objects.bulk_create(
        [
            ImportedNames(source=source.code, key=_text(key), names=names)
            for key, names in said.items()
            if before.get(key) != names
        ],
        update_conflicts=True,
        unique_fields=["source", "key"],
        update_fields=["names"],
    )


def _text(key: Key) -> str:
    return " ".join(key)
