"""Offers side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from moderation.row_keys import row_key
from offers.facts import Fact
from saved.offers_now import OfferNow, shown_offers

MOST_COMPARED = 3
PARAMETER = "offer"


@dataclass(frozen=True)
class Row:
    """One fact of all compared offers; an offer that does not say it has an empty text."""

    icon: str
    label: str
    values: list[str]


@dataclass(frozen=True)
class Compared:
    """An offer in the comparison, with the URL of the same one without it."""

    offer: OfferNow
    without_query: str


def asked_ids(params: QueryDict) -> list[int]:
    """Return the page ids in a URL, each once; what is no number is left out."""
    ids = [row_key(text) for text in params.getlist(PARAMETER)]
    return list(dict.fromkeys(number for number in ids if number))


def compared_offers(page_ids: Sequence[int]) -> list[Compared]:
    """Return the first three of these that schools see."""
    offers = shown_offers(page_ids)[:MOST_COMPARED]
    shown = [offer.page.pk for offer in offers]
    return [
        Compared(offer, _query([pk for pk in shown if pk != offer.page.pk])) for offer in offers
    ]


def _query(page_ids: Sequence[int]) -> str:
    params = QueryDict(mutable=True)
    params.setlist(PARAMETER, [str(page_id) for page_id in page_ids])
    return params.urlencode()


def rows_of(offers: Sequence[OfferNow]) -> list[Row]:
    """Return every fact that one of the offers says, in the order of the name plate."""
    told = [{fact.label: fact for fact in _facts_of(offer)} for offer in offers]
    rows = []
    for label in _in_order([list(facts) for facts in told]):
        icon = next(facts[label].icon for facts in told if label in facts)
        values = [facts[label].value if label in facts else "" for facts in told]
        rows.append(Row(icon, label, values))
    return rows


def _facts_of(offer: OfferNow) -> list[Fact]:
    page = offer.page
    own = [
        Fact("company", _("Offered by"), offer.provider),
        Fact("profile", _("Profiles"), page.profiles_text),
    ]
    return [fact for fact in (own[0], *page.plate(), own[1]) if fact.value]


def _in_order(lists: list[list[str]]) -> list[str]:
    """Merge lists that keep one order, each of which may lack some."""
    merged: list[str] = []
    for labels in lists:
        place = 0
        for label in labels:
            if label in merged:
                place = merged.index(label) + 1
            else:
                merged.insert(place, label)
                place += 1
    return merged
