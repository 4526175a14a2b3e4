"""Compare what is online with what was approved; the worker does the same all day."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from moderation.checking import Finding, check_everything


class Command(BaseCommand):
    help = "Report live pages that are not as approved, and evidence that was tampered with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--explain", action="store_true", help="name the fields that differ")

    def handle(self, *args: Any, explain: bool, **options: Any) -> None:
        checked, findings = 0, []
        for part in check_everything():
            checked += part.pages
            findings += part.findings
        if findings:
            lines = [line for finding in findings for line in _lines(finding, explain)]
            raise CommandError("Not as approved:\n" + "\n".join(lines))
        self.stdout.write(f"{checked} live pages, each as approved.")


def _lines(finding: Finding, explain: bool) -> Iterator[str]:
    yield f"{finding.page_id} {finding.title} {finding.url_path}: {finding.problem}"
    if explain and finding.fields:
        yield f"    differs in: {', '.join(finding.fields)}"
