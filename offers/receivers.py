"""Keeps what offers refer to as it was approved; sends in what waited for a membership."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail.signals import page_unpublished

from moderation.refusals import ModerationRefused
from moderation.upcasting import upcast
from offers.intake.actions import finish_waiting
from offers.intake.models import Intake
from offers.pages import OfferPage
from offers.sharing.pictures import forget_pictures
from partners.organisations.models.reference import ReferenceItem
from partners.people.models import Membership
from partners.people.signals import membership_verified, person_erased

CHOICES = ("topics", "profiles", "levels", "school_years")


@receiver(pre_delete)
def keep_reference_in_use(sender: type, instance: Any, **kwargs: Any) -> None:
    """Refuse to delete an item of a list that an offer names: the offer would change."""
    if isinstance(instance, ReferenceItem) and (_named_now(instance) or _named_later(instance)):
        raise ModerationRefused(
            _("“%(name)s” is in use by offers. Rename it, or ask the companies to choose another.")
            % {"name": instance}
        )


def _named_now(item: ReferenceItem) -> bool:
    return any(
        OfferPage.objects.filter(**{name: item}).exists()
        for name in CHOICES
        if OfferPage._meta.get_field(name).related_model is type(item)
    )


def _named_later(item: ReferenceItem) -> bool:
    """True if an approved version names it that comes online later."""
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    contents = [
        upcast(revision.content_type.model_class(), revision.content)
        for revision in scheduled.select_related("content_type")
    ]
    return any(
        item.pk in content.get(name, [])
        for content in contents
        for name in CHOICES
        if OfferPage._meta.get_field(name).related_model is type(item)
    )


@receiver(membership_verified)
def send_in_what_waited(membership: Membership, **kwargs: Any) -> None:
    """Who now belongs to a company gets the offer in review that was typed before."""
    if membership.company is not None:
        finish_waiting(membership.user, membership.company)


@receiver(post_delete, sender=Membership)
def drop_what_waited_in_vain(instance: Membership, **kwargs: Any) -> None:
    """A refused request leaves nothing; one that an invitation overtook is no refusal."""
    belongs = Membership.objects.filter(user=instance.user_id, company=instance.company_id)
    if instance.company_id is not None and not belongs.exists():
        waiting = Intake.objects.waiting_of(instance.user_id)
        waiting.filter(company=instance.company_id).delete()


@receiver(person_erased)
def forget_what_was_typed(email: str, **kwargs: Any) -> None:
    Intake.objects.naming(email).delete()


@receiver(page_unpublished)
@receiver(post_delete)
def forget_shared_pictures(sender: type, instance: Any, **kwargs: Any) -> None:
    """What is no longer shown leaves no picture on this machine."""
    if isinstance(instance, Page) and issubclass(sender, OfferPage):
        forget_pictures(instance.pk)
