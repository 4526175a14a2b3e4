"""The dated offers somebody saves, for the calendar on their phone (RFC 5545)."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from offers.models import OfferPage
from partners.people.models import User
from saved.models import Favourite, ListedOffer, OwnCalendar, TeamList
from saved.offers_now import OfferNow, offers_now
from saved.seals import Purpose, sealed, unsealed
from texts.exits import calendar_text

PRODUCT = "-//STO-loket//NL"
ASK_AGAIN = timedelta(hours=12)


def url_of_calendar(person: User) -> str:
    """Return the full URL of a person's calendar; empty while they have none."""
    own = OwnCalendar.objects.filter(person=person).first()
    if own is None:
        return ""
    path = reverse("saved:calendar", args=[sealed(own.key, Purpose.CALENDAR)])
    return settings.WAGTAILADMIN_BASE_URL + path


def give_url(person: User) -> None:
    """Give a calendar a URL; one it had before is no URL any more."""
    OwnCalendar.objects.filter(person=person).delete()
    OwnCalendar.objects.create(person=person)


def person_of_calendar(token: str) -> User | None:
    """Return whose calendar has this URL; nobody's whose account ended."""
    key = unsealed(token, Purpose.CALENDAR)
    if key is None:
        return None
    active = OwnCalendar.objects.filter(person__is_active=True).select_related("person")
    own = active.filter(key=key).first()
    return own.person if own else None


def calendar_of(person: User) -> bytes:
    """Return the days of everything this person saves, or their schools do, and schools see."""
    calendar: Any = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Kept in the STO-loket"))
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for offer in sorted(_saved_by(person), key=lambda offer: offer.page.pk):
        if event := event_of(offer):
            calendar.add_component(event)
    if not calendar.subcomponents:
        calendar.add_component(_time_zone())  # a calendar without any part is none (RFC 5545)
    return calendar.to_ical()


def _time_zone() -> Timezone:
    this_year = localdate().year
    first, last = date(this_year, 1, 1), date(this_year + 1, 1, 1)
    return Timezone.from_tzid(settings.TIME_ZONE, first_date=first, last_date=last)


def _saved_by(person: User) -> list[OfferNow]:
    own = Favourite.objects.of(person).values_list("offer", flat=True)
    of_schools = ListedOffer.objects.filter(team_list__in=TeamList.objects.seen_by(person))
    return list(offers_now({*own, *of_schools.values_list("offer", flat=True)}).values())


def event_of(offer: OfferNow) -> Event | None:
    """Return an event of whole days; None for an offer that names no day.

    Of a period that is open on one side, the one day that is known is the event.
    """
    page = offer.page
    first, last = page.available_from, page.available_until
    start, end = first or last, last or first
    if start is None or end is None:
        return None
    event: Any = Event()
    event.add("uid", f"{page.translation_key}@{settings.WAGTAILADMIN_BASE_URL.partition('//')[2]}")
    event.add("dtstamp", page.last_published_at)
    event.add("dtstart", start)
    event.add("dtend", end + timedelta(days=1))  # the first day after it
    event.add("summary", calendar_text(_summary(page, first, last)))
    event.add("location", calendar_text(page.place_text))
    description = "\n".join(filter(None, (offer.provider, page.summary)))
    event.add("description", calendar_text(description))
    event.add("url", offer.full_url)
    event.add("transp", "TRANSPARENT")  # possible days are no appointment
    return event


def _summary(page: OfferPage, first: date | None, last: date | None) -> str:
    if last is None:
        return _("Possible from today: %(title)s") % {"title": page.title}
    if first is None:
        return _("Last day: %(title)s") % {"title": page.title}
    return page.title
