"""Wagtail's publish_scheduled, in which one refusal does not stop the others."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from moderation.locking import lock_pages
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
            try:
                with transaction.atomic():
                    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            except Exception:
                # Whatever is wrong with one page, the others must still end in time.
                logger.exception("Page %s was not taken offline.", page.pk)
                self.stderr.write(f"Page {page.pk} was not taken offline.")

    def _publish(self) -> None:
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in due.order_by("approved_go_live_at", "pk"):
            try:
                with transaction.atomic():
                    self._publish_if_still_due(revision)
            except (ModerationRefused, ValidationError) as error:
                # Never approved, or approval withdrawn since: it must not come back daily.
                Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
                logger.error("Version %s was not put online: %s", revision.pk, error)
                self.stderr.write(f"Version {revision.pk} was not put online: {error}")

    def _publish_if_still_due(self, revision: Revision) -> None:
        """Publish under the page's lock: somebody may be withdrawing it at this moment."""
        lock_pages([int(revision.object_id)])
        due = Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False)
        if due.exists():
            revision.publish(log_action="wagtail.publish.scheduled")
