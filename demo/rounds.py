"""Drafts and rounds of review, made through the same doors people use."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted

from moderation.actions import submit
from moderation.decide import decide
from moderation.models import ModeratedPage
from moderation.signals import decided
from moderation.telling import tell_of_decision, tell_of_submission
from partners.people.models import User


@contextmanager
def without_mail() -> Iterator[None]:
    """Let the rounds of the demo send no mail; its addresses belong to nobody."""
    task_submitted.disconnect(tell_of_submission)
    decided.disconnect(tell_of_decision)
    try:
        yield
    finally:
        task_submitted.connect(tell_of_submission)
        decided.connect(tell_of_decision)


def fresh(page: ModeratedPage) -> Any:
    """Return the page as the database has it now."""
    return Page.objects.get(pk=page.pk).specific


def add_draft(parent: Page, page: ModeratedPage, *, by: User) -> Any:
    """Put a page in the tree with its first version, which may be incomplete."""
    page.live = False
    page.owner = by
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=by)
    page.save_revision(user=by, clean=False)
    return fresh(page)


def revise(page: ModeratedPage, *, by: User, **changes: Any) -> Any:
    """Store a newer version with these changes."""
    version = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(version, name, value)
    version.save_revision(user=by, log_action=True)
    return fresh(page)


def ask(page: ModeratedPage, *, by: User) -> Any:
    """Submit the newest version."""
    submit(page, by=by)
    return fresh(page)


def answer(page: ModeratedPage, action: str, *, by: User, comment: str = "") -> Any:
    """Let a leader decide about the round that is going on."""
    decide(page.current_workflow_state.current_task_state_id, action, by=by, comment=comment)
    return fresh(page)


def approve(page: ModeratedPage, *, author: User, leader: User) -> Any:
    """Submit and approve the newest version."""
    return answer(ask(page, by=author), "approve", by=leader)


def backdate(page: ModeratedPage, days: int) -> None:
    """Make the newest round this many days old, and older rounds older still.

    The only place where the demo writes rows directly, and never rows of pages: a queue in
    which everything came in this minute shows nothing.
    """
    rounds = WorkflowState.objects.filter(
        object_id=str(page.pk), base_content_type__app_label="wagtailcore"
    )
    for n, found in enumerate(rounds.order_by("-created_at", "-pk")):
        asked = timezone.now() - datetime.timedelta(days=days + 20 * n, hours=2)
        tasks = TaskState.objects.filter(workflow_state=found)
        WorkflowState.objects.filter(pk=found.pk).update(created_at=asked)
        tasks.update(started_at=asked)
        tasks.filter(finished_at__isnull=False).update(
            finished_at=asked + datetime.timedelta(days=min(days, 1), hours=1)
        )
