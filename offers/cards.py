"""Cards: an offer in the few facts a list shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from wagtail.models import Page

from offers.facts import Fact
from offers.kind import Kind
from offers.pages import OfferPage
from offers.pictures import pictures_with_sizes
from partners.pages.full_urls import Sites

if TYPE_CHECKING:
    from offers.querysets import OfferQuerySet


@dataclass(frozen=True)
class Card:
    """What a list shows of one offer; `distance_km` only where the reader named a place."""

    url: str
    kind: Kind
    title: str
    summary: str
    provider: str
    place: str
    distance_km: float | None
    facts: list[Fact] = field(default_factory=list)
    next_moment: str = ""
    picture: Any = None
    picture_alt: str = ""


def cards_of(offers: "OfferQuerySet", *, distances: dict[int, float] | None = None) -> list[Card]:
    """Return the cards of these offers, in their order, in a fixed number of queries.

    `offers` must come from `visible()`; `distances` maps page ids to kilometres.
    """
    found = list(
        offers.specific().prefetch_related(
            "levels",
            Prefetch("pictures", pictures_with_sizes()),
        )
    )
    providers, sites = _providers(found), Sites()
    return [
        card_of(
            offer,
            providers.get(offer.path[: -Page.steplen]),
            sites,
            distance=(distances or {}).get(offer.pk),
        )
        for offer in found
    ]


def _providers(offers: Iterable[OfferPage]) -> dict[str, Page]:
    """Map the path of each provider page that is online to that page."""
    paths = {offer.path[: -Page.steplen] for offer in offers}
    return {page.path: page for page in Page.objects.live().filter(path__in=paths)}


def card_of(
    offer: OfferPage, provider: Page | None, sites: Sites, *, distance: float | None = None
) -> Card:
    """Return the card of one visible offer under its provider's page."""
    cover = offer.cover
    return Card(
        url=offer.get_url(sites) or "",
        kind=offer.kind,
        title=offer.title,
        summary=offer.summary,
        provider=provider.title if provider else "",
        place=offer.place or offer.get_place_kind_display(),
        distance_km=distance,
        facts=_three_facts(offer),
        next_moment=offer.period_text,
        picture=cover.image if cover else None,
        picture_alt=cover.alt_text if cover else "",
    )


def _three_facts(offer: OfferPage) -> list[Fact]:
    """Who, how many, how long."""
    levels = urlencode([("level", level.code) for level in offer.levels.all()])
    facts = [
        Fact("level", _("For"), offer.levels_text, f"?{levels}"),
        Fact("people", _("Group"), offer.group_text, _group_query(offer)),
        Fact("clock", _("Duration"), offer.duration_text),
    ]
    return [fact for fact in facts if fact.value]


def _group_query(offer: OfferPage) -> str:
    return f"?group={offer.group_max}" if offer.group_max else ""
