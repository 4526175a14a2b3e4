"""Who is told by mail what happened to a page: its approvers, its author, who answers for it."""

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from moderation.decisions import Decision
from moderation.models import Author, ModeratedPage
from moderation.names import name_for_company
from moderation.notifications import (
    Approved,
    ChangesAsked,
    Declined,
    NotOnline,
    SubmissionReceived,
    Submitted,
    WithdrawnByOthers,
)
from moderation.signals import decided, start_failed, withdrawn

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app

MAIL_OF_DECISION = {
    Decision.APPROVED: Approved,
    Decision.CHANGES_ASKED: ChangesAsked,
    Decision.DECLINED: Declined,
}


@receiver(task_submitted)
def tell_of_submission(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    page = instance.workflow_state.content_object.specific
    if not isinstance(page, ModeratedPage):
        return
    newest = page.get_latest_revision_as_object()
    author = user or instance.workflow_state.requested_by
    authors = Author.objects.filter(task_state=instance.pk).values("person")
    approvers = page.get_approvers().exclude(pk=author and author.pk).exclude(pk__in=authors)
    Submitted(newest, instance, person=str(author or "")).send(approvers)
    SubmissionReceived(newest, instance).send(readers_of(page, author))


@receiver(decided)
def tell_of_decision(
    page: ModeratedPage, task_state: Any, by: Any, submitted: Any, **kwargs: Any
) -> None:
    mail = MAIL_OF_DECISION[task_state.decision]
    letter = mail(page, task_state, comment=task_state.comment, person=name_for_company(by))
    if isinstance(letter, Approved) and submitted.pk != task_state.revision_id:
        letter.name_corrections(submitted.as_object(), task_state.revision.as_object())
    readers = readers_of(page, task_state.workflow_state.requested_by)
    letter.send(reader for reader in readers if reader != by)


@receiver(withdrawn)
def tell_of_withdrawal(
    page: ModeratedPage, by: Any, reason: str = "", moment: Any = None, **kwargs: Any
) -> None:
    """Tell the company, unless it did so itself."""
    if by is None or not page.asks_reason_of(by):
        return
    event = f"{WithdrawnByOthers.kind}:{page.pk}:{moment:%Y%m%d%H%M%S%f}"
    letter = WithdrawnByOthers(page, event=event, comment=reason, person=name_for_company(by))
    owner = page.owner
    readers = set(page.get_makers())
    if owner is not None and owner.is_active and owner != by:
        readers.add(owner)
    letter.send(sorted(readers, key=lambda reader: reader.pk))


@receiver(start_failed)
def tell_who_waited_for_it(page: ModeratedPage, revision: Any, problem: Any, **kwargs: Any) -> None:
    """The company and the leaders both believe that it is online by now."""
    rounds = TaskState.objects.filter(revision=revision, workflow_state__requested_by__isnull=False)
    last = rounds.select_related("workflow_state__requested_by").order_by("-pk").first()
    author = last.workflow_state.requested_by if last else None
    readers = {*page.get_approvers(), *readers_of(page, author)}
    NotOnline(page, revision, problem).send(sorted(readers, key=lambda reader: reader.pk))


def readers_of(page: ModeratedPage, author: "User | None") -> "list[User]":
    """Return who hears of it: the author, or who answers for the page.

    The latter where the author left, and where a project leader wrote in the company's place:
    the company then hears of it beside its author.
    """
    present = [author] if author is not None and author.is_active else []
    if present and not page.asks_reason_of(author):
        return present
    return [*present, *page.get_makers().exclude(pk__in=[one.pk for one in present])]
