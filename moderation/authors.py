"""Four eyes: everybody who wrote or submitted what is looked at is one pair of them."""

from typing import TYPE_CHECKING

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from wagtail.models import Page, Revision, TaskState

from moderation.evidence import Approval
from moderation.rounds import ApprovalTaskState, Author

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


def remember_authors(task_state: ApprovalTaskState, page: Page, *, by: "User | None") -> None:
    """Write down who had a hand in what is submitted now.

    That is who submits, who wrote a version since the last approval, and who did so in
    earlier rounds since then: a round that is taken back or handed over forgets nobody. Rows
    of their own, for versions are cleaned up and `requested_by` is written over.
    """
    people = had_a_hand_in(page) | ({by.pk} if by else set())
    Author.objects.bulk_create([Author(task_state=task_state, person_id=key) for key in people])


def had_a_hand_in(page: Page) -> set[int]:
    """Return the keys of who wrote or submitted a version since the last approval."""
    return {key for key in (*_writers(page), *_authors_before(page)) if key is not None}


def is_author(task_state_id: int | None, person: "User") -> bool:
    return Author.objects.filter(task_state=task_state_id, person=person.pk).exists()


def _writers(page: Page) -> "QuerySet[Revision, int | None]":
    """Who wrote a version since the last approval.

    Without the corrections of approvers during a review: only they can write then, and whoever
    submits the page again has read what they made of it.
    """
    in_review = _rounds_of(page).filter(
        started_at__lte=OuterRef("created_at"), finished_at__gte=OuterRef("created_at")
    )
    written = page.revisions.filter(_since_approval(page, "created_at"))
    return written.exclude(Exists(in_review)).values_list("user_id", flat=True)


def _authors_before(page: Page) -> "QuerySet[Author, int | None]":
    earlier = _rounds_of(page).filter(_since_approval(page, "started_at"))
    return Author.objects.filter(task_state__in=earlier.values("pk")).values_list(
        "person_id", flat=True
    )


def _since_approval(page: Page, moment: str) -> Q:
    last = Approval.objects.filter(page_id=page.pk).aggregate(at=Max("approved_at"))["at"]
    return Q(**{f"{moment}__gt": last}) if last else Q()


def _rounds_of(page: Page) -> "QuerySet[TaskState]":
    return TaskState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type__app_label="wagtailcore",
    )
