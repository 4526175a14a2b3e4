"""The doors of moderation for everybody but the approver: submit and withdraw."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from moderation.locking import lock_pages
from moderation.models import Approval, ModeratedPage
from moderation.refusals import ModerationRefused
from moderation.signals import withdrawn

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


@transaction.atomic
def submit(page: ModeratedPage, *, by: "User") -> WorkflowState:
    """Send the newest version to the approvers of the page's region.

    Raises ModerationRefused when it is under review already or nobody could decide, and
    ValidationError when facts are missing.
    """
    version = page.get_latest_revision_as_object()
    version.full_clean()
    version.check_before_submission()
    version.refuse_past_end()
    if page.workflow_in_progress:
        raise ModerationRefused(_("This is being looked at already."))
    state = page.current_workflow_state
    if state is not None:
        state.resume(by)
        return state
    workflow = page.get_workflow()
    if workflow is None:
        raise ModerationRefused(_("There is nobody here who can approve this page."))
    return workflow.start(version, by)


@transaction.atomic
def recall(page: ModeratedPage, *, by: "User") -> None:
    """End the round of review, so that its makers can change the text again.

    What is online stays online. Raises ModerationRefused when nobody is looking at it any more.
    Checks no rights: whoever may edit the page may take it back.
    """
    lock_pages([page.pk])
    if not page.workflow_in_progress:
        raise ModerationRefused(_("Nobody is looking at this any more. Open it again."))
    _end_review(page, by)


@transaction.atomic
def withdraw(page: ModeratedPage, *, by: "User | None", reason: str = "") -> None:
    """Take a page and its translations offline at once, with everything under way.

    Ends the round of review, the scheduled publication and every approval. A newer draft
    stays as it is. Checks no rights: see ModeratedPagePermissionTester.may_withdraw. The screen
    asks a reason of who ends what others made (`asks_reason_of`); those read it in a mail.
    """
    versions = page.get_translations(inclusive=True)
    lock_pages(versions.values_list("pk", flat=True))
    for version in versions.specific():
        _end_review(version, by)
        version.revisions.update(approved_go_live_at=None)
        Approval.objects.filter(page_id=version.pk).revoke()
        if version.live:
            action = UnpublishPageAction(version, user=by, log_action=False)
            action.execute(skip_permission_checks=True)
        why = {"comment": reason} if reason else {}
        log(instance=version, action="moderation.withdraw", user=by, data=why)
    withdrawn.send(sender=type(page), page=page, by=by, reason=reason, moment=timezone.now())


@transaction.atomic
def drop_change(page: ModeratedPage, *, by: "User") -> None:
    """Go back to what schools see: the newest version says what the row says again.

    A round in which a change was asked ends with it; the versions stay in the history. Raises
    ModerationRefused where there is nothing to drop, or somebody looks at it. Checks no rights:
    see ModeratedPagePermissionTester.may_withdraw.
    """
    lock_pages([page.pk])
    online: ModeratedPage = type(page)._base_manager.get(pk=page.pk)
    if not may_be_dropped(online):
        raise ModerationRefused(_("There is no change here that you can throw away."))
    _end_review(online, by)
    # By nobody: a leader who throws it away wrote nothing, and decides about the next change.
    online.save_revision(user=None, clean=False)
    online.has_unpublished_changes = False
    online.save(update_fields=["has_unpublished_changes"], clean=False)
    log(instance=online, action="moderation.drop_change", user=by)


def may_be_dropped(page: ModeratedPage) -> bool:
    """True for a newer draft of a page that is online, while nobody looks at it or approved it."""
    is_change = page.live and page.has_unpublished_changes
    return is_change and not page.workflow_in_progress and not page.approved_schedule


def _end_review(page: ModeratedPage, by: "User | None") -> None:
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=by)
