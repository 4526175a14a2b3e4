"""What an offer says of itself, as the catalogue filters on it."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import override
from wagtail.models import Page

from offers.enums import Audience, DurationUnit
from offers.models import OfferPage
from partners.organisations.locating import Point, resolve
from partners.pages.full_urls import Sites
from partners.pages.models import CompanyPage, NetworkPage
from search.indexing.terms import Terms, terms_of
from search.models.entry import CatalogueEntry
from search.text.folding import normalised

MINUTES = {
    DurationUnit.MINUTES: 1,
    DurationUnit.HOURS: 60,
    DurationUnit.DAYPARTS: 4 * 60,
    DurationUnit.DAYS: 8 * 60,
    DurationUnit.WEEKS: 5 * 8 * 60,
    DurationUnit.MONTHS: 20 * 8 * 60,
}
HOUR, HALF_DAY, DAY = 60, 4 * 60, 8 * 60


@dataclass
class Providers:
    """The pages above some offers, places and sites: asked once for all of them."""

    pages: dict[str, Page] = field(default_factory=dict)
    networks: frozenset[str] = frozenset()
    points: dict[tuple[str, str], Point | None] = field(default_factory=dict)
    sites: Sites = field(default_factory=Sites)

    @classmethod
    def of(cls, offers: list[OfferPage]) -> "Providers":
        paths = {offer.path[: -Page.steplen] for offer in offers}
        pages = Page.objects.live().filter(path__in=paths).specific()
        # A network whose own page nobody approved has no name here.
        approved = NetworkPage.objects.live().values_list("network__slug", flat=True)
        return cls({page.path: page for page in pages}, frozenset(approved))

    def page_of(self, offer: OfferPage) -> Any:
        return self.pages.get(offer.path[: -Page.steplen])

    def point_of(self, offer: OfferPage) -> Point | None:
        key = (offer.postcode, offer.place)
        if key not in self.points:
            self.points[key] = resolve(postcode=offer.postcode, place=offer.place)
        return self.points[key]


def entry_of(offer: OfferPage, card: str, providers: Providers) -> CatalogueEntry:
    """Return the row of one visible offer, not stored or packed yet."""
    point = providers.point_of(offer)
    return CatalogueEntry(
        page_id=offer.pk,
        locale_id=offer.locale_id,
        values=values_of(offer, providers),
        title=offer.title,
        summary=offer.summary,
        url=offer.get_url(providers.sites) or "",
        card=card,
        group_min=offer.group_min,
        group_max=offer.group_max,
        available_from=offer.available_from,
        available_until=offer.available_until,
        lead_time_days=offer.lead_time_days,
        minimum_age=offer.minimum_age,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        place=offer.place,
        published_at=offer.first_published_at or timezone.now(),
        expire_at=offer.expire_at,
    )


def terms_to_find(offer: OfferPage, values: dict[str, list[str]], providers: Providers) -> Terms:
    """Return the choices and words by which one visible offer is found."""
    words = _words(offer, providers.page_of(offer))
    return terms_of(values, normalised(offer.title), words)


def values_of(offer: OfferPage, providers: Providers) -> dict[str, list[str]]:
    """Map each facet to the codes of this offer; facets without any are left out."""
    values = {
        "kind": [offer.kind.code],
        "profile": _codes(offer.profiles),
        "level": _codes(offer.levels),
        "year": _codes(offer.school_years),
        "line": [offer.programme_line.code] if offer.programme_line else [],
        "topic": _codes(offer.topics),
        "region": [offer.region.slug],
        "place": [offer.place_kind],
        "audience": _audience(offer),
        "weekday": list(offer.weekdays or []),
        "length": _length(offer),
        "language": list(offer.languages or []),
        "cost": _cost(offer),
        "access": [offer.accessibility] if offer.accessibility else [],
        "sector": _sector(providers.page_of(offer)),
        "network": [slug for slug in _networks(offer) if slug in providers.networks],
    }
    return {name: codes for name, codes in values.items() if codes}


def _codes(items: Any) -> list[str]:
    return [item.code for item in items.all()]


def _audience(offer: OfferPage) -> list[str]:
    if offer.audience == Audience.BOTH:
        return [Audience.PUPILS, Audience.TEACHERS]
    return [offer.audience]


def _length(offer: OfferPage) -> list[str]:
    if not offer.duration:
        return []
    minutes = offer.duration * MINUTES[DurationUnit(offer.duration_unit)]
    bounds = [(HOUR, "hour"), (HALF_DAY, "halfday"), (DAY, "day")]
    return [next((code for most, code in bounds if minutes <= most), "longer")]


def _cost(offer: OfferPage) -> list[str]:
    if offer.cost is None:
        return []
    return ["paid" if offer.cost else "free"]


def _sector(provider: Any) -> list[str]:
    return [provider.sector] if isinstance(provider, CompanyPage) and provider.sector else []


def _networks(offer: OfferPage) -> list[str]:
    if offer.network:
        return [offer.network.slug]
    return [network.slug for network in offer.company.networks.all()] if offer.company else []


def _words(offer: OfferPage, provider: Any) -> list[str]:
    """Everything a reader may look for."""
    lists = (offer.profiles, offer.levels, offer.school_years, offer.topics)
    named = [text for items in lists for item in items.all() for text in (item.name, item.name_en)]
    named += [profile.code for profile in offer.profiles.all()]
    texts = [
        offer.title,
        offer.summary,
        strip_tags(offer.description),
        offer.learning_goals,
        *_in_both_languages(offer.kind.label),
        provider.title if provider else "",
        offer.place,
        offer.region.name,
        *named,
        *(value for _label, value in offer.kind_facts()),
    ]
    return normalised(" ".join(texts))


def _in_both_languages(label: Any) -> list[str]:
    words = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            words.append(str(label))
    return words
