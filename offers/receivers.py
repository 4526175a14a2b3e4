"""Keeps what offers refer to as it was when they were approved."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Revision

from moderation.refusals import ModerationRefused
from offers.pages import OfferPage
from partners.models.reference import ReferenceItem

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
    return any(
        item.pk in revision.content.get(name, [])
        for revision in scheduled
        for name in CHOICES
        if OfferPage._meta.get_field(name).related_model is type(item)
    )
