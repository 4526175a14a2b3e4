"""Where many pages stand, worked out by the database: to count by, to choose from.

The same answers as moderation/states.py, which asks about pages that were read already; a test
brings a page to every state and compares.
"""

from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Length, Substr
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from moderation.decisions import Decision
from moderation.models import Approval
from moderation.states import State

PATH_ABOVE = Substr(
    OuterRef("path"),
    1,
    Length(OuterRef("path")) - Value(Page.steplen, output_field=IntegerField()),
)

BEING_LOOKED_AT = Q(last_round=WorkflowState.STATUS_IN_PROGRESS)
CHANGE_ASKED = Q(last_round=WorkflowState.STATUS_NEEDS_CHANGES)


def with_state(pages: QuerySet, at: datetime | None = None) -> QuerySet:
    """Add `state` to pages of one model, as a value of State."""
    rounds = _rounds().order_by("-created_at", "-pk")
    scheduled = Revision.page_revisions.filter(
        object_id=OuterRef("page_key"), approved_go_live_at__isnull=False
    )
    found = pages.annotate(page_key=Cast("pk", CharField())).annotate(
        last_round=Subquery(rounds.values("status")[:1]),
        last_decision=Subquery(
            rounds.values("current_task_state__approvaltaskstate__decision")[:1]
        ),
        is_scheduled=Exists(scheduled),
        was_approved=Exists(Approval.objects.filter(page_id=OuterRef("pk"))),
    )
    return found.annotate(state=_state(pages.model, at or timezone.now()))


def _rounds() -> Any:
    return WorkflowState.objects.filter(
        object_id=OuterRef("page_key"), base_content_type__app_label="wagtailcore"
    )


def _state(model: Any, at: datetime) -> Case:
    """Return the state by the first that holds, in the order of moderation/states.py."""
    ended = Q(expire_at__isnull=False, expire_at__lte=at)
    cases = [
        *(_hidden() if model.SHOWN_WITH_PARENT else []),
        (Q(live=True) & BEING_LOOKED_AT, State.LIVE_IN_REVIEW),
        (Q(live=True) & CHANGE_ASKED, State.LIVE_CHANGES_ASKED),
        (Q(live=True) & ended, State.EXPIRED),
        (Q(live=True, has_unpublished_changes=True), State.LIVE_WITH_DRAFT),
        (Q(live=True), State.LIVE),
        (BEING_LOOKED_AT, State.IN_REVIEW),
        (CHANGE_ASKED, State.CHANGES_ASKED),
        (Q(last_decision=Decision.DECLINED), State.DECLINED),
        (Q(is_scheduled=True), State.SCHEDULED),
        (Q(expired=True), State.EXPIRED),
        (Q(was_approved=True), State.WITHDRAWN),
    ]
    return Case(
        *(When(condition, then=Value(state.value)) for condition, state in cases),
        default=Value(State.DRAFT.value),
        output_field=CharField(),
    )


def _hidden() -> list[tuple[Q, State]]:
    above = Page.objects.live().filter(path=PATH_ABOVE)
    hidden = Q(live=True) & ~Exists(above)
    not_ended = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    return [
        (hidden & BEING_LOOKED_AT, State.IN_REVIEW),
        (hidden & CHANGE_ASKED, State.CHANGES_ASKED),
        (hidden & not_ended & Q(has_unpublished_changes=True), State.HIDDEN_WITH_DRAFT),
        (hidden & not_ended, State.HIDDEN),
    ]
