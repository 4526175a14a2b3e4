"""Bring database, static files and catalogue to this release, and check that all is well."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sto_cms.upgrading import upgrade


class Command(BaseCommand):
    help = "Migrate, collect static files, rebuild what is derived, and check what is online."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Upgrading to {settings.VERSION}")
        for name, told in upgrade():
            self.stdout.write(f"  {name}: {told}")
        self.stdout.write("Done. Start the site and the worker.")
