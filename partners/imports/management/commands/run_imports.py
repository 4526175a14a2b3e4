"""Do the imports that wait, without the worker."""

from typing import Any

from django.core.management.base import BaseCommand

from partners.imports.jobs import run_waiting


class Command(BaseCommand):
    help = "Do every import that was started on the screen and waits for the worker."

    def handle(self, *args: Any, **options: Any) -> None:
        while run_waiting():
            pass
        self.stdout.write("No import waits.")
