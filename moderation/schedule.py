"""What the clock decides: expired pages go offline, scheduled versions online.

Each is judged at that moment, under its page's lock. One refusal does not stop the others. The
command publish_scheduled and the worker both use this.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from moderation.decide import sentences
from moderation.locking import lock_pages
from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from moderation.signals import start_failed

logger = logging.getLogger(__name__)

ENDED_BEFORE = _("The version that was online ended before this one began.")


def keep_schedule() -> bool:
    """Do everything that is due: a job of the worker. Never leaves more to do."""
    take_expired_offline()
    put_scheduled_online()
    return False


def take_expired_offline() -> list[str]:
    """Return what went wrong, a sentence per page."""
    problems = []
    for key in list(_expired().order_by("expire_at").values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                _unpublish_if_still_expired(key)
        except Exception:
            # Whatever is wrong with one page, the others must still end in time.
            logger.exception("Page %s was not taken offline.", key)
            problems.append(f"Page {key} was not taken offline.")
    return problems


def _expired() -> "models.QuerySet[Page]":
    return Page.objects.filter(live=True, expire_at__lt=timezone.now())


def _unpublish_if_still_expired(page_id: int) -> None:
    """Read the row anew under its lock: a version with a later end may just have come online."""
    lock_pages([page_id])
    row = _expired().filter(pk=page_id).first()
    if row is None:
        return
    page = row.specific
    next_version = page.scheduled_revision
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    if next_version is not None:
        # Its approval ended with the page, and its schedule with it.
        start_failed.send(sender=type(page), page=page, revision=next_version, problem=ENDED_BEFORE)


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
            with transaction.atomic():
                _give_up(revision, error)
            problems.append(f"Version {revision.pk} was not put online: {error}")
        except Exception:
            # A fault, not a refusal: it is tried again, and the others go on.
            logger.exception("Version %s was not put online.", revision.pk)
            problems.append(f"Version {revision.pk} was not put online.")
    return problems


def _publish_if_still_due(revision: Revision) -> None:
    """Publish under the page's lock: somebody may be withdrawing it at this moment."""
    lock_pages([int(revision.object_id)])
    due = Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False)
    if not due.exists():
        return
    version = revision.as_object()
    if isinstance(version, ModeratedPage):
        version.refuse_past_end()
    revision.publish(log_action="wagtail.publish.scheduled")


def _give_up(revision: Revision, error: ModerationRefused | ValidationError) -> None:
    """End the schedule, and let who waits for it know."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    logger.error("Version %s was not put online: %s", revision.pk, error)
    page = revision.content_object.specific
    if isinstance(page, ModeratedPage):
        problem = _in_words(page, error)
        start_failed.send(sender=type(page), page=page, revision=revision, problem=problem)


def _in_words(page: ModeratedPage, error: ModerationRefused | ValidationError) -> Any:
    """Return what is wrong; of a version that is not complete in the language of each reader."""
    if isinstance(error, ModerationRefused):
        return error.message
    told: Callable[[], Any] = lazy(lambda: sentences(page, error), str)
    return told()
