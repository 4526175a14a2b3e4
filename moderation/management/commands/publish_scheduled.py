"""Wagtail's publish_scheduled, in which one refusal does not stop the others."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from moderation.refusals import ModerationRefused

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Take expired pages offline and put approved, scheduled versions online."

    def handle(self, *args: Any, **options: Any) -> None:
        self._expire()
        self._publish()

    def _expire(self) -> None:
        due = Page.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
        for page in due.specific():
            page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

    def _publish(self) -> None:
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in due.order_by("approved_go_live_at", "pk"):
            try:
                with transaction.atomic():
                    revision.publish(log_action="wagtail.publish.scheduled")
            except (ModerationRefused, ValidationError) as error:
                # Never approved, or approval withdrawn since: it must not come back daily.
                Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
                logger.error("Version %s was not put online: %s", revision.pk, error)
                self.stderr.write(f"Version {revision.pk} was not put online: {error}")
