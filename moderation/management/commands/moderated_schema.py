"""Hold the schema of moderated pages against the one in the repository."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from moderation.snapshots import ADVICE, moderated_apps, stale, unexplained, write_snapshot


class Command(BaseCommand):
    help = "Report changed fields of moderated pages that lack an upcaster; --write the new schema."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--check", action="store_true", help="fail if anything changed (default)")
        what.add_argument("--write", action="store_true", help="store the schema as it is now")

    def handle(self, *args: Any, write: bool, **options: Any) -> None:
        labels = moderated_apps()
        problems = [line for label in labels for line in unexplained(label)]
        if not write:
            problems += [line for label in labels for line in stale(label)]
        if problems:
            raise CommandError("\n".join([*sorted(problems), "", ADVICE]))
        for label in labels if write else ():
            path = write_snapshot(label)
            self.stdout.write(f"wrote {path.relative_to(Path(settings.BASE_DIR))}")
