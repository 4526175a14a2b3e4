"""What was found, as a small book to print and hand out."""

from dataclasses import dataclass

from django.conf import settings

from offers.cards import Card, cards_of
from offers.models import OfferPage
from search.screen.cards import cards_html
from search.screen.catalogue import Results

MOST = 40


@dataclass(frozen=True)
class Sheet:
    """An offer in a brochure; `url` is whole, for a code to scan."""

    card: Card
    url: str


@dataclass(frozen=True)
class Brochure:
    """`url` leads to the same query; `left_out` is how many did not fit in."""

    sheets: list[Sheet]
    url: str
    left_out: int


def brochure_of(results: Results) -> Brochure:
    """Return the first offers of a list, in its order; what schools may not see is left out."""
    matches, base = results.matches, settings.WAGTAILADMIN_BASE_URL
    order = matches.page_ids(0, MOST)
    distances = {page: km for page in order if (km := matches.distance_km(page)) is not None}
    offers = OfferPage.objects.visible().filter(pk__in=order)
    cards = {card.url: card for card in cards_of(offers, distances=distances)}
    sheets = [
        Sheet(cards[drawn.url], f"{base}{drawn.url}")
        for drawn in cards_html(order)
        if drawn.url in cards
    ]
    url = base + results.url
    return Brochure(sheets, url, left_out=max(0, matches.total - MOST))
