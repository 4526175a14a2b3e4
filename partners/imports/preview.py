"""What a run would do, before anybody confirms it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from partners.imports import engine, runs
from partners.imports.engine import Outcome, Verdict
from partners.imports.models import ImportRun
from partners.imports.source import Facts, Source
from partners.imports.tables import SkippedColumn

SHOWN = 10
# More are not asked about on one screen: they keep the names they have here.
MOST_ASKED = 200
ORDER = (
    Outcome.REFUSED,
    Outcome.CHANGED,
    Outcome.NEW,
    Outcome.MISSING,
    Outcome.UNCHANGED,
)


@dataclass(frozen=True)
class PreviewRow:
    """`number` is None for what is stored and not in the file."""

    number: int | None
    title: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """One outcome: how many rows, and the first of them."""

    outcome: Outcome
    count: int
    rows: list[PreviewRow]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Asked:
    """Names the file has otherwise than people mended them here; each row is asked about."""

    count: int
    rows: list[PreviewRow]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Preview:
    groups: list[Group]
    joined: int
    skipped: list[SkippedColumn]
    asked: Asked

    @property
    def changes_nothing(self) -> bool:
        busy = (Outcome.NEW, Outcome.CHANGED)
        return not self.asked.count and not any(
            group.count for group in self.groups if group.outcome in busy
        )


def preview(run: ImportRun) -> Preview:
    """Compare the whole file with what is stored now; changes nothing."""
    reading = runs.read(run)
    verdicts = [
        verdict
        for chunk in engine.chunks(reading.items)
        for verdict in engine.judge(reading.source, chunk)
    ]
    lacking = engine.missing(reading)
    return Preview(
        [_group(reading.source, one, verdicts, lacking) for one in ORDER],
        reading.joined,
        reading.table.skipped,
        asked_in(reading.source, verdicts),
    )


def _group(source: Source, outcome: Outcome, verdicts: list[Verdict], lacking: list[str]) -> Group:
    if outcome == Outcome.MISSING:
        return Group(outcome, len(lacking), [PreviewRow(None, one) for one in lacking[:SHOWN]])
    found = [one for one in verdicts if one.outcome == outcome]
    return Group(outcome, len(found), [_row(source, one) for one in found[:SHOWN]])


def _row(source: Source, verdict: Verdict) -> PreviewRow:
    item = verdict.item
    if item.refused is not None:
        cells = [cell for cell in item.row.cells if cell]
        return PreviewRow(item.row.number, " · ".join(cells)[:120], str(item.refused))
    return _changing(source, verdict, verdict.changes)


def asked_in(source: Source, verdicts: list[Verdict]) -> Asked:
    found = [verdict for verdict in verdicts if verdict.asked]
    return Asked(len(found), [_changing(source, one, one.asked) for one in found[:MOST_ASKED]])


def _changing(source: Source, verdict: Verdict, changes: Facts) -> PreviewRow:
    item = verdict.item
    told = [_change(source, verdict, name, value) for name, value in changes.items()]
    title = source.title(item.key, item.facts)
    return PreviewRow(item.row.number, f"{item.key[0]} · {title}", "; ".join(told))


def _change(source: Source, verdict: Verdict, name: str, value: Any) -> str:
    if isinstance(value, list):  # networks: a file adds them, and takes none away
        return f"{source.label_of(name)}: + {told(value)}"
    return f"{source.label_of(name)}: {told(getattr(verdict.stored, name))} → {told(value)}"


def told(value: Any) -> str:
    """Return a fact in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) or "–"
