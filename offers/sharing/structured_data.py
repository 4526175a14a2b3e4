"""What search engines read of a page: schema.org facts, as JSON-LD.

Only what the page itself tells every visitor: no contact, no street. The properties are those
schema.org names for each type (release 30); tests/offers/sharing/test_structured_data.py has the
list.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from offers.enums import Audience, DurationUnit, PlaceKind, Weekday
from offers.pages import OfferPage
from partners.pages.full_urls import full_url
from partners.pages.models import CompanyPage, ProviderPage

Data = dict[str, Any]

SCHEMA = "https://schema.org"
COUNTRY = "NL"
# ISO 8601 durations; half days are no measure of time.
DURATIONS = {
    DurationUnit.MINUTES: "PT{}M",
    DurationUnit.HOURS: "PT{}H",
    DurationUnit.DAYS: "P{}D",
    DurationUnit.WEEKS: "P{}W",
    DurationUnit.MONTHS: "P{}M",
}
ROLES = {
    Audience.PUPILS: ["student"],
    Audience.TEACHERS: ["teacher"],
    Audience.BOTH: ["student", "teacher"],
}


def graph(*things: Data) -> Data:
    """Return several things as one JSON-LD document; empty ones are left out."""
    return {"@context": SCHEMA, "@graph": [thing for thing in things if thing]}


def filled(data: Data) -> Data:
    """Leave out what is not known; 0 and False are known."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


# Offers ---------------------------------------------------------------------------------------


def offer_data(offer: OfferPage, provider: ProviderPage | None, url: str, image: str = "") -> Data:
    """Return what a visible offer at this full URL is, in the words of its own language."""
    schema_type = offer.kind.schema_type
    shared = {
        "@type": schema_type,
        "name": offer.title,
        "description": offer.summary,
        "url": url,
        "image": image,
        "offers": _price(offer),
    }
    return filled(shared | FACTS_OF_TYPE[schema_type](offer, provider))


def _event(offer: OfferPage, provider: ProviderPage | None) -> Data:
    return {
        "organizer": _organiser(provider),
        **_lesson(offer),
        "duration": _duration(offer),
        **_meeting(offer),
        "eventSchedule": _schedule(offer),
    }


def _course(offer: OfferPage, provider: ProviderPage | None) -> Data:
    """A course is taught in instances, and those have places and days."""
    instance = filled(
        {
            "courseMode": "Online" if offer.place_kind == PlaceKind.ONLINE else "Onsite",
            "courseSchedule": _schedule(offer),
            **_meeting(offer),
        }
    )
    return {
        **_material(offer, provider),
        "hasCourseInstance": {"@type": "CourseInstance", **instance},
    }


def _material(offer: OfferPage, provider: ProviderPage | None) -> Data:
    return {
        "provider": _organiser(provider),
        **_lesson(offer),
        "timeRequired": _duration(offer),
    }


def _service(offer: OfferPage, provider: ProviderPage | None) -> Data:
    channel = filled({"serviceLocation": _place(offer), "availableLanguage": offer.languages})
    hours = filled(
        {
            "dayOfWeek": _days(offer),
            "validFrom": _iso(offer.available_from),
            "validThrough": _iso(offer.available_until),
        }
    )
    return {
        "provider": _organiser(provider),
        "serviceType": str(offer.kind.label),
        "audience": _audience(offer),
        "availableChannel": channel and {"@type": "ServiceChannel", **channel},
        "hoursAvailable": hours and {"@type": "OpeningHoursSpecification", **hours},
    }


def _program(offer: OfferPage, provider: ProviderPage | None) -> Data:
    return {
        "provider": _organiser(provider),
        "programType": str(offer.kind.label),
        "timeToComplete": _duration(offer),
        "startDate": _iso(offer.available_from),
        "endDate": _iso(offer.available_until),
        "dayOfWeek": _days(offer),
        "maximumEnrollment": offer.group_max,
    }


FACTS_OF_TYPE: dict[str, Callable[[OfferPage, ProviderPage | None], Data]] = {
    "EducationEvent": _event,
    "Course": _course,
    "LearningResource": _material,
    "Service": _service,
    "WorkBasedProgram": _program,
}


