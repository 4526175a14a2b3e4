"""Mail about a round of review: to the author and the approvers of that page, nobody else."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin import signal_handlers as stock
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted


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


class Notification:
    """One mail: what happened, to which page, and one thing to do next."""

    subject: ClassVar[Any]
    lead: ClassVar[Any]
    button: ClassVar[Any]

    def __init__(self, page: Any, *, comment: str = "", person: Any = None) -> None:
        self.page = page
        self.comment = comment
        self.person = person

    def link(self) -> str:
        path = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return settings.WAGTAILADMIN_BASE_URL + path

    def send(self, recipients: Iterable[Any]) -> None:
        """Send one mail per reader, in that reader's language, after the transaction."""
        for reader in recipients:
            message = self._message(reader)
            # robust: a mail server that is down is logged, and never undoes a decision
            transaction.on_commit(message.send, robust=True)

    def _message(self, reader: Any) -> EmailMultiAlternatives:
        with override(_language_of(reader)):
            facts = {"title": self.page.get_admin_display_title(), "person": str(self.person or "")}
            context = {
                "subject": gettext(self.subject) % facts,
                "lead": gettext(self.lead) % facts,
                "button": gettext(self.button),
                "link": self.link(),
                "comment": self.comment,
                "reader": reader,
                "language": _language_of(reader),
            }
            plain = render_to_string("moderation/mail/notification.txt", context)
            html = render_to_string("moderation/mail/notification.html", context)
        message = EmailMultiAlternatives(
            subject=" ".join(context["subject"].split()),
            body=plain,
            to=[reader.email],
        )
        message.attach_alternative(html, "text/html")
        return message


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


def _language_of(reader: Any) -> str:
    profile = getattr(reader, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
