"""What an offer says in each facet, as codes."""

from collections.abc import Iterable

from offers.enums import Audience, DurationUnit
from offers.models import OfferPage
from partners.pages.models import CompanyPage
from search.facets.facet import Values
from search.facets.providers import Providers

MINUTES = {
    DurationUnit.MINUTES: 1,
    DurationUnit.HOURS: 60,
    DurationUnit.DAYPARTS: 4 * 60,
    DurationUnit.DAYS: 8 * 60,
    DurationUnit.WEEKS: 5 * 8 * 60,
    DurationUnit.MONTHS: 20 * 8 * 60,
}
HOUR, HALF_DAY, DAY = 60, 4 * 60, 8 * 60


def listed(relation: str) -> Values:
    """Codes of the items of a reference list, of which an offer has many."""
    return lambda offer, _beside: [item.code for item in getattr(offer, relation).all()]


def chosen(field: str, *, of: type[OfferPage] = OfferPage) -> Values:
    """The value of a field with choices: one, several or none; `of` is the form that has it."""

    def codes(offer: OfferPage, _beside: Providers) -> Iterable[str]:
        value = getattr(offer, field) if isinstance(offer, of) else None
        return [value] if value and isinstance(value, str) else value or []

    return codes


def kind(offer: OfferPage, _beside: Providers) -> list[str]:
    return [offer.kind.code]


def programme_line(offer: OfferPage, _beside: Providers) -> list[str]:
    return [offer.programme_line.code] if offer.programme_line else []


def region(offer: OfferPage, _beside: Providers) -> list[str]:
    return [offer.region.slug]


def audience(offer: OfferPage, _beside: Providers) -> list[str]:
    if offer.audience == Audience.BOTH:
        return [Audience.PUPILS, Audience.TEACHERS]
    return [offer.audience]


def length(offer: OfferPage, _beside: Providers) -> list[str]:
    if not offer.duration:
        return []
    minutes = offer.duration * MINUTES[DurationUnit(offer.duration_unit)]
    bounds = [(HOUR, "hour"), (HALF_DAY, "halfday"), (DAY, "day")]
    return [next((code for most, code in bounds if minutes <= most), "longer")]


def cost(offer: OfferPage, _beside: Providers) -> list[str]:
    if offer.cost is None:
        return []
    return ["paid" if offer.cost else "free"]


def sector(offer: OfferPage, beside: Providers) -> list[str]:
    provider = beside.page_of(offer)
    return [provider.sector] if isinstance(provider, CompanyPage) and provider.sector else []


def networks(offer: OfferPage, beside: Providers) -> list[str]:
    """Those whose page a leader approved: the offer's own, else those of its company."""
    if offer.network:
        slugs = [offer.network.slug]
    else:
        slugs = [item.slug for item in offer.company.networks.all()] if offer.company else []
    return [slug for slug in slugs if slug in beside.networks]
