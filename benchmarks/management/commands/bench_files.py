"""Prints what taking in each hostile file costs (promise P12 of the security notes)."""

import logging
import tempfile
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import Client, override_settings

from benchmarks.hostile_files.uploads import (
    MOST_MEGABYTES,
    MOST_SECONDS,
    Outcome,
    hostile_files,
    upload,
)
from partners.organisations.models import Company, Region
from partners.people.enums import Role
from partners.people.models import Membership, User


class Command(BaseCommand):
    help = "Upload every hostile file as a company's editor; nothing of it is kept."

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("django.request").setLevel(logging.CRITICAL)  # the table says it
        with (
            tempfile.TemporaryDirectory() as folder,
            override_settings(MEDIA_ROOT=folder),
            transaction.atomic(),
        ):
            outcomes = [self._told(upload(self._client(), file)) for file in hostile_files()]
            transaction.set_rollback(True)
        broken = [outcome for outcome in outcomes if not outcome.keeps_the_promise]
        self.stdout.write(
            f"{len(outcomes)} files, {sum(one.stored for one in outcomes)} taken in, at most "
            f"{max(one.seconds for one in outcomes):.2f} s of processor time and "
            f"{max(one.megabytes for one in outcomes):.0f} MB (peak of the process, VmHWM)"
        )
        if broken:
            raise CommandError(
                f"{len(broken)} answered 5xx, took {MOST_SECONDS} s or {MOST_MEGABYTES} MB."
            )

    def _client(self) -> Client:
        client = Client(headers={"host": "localhost"}, raise_request_exception=False)
        client.force_login(self._editor())
        return client

    def _editor(self) -> User:
        """Return an editor of a company, made for this run and undone after it."""
        region, _made = Region.objects.get_or_create(
            slug="bench-files", defaults={"name": "Bench", "role_email": "bench@example.nl"}
        )
        company, _made = Company.objects.get_or_create(
            slug="bench-files", defaults={"name": "Bench", "kvk": "90000001", "region": region}
        )
        user, _made = User.objects.get_or_create(email="bench-files@example.nl")
        Membership.objects.get_or_create(
            user=user, role=Role.COMPANY_EDITOR, company=company, verified=True
        )
        return user

    def _told(self, outcome: Outcome) -> Outcome:
        verdict = "stored" if outcome.stored else "refused"
        mark = "" if outcome.keeps_the_promise else "  <- too much"
        self.stdout.write(
            f"{outcome.file.kind:<9}{outcome.file.what[:44]:<46}{outcome.status:>4}"
            f" {verdict:<8}{outcome.seconds:>6.2f} s{outcome.megabytes:>6.0f} MB{mark}"
        )
        return outcome
