"""The one door to a decision: lock, check, decide, publish, tell."""

from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState

from moderation.coming_back import refuse_unconfirmed
from moderation.decisions import Decision
from moderation.evidence import Approval, record_approval
from moderation.finish import let_finish
from moderation.labels import label_of
from moderation.names import name_for
from moderation.pages import ModeratedPage
from moderation.publish import publish
from moderation.refusals import ModerationRefused
from moderation.rounds import ApprovalTaskState
from moderation.signals import decided
from texts.normalise import lines

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


@transaction.atomic
def decide(task_state_id: int, action: str, *, by: "User", comment: str = "") -> None:
    """Decide about the page the task state itself belongs to, once.

    Wagtail's view checks the page in the address and acts on the task state in the address;
    so everything is checked again here, on the task state's own page. Raises
    ModerationRefused when it was decided already, when `by` is no approver of that page, or
    when the text changed under the review; ConfirmFirst when other pages come back with it and
    nobody confirmed that (`confirming`).
    """
    decision = Decision.of_action(action)
    if decision is None:
        raise ModerationRefused(_("This is not something you can decide."))
    task_state = _locked(task_state_id)
    page = task_state.workflow_state.content_object.specific
    _check(task_state, page, by)
    comment = lines(comment).strip() if isinstance(comment, str) else ""
    if decision.needs_comment and not comment:
        raise ModerationRefused(_("Write a comment, so that the company can go on."))

    submitted = task_state.revision
    task_state.decision = decision
    if decision is Decision.APPROVED:
        approval = _approve(task_state, page, by, comment)
        publish(approval, by=by)
    else:
        _send_back(task_state, by, comment)
    decided.send(sender=type(page), page=page, task_state=task_state, by=by, submitted=submitted)


def _locked(task_state_id: int) -> ApprovalTaskState:
    """Fetch the task state after taking its lock.

    Two steps on purpose: PostgreSQL re-reads only the locked row after waiting, so a join
    would still see the other leader's decision as not made. On SQLite the transaction
    itself holds the write lock.
    """
    TaskState.objects.select_for_update().get(pk=task_state_id)
    return ApprovalTaskState.objects.select_related("workflow_state", "revision").get(
        pk=task_state_id
    )


def refuse_late_decision(page_id: int, task_state_id: int | None = None, *, by: "User") -> None:
    """Raise ModerationRefused if this round, or else the page's last one, has ended.

    Asked before Wagtail's views: those tell the later leader only that nothing waits, and
    the editor would store the decision's form as a new draft.
    """
    rounds = TaskState.objects.filter(
        workflow_state__object_id=str(page_id),
        workflow_state__base_content_type__app_label="wagtailcore",
    )
    if task_state_id is not None:
        rounds = rounds.filter(pk=task_state_id)
    last = rounds.order_by("-pk").first()
    if last is not None:
        _refuse_if_ended(last, by)


def _refuse_if_ended(task_state: TaskState, reader: "User") -> None:
    if task_state.status == TaskState.STATUS_IN_PROGRESS:
        return
    if task_state.status == TaskState.STATUS_CANCELLED or task_state.finished_by is None:
        raise ModerationRefused(_("This was taken back in the meantime."))
    page = task_state.workflow_state.content_object.specific
    name = name_for(reader, task_state.finished_by, page)
    raise ModerationRefused(_("Already decided by %(name)s.") % {"name": name})


def _check(task_state: ApprovalTaskState, page: ModeratedPage, by: "User") -> None:
    _refuse_if_ended(task_state, by)
    if not page.may_be_decided_by(by):
        raise ModerationRefused(_("You cannot decide about this page."))


def _approve(task_state: ApprovalTaskState, page: ModeratedPage, by: "User", note: str) -> Approval:
    """Write the evidence about the reviewed version and end the round."""
    revision = _version_to_approve(task_state, page, by)
    if revision.pk != task_state.revision_id:
        task_state.revision = revision
    page.check_before_approval()
    refuse_unconfirmed(page)
    version = revision.as_object()
    _check_completeness(version)
    approval = record_approval(version, revision, by=by, note=note)
    let_finish(task_state.workflow_state)
    task_state.approve(user=by, comment=note)
    return approval


def _send_back(task_state: ApprovalTaskState, by: "User", comment: str) -> None:
    task_state.reject(user=by, comment=comment)
    if task_state.decision == Decision.DECLINED:
        task_state.workflow_state.refresh_from_db()
        task_state.workflow_state.cancel(user=by)


def _check_completeness(version: ModeratedPage) -> None:
    try:
        version.full_clean()
        version.refuse_past_end()
    except ValidationError as error:
        raise ModerationRefused(
            _("This version cannot go online yet. %(errors)s")
            % {"errors": sentences(version, error)}
        ) from error


def sentences(page: ModeratedPage, error: ValidationError) -> str:
    """Return the errors with the names of their fields, as one line."""
    named = getattr(error, "error_dict", {NON_FIELD_ERRORS: [error]})
    lines = []
    for name, errors in named.items():
        label = "" if name == NON_FIELD_ERRORS else f"{label_of(type(page), name)}: "
        lines += [label + message for one in errors for message in one.messages]
    return " ".join(lines)


def _version_to_approve(task_state: ApprovalTaskState, page: ModeratedPage, by: "User") -> Revision:
    """Return the reviewed version, or the approver's own correction of it.

    Anything else that came after the submission was not reviewed by this person, and a version
    that was written over since is not the one that was submitted.
    """
    later = page.revisions.filter(pk__gt=task_state.revision_id)
    if not task_state.is_as_submitted or later.exclude(user=by).exists():
        raise ModerationRefused(
            _("The text changed after it was submitted. Ask for a new submission.")
        )
    return later.order_by("-pk").first() or task_state.revision
