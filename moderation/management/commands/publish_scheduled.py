"""Wagtail's publish_scheduled, in which one refusal does not stop the others."""

from typing import Any

from django.core.management.base import BaseCommand

from moderation.schedule import put_scheduled_online, take_expired_offline


class Command(BaseCommand):
    help = "Take expired pages offline and put approved, scheduled versions online."

    def handle(self, *args: Any, **options: Any) -> None:
        for problem in take_expired_offline() + put_scheduled_online():
            self.stderr.write(problem)
