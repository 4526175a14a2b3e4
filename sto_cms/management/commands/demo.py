"""Fill a migrated database with the demo; speaks Dutch, like everything it makes."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sto_cms.demo import build
from sto_cms.demo.people import LOGINS, PASSWORD
from sto_cms.demo.tally import Tally


class Command(BaseCommand):
    help = "Fill the database with five regions, their companies, people and offers."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "De demo mag hier niet: dit is productie. Iedereen kent het wachtwoord van de "
                "demo. Zet DEMO_ALLOWED alleen aan op een proefomgeving."
            )
        tally = Tally()
        build.build(tally)
        self._tell_what_happened(tally)
        self._tell_who_can_log_in()

    def _tell_what_happened(self, tally: Tally) -> None:
        if not tally.made:
            self.stdout.write("De demo stond er al; er is niets veranderd.")
            return
        self.stdout.write("De demo staat klaar.")
        for line in tally.lines():
            self.stdout.write(f"  {line}")

    def _tell_who_can_log_in(self) -> None:
        width = max(len(email) for email, *_person in LOGINS)
        self.stdout.write(f"\nInloggen op /inloggen/ met wachtwoord: {PASSWORD}\n\n")
        for email, first_name, last_name, _role, _key, about in LOGINS:
            who = f"{first_name} {last_name}"
            self.stdout.write(f"  {email:<{width}}  {who:<36}  {about}")
        self.stdout.write(
            "\nDe andere regio's: projectleider.<regio>@example.nl, met hetzelfde wachtwoord.\n"
        )
