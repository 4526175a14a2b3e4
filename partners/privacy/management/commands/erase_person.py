"""Erase a person who asked for it by letter or phone; the person can do it alone as well."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from moderation.refusals import ModerationRefused
from partners.people.models import User
from partners.privacy.erasure import erase_person
from texts.normalise import mail_address


class Command(BaseCommand):
    help = "Erase everything that says who a person was. Approvals stay, without a name."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email=mail_address(options["email"]).lower()).first()
        if person is None:
            raise CommandError("Nobody has this mail address.")
        try:
            erase_person(person)
        except ModerationRefused as refused:
            raise CommandError(str(refused.message)) from refused
        self.stdout.write("Erased.")