# Parts of an offer ----------------------------------------------------------------------------


def _lesson(offer: OfferPage) -> Data:
    """What events and courses share."""
    return {
        "inLanguage": offer.languages,
        "educationalLevel": [level.label for level in offer.levels.all()],
        "teaches": offer.learning_goals,
        "keywords": ", ".join(topic.label for topic in offer.topics.all()),
        "audience": _audience(offer),
        "typicalAgeRange": f"{offer.minimum_age}-" if offer.minimum_age else "",
        "isAccessibleForFree": True if offer.cost == 0 else None,
    }


def _meeting(offer: OfferPage) -> Data:
    """Where one meets, and with how many."""
    online = offer.place_kind == PlaceKind.ONLINE
    mode = "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"
    return {
        "location": _online_place(offer) if online else _place(offer),
        "eventAttendanceMode": f"{SCHEMA}/{mode}",
        "maximumAttendeeCapacity": offer.group_max,
    }


def _online_place(offer: OfferPage) -> Data:
    return {"@type": "VirtualLocation", "url": full_url(offer)}


def _place(offer: OfferPage) -> Data:
    """The town, never the street: of a sole trader that is a home."""
    if not offer.place or offer.place_kind not in (PlaceKind.COMPANY, PlaceKind.ELSEWHERE):
        return {}
    return {"@type": "Place", "name": offer.place, "address": _town(offer.place)}


def _town(name: str) -> Data:
    return {"@type": "PostalAddress", "addressLocality": name, "addressCountry": COUNTRY}


def _schedule(offer: OfferPage) -> Data:
    """The period and days in which it is possible: days of an offer are by appointment."""
    when = filled(
        {
            "startDate": _iso(offer.available_from),
            "endDate": _iso(offer.available_until),
            "byDay": _days(offer),
        }
    )
    return {"@type": "Schedule", **when, "scheduleTimezone": settings.TIME_ZONE} if when else {}


def _days(offer: OfferPage) -> list[str]:
    return [f"{SCHEMA}/{Weekday(day).name.capitalize()}" for day in offer.weekdays or []]


def _duration(offer: OfferPage) -> str:
    pattern = DURATIONS.get(DurationUnit(offer.duration_unit))
    return pattern.format(offer.duration) if pattern and offer.duration else ""


def _price(offer: OfferPage) -> Data:
    if offer.cost is None:
        return {}
    price = {"@type": "Offer", "price": offer.cost, "priceCurrency": "EUR"}
    return filled(price | {"description": offer.cost_note})


def _audience(offer: OfferPage) -> Data:
    return {"@type": "EducationalAudience", "educationalRole": ROLES[Audience(offer.audience)]}


def _organiser(provider: ProviderPage | None) -> Data:
    if provider is None:
        return {}
    return {"@type": "Organization", "name": provider.title, "url": full_url(provider)}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


# Organisations, paths, the site -----------------------------------------------------------------


def provider_data(page: ProviderPage) -> Data:
    """Return what an organisation is, as its approved page says it."""
    data: Data = {
        "@type": "Organization",
        "name": page.title,
        "description": page.summary,
        "url": full_url(page),
    }
    if isinstance(page, CompanyPage):
        data |= {
            "address": _town(page.place) if page.place else {},
            "sameAs": page.website,
            "location": [_site(site) for site in page.sites.all()],
        }
    return filled(data)


def _site(site: Any) -> Data:
    address = _town(site.place) | filled({"postalCode": site.postcode})
    return {"@type": "Place", "name": site.name, "address": filled(address)}


def path_data(steps: Iterable[tuple[str, str]]) -> Data:
    """Return the way to a page: (name, whole URL) of each step, from the top."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(steps, start=1)
        if url
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items} if items else {}


def site_data(home: Any, catalogue: str) -> Data:
    """Return what this site is, and where one searches in it (a whole URL)."""
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{catalogue}?q={{q}}"},
        "query-input": "required name=q",
    }
    return {
        "@type": "WebSite",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": full_url(home),
        "inLanguage": get_language(),
        "potentialAction": search,
    }
