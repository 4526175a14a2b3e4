"""Fill a migrated database with the demo; speaks Dutch, like everything it makes."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from demo import build
from demo.people import LOGINS, PASSWORD
from demo.tally import Tally


def serve_at(base_url: str) -> None:
    """Let the site map and other full addresses name where the demo is served."""
    address = urlsplit(base_url)
    Site.objects.filter(is_default_site=True).update(
        hostname=address.hostname or "localhost",
        port=address.port or (443 if address.scheme == "https" else 80),
    )
    Site.clear_site_root_paths_cache()


class Command(BaseCommand):
    help = "Fill the database with five regions, their companies, people and offers."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "De demo mag hier niet: dit is productie. Iedereen kent het wachtwoord van de "
                "demo. Gebruik sto_cms.settings.dev op een proefomgeving."
            )
        tally = Tally()
        build.build(tally)
        serve_at(settings.WAGTAILADMIN_BASE_URL)
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
