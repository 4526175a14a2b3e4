"""The worker's loop: jobs in turn, for ever, whatever goes wrong with one of them."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils import timezone
from django.utils.module_loading import import_string

from jobs.connections import mend_connections
from jobs.models import JobRun

logger = logging.getLogger(__name__)

# Seconds.
PAUSE = 1.0  # after a job that had nothing to do
LONGEST_PAUSE = 60.0  # after one that keeps failing
BEAT = 15.0  # between two notes that a job still runs
NAP = 0.2  # how soon a signal is noticed

AWAY = (OperationalError, InterfaceError, ConnectionError, TimeoutError)


class Job:
    """A callable that does one bounded piece of work and says whether there is more."""

    def __init__(self, path: str, call: Callable[[], bool | None], pause: float = PAUSE) -> None:
        self.path = path
        self.call = call
        self.pause = pause
        self.due = 0.0
        self.failures = 0
        self.beat_due = 0.0

    def run(self) -> bool:
        """Run once; True if there is more. A failure is logged and postpones the next run."""
        mend_connections()  # the database may have been restarted since
        try:
            more = bool(self.call())
        except Exception as error:
            self._fail(error)
            return False
        recovered, self.failures = self.failures > 0, 0
        self._rest(0.0 if more else self.pause)
        if recovered or time.monotonic() >= self.beat_due:
            self._note()
        return more

    def _fail(self, error: Exception) -> None:
        self.failures += 1
        # Where in the code somebody was away tells nothing.
        trace = None if isinstance(error, AWAY) else error
        told = "%s failed, %s times in a row: %s"
        logger.error(told, self.path, self.failures, error, exc_info=trace)
        # Capped before the power is taken: an outage of a day has no number for it.
        self._rest(min(2.0 ** min(self.failures - 1, 10), LONGEST_PAUSE))
        self._note(error)

    def _rest(self, seconds: float) -> None:
        self.due = time.monotonic() + seconds

    def _note(self, error: Exception | None = None) -> None:
        self.beat_due = time.monotonic() + BEAT
        facts: dict[str, Any] = (
            {"failed_at": timezone.now(), "error": repr(error)[:1000]}
            if error
            else {"succeeded_at": timezone.now(), "error": ""}
        )
        mend_connections()
        try:
            JobRun.objects.update_or_create(job=self.path, defaults=facts)
        except (DatabaseError, InterfaceError) as trouble:
            logger.warning("The run of %s was not noted: %s", self.path, trouble)


class Worker:
    """Runs each job when it is due, until asked to stop."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self.jobs = list(jobs)
        self.stopping = False

    def stop(self, *signal: object) -> None:
        """Stop after the job at hand; usable as a signal handler."""
        self.stopping = True

    def run(self) -> None:
        while not self.stopping:
            for job in self._due():
                if not self.stopping:
                    job.run()
            self._sleep()

    def run_once(self) -> bool:
        """Run every job until it has nothing left. False if one of them failed."""
        for job in self.jobs:
            while not self.stopping and job.run():
                pass
        return not any(job.failures for job in self.jobs)

    def _due(self) -> list[Job]:
        now = time.monotonic()
        return [job for job in self.jobs if job.due <= now]

    def _sleep(self) -> None:
        """Sleep until a job is due, in naps: Python resumes a sleep after a signal."""
        wake = min((job.due for job in self.jobs), default=time.monotonic() + PAUSE)
        while not self.stopping and (left := wake - time.monotonic()) > 0:
            time.sleep(min(left, NAP))


def jobs_from_settings() -> list[Job]:
    return [
        Job(path, import_string(path), settings.WORKER_PAUSES.get(path, PAUSE))
        for path in settings.WORKER_JOBS
    ]
