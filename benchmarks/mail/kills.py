"""Kill the worker again and again while it sends, with an outage of the mail server.

Then compare what the mail server took with what was written: none lost, at most one
duplicate per kill, each under the identifier of its row.
"""

import datetime
import random
import signal
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connections

from benchmarks.mail.sink import FORK, LOCALHOST, Sink
from jobs import loop
from jobs.loop import Job, Worker
from jobs.models import JobRun
from mail import delivery
from mail.mails import EVENT_HEADER
from mail.models import OutgoingMail

EVENT = "bench-mail:"
OUTBOX = "mail.backend.OutboxBackend"
# Seconds. The clock runs faster than in use, or the end of each claim takes five minutes.
CLAIM, WAIT, OUTAGE = 1, 0.2, 1.0
MOST_SECONDS = 900


@dataclass
class Outcome:
    mails: int
    kills: int
    taken: int
    lost: int
    duplicates: int
    strangers: int  # taken under an identifier that is of no row
    unmarked: int  # taken, but not marked sent
    ended_cleanly: bool  # the last worker, on SIGTERM
    seconds: float

    def holds(self) -> bool:
        promised = self.lost == self.strangers == self.unmarked == 0
        return promised and self.ended_cleanly and self.duplicates <= self.kills


class WorkerProcess:
    """The worker, sending to a sink, in a process that can be killed."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.start()

    def start(self) -> None:
        # A connection that two processes share is broken for both.
        connections.close_all()
        self.process = FORK.Process(target=_work, args=(self.port,), daemon=True)
        self.process.start()

    def kill(self) -> None:
        self.process.kill()
        self.process.join()

    def end(self) -> bool:
        """Ask it to stop, as a service manager does. True if it ended by itself."""
        self.process.terminate()
        self.process.join(10)
        ended = self.process.exitcode == 0
        self.kill()
        return ended


def _work(port: int) -> None:
    settings.OUTBOX_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = LOCALHOST, port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.OUTBOX_CLAIM_SECONDS = CLAIM
    loop.LONGEST_PAUSE = WAIT
    loop.logger.disabled = delivery.logger.disabled = True  # the outage is meant
    delivery.FIRST_WAIT = datetime.timedelta(seconds=WAIT)
    worker = Worker([Job(EVENT, delivery.deliver, pause=0.05)])
    signal.signal(signal.SIGTERM, worker.stop)
    worker.run()


def run(*, mails: int, kills: int, seed: int = 1) -> Outcome:
    """Send that many mails past that many deaths, and one outage."""
    began = time.monotonic()
    _write(mails)
    with tempfile.TemporaryDirectory() as folder:
        sink = Sink(Path(folder) / "taken")
        sink.start()
        worker = WorkerProcess(sink.port)
        try:
            _disturb(sink, worker, mails, kills, random.Random(seed))  # noqa: S311 - no secret
            _await_the_last()
            ended = worker.end()
        finally:
            worker.kill()
            sink.stop()
        taken = sink.taken()
    return _compare(mails, kills, taken, ended, time.monotonic() - began)


def forget() -> None:
    """Remove what the bench wrote."""
    JobRun.objects.filter(job=EVENT).delete()
    OutgoingMail.objects.filter(event__startswith=EVENT).delete()


def _write(mails: int) -> None:
    forget()
    messages = [
        EmailMessage(
            f"Mail {number}",
            "Tekst",
            to=[f"reader{number}@example.org"],
            headers={EVENT_HEADER: f"{EVENT}{number}"},
        )
        for number in range(mails)
    ]
    get_connection(OUTBOX).send_messages(messages)


def _disturb(
    sink: Sink, worker: WorkerProcess, mails: int, kills: int, chance: random.Random
) -> None:
    """Kill at moments spread over the whole run; half-way the mail server goes away too."""
    for number in range(1, kills + 1):
        _await(sink, number * mails // (kills + 1))
        # Anywhere between the claim, the server's 250 and the mark.
        time.sleep(chance.uniform(0, 0.02))
        worker.kill()
        outage = number == (kills + 1) // 2
        if outage:
            sink.stop()
        worker.start()
        if outage:
            time.sleep(OUTAGE)
            sink.start()


def _await(sink: Sink, count: int) -> None:
    end = time.monotonic() + MOST_SECONDS
    while len(set(sink.taken())) < count:
        if time.monotonic() > end:
            raise TimeoutError(f"Only {len(sink.taken())} mails came in.")
        time.sleep(0.01)


def _await_the_last() -> None:
    end = time.monotonic() + MOST_SECONDS
    while OutgoingMail.objects.filter(event__startswith=EVENT).waiting().exists():
        if time.monotonic() > end:
            return
        time.sleep(0.05)


def _compare(mails: int, kills: int, taken: list[str], ended: bool, seconds: float) -> Outcome:
    rows = OutgoingMail.objects.filter(event__startswith=EVENT)
    written = set(rows.values_list("message_id", flat=True))
    times = Counter(taken)
    return Outcome(
        mails=mails,
        kills=kills,
        taken=len(taken),
        lost=len(written - times.keys()),
        duplicates=sum(count - 1 for count in times.values()),
        strangers=len(times.keys() - written),
        unmarked=rows.waiting().count(),
        ended_cleanly=ended,
        seconds=seconds,
    )
