"""Repair of the catalogue: write every row anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search.indexing.digests import rebuild_all


class Command(BaseCommand):
    help = "Write every row of the catalogue anew from what schools may see."

    def handle(self, *args: Any, **options: Any) -> None:
        written, removed = rebuild_all()
        self.stdout.write(f"{written} offers written, {removed} rows removed.")
