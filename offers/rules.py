"""Who may see what of an offer."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from moderation.models import Approval, ModeratedPage
from moderation.states import State
from offers.ownership import OfOneProvider
from partners.people.roles import (
    companies_of,
    is_programme_office,
    is_verified_at_school,
    leads_region,
    networks_of,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from partners.people.models import User


def may_see_contact(user: "User | AnonymousUser", offer: OfOneProvider) -> bool:
    """True for verified members of a school, and for those who look after this offer."""
    if not user.is_authenticated:
        return False
    return is_verified_at_school(user) or looks_after(user, offer)


def looks_after(user: "User", offer: OfOneProvider) -> bool:
    """True for the offer's own company or network, its region's leaders and the office."""
    if is_programme_office(user) or leads_region(user, offer.region):
        return True
    if offer.company_id is not None:
        return companies_of(user).filter(pk=offer.company_id).exists()
    return offer.network_id is not None and networks_of(user).filter(pk=offer.network_id).exists()


def may_be_copied(offer: Any, state: State) -> bool:
    """True where there is a last year of an offer to copy: it was online, and that year is over.

    In an earlier year or school year, or its last day or its end has passed.
    """
    if offer.first_published_at is None or not (state.live or state.hidden or state.over):
        return False
    first, today = timezone.localdate(offer.first_published_at), timezone.localdate()
    ended = offer.available_until is not None and offer.available_until < today
    return (
        state == State.EXPIRED
        or ended
        or first.year < today.year
        or _school_year(first) < _school_year(today)
    )


def _school_year(day: date) -> int:
    """Return the year in which a school year starts: on 1 August."""
    return day.year if day.month >= 8 else day.year - 1


def may_copy(user: "User", offer: ModeratedPage) -> bool:
    """True for those who may both change this offer and make one beside it."""
    beside = offer.get_parent().specific.permissions_for_user(user).can_add_subpage()
    return beside and offer.permissions_for_user(user).may_withdraw()


def was_public(offer: ModeratedPage) -> bool:
    """True if schools could once read an offer at the URL it has now.

    Approved is not enough: what was to come online later and never did stays unknown.
    """
    if offer.first_published_at is None or offer.last_published_at is None:
        return False
    approvals = Approval.objects.filter(page_id=offer.pk, content__slug=offer.slug)
    return approvals.filter(approved_at__lte=offer.last_published_at).exists()
