"""The worker: goes on whatever happens, and ends when asked."""

import io
import os
import signal
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from jobs import loop
from jobs.checks import check_jobs
from jobs.loop import Job, Worker
from jobs.models import JobRun

pytestmark = pytest.mark.database("jobs are claimed with locks")

OUTBOX_JOB = "mail.delivery.deliver"


class Work:
    """A job that answers what it is told to, one answer per run."""

    def __init__(self, *answers: bool | Exception, then: Any = None) -> None:
        self.answers = list(answers)
        self.then = then
        self.runs = 0

    def __call__(self) -> bool:
        self.runs += 1
        answer = self.answers.pop(0) if self.answers else False
        if not self.answers and self.then:
            self.then()
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(loop, "LONGEST_PAUSE", 0.0)


def job(work: Any, path: str = "tests.work") -> Job:
    return Job(path, work, pause=0.0)


def test_run_once_repeats_a_job_until_it_has_nothing_left() -> None:
    work = Work(True, True, False, True)

    done = Worker([job(work)]).run_once()

    assert done is True
    assert work.runs == 3


def test_failing_job_does_not_stop_the_others_and_is_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, fine = Work(ValueError("broken")), Work(True, False)

    done = Worker([job(broken, "tests.broken"), job(fine, "tests.fine")]).run_once()

    assert done is False
    assert fine.runs == 2
    assert "tests.broken failed" in caplog.text
    assert JobRun.objects.get(job="tests.broken").error == "ValueError('broken')"
    assert JobRun.objects.get(job="tests.fine").failed_at is None


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
def test_worker_survives_a_lost_database_and_notes_that_it_recovered(error: Exception) -> None:
    worker = Worker([])
    work = Work(error, error, True, False, then=worker.stop)
    worker.jobs = [job(work)]

    worker.run()

    run = JobRun.objects.get()
    assert work.runs == 4
    assert run.error == ""
    assert run.failed_at is not None
    assert run.succeeded_at is not None
    assert run.succeeded_at >= run.failed_at


def test_job_that_keeps_failing_is_left_alone_longer_and_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loop, "LONGEST_PAUSE", 5.0)
    monkeypatch.setattr(loop.time, "monotonic", lambda: 100.0)
    failing = job(Work(*[ValueError("broken")] * 4))

    waits = []
    for _run in range(4):
        failing.run()
        waits.append(failing.due - 100.0)

    assert waits == [1.0, 2.0, 4.0, 5.0]


def test_job_that_failed_for_a_week_is_still_tried() -> None:
    failing = job(Work(ValueError("broken"), False))
    failing.failures = 10_000

    failing.run()

    assert failing.failures == 10_001


@pytest.mark.parametrize(
    ("error", "traced"), [(ValueError("broken"), True), (OperationalError("gone"), False)]
)
def test_log_has_a_trace_of_faults_but_not_of_absences(
    caplog: pytest.LogCaptureFixture, error: Exception, traced: bool
) -> None:
    job(Work(error)).run()

    assert str(error) in caplog.text
    assert ("Traceback" in caplog.text) is traced


def test_job_without_more_to_do_is_left_alone_for_its_pause() -> None:
    hourly = Job("tests.hourly", Work(False), pause=3600.0)
    worker = Worker([])
    often = Work(True, True, True, then=worker.stop)
    worker.jobs = [hourly, job(often, "tests.often")]

    worker.run()

    assert hourly.call.runs == 1
    assert often.runs == 3


def test_stop_ends_after_the_job_at_hand() -> None:
    worker = Worker([])
    first, second = Work(True, then=worker.stop), Work()
    worker.jobs = [job(first), job(second, "tests.second")]

    worker.run()

    assert (first.runs, second.runs) == (1, 0)


def test_work_once_sends_mail_and_keeps_the_schedule(settings: Any, mailoutbox: list) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"
    EmailMessage("Onderwerp", "Tekst", to=["a@example.nl"]).send()

    call_command("work", once=True)

    assert [mail.to for mail in mailoutbox] == [["a@example.nl"]]
    assert {run.job for run in JobRun.objects.all()} == set(settings.WORKER_JOBS)


def test_work_once_with_a_failing_job_ends_with_an_error(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.WORKER_JOBS = ["operator.truth"]  # fails: it wants something to judge

    with pytest.raises(CommandError):
        call_command("work", once=True)


def test_status_tells_silent_jobs_from_living_ones(settings: Any) -> None:
    settings.WORKER_JOBS = [OUTBOX_JOB]
    settings.WORKER_PAUSES = {}
    with pytest.raises(CommandError, match=OUTBOX_JOB):
        call_command("work", status=True, stdout=io.StringIO())

    told = io.StringIO()
    JobRun.objects.create(job=OUTBOX_JOB, succeeded_at=timezone.now())
    call_command("work", status=True, stdout=told)

    assert told.getvalue().startswith(f"{OUTBOX_JOB}: 20")


def test_check_names_jobs_that_cannot_be_called(settings: Any) -> None:
    assert check_jobs() == []

    settings.WORKER_JOBS = ["mail.delivery.nothing"]
    settings.WORKER_PAUSES = {"moderation.schedule.keep_schedule": 60}

    assert [problem.id for problem in check_jobs()] == ["worker.E001", "worker.E002"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_worker_cleanly(settings: Any, number: int) -> None:
    settings.WORKER_JOBS = ["tests.jobs.test_worker.raise_signal"]
    settings.WORKER_PAUSES = {}
    raise_signal.number = number
    before = signal.getsignal(number)

    call_command("work")

    assert signal.getsignal(number) == before
    assert JobRun.objects.get().error == ""


def raise_signal() -> bool:
    os.kill(os.getpid(), raise_signal.number)
    return True
