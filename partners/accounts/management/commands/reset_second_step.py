"""Resets a second step from the server, for when nobody of the programme office can get in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partners.accounts.second_step import reset_second_step
from partners.people.models import User
from texts.normalise import mail_address


class Command(BaseCommand):
    help = "Remove somebody's passkeys, authenticator app and recovery codes, and log them out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email=mail_address(options["email"]).lower()).first()
        if person is None:
            raise CommandError(f"There is nobody with the mail address {options['email']}.")
        reset_second_step(person, by=None)
        self.stdout.write(f"Reset the second step of {person.email}.")
