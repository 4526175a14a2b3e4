"""Mail about a round of review: to the author and the approvers of that page, nobody else."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import signal_handlers as stock
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from mail.mails import Mail


def silence_wagtail() -> None:
    """Switch Wagtail's own workflow mails off: they know only group tasks and other words."""
    silenced = {
        "workflow_state_submitted_email_notification": workflow_submitted,
        "workflow_state_rejected_email_notification": workflow_rejected,
        "workflow_state_approved_email_notification": workflow_approved,
    }
    for uid, signal in silenced.items():
        if not signal.disconnect(sender=WorkflowState, dispatch_uid=uid):
            raise RuntimeError(f"{stock.__name__} no longer connects {uid}.")


class Notification(Mail, abstract=True):
    """A letter about one page in one round of review; the button opens its editor."""

    def __init__(self, page: Any, task_state: TaskState, *, person: Any, comment: str = "") -> None:
        path = reverse("wagtailadmin_pages:edit", args=[page.pk])
        super().__init__(
            event=f"{type(self).__name__.lower()}:{task_state.pk}",
            link=settings.WAGTAILADMIN_BASE_URL + path,
            facts={"title": page.get_admin_display_title(), "person": str(person or "")},
            comment=comment,
        )


class Submitted(Notification):
    subject = _("To look at: %(title)s")
    lead = _("%(person)s submitted “%(title)s”. Only after your approval do schools see it.")
    button = _("Look at it")


class Approved(Notification):
    subject = _("Approved: %(title)s")
    lead = _(
        "“%(title)s” was approved by %(person)s. Schools find it now, or from the date you chose."
    )
    button = _("Open it")


class ChangesAsked(Notification):
    subject = _("Change asked: %(title)s")
    lead = _("%(person)s asks you to change something in “%(title)s”. After that, submit it again.")
    button = _("Change it")


class Declined(Notification):
    subject = _("Rejected: %(title)s")
    lead = _("“%(title)s” was rejected by %(person)s. The reason is below.")
    button = _("Open it")
