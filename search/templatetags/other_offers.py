"""What else there is, under an offer: cards as they were drawn when their offers went online."""

from dataclasses import dataclass

from django import template

from offers.pages import OfferPage
from offers.queries import more_of_provider, similar_to
from search.screen.cards import DrawnCard, cards_html

register = template.Library()


@dataclass(frozen=True)
class OtherOffers:
    more: list[DrawnCard]  # of the same company or network
    similar: list[DrawnCard]  # of others


@register.simple_tag
def other_offers(offer: OfferPage) -> OtherOffers:
    """Return them in three queries, whatever kinds they are and however many pictures they have."""
    more = list(more_of_provider(offer).values_list("pk", flat=True))
    similar = list(similar_to(offer).values_list("pk", flat=True))
    cards = {card.page_id: card for card in cards_html([*more, *similar])}
    return OtherOffers(
        [cards[page_id] for page_id in more if page_id in cards],
        [cards[page_id] for page_id in similar if page_id in cards],
    )
