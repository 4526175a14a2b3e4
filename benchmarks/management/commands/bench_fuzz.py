"""P8: hostile requests to every URL, and not one crash."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.test import override_settings
from wagtail.models import Page

from benchmarks.fuzz import Fuzz
from benchmarks.shapes import Shapes
from partners.people.enums import Role
from partners.people.models import Membership, User


class Command(BaseCommand):
    help = "Send hostile requests to every address and odd texts to every form. Needs the demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--get", type=int, default=20_000)
        parser.add_argument("--post", type=int, default=5_000)
        parser.add_argument("--upload", type=int, default=500)
        parser.add_argument("--pages", type=int, default=400, help="to look for forms on")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        roles = (Role.COMPANY_OWNER, Role.PROJECT_LEADER, Role.SCHOOL_TEACHER)
        people = [self._somebody(role) for role in roles]
        people += list(User.objects.filter(is_superuser=True)[:1])
        known = list(Page.objects.order_by("-pk").values_list("pk", flat=True)[:30])
        logging.disable(logging.CRITICAL)
        with override_settings(ALLOWED_HOSTS=["*"]):
            fuzz = Fuzz([person for person in people if person], known, options["seed"])
            fuzz.get(options["get"])
            fuzz.post(options["post"])
            fuzz.upload(options["upload"])
            shapes = Shapes()
            editors = tuple(f"/admin/pages/{pk}/edit/" for pk in known)
            for client in fuzz.clients:
                shapes.in_forms(client, doors=editors, most_pages=options["pages"])
            shapes.in_parameters(fuzz.clients[0])
        logging.disable(logging.NOTSET)
        answers = fuzz.tally.answers + shapes.tally.answers
        self.stdout.write(", ".join(f"{n} × {k}" for k, n in sorted(answers.items())))
        self.stdout.write(f"{len(shapes.forms)} forms, {sum(shapes.tally.answers.values())} shapes")
        wrong = fuzz.tally.crashes + shapes.tally.crashes + shapes.slow + shapes.speechless
        for told in wrong[:40]:
            self.stdout.write(told)
        if wrong:
            raise CommandError(f"{len(wrong)} crashes, slow answers or answers without a word")

    def _somebody(self, role: Role) -> User | None:
        found = Membership.objects.filter(role=role, verified=True).select_related("user").first()
        return found.user if found else None
