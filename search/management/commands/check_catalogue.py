"""Whether the catalogue says what the pages say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engine.consistency import differences


class Command(BaseCommand):
    help = "Compare the pages schools may see, the rows of the catalogue and a fresh index."

    def handle(self, *args: Any, **options: Any) -> None:
        found = differences()
        for difference in found[:50]:
            self.stdout.write(difference)
        if found:
            raise CommandError(f"{len(found)} differences. Run `manage.py rebuild_catalogue`.")
        self.stdout.write("The catalogue agrees with the pages.")
