"""Promise P3 in small: whoever dies, no mail is lost. `manage.py bench_mail` is the large one."""

import logging
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import connection

from benchmarks.mail import kills
from jobs.loop import Job
from jobs.models import JobRun
from mail import delivery
from mail.delivery import claim
from mail.models import OutgoingMail

logger = logging.getLogger(__name__)

pytestmark = [
    pytest.mark.database("the outbox: locks, and what a killed process leaves behind"),
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),  # rows that other processes see
    # Threads run while the worker is forked; the worker uses none of them.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded"),
]


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = kills.OUTBOX


def write(count: int) -> None:
    for number in range(count):
        EmailMessage("Onderwerp", "Tekst", to=[f"reader{number}@example.org"]).send()


def test_killed_worker_and_absent_server_lose_no_mail() -> None:
    outcome = kills.run(mails=200, kills=5)

    logger.info("%s", outcome)
    assert outcome.holds(), outcome
    assert outcome.taken >= 200


def test_marking_before_sending_would_lose_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: the bench notices a delivery that hopes for the best."""
    send = delivery._send

    def hope(mail: OutgoingMail, server: Any) -> None:
        delivery._note_sent(mail)
        send(mail, server)

    monkeypatch.setattr(delivery, "_send", hope)

    outcome = kills.run(mails=60, kills=1)

    assert outcome.lost > 0
    assert not outcome.holds()


def test_mail_lost_or_doubled_too_often_is_a_broken_promise() -> None:
    kept = kills.Outcome(
        mails=9,
        kills=2,
        taken=11,
        lost=0,
        duplicates=2,
        strangers=0,
        unmarked=0,
        ended_cleanly=True,
        seconds=1.0,
    )
    broken = {"lost": 1, "duplicates": 3, "strangers": 1, "unmarked": 1, "ended_cleanly": False}

    assert kept.holds()
    for name, value in broken.items():
        assert not kills.Outcome(**(vars(kept) | {name: value})).holds(), name


def test_workers_at_the_same_time_never_claim_the_same_mail() -> None:
    write(40)

    def claims() -> list[int]:
        taken = []
        while (mail := claim()) is not None:
            taken.append(mail.pk)
        connection.close()
        return taken

    with ThreadPoolExecutor(4) as pool:
        runs = [pool.submit(claims) for _worker in range(4)]
    taken = Counter(pk for run in runs for pk in run.result())

    assert len(taken) == 40
    assert set(taken.values()) == {1}


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no server to restart")
def test_worker_reconnects_after_the_database_ended_its_connection() -> None:
    def restart() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return False

    job = Job("tests.restart", restart)
    job.run()
    assert JobRun.objects.get().error != ""

    job.call = OutgoingMail.objects.exists
    job.run()

    assert JobRun.objects.get().error == ""


def test_bench_refuses_where_real_mail_waits(settings: Any) -> None:
    write(1)

    with pytest.raises(CommandError, match="the mails that wait"):
        call_command("bench_mail", mails=1, kills=0)

    assert OutgoingMail.objects.waiting().count() == 1


def test_bench_refuses_in_production(settings: Any) -> None:
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError, match="Not here"):
        call_command("bench_mail", mails=1, kills=0)
