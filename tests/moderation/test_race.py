"""Two leaders decide about the same page at the same moment: one decision counts, once.

Real requests in two threads, each with its own client and database connection. The negative
control takes the locks away and must then find what the locks prevent.
"""

import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from moderation import decide, middleware
from moderation.actions import submit
from moderation.decisions import Decision
from moderation.models import Approval, ApprovalTaskState
from tests.conftest import World

pytestmark = [
    pytest.mark.database("locks"),
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
]

logger = logging.getLogger(__name__)

# 40 in every run; 200 in `make bench`.
ROUNDS = int(os.environ.get("RACE_ROUNDS", "40"))
CONTROL_ROUNDS = 12
# Seconds. Approving takes longer: without locks and head start it always writes last.
CONTROL_HEAD_STARTS = (0.0, 0.05)


@dataclass
class Outcome:
    """What one round left behind."""

    page: Page
    task_state: ApprovalTaskState
    answers: dict[str, HttpResponse]

    def faults(self) -> list[str]:
        """Return what does not fit together; empty when exactly one decision counted."""
        approved = self.task_state.status == TaskState.STATUS_APPROVED
        approvals = Approval.objects.filter(revision_id=self.task_state.revision_id).count()
        wanted_status = (
            WorkflowState.STATUS_APPROVED if approved else WorkflowState.STATUS_NEEDS_CHANGES
        )
        checks = {
            "decided": self.task_state.status
            in (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED),
            "live iff approved": self.page.live == approved,
            "one approval iff approved": approvals == approved,
            "round ended alike": self.task_state.workflow_state.status == wanted_status,
            "decision noted": self.task_state.decision
            == (Decision.APPROVED if approved else Decision.CHANGES_ASKED),
            "one logged decision": self._logged() == 1,
            "one goes on, one is told": sorted(
                answer.status_code for answer in self.answers.values()
            )
            == [302, 409],
            "loser told": _already_decided(self.task_state.finished_by) in self.loser_reads,
        }
        return [name for name, holds in checks.items() if not holds]

    @property
    def loser_reads(self) -> str:
        lost = "reject" if self.task_state.status == TaskState.STATUS_APPROVED else "approve"
        return self.answers[lost].text

    def _logged(self) -> int:
        actions = ("wagtail.workflow.approve", "wagtail.workflow.reject")
        return PageLogEntry.objects.filter(
            action__in=actions, revision_id=self.task_state.revision_id
        ).count()


def _already_decided(person: Any) -> str:
    with override("nl"):
        return gettext("Already decided by %(name)s.") % {"name": person}


class Race:
    """Two leaders, each in a thread with a client and a database connection of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.page = world.company_page
        self.clients = {"approve": Client(), "reject": Client()}
        self.clients["approve"].force_login(world.leader)
        self.clients["reject"].force_login(world.second_leader)
        self.start = threading.Barrier(2, timeout=30)
        self.threads = {action: ThreadPoolExecutor(1) for action in self.clients}

    def close(self) -> None:
        for thread in self.threads.values():
            thread.submit(lambda: connection.close()).result(timeout=30)
            thread.shutdown()

    def run(
        self, rounds: int, *, head_starts: tuple[float, ...] = (0.0,)
    ) -> tuple[Counter, Counter]:
        """Return how often each fault was seen, and how often each decision won."""
        faults, winners = Counter(), Counter()
        for number in range(rounds):
            outcome = self._round(approve_first_by=head_starts[number % len(head_starts)])
            faults.update(outcome.faults())
            winners[outcome.task_state.decision] += 1
        return faults, winners

    def _round(self, *, approve_first_by: float) -> Outcome:
        task_state = self._submitted_anew()
        for client in self.clients.values():
            client.cookies.pop("messages", None)  # what earlier rounds told
        waits = {"approve": 0.0, "reject": approve_first_by}
        running = {
            action: thread.submit(self._decide, action, task_state.pk, waits[action])
            for action, thread in self.threads.items()
        }
        answers = {action: future.result(timeout=60) for action, future in running.items()}
        return Outcome(
            page=Page.objects.get(pk=self.page.pk),
            task_state=ApprovalTaskState.objects.select_related("workflow_state").get(
                pk=task_state.pk
            ),
            answers=answers,
        )

    def _submitted_anew(self) -> TaskState:
        """A new version under review of a page that is not online."""
        # By .update(), which moderation cannot see: withdrawing each time takes too long.
        Page.objects.filter(pk=self.page.pk).update(live=False)
        page = type(self.page).objects.get(pk=self.page.pk)
        page.save_revision(user=self.world.editor)
        state = submit(page, by=self.world.editor)
        state.refresh_from_db()
        return state.current_task_state

    def _decide(self, action: str, task_state_id: int, wait: float) -> HttpResponse:
        url = reverse(
            "wagtailadmin_pages:workflow_action", args=[self.page.pk, action, task_state_id]
        )
        self.start.wait()
        time.sleep(wait)
        return self.clients[action].post(url, {"comment": "Vul de groepsgrootte aan."})


@pytest.fixture
def race(world: World) -> Iterator[Race]:
    race = Race(world)
    yield race
    race.close()


@pytest.mark.long
def test_decisions_at_the_same_moment_one_counts_and_the_other_is_told(race: Race) -> None:
    faults, winners = race.run(ROUNDS)

    logger.info("%s", dict(winners))
    assert faults == {}
    assert winners.total() == ROUNDS


def test_decisions_at_the_same_moment_without_locks_contradict_each_other(
    race: Race, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: the race above can be lost.

    Not on SQLite: every writing request is one IMMEDIATE transaction there, which is itself
    the lock, and SELECT FOR UPDATE does nothing. So there the same round stays consistent
    although our locks are gone.
    """
    without_lock = ApprovalTaskState.objects.select_related("workflow_state", "revision")
    monkeypatch.setattr(middleware, "_lock_page", lambda kwargs: None)
    monkeypatch.setattr(decide, "_locked", lambda task_state_id: without_lock.get(pk=task_state_id))

    faults, _winners = race.run(CONTROL_ROUNDS, head_starts=CONTROL_HEAD_STARTS)

    if connection.vendor == "sqlite":
        assert faults == {}
    else:
        assert faults["one logged decision"] > 0
