"""The worker: sends mail, keeps the schedule, and does what else waits in the background."""

import datetime
import signal
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobs.loop import Worker, jobs_from_settings
from jobs.models import JobRun

SIGNALS = (signal.SIGTERM, signal.SIGINT)
# A job may be at work for some minutes, or be left alone after failing.
SILENCE = datetime.timedelta(minutes=10)


class Command(BaseCommand):
    help = "Run the background jobs (WORKER_JOBS) until SIGTERM or Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="do what is waiting, then end")
        how.add_argument("--status", action="store_true", help="when each job ran last")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["status"]:
            self._tell_status()
            return
        worker = Worker(jobs_from_settings())
        before = {number: signal.signal(number, worker.stop) for number in SIGNALS}
        try:
            self._work(worker, once=options["once"])
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _work(self, worker: Worker, *, once: bool) -> None:
        if not once:
            worker.run()
        elif not worker.run_once():
            raise CommandError("A job failed; the log says which and why.")

    def _tell_status(self) -> None:
        runs = {run.job: run for run in JobRun.objects.all()}
        silent = []
        for path in settings.WORKER_JOBS:
            run = runs.get(path)
            last = run.succeeded_at if run else None
            self.stdout.write(f"{path}: {last.isoformat(' ', 'seconds') if last else 'never'}")
            if run and run.error:
                self.stdout.write(f"  failed {run.failed_at}: {run.error}")
            pause = datetime.timedelta(seconds=settings.WORKER_PAUSES.get(path, 0))
            if last is None or last < timezone.now() - pause - SILENCE:
                silent.append(path)
        if silent:
            raise CommandError("Not heard of in time: " + ", ".join(silent))
