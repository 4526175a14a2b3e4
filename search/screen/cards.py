"""Cards as they were drawn when their offer was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.defaultfilters import floatformat
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from search.screen.card_rows import CardRow, visible_rows

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
    rows = {row[0]: row for row in visible_rows(page_ids)}
    told = distances or {}
    return [_drawn(rows[page_id], told.get(page_id)) for page_id in page_ids if page_id in rows]


def _drawn(row: CardRow, kilometres: float | None) -> DrawnCard:
    page_id, title, url, card, latitude, longitude = row
    at = "" if latitude is None else f"{latitude:.4f},{longitude:.4f}"
    return DrawnCard(page_id, title, url, _with_distance(card, kilometres), at)


def _with_distance(card: str, kilometres: float | None) -> SafeString:
    told = "" if kilometres is None else _distance(floatformat(kilometres, -1), get_language())
    return mark_safe(card.replace(DISTANCE_MARK, told))


@lru_cache(maxsize=2_000)
def _distance(kilometres: str, _language: str | None) -> str:
    """Draw a distance in the reader's language: cards share a few hundred of them."""
    return render_to_string("sto/_distance.html", {"km": kilometres})
