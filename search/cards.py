"""Cards as they were drawn when their offer was published."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from offers.models import OfferPage
from search.models.entry import CatalogueEntry

# Stands in the drawn card where a list may say how far away it is (sto/_card.html).
DISTANCE_MARK = "<!--distance-->"


@dataclass(frozen=True)
class DrawnCard:
    """A card for a list; `html` is safe, for our own template made it from escaped facts."""

    page_id: int
    title: str
    url: str
    html: SafeString
    # Degrees, as "52.08,4.31"; empty where the place is not known.
    at: str = ""


def cards_html(
    page_ids: Sequence[int], distances: dict[int, float | None] | None = None
) -> list[DrawnCard]:
    """Return the cards of these pages in their order, in one query.

    What schools may not see (any more) is left out: whoever asks may hold an older answer.
    """
    visible = OfferPage.objects.visible().filter(pk__in=page_ids)
    rows = CatalogueEntry.objects.filter(page__in=visible).values_list(
        "page_id", "title", "url", "card", "latitude", "longitude"
    )
    cards = {row[0]: row[1:] for row in rows}
    return [
        DrawnCard(
            page_id,
            title,
            url,
            _with_distance(card, (distances or {}).get(page_id)),
            "" if latitude is None else f"{latitude:.4f},{longitude:.4f}",
        )
        for page_id in page_ids
        if page_id in cards
        for title, url, card, latitude, longitude in [cards[page_id]]
    ]


def _with_distance(card: str, kilometres: float | None) -> SafeString:
    told = "" if kilometres is None else render_to_string("sto/_distance.html", {"km": kilometres})
    return mark_safe(card.replace(DISTANCE_MARK, told))
