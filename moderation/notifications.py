"""Mail about a round of review: to the author and the approvers of that page, nobody else."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth import get_user_model
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import signal_handlers as stock
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from mail.before_sending import asked_before_sending
from mail.mails import Mail, Reader, one_line
from moderation.corrections import corrections
from moderation.deadlines import expected_by
from moderation.models import ModeratedPage


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


class PageMail(Mail, abstract=True):
    """A letter about one page: whose it is, what it is, whether schools had a version already.

    `page` is as it was before what the letter tells of; its row says what is online now. Just
    before the letter leaves it is asked once more whether its reader may still open that.
    """

    # For who decides; the others are for who made the page.
    for_approvers: ClassVar[bool] = False
    # What stands before the colon of its events.
    kind: ClassVar[str]

    plain_template = "moderation/mail/page.txt"
    html_template = "moderation/mail/page.html"

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(abstract=abstract, **kwargs)
        cls.kind = cls.__name__.lower()
        if not abstract:
            asked_before_sending(cls.kind)(cls._may_still_read)

    @classmethod
    def _may_still_read(cls, event: str, recipient: str) -> bool:
        page = cls.page_of(event.split(":")[1])
        reader = (
            get_user_model()
            ._default_manager.filter(email__iexact=recipient, is_active=True)
            .first()
        )
        if page is None or reader is None:
            return False
        decides = page.get_approvers().filter(pk=reader.pk).exists()
        return decides or (not cls.for_approvers and page.permissions_for_user(reader).can_edit())

    @classmethod
    def page_of(cls, key: str) -> Any:
        """Return the page of an event as it is now, or None; `key` stands behind the kind."""
        page = Page.objects.filter(pk=key).first()
        return page and page.specific

    def __init__(self, page: Any, *, event: str, person: Any = "", comment: str = "") -> None:
        self.page = page
        facts = {
            "title": page.get_admin_display_title(),
            "person": person,
            "login": full_url(resolve_url(settings.LOGIN_URL)),
        }
        super().__init__(event=event, link=self.link_to(page), facts=facts, comment=comment)

    def link_to(self, page: Any) -> str:
        return full_url(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    def rows(self) -> list[tuple[str, str]]:
        """Return what stands under the first sentence, in the language of the moment."""
        about = self.page.approval_context()
        whose = about.get("organisation_name") or about.get("region_name", "")
        return [(gettext("Of"), whose), (gettext("What"), self.what())]

    def what(self) -> str:
        return capfirst(str(self.page._meta.verbose_name))

    def _context(self, reader: Reader) -> dict[str, Any]:
        rows = [(label, one_line(value)) for label, value in self.rows()]
        return super()._context(reader) | {"rows": rows}


class Notification(PageMail, abstract=True):
    """A letter about one round of review."""

    def __init__(self, page: Any, task_state: TaskState, **kwargs: Any) -> None:
        self.task_state = task_state
        super().__init__(page, event=f"{self.kind}:{task_state.pk}", **kwargs)

    @classmethod
    def page_of(cls, key: str) -> Any:
        state = TaskState.objects.filter(pk=key).first()
        return state and state.workflow_state.content_object.specific

    def what(self) -> str:
        new = gettext("a change of what is online") if self.page.live else gettext("new")
        return f"{super().what()}, {new}"


class WaitingNotification(Notification, abstract=True):
    """A letter about what waits for an answer; it says until when."""

    def rows(self) -> list[tuple[str, str]]:
        day = date_format(expected_by(self.task_state.started_at), "l j F Y")
        return [*super().rows(), (gettext("Answer by"), day)]


class Submitted(WaitingNotification):
    for_approvers = True
    subject = _("To look at: %(title)s")
    lead = _("%(person)s submitted “%(title)s”. Only after your approval do schools see it.")
    button = _("Look at it")


class SubmissionReceived(WaitingNotification):
    """To the company: it arrived, and this is what happens next."""

    subject = _("Submitted: %(title)s")
    lead = _(
        "“%(title)s” is with the project leader of your region. You get a mail with the answer. "
        "To see how it stands, log in with this mail address at %(login)s."
    )
    button = _("Look at what you submitted")


class Approved(Notification):
    """Leads to the page as schools see it, where it is online already."""

    subject = _("Approved: %(title)s")
    lead = _(
        "“%(title)s” was approved by %(person)s. Schools find it now, or from the date you chose."
    )
    button = _("Open it")
    plain_template = "moderation/mail/approved.txt"
    html_template = "moderation/mail/approved.html"
    corrected: tuple[ModeratedPage, ModeratedPage] | None = None

    def name_corrections(self, before: ModeratedPage, after: ModeratedPage) -> None:
        """Tell the company what the leader wrote in its place."""
        self.corrected = (before, after)

    def _context(self, reader: Reader) -> dict[str, Any]:
        told = corrections(*self.corrected) if self.corrected else []
        return super()._context(reader) | {"corrections": told}

    def link_to(self, page: Any) -> str:
        now = type(page)._default_manager.get(pk=page.pk)
        url = now.get_url() if now.live else None
        return full_url(url) if url else super().link_to(page)


class ChangesAsked(Notification):
    subject = _("Change asked: %(title)s")
    lead = _("%(person)s asks you to change something in “%(title)s”. After that, submit it again.")
    button = _("Change it")


class Declined(Notification):
    subject = _("Rejected: %(title)s")
    lead = _("“%(title)s” was rejected by %(person)s. The reason is below.")
    button = _("Open it")


class WithdrawnByOthers(PageMail):
    """To the company: somebody else took it offline, and says why."""

    subject = _("Taken offline: %(title)s")
    lead = _(
        "%(person)s withdrew “%(title)s”. Schools no longer see it. Your text is still there: "
        "you can change it and submit it again."
    )
    button = _("Open it")


class NotOnline(PageMail):
    """To the company and its leaders: an approved version did not begin when it should."""

    subject = _("Not online: %(title)s")
    lead = _(
        "“%(title)s” was approved, and was to come online by itself. That did not happen. "
        "%(problem)s Schools do not see this version. Change it and submit it again."
    )
    button = _("Open it")

    def __init__(self, page: ModeratedPage, revision: Revision, problem: Any) -> None:
        super().__init__(page, event=f"{self.kind}:{revision.pk}")
        self.facts = {**self.facts, "problem": problem}

    @classmethod
    def page_of(cls, key: str) -> Any:
        revision = Revision.objects.filter(pk=key).first()
        return revision and revision.content_object.specific


def full_url(path: str) -> str:
    return path if "://" in path else settings.WAGTAILADMIN_BASE_URL + path
