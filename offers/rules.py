"""Who may see what of an offer."""

from typing import TYPE_CHECKING

from moderation.models import Approval, ModeratedPage
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

    from moderation.states import State
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


def may_be_copied(state: "State") -> bool:
    """True for what is or was online: only that was approved as it stands."""
    return state.live or state.hidden or state.over


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
