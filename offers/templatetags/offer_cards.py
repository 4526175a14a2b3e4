"""Cards on pages of apps below this one, which know nothing of offers."""

from django import template

from offers.cards import Card, cards_of
from offers.pages import OfferPage
from offers.queries import instead_of, joint_offers_with
from partners.pages.models import CompanyPage, ProviderPage, RegionPage

register = template.Library()


@register.simple_tag
def cards_of_provider(page: ProviderPage) -> list[Card]:
    """Everything visible of one company or network."""
    return cards_of(OfferPage.objects.visible().child_of(page).newest_first())


@register.simple_tag
def cards_with_partner(page: CompanyPage) -> list[Card]:
    """Everything visible of others in which this company takes part."""
    return cards_of(joint_offers_with(page).newest_first())


@register.simple_tag
def cards_of_region(page: RegionPage, limit: int = 6) -> list[Card]:
    """The newest visible offers of one region."""
    return cards_of(OfferPage.objects.visible().descendant_of(page).newest_first()[:limit])


@register.simple_tag
def cards_instead_of(offer: OfferPage) -> list[Card]:
    """What to offer a reader who comes for something that was withdrawn."""
    return cards_of(instead_of(offer))
