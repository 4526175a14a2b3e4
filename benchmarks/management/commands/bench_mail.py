"""Promise P3: a worker that is killed while it sends loses no mail."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from benchmarks.mail import kills
from mail.models import OutgoingMail


class Command(BaseCommand):
    help = "Kill the worker again and again while it sends, and count what became of the mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mails", type=int, default=5000)
        parser.add_argument("--kills", type=int, default=100)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED or OutgoingMail.objects.waiting().exists():
            raise CommandError(
                "Not here: the mails that wait would go to the mail server of the bench. "
                "Use a database for trying things, in which no mail waits."
            )
        try:
            outcome = kills.run(mails=options["mails"], kills=options["kills"])
        finally:
            kills.forget()
        self._tell(outcome)
        if not outcome.holds():
            raise CommandError("A promise is broken.")

    def _tell(self, outcome: kills.Outcome) -> None:
        self.stdout.write(
            f"{outcome.mails} mails, worker killed {outcome.kills} times, one outage of the "
            f"mail server, {connection.vendor}, {outcome.seconds:.0f} s"
        )
        self.stdout.write(f"lost {outcome.lost}, duplicates {outcome.duplicates}")
        self.stdout.write(
            f"with another Message-ID {outcome.strangers}, taken but not marked "
            f"{outcome.unmarked}, last worker ended cleanly: {outcome.ended_cleanly}"
        )
