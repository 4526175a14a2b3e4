"""The keyed diff: what a file says, beside what is stored."""

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.imports.mended import asked_about, names_as_imported, remember
from partners.imports.reasons import Refused, UnreadableFile
from partners.imports.source import Facts, Key, Source
from partners.imports.tables import Row, Table

CHUNK = 500
MEGABYTE = 1024 * 1024


class Outcome(models.TextChoices):
    """What becomes of a row. Missing: stored, and not in the file; nothing happens to it."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REFUSED = "refused", _("Refused")
    MISSING = "missing", _("Not in the file")


@dataclass
class Item:
    """One row with its key and facts, or why it has none."""

    row: Row
    key: Key = ()
    facts: Facts = field(default_factory=dict)
    refused: Refused | None = None


@dataclass
class Reading:
    """A whole file, read. `joined` counts rows that went into an earlier one."""

    source: Source
    table: Table
    items: list[Item]
    joined: int = 0

    @property
    def keys(self) -> set[Key]:
        return {item.key for item in self.items if item.key}


@dataclass
class Verdict:
    """What is to be done with one item.

    `asked` are names the file has otherwise than people mended them here: they are changed only
    in rows that may overwrite.
    """

    item: Item
    outcome: Outcome
    stored: Any = None
    changes: Facts = field(default_factory=dict)
    asked: Facts = field(default_factory=dict)


def read(source: Source, content: bytes) -> Reading:
    """Read a file, or raise UnreadableFile; asks no database."""
    if len(content) > settings.IMPORT_MAX_UPLOAD_SIZE:
        limit = settings.IMPORT_MAX_UPLOAD_SIZE // MEGABYTE
        raise UnreadableFile("too_large", limit=limit)
    table = source.read_table(content, settings.IMPORT_MAX_ROWS)
    reading = Reading(source, table, [])
    first: dict[Key, Item] = {}
    for row in table.rows:
        item = _item(source, table, row)
        earlier = first.setdefault(item.key, item) if item.key else item
        if earlier is item:
            reading.items.append(item)
        elif source.merge(earlier.facts, item.facts):
            reading.joined += 1
        else:
            twice = Refused("duplicate", value=" · ".join(item.key), row=earlier.row.number)
            reading.items.append(Item(row, refused=twice))
    return reading


def _item(source: Source, table: Table, row: Row) -> Item:
    if row.problem is not None:
        return Item(row, refused=row.problem)
    cells = {column.name: table.value(row, column.name) for column in source.columns}
    try:
        key, facts = source.read(cells)
    except Refused as refused:
        return Item(row, refused=refused)
    return Item(row, key, facts)


def judge(
    source: Source, items: list[Item], *, overwrite: Container[int] = frozenset()
) -> list[Verdict]:
    """Compare items with what is stored; changes nothing.

    In rows with a number in `overwrite` names from the file take the place of mended ones.
    """
    keys = [item.key for item in items if item.key]
    stored = source.load(keys)
    before = names_as_imported(source, keys)
    verdicts = [_verdict(source, item, stored.get(item.key)) for item in items]
    for verdict in verdicts:
        if verdict.outcome == Outcome.CHANGED:
            _spare_mended(source, verdict, before.get(verdict.item.key), overwrite)
    return verdicts


def _spare_mended(
    source: Source, verdict: Verdict, before: Facts | None, overwrite: Container[int]
) -> None:
    changes, asked = asked_about(source, verdict.stored, verdict.changes, before)
    taken = asked if verdict.item.row.number in overwrite else {}
    verdict.changes, verdict.asked = {**changes, **taken}, asked
    if not verdict.changes:
        verdict.outcome = Outcome.UNCHANGED


def _verdict(source: Source, item: Item, stored: Any) -> Verdict:
    if item.refused is None:
        # A copy: a check may turn names into rows, and a file is judged more than once.
        item = Item(item.row, item.key, dict(item.facts))
        try:
            source.check(item.key, item.facts, stored)
        except Refused as refused:
            item.refused = refused
    if item.refused is not None:
        return Verdict(item, Outcome.REFUSED)
    if stored is None:
        return Verdict(item, Outcome.NEW)
    changes = source.changes(stored, item.facts)
    return Verdict(item, Outcome.CHANGED if changes else Outcome.UNCHANGED, stored, changes)


def store(source: Source, verdicts: list[Verdict]) -> None:
    """Do what the verdicts say; the caller holds the transaction."""
    new = [(one.item.key, one.item.facts) for one in verdicts if one.outcome == Outcome.NEW]
    if new:
        source.create(new)
    for verdict in verdicts:
        if verdict.outcome == Outcome.CHANGED:
            source.update(verdict.stored, verdict.changes)
    kept = [one.item for one in verdicts if one.outcome != Outcome.REFUSED]
    remember(source, {item.key: item.facts for item in kept})


def chunks(items: list[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def missing(reading: Reading) -> list[str]:
    """Return what is stored and not in the file, where the file should name everything."""
    if not reading.source.names_everything:
        return []
    keys = reading.keys
    stored = reading.source.all_stored()
    return [f"{key[0]} {name}" for key, name in sorted(stored.items()) if key not in keys]


def count(verdicts: list[Verdict]) -> Counter[str]:
    return Counter(verdict.outcome.value for verdict in verdicts)
