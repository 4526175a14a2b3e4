"""Remove what has been kept long enough; `manage.py work` does the same once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from jobs.retention import apply_retention


class Command(BaseCommand):
    help = "Remove personal data whose retention period (settings.RETENTION_DAYS) has ended."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, removed in apply_retention().items():
            self.stdout.write(f"{removed:6}  {name}")
