"""Closes the routes around approval that Wagtail opens by signal or by plain rows."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import pre_page_move, task_submitted
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import LocaleSynchronization

from moderation.authors import remember_authors
from moderation.models import Approval, ApprovalTaskState, ModeratedPage
from moderation.refusals import ModerationRefused


@receiver(pre_page_move)
def keep_page_where_it_was_approved(instance: Page, **kwargs: Any) -> None:
    """Refuse a move to another parent; moving among siblings is fine."""
    page = instance.specific
    if not isinstance(page, ModeratedPage):
        return
    if kwargs["parent_page_before"].pk != kwargs["parent_page_after"].pk:
        raise ModerationRefused(_("This page cannot move to another place."))


@receiver(pre_save)
def end_approvals_of_page_that_goes_offline(
    instance: Any, update_fields: Any = None, **kwargs: Any
) -> None:
    """An approval ends when its page goes offline, whoever saves the row and why."""
    if not isinstance(instance, Page) or instance.live or not instance.pk:
        return
    if update_fields is not None and "live" not in update_fields:
        return
    if Page.objects.filter(pk=instance.pk, live=True).exists():
        Approval.objects.filter(page_id=instance.pk).revoke()


@receiver(pre_save)
def keep_page_with_an_open_round_online(
    instance: Any, update_fields: Any = None, **kwargs: Any
) -> None:
    """Refuse to take offline what is being looked at; withdrawing ends the round first.

    What the clock takes offline has ended by itself: its round may well be about more time.
    """
    if not isinstance(instance, Page) or instance.live or instance.expired or not instance.pk:
        return
    if update_fields is not None and "live" not in update_fields:
        return
    if not issubclass(instance.specific_class or Page, ModeratedPage):
        return
    if _is_live_with_an_open_round(instance):
        raise ModerationRefused(
            _("“%(title)s” is online or being looked at. Withdraw it first.")
            % {"title": instance.title}
        )


def _is_live_with_an_open_round(page: Page) -> bool:
    live = Page.objects.filter(pk=page.pk, live=True).exists()
    return live and WorkflowState.objects.active().for_instance(page).exists()


@receiver(post_delete)
def end_approvals_of_deleted_page(instance: Any, **kwargs: Any) -> None:
    """The evidence stays and says nothing of what may come back under the same key."""
    if isinstance(instance, Page):
        Approval.objects.filter(page_id=instance.pk).revoke()


@receiver(pre_delete)
def keep_page_under_review(sender: type, instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, ModeratedPage):
        return
    in_review = WorkflowState.objects.for_instance(instance).filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        current_task_state__status=TaskState.STATUS_IN_PROGRESS,
    )
    if instance.live or in_review.exists():
        raise ModerationRefused(
            _("“%(title)s” is online or being looked at. Withdraw it first.")
            % {"title": instance.title}
        )


@receiver(pre_save, sender=LocaleSynchronization)
def keep_languages_apart(**kwargs: Any) -> None:
    """Following another language makes an alias of each new page; that would be refused then."""
    raise ModerationRefused(_("A language cannot follow another: each version is approved itself."))


def hide_following_languages() -> None:
    """Leave the choice out of the screen of a language."""
    components = get_locale_components()
    components[:] = [found for found in components if found["model"] is not LocaleSynchronization]


@receiver(task_submitted)
def remember_who_asked_last(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """The answer goes to who submitted this version, also where another one began the round."""
    state = instance.workflow_state
    if user is not None and state.requested_by_id != user.pk:
        state.requested_by = user
        WorkflowState.objects.filter(pk=state.pk).update(requested_by=user)


@receiver(task_submitted)
def remember_who_had_a_hand_in_it(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """Before the approvers are told (telling.py): who wrote or submitted this is none of them."""
    if isinstance(instance, ApprovalTaskState):
        remember_authors(instance, instance.workflow_state.content_object, by=user)
