"""What the clock decides: expired pages go offline, scheduled versions online.

One refusal does not stop the others. The command publish_scheduled and the worker both use
this.
"""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from moderation.locking import lock_pages
from moderation.refusals import ModerationRefused

logger = logging.getLogger(__name__)


def keep_schedule() -> bool:
    """Do everything that is due: a job of the worker. Never leaves more to do."""
    take_expired_offline()
    put_scheduled_online()
    return False


def take_expired_offline() -> list[str]:
    """Return what went wrong, a sentence per page."""
    due = Page.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
    problems = []
    for page in due.specific():
        try:
            with transaction.atomic():
                page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        except Exception:
            # Whatever is wrong with one page, the others must still end in time.
            logger.exception("Page %s was not taken offline.", page.pk)
            problems.append(f"Page {page.pk} was not taken offline.")
    return problems


def put_scheduled_online() -> list[str]:
    """Return what was refused, a sentence per version."""
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    problems = []
    for revision in due.order_by("approved_go_live_at", "pk"):
        try:
            with transaction.atomic():
                _publish_if_still_due(revision)
        except (ModerationRefused, ValidationError) as error:
            # Never approved, or approval withdrawn since: it must not come back daily.
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            logger.error("Version %s was not put online: %s", revision.pk, error)
            problems.append(f"Version {revision.pk} was not put online: {error}")
    return problems


def _publish_if_still_due(revision: Revision) -> None:
    """Publish under the page's lock: somebody may be withdrawing it at this moment."""
    lock_pages([int(revision.object_id)])
    due = Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False)
    if due.exists():
        revision.publish(log_action="wagtail.publish.scheduled")
