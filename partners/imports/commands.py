"""The commands import_schools, import_postcodes, import_companies and import_members."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from partners.imports import engine
from partners.imports.engine import Item, Outcome, Reading, Verdict
from partners.imports.error_file import Shape, make_file, rows_of_items
from partners.imports.reasons import UnreadableFile
from partners.imports.source import Source

SHOWN = 10


class ImportCommand(BaseCommand):
    """Imports a file. Each chunk is one transaction; run it again after a kill."""

    source: ClassVar[type[Source]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only tell what would happen")
        parser.add_argument("--errors", type=Path, help="write the refused rows to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        reading = self._read(options["file"])
        verdicts: list[Verdict] = []
        for chunk in engine.chunks(reading.items):
            verdicts += _judge(reading.source, chunk, dry_run=options["dry_run"])
        self._tell(reading, engine.count(verdicts), dry_run=options["dry_run"])
        refused = [one.item for one in verdicts if one.outcome == Outcome.REFUSED]
        if refused:
            self._tell_refused(reading, refused, options["errors"])

    def _read(self, path: Path) -> Reading:
        try:
            return engine.read(self.source(), path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except UnreadableFile as error:
            raise CommandError(f"{path}: {error}") from error

    def _tell(self, reading: Reading, counts: Counter[str], *, dry_run: bool) -> None:
        if reading.joined:
            told = _("%(rows)s rows belong to the same key as an earlier one.")
            self.stdout.write(told % {"rows": reading.joined})
        for outcome in Outcome:
            found = counts[outcome.value]
            if outcome == Outcome.MISSING:
                found = len(engine.missing(reading))
            self.stdout.write(f"{outcome.label:<24}{found:>8}")
        if dry_run:
            self.stdout.write(_("Nothing was stored: this was a dry run."))
        elif not counts[Outcome.NEW] and not counts[Outcome.CHANGED]:
            self.stdout.write(_("Nothing changed: everything was stored already."))

    def _tell_refused(self, reading: Reading, refused: list[Item], path: Path | None) -> None:
        if path is not None:
            shape = Shape(reading.table.header, reading.table.delimiter)
            path.write_bytes(make_file(shape, rows_of_items(refused)))
            self.stdout.write(_("The refused rows are in %(file)s.") % {"file": path})
            return
        for item in refused[:SHOWN]:
            self.stdout.write(f"{item.row.number}: {item.refused}")
        if len(refused) > SHOWN:
            self.stdout.write(_("And more. Use --errors FILE to get them all."))


def _judge(source: Source, chunk: list[Item], *, dry_run: bool) -> list[Verdict]:
    with transaction.atomic():
        verdicts = engine.judge(source, chunk)
        if not dry_run:
            engine.store(source, verdicts)
    return verdicts
