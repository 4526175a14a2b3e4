"""Offers that go together."""

from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, Q, When

from offers.pages import OfferPage

if TYPE_CHECKING:
    from offers.querysets import OfferQuerySet
    from partners.pages.models import CompanyPage

SHOWN = 3


def more_of_provider(offer: OfferPage) -> "OfferQuerySet":
    """Other visible offers of the same company or network."""
    own = _beside(offer).filter(company=offer.company_id, network=offer.network_id)
    return own.newest_first()[:SHOWN]


def joint_offers_with(page: "CompanyPage") -> "OfferQuerySet":
    """Visible offers of a network or another company that name this one as a partner."""
    visible = OfferPage.objects.visible().filter(locale=page.locale_id)
    return visible.filter(partner_companies=page.company_id).exclude(company=page.company_id)


def similar_to(offer: OfferPage) -> "OfferQuerySet":
    """Visible offers of other providers that share the kind, topics or profiles."""
    others = _beside(offer).exclude(company=offer.company_id, network=offer.network_id)
    alike = others.filter(
        Q(content_type=offer.content_type_id)
        | Q(topics__in=offer.topics.all())
        | Q(profiles__in=offer.profiles.all())
    )
    shared = Count("topics", filter=Q(topics__in=offer.topics.all()), distinct=True) + Count(
        "profiles", filter=Q(profiles__in=offer.profiles.all()), distinct=True
    )
    return alike.annotate(shared=shared).order_by("-shared", "-pk").distinct()[:SHOWN]


def instead_of(offer: OfferPage) -> "OfferQuerySet":
    """Visible offers of the same kind, of its own region first.

    For an offer that is withdrawn: only what never changes about it decides, since its row may
    hold a newer draft.
    """
    alike = _beside(offer).filter(content_type=offer.content_type_id)
    far = Case(When(region=offer.region_id, then=0), default=1)
    return alike.order_by(far, F("first_published_at").desc(nulls_last=True), "-pk")[:SHOWN]


def _beside(offer: OfferPage) -> "OfferQuerySet":
    """All other visible offers in its language."""
    return OfferPage.objects.visible().filter(locale=offer.locale_id).exclude(pk=offer.pk)
