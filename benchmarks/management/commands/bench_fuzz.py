"""P8: hostile requests to every URL, and not one crash."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.test import override_settings
from wagtail.models import Page

from benchmarks.fuzz import Fuzz
from partners.people.enums import Role
from partners.people.models import Membership, User


class Command(BaseCommand):
    help = "Send hostile requests to every address, as several kinds of people. Needs the demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--get", type=int, default=20_000)
        parser.add_argument("--post", type=int, default=5_000)
        parser.add_argument("--upload", type=int, default=500)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        people = [self._somebody(role) for role in (Role.COMPANY_OWNER, Role.PROJECT_LEADER)]
        people += list(User.objects.filter(is_superuser=True)[:1])
        known = list(Page.objects.order_by("-pk").values_list("pk", flat=True)[:30])
        logging.disable(logging.CRITICAL)
        with override_settings(ALLOWED_HOSTS=["*"]):
            fuzz = Fuzz([person for person in people if person], known, options["seed"])
            fuzz.get(options["get"])
            fuzz.post(options["post"])
            fuzz.upload(options["upload"])
        logging.disable(logging.NOTSET)
        self.stdout.write(", ".join(f"{n} × {k}" for k, n in sorted(fuzz.tally.answers.items())))
        for crash in fuzz.tally.crashes[:40]:
            self.stdout.write(crash)
        if fuzz.tally.crashes:
            raise CommandError(f"{len(fuzz.tally.crashes)} crashes")

    def _somebody(self, role: Role) -> User | None:
        found = Membership.objects.filter(role=role, verified=True).select_related("user").first()
        return found.user if found else None
