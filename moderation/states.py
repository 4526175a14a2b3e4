"""Where a page stands, in one word, for its maker and its approver."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState

from moderation.coming_back import HIDDEN, hidden_among
from moderation.decisions import Decision

if TYPE_CHECKING:
    from moderation.pages import ModeratedPage


class State(models.TextChoices):
    """State of a moderated page; `live` says whether schools see a version now."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("Being looked at")
    CHANGES_ASKED = "changes_asked", _("Change asked")
    DECLINED = "declined", _("Rejected")
    SCHEDULED = "scheduled", _("Approved, online later")
    LIVE = "live", _("Online")
    LIVE_WITH_DRAFT = "live_with_draft", _("Online, with a newer draft")
    LIVE_IN_REVIEW = "live_in_review", _("Online, change being looked at")
    LIVE_CHANGES_ASKED = "live_changes_asked", _("Online, change asked")
    HIDDEN = "hidden", HIDDEN
    HIDDEN_WITH_DRAFT = "hidden_with_draft", _("Hidden, with a newer draft")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @property
    def live(self) -> bool:
        return self in (
            State.LIVE,
            State.LIVE_WITH_DRAFT,
            State.LIVE_IN_REVIEW,
            State.LIVE_CHANGES_ASKED,
        )

    @property
    def over(self) -> bool:
        """True for what was online and no longer is."""
        return self in (State.EXPIRED, State.WITHDRAWN)

    @property
    def hidden(self) -> bool:
        """True for what is approved and shows again as soon as the page above it does."""
        return self in (State.HIDDEN, State.HIDDEN_WITH_DRAFT)

    @property
    def in_review(self) -> bool:
        return self in (State.IN_REVIEW, State.LIVE_IN_REVIEW)

    @property
    def waits_for_maker(self) -> bool:
        return self in (
            State.DRAFT,
            State.CHANGES_ASKED,
            State.LIVE_CHANGES_ASKED,
            State.LIVE_WITH_DRAFT,
            State.HIDDEN_WITH_DRAFT,
            State.DECLINED,
        )


def state_of(page: "ModeratedPage") -> State:
    """Return the state of a page as it is in the database now."""
    return states_of([page])[page.pk]


def states_of(pages: Iterable["ModeratedPage"]) -> dict[int, State]:
    """Return the state of each page by its id, in a fixed number of queries."""
    pages = list(pages)
    keys = [str(page.pk) for page in pages]
    rounds = _last_rounds(keys)
    scheduled = set(
        Revision.page_revisions.filter(
            object_id__in=keys, approved_go_live_at__isnull=False
        ).values_list("object_id", flat=True)
    )
    approved = set(
        Page.objects.filter(
            pk__in=[page.pk for page in pages], approvals__isnull=False
        ).values_list("pk", flat=True)
    )
    hidden = hidden_among(pages)
    states = {
        page.pk: _state(
            page, rounds.get(str(page.pk)), str(page.pk) in scheduled, page.pk in approved
        )
        for page in pages
    }
    return {
        key: STATE_WHILE_HIDDEN.get(state, state) if key in hidden else state
        for key, state in states.items()
    }


def _last_rounds(keys: list[str]) -> dict[str, WorkflowState]:
    """Map page keys to the newest round of review."""
    rounds = WorkflowState.objects.filter(
        object_id__in=keys, base_content_type__app_label="wagtailcore"
    ).select_related("current_task_state__approvaltaskstate")
    return {found.object_id: found for found in rounds.order_by("created_at", "pk")}


def _state(
    page: "ModeratedPage", last: WorkflowState | None, scheduled: bool, approved: bool
) -> State:
    status = last.status if last else ""
    if page.live:
        return _state_while_live(page, status)
    if status in STATE_WHILE_OFFLINE:
        return STATE_WHILE_OFFLINE[status]
    if last and _was_declined(last):
        return State.DECLINED
    if scheduled:
        return State.SCHEDULED
    if page.expired:
        return State.EXPIRED
    return State.WITHDRAWN if approved else State.DRAFT


STATE_WHILE_LIVE = {
    WorkflowState.STATUS_IN_PROGRESS: State.LIVE_IN_REVIEW,
    WorkflowState.STATUS_NEEDS_CHANGES: State.LIVE_CHANGES_ASKED,
}


def _state_while_live(page: "ModeratedPage", status: str) -> State:
    """A past end hides a page at once; the clock takes it offline a moment later."""
    if status in STATE_WHILE_LIVE:
        return STATE_WHILE_LIVE[status]
    if page.expire_at is not None and page.expire_at <= timezone.now():
        return State.EXPIRED
    return State.LIVE_WITH_DRAFT if page.has_unpublished_changes else State.LIVE


# What is being looked at says so either way; schools see none of these.
STATE_WHILE_HIDDEN = {
    State.LIVE: State.HIDDEN,
    State.LIVE_WITH_DRAFT: State.HIDDEN_WITH_DRAFT,
    State.LIVE_IN_REVIEW: State.IN_REVIEW,
    State.LIVE_CHANGES_ASKED: State.CHANGES_ASKED,
}
STATE_WHILE_OFFLINE = {
    WorkflowState.STATUS_IN_PROGRESS: State.IN_REVIEW,
    WorkflowState.STATUS_NEEDS_CHANGES: State.CHANGES_ASKED,
}


def _was_declined(last: WorkflowState) -> bool:
    task_state = getattr(last.current_task_state, "approvaltaskstate", None)
    return task_state is not None and task_state.decision == Decision.DECLINED
