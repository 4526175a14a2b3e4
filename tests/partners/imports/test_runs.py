"""An import in the background: chunks, checkpoints, and what a kill leaves behind."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from jobs.retention import apply_retention
from partners.imports import engine, runs
from partners.imports.engine import Reading
from partners.imports.enums import ImportStatus
from partners.imports.jobs import run_waiting
from partners.imports.models import ImportedNames, ImportRefusal, ImportRun
from partners.imports.reasons import UnreadableFile
from partners.imports.run_periods import forget_files, forget_refusals
from partners.imports.schools import Schools
from partners.organisations.models import School
from partners.privacy.erasure import erase_person
from tests.factories.partners import MembershipFactory, SchoolFactory, UserFactory
from tests.partners.imports.files import MEMBER_COLUMNS, duo, school, table

pytestmark = pytest.mark.database("imports")

CHUNK = 3
ROWS = [school(f"00AH{number:02}") for number in range(8)]
CONTENT = duo(*ROWS, school("XX"), school("00AH00", "Dubbel"), school("00AH09"))


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "CHUNK", CHUNK)


@pytest.fixture
def run(db: None) -> ImportRun:
    """A started import of eleven rows, that changes one school and refuses two rows."""
    SchoolFactory(code="00AH01", name="Oude naam", region=None)
    SchoolFactory(code="99ZZ00", name="Staat niet in het bestand", region=None)
    run = runs.upload("schools", filename="scholen.csv", content=CONTENT, by=UserFactory())
    assert runs.start(run)
    return run


def state() -> tuple[Any, ...]:
    """Return everything an import leaves behind, without keys and moments."""
    facts = ("status", "total", "position", "new", "changed", "unchanged", "refused", "missing")
    return (
        list(School.objects.order_by("code").values_list("code", "name", "postcode", "place")),
        list(ImportRun.objects.values_list(*facts, "content")),
        list(ImportedNames.objects.order_by("key").values_list("key", "names")),
        list(ImportRefusal.objects.values_list("number", "reason", "cells")),
    )


CLEAN = {"new": 8, "changed": 1, "unchanged": 0, "refused": 2, "missing": 1}


def test_run_goes_from_checked_to_done_and_forgets_its_file(run: ImportRun) -> None:
    while run_waiting():
        pass

    run.refresh_from_db()
    assert run.status == ImportStatus.DONE
    assert {name: getattr(run, name) for name in CLEAN} == CLEAN
    assert (run.position, run.content) == (11, None)
    known = School.objects.get(code="00AH01")
    assert (known.name, known.postcode) == ("Oude naam", "7522 GK")
    assert School.objects.filter(code="99ZZ00").exists()


def test_second_run_changes_nothing_and_says_so(run: ImportRun) -> None:
    call_command("run_imports")
    again = runs.upload("schools", filename="weer.csv", content=CONTENT, by=UserFactory())
    runs.start(again)

    call_command("run_imports")

    again.refresh_from_db()
    assert (again.new, again.changed, again.unchanged) == (0, 0, 9)
    assert again.changed_nothing is True


class Killed(BaseException):
    """The process ends here."""


class Falling(Schools):
    """Dies at its n-th write: before it, or after it and before the checkpoint."""

    def __init__(self, writes: int, *, after: bool) -> None:
        self.left, self.after = writes, after

    def create(self, wanted: Any) -> None:
        self._fall_or(lambda: super(Falling, self).create(wanted))

    def update(self, stored: Any, changes: Any) -> None:
        self._fall_or(lambda: super(Falling, self).update(stored, changes))

    def _fall_or(self, write: Any) -> None:
        self.left -= 1
        if self.left == 0 and not self.after:
            raise Killed
        write()
        if self.left == 0:
            raise Killed


@pytest.mark.parametrize("after", [False, True], ids=["before the write", "after it"])
@pytest.mark.parametrize("write", [1, 2, 3, 4, 5])
def test_killed_run_goes_on_and_ends_like_a_clean_one(
    run: ImportRun, write: int, after: bool
) -> None:
    with transaction.atomic():
        call_command("run_imports")
        clean = state()
        transaction.set_rollback(True)
    reading = engine.read(Falling(write, after=after), CONTENT)

    with pytest.raises(Killed):
        advance_to_the_end(run, reading)
    half = ImportRun.objects.get().position
    call_command("run_imports")

    assert half in (0, 3, 6, 9)
    assert state() == clean


def advance_to_the_end(run: ImportRun, reading: Reading) -> None:
    while runs.advance(run, reading):
        pass


def test_broken_run_stops_and_goes_on_from_its_checkpoint(
    run: ImportRun, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Schools, "all_stored", lambda source: 1 / 0)

    more = run_waiting()

    run.refresh_from_db()
    assert (more, run.status, run.position) == (False, ImportStatus.FAILED, 9)
    assert "stopped" in caplog.text
    monkeypatch.undo()
    assert runs.start(run)
    call_command("run_imports")
    run.refresh_from_db()
    assert (run.status, run.new, run.changed) == (ImportStatus.DONE, 8, 1)


def test_one_broken_run_does_not_keep_the_next(run: ImportRun) -> None:
    ImportRun.objects.filter(pk=run.pk).update(content=b"geen csv")
    other = runs.upload(
        "schools", filename="b.csv", content=duo(school("01AH00")), by=UserFactory()
    )
    runs.start(other)

    call_command("run_imports")

    assert set(ImportRun.objects.values_list("status", flat=True)) == {"failed", "done"}
    assert School.objects.filter(code="01AH00").exists()


def test_unreadable_file_leaves_no_run(db: None) -> None:
    with pytest.raises(UnreadableFile):
        runs.upload("schools", filename="a.csv", content=b"a;b\n", by=UserFactory())

    assert ImportRun.objects.count() == 0


def test_run_starts_once_and_is_not_cancelled_while_it_runs(run: ImportRun) -> None:
    runs.advance(run, runs.read(run))

    assert runs.start(run) is False
    assert runs.cancel(run) is False


def test_cancelled_run_loses_its_file_and_never_runs(run: ImportRun) -> None:
    assert runs.cancel(run) is True

    call_command("run_imports")

    run.refresh_from_db()
    assert (run.status, run.content, run.new) == (ImportStatus.CANCELLED, None, 0)


def test_old_files_and_refused_rows_are_forgotten(run: ImportRun) -> None:
    call_command("run_imports")
    unused = runs.upload("schools", filename="b.csv", content=CONTENT, by=UserFactory())
    apply_retention()
    kept = run.refusals.count(), unused.content is not None

    with time_machine.travel(timezone.now() + datetime.timedelta(days=31)):
        forgotten = [forget(timezone.now()) for forget in (forget_files, forget_refusals)]

    unused.refresh_from_db()
    assert kept == (2, True)
    assert forgotten == [1, 2]
    assert (unused.status, unused.content) == (ImportStatus.CANCELLED, None)


def test_erasing_a_person_drops_uploads_and_rows_that_name_them(run: ImportRun) -> None:
    person = MembershipFactory(editor=True, user__email="weg@example.nl").user
    row = ["Weg@example.nl", "Wies Weg", "geen rol", "1"]
    named = runs.upload("members", filename="a.csv", content=members(row), by=UserFactory())
    over = runs.upload("members", filename="b.csv", content=members(row), by=UserFactory())
    runs.start(over)
    call_command("run_imports")
    other = runs.upload("schools", filename="c.csv", content=CONTENT, by=UserFactory())

    erase_person(person)

    named.refresh_from_db()
    other.refresh_from_db()
    assert named.content is None
    assert other.content is not None
    assert "weg@example.nl" not in str(list(over.refusals.values_list("cells", "params"))).lower()


def members(row: list[str]) -> bytes:
    return table(MEMBER_COLUMNS, row)
