"""A worker that is killed (SIGKILL) at each of its statements loses and doubles no news."""

import os
import signal
import warnings

import pytest
from django.core import mail
from django.db import connection, connections
from django.http import QueryDict
from django.test import override_settings

from mail.models import OutgoingMail
from saved.mailing import mail_what_is_new
from saved.models import Rhythm, SavedSearch, ToldOffer
from saved.searches import save_search
from search.engine.refresh import fresh_index
from tests.conftest import World
from tests.partners.imports.test_kill import Killer
from tests.saved.saving import make_due, teacher

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database("what a killed process leaves behind"),
]

KILLS = 20


def work(killer: Killer) -> None:
    with (
        override_settings(EMAIL_BACKEND="mail.backend.OutboxBackend"),
        connection.execute_wrapper(killer),
    ):
        while mail_what_is_new():
            pass


def work_in_a_process_killed_at(statement: int) -> int:
    """Return the signal that ended it; 0 where it came to its end first."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about threads: the child uses none of the parent's
        child = os.fork()
    if child == 0:
        try:
            work(Killer(statement))
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def start_anew(searches: list[SavedSearch]) -> None:
    OutgoingMail.objects.all().delete()
    ToldOffer.objects.all().delete()
    for search in searches:
        make_due(search)


def state() -> tuple[list[str], int]:
    """Return who has a mail, and how many offers were told of."""
    readers = OutgoingMail.objects.order_by("recipient").values_list("recipient", flat=True)
    return list(readers), ToldOffer.objects.count()


def test_killed_worker_loses_and_doubles_nothing(world: World) -> None:
    people = [teacher(), teacher()]
    searches = [
        save_search(person, QueryDict(""), rhythm=Rhythm.DAILY, index=fresh_index())
        for person in people
    ]
    world.live(title="Lassen")
    world.live(title="Zagen")
    mail.outbox.clear()
    for _time in range(2):  # the second time counts: what the process knows, it asks no more
        start_anew(searches)
        whole = Killer(None)
        work(whole)
    expected = state()
    assert expected == (sorted(person.email for person in people), 4)

    ends = []
    for number in range(KILLS):
        start_anew(searches)
        ends.append(work_in_a_process_killed_at(1 + number * whole.seen // KILLS))
        mails, told = state()
        assert told == 2 * len(mails)
        work(Killer(None))
        assert state() == expected

    assert set(ends) == {signal.SIGKILL}
