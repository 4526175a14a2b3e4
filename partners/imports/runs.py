"""What can happen to an import; each is one transaction."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from partners.imports import engine
from partners.imports.engine import Outcome, Reading, Verdict
from partners.imports.enums import ImportStatus
from partners.imports.models import ImportRefusal, ImportRun
from partners.imports.registry import SOURCES
from partners.people.models import User
from texts.normalise import one_line

STARTABLE = (ImportStatus.CHECKED, ImportStatus.FAILED)
COUNTED = (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.REFUSED)


def upload(source: str, *, filename: str, content: bytes, by: User) -> ImportRun:
    """Keep a file that can be read, or raise UnreadableFile; nothing is imported yet."""
    reading = engine.read(SOURCES[source](), content)
    return ImportRun.objects.create(
        source=source,
        filename=one_line(filename[-255:]),
        content=content,
        header=reading.table.header,
        delimiter=reading.table.delimiter,
        total=len(reading.items),
        created_by=by,
    )


def read(run: ImportRun) -> Reading:
    """Read the file of a run that has not ended."""
    return engine.read(SOURCES[run.source](), bytes(run.content or b""))


def start(run: ImportRun, *, overwrite: Iterable[int] = ()) -> bool:
    """Let the worker have it; a run that stopped goes on where it was, with what was chosen.

    `overwrite` are the numbers of rows whose names may take the place of mended ones.
    """
    found = ImportRun.objects.filter(pk=run.pk, status__in=STARTABLE, content__isnull=False)
    found.filter(status=ImportStatus.CHECKED).update(overwrite=sorted(set(overwrite)))
    return bool(found.update(status=ImportStatus.WAITING, started_at=timezone.now()))


def cancel(run: ImportRun) -> bool:
    """Forget the file of a run that does not run; what is stored already stays."""
    found = ImportRun.objects.filter(
        pk=run.pk, status__in=(*STARTABLE, ImportStatus.WAITING), content__isnull=False
    )
    return bool(found.update(status=ImportStatus.CANCELLED, content=None, ended_at=timezone.now()))


def fail(run: ImportRun) -> None:
    """Stop at the checkpoint; the file stays, so that it can go on from there."""
    ImportRun.objects.filter(pk=run.pk).update(status=ImportStatus.FAILED, ended_at=timezone.now())


@transaction.atomic
def advance(run: ImportRun, reading: Reading) -> bool:
    """Store the next chunk and move the checkpoint with it; True if there is more.

    Killed at any moment, a chunk is either stored and counted, or neither.
    """
    held = ImportRun.objects.select_for_update().defer("content").get(pk=run.pk)
    if not held.is_at_work:
        return False
    chunk = reading.items[held.position : held.position + engine.CHUNK]
    verdicts = engine.judge(reading.source, chunk, overwrite=frozenset(held.overwrite or ()))
    engine.store(reading.source, verdicts)
    _remember_refusals(held, verdicts)
    held.position += len(chunk)
    changed = ["position", "status", *_count(held, verdicts)]
    held.status = ImportStatus.RUNNING
    if held.position >= held.total:
        changed += _finish(held, reading)
    held.save(update_fields=changed)
    return held.is_at_work


def _count(run: ImportRun, verdicts: list[Verdict]) -> list[str]:
    counts = engine.count(verdicts)
    for outcome in COUNTED:
        setattr(run, outcome.value, getattr(run, outcome.value) + counts[outcome.value])
    return [outcome.value for outcome in COUNTED]


def _remember_refusals(run: ImportRun, verdicts: list[Verdict]) -> None:
    ImportRefusal.objects.bulk_create(
        ImportRefusal(
            run=run,
            number=verdict.item.row.number,
            cells=verdict.item.row.cells,
            reason=verdict.item.refused.code,
            params=verdict.item.refused.params,
        )
        for verdict in verdicts
        if verdict.item.refused is not None
    )


def _finish(run: ImportRun, reading: Reading) -> list[str]:
    run.status = ImportStatus.DONE
    run.missing = len(engine.missing(reading))
    run.ended_at = timezone.now()
    run.content = None
    return ["missing", "ended_at", "content"]
