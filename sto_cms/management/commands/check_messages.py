"""Check that every text on screen has its Dutch translation (needs gettext's xgettext)."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

LOCALE = "nl"


class Command(BaseCommand):
    help = "Fail when Dutch texts are missing, doubtful, or left over."

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.LOCALE_PATHS[0]) / LOCALE / "LC_MESSAGES" / "django.po"
        committed = path.read_text()
        try:
            call_command(
                "makemessages",
                locale=[LOCALE],
                no_location=True,
                no_wrap=True,
                ignore_patterns=[".venv", "tests"],
                verbosity=0,
            )
            fresh = polib.pofile(str(path))
        finally:
            path.write_text(committed)
        problems = compare(polib.pofile(committed), fresh)
        if problems:
            raise CommandError("Run `make messages`, then translate:\n" + "\n".join(problems))
        self.stdout.write(f"{len(fresh)} texts, all in Dutch.")


def compare(committed: polib.POFile, fresh: polib.POFile) -> list[str]:
    """Return a line per text that is new, gone, untranslated or doubtful."""
    known = {key(entry) for entry in committed if not entry.obsolete}
    wanted = {key(entry) for entry in fresh if not entry.obsolete}
    problems = [f"new: {text[1]}" for text in sorted(wanted - known, key=str)]
    problems += [f"gone: {text[1]}" for text in sorted(known - wanted, key=str)]
    problems += [f"not translated: {entry.msgid}" for entry in committed.untranslated_entries()]
    problems += [f"doubtful: {entry.msgid}" for entry in committed.fuzzy_entries()]
    return problems


def key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return (entry.msgctxt, entry.msgid, entry.msgid_plural)
