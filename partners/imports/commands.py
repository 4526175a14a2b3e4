"""The commands import_schools, import_postcodes, import_companies and import_members."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Container
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from partners.imports import engine
from partners.imports.engine import Item, Outcome, Reading, Verdict
from partners.imports.error_file import Shape, make_file, rows_of_items
from partners.imports.preview import asked_in
from partners.imports.reasons import UnreadableFile
from partners.imports.source import Source

SHOWN = 10


class ImportCommand(BaseCommand):
    """Imports a file. Each chunk is one transaction; run it again after a kill."""

    source: ClassVar[type[Source]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only tell what would happen")
        parser.add_argument(
            "--overwrite",
            default="",
            help="rows whose names take the place of mended ones: 12,15 or all",
        )
        parser.add_argument("--errors", type=Path, help="write the refused rows to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        reading = self._read(options["file"])
        verdicts: list[Verdict] = []
        overwrite = _numbers(options["overwrite"], reading)
        for chunk in engine.chunks(reading.items):
            verdicts += _judge(reading.source, chunk, overwrite, dry_run=options["dry_run"])
        self._tell(reading, engine.count(verdicts), dry_run=options["dry_run"])
        self._tell_asked(reading.source, verdicts, overwrite)
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
        if reading.table.skipped:
            told = _("Columns that hold something and are not read: %(columns)s.")
            columns = ", ".join(map(str, reading.table.skipped))
            self.stdout.write(told % {"columns": columns})
        for outcome in Outcome:
            found = counts[outcome.value]
            if outcome == Outcome.MISSING:
                found = len(engine.missing(reading))
            self.stdout.write(f"{outcome.label:<24}{found:>8}")
        if dry_run:
            self.stdout.write(_("Nothing was stored: this was a dry run."))
        elif not counts[Outcome.NEW] and not counts[Outcome.CHANGED]:
            self.stdout.write(_("Nothing changed: everything was stored already."))

    def _tell_asked(
        self, source: Source, verdicts: list[Verdict], overwrite: Container[int]
    ) -> None:
        spared = [one for one in verdicts if one.asked and one.item.row.number not in overwrite]
        if not spared:
            return
        told = _("%(rows)s names differ from the file and stay: somebody may have mended them.")
        self.stdout.write(told % {"rows": len(spared)})
        for row in asked_in(source, spared[:SHOWN]).rows:
            self.stdout.write(f"{row.number}: {row.title}: {row.note}")
        self.stdout.write(_("Use --overwrite with their row numbers, or --overwrite all."))

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


def _numbers(text: str, reading: Reading) -> frozenset[int]:
    if text == "all":
        return frozenset(item.row.number for item in reading.items)
    numbers = [number.strip() for number in text.split(",") if number.strip()]
    if not all(number.isdecimal() for number in numbers):
        raise CommandError("--overwrite takes row numbers, such as 12,15, or all.")
    return frozenset(map(int, numbers))


def _judge(
    source: Source, chunk: list[Item], overwrite: Container[int], *, dry_run: bool
) -> list[Verdict]:
    with transaction.atomic():
        verdicts = engine.judge(source, chunk, overwrite=overwrite)
        if not dry_run:
            engine.store(source, verdicts)
    return verdicts
