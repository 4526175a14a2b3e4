"""An import whose process is killed (SIGKILL) at twenty of its statements, on a real database."""

import os
import signal
import warnings
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections

from partners.imports import engine, runs
from partners.imports.jobs import run_waiting
from partners.imports.models import ImportedNames, ImportRefusal, ImportRun
from partners.organisations.models import School
from tests.factories.partners import SchoolFactory, UserFactory
from tests.partners.imports.test_runs import CHUNK, CONTENT, state

pytestmark = [
    pytest.mark.database("what a killed process leaves behind"),
    pytest.mark.django_db(transaction=True),
]

KILLS = 20


def start_anew() -> ImportRun:
    for model in (ImportedNames, ImportRefusal, ImportRun, School):
        model.objects.all().delete()
    SchoolFactory(code="00AH01", name="Oude naam", region=None)
    user = UserFactory(email="kantoor@example.nl")
    run = runs.upload("schools", filename="scholen.csv", content=CONTENT, by=user)
    runs.start(run)
    return run


class Killer:
    """Counts statements, and ends this process at one of them, before or after it ran."""

    def __init__(self, at: int | None) -> None:
        self.at, self.seen = at, 0

    def __call__(self, execute: Any, *args: Any) -> Any:
        self.seen += 1
        if self.seen == self.at and self.at % 2:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = execute(*args)
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer


def import_and_count() -> int:
    killer = Killer(None)
    with connection.execute_wrapper(killer):
        while run_waiting():
            pass
    return killer.seen


def import_in_a_process_killed_at(statement: int) -> int:
    """Return the signal that ended it."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about threads: the child uses none of the parent's
        child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(Killer(statement)):
                while run_waiting():
                    pass
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def test_killed_at_twenty_points_ends_like_a_clean_import(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "CHUNK", CHUNK)
    start_anew()
    statements = import_and_count()
    clean = state()
    points = {1 + statements * number // KILLS for number in range(KILLS)}

    ends, halfway = [], set()
    for point in sorted(points):
        run = start_anew()
        ended_by = import_in_a_process_killed_at(point)
        run.refresh_from_db()
        halfway.add(run.position)
        call_command("run_imports")
        ends.append((ended_by, state() == clean))

    assert len(points) == KILLS
    assert ends == [(signal.SIGKILL, True)] * KILLS
    assert {0, 3, 6, 9} <= halfway
