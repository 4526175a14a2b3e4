"""Queries somebody saves: what they hold, what they are called, when they are mailed."""

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.people.models import User
from saved.models import Rhythm, SavedSearch
from saved.models.saved_search import NAME_LENGTH, QUERY_LENGTH
from saved.saving_refusals import SavingRefused
from saved.seals import Purpose, sealed
from search.catalogue_url import catalogue_url
from search.engine.facets import Lists
from search.engine.forms import PARAMETERS, CatalogueForm
from search.engine.index import CatalogueIndex
from search.engine.query import query_of
from search.screen.catalogue import Results
from search.screen.catalogue_request import CatalogueRequest

MOST_SEARCHES = 20  # of one person
MAIL_HOUR = 7
# Say in which order or on which page to read, and nothing about what fits.
NO_WISHES = ("sort",)


def normalised(params: QueryDict, lists: Lists) -> str:
    """Return what the parameters of a URL ask for, as one text for one query.

    Only what the catalogue knows and understood is in it, in a fixed order.
    """
    asked = CatalogueForm(params, lists=lists).asked()
    known = QueryDict(mutable=True)
    for name in PARAMETERS:
        if name in NO_WISHES or (name == "within" and not asked["near"]):
            continue
        if values := _texts(asked[name]):
            known.setlist(name, values)
    return known.urlencode()


def _texts(value: Any) -> list[str]:
    values = sorted(value) if isinstance(value, list) else [value]
    return [" ".join(str(one).split()) for one in values if one not in (None, "")]


def name_of(query: str, language: str, index: CatalogueIndex) -> str:
    """Return what a query is called: its filters in the reader's words."""
    results = Results(CatalogueRequest(index, QueryDict(query), language))
    words = ", ".join(choice.label for choice in results.active)
    words = words[:1].upper() + words[1:]
    return Truncator(words or _("All activities")).chars(NAME_LENGTH)


@transaction.atomic
def save_search(
    person: User, params: QueryDict, *, rhythm: str, index: CatalogueIndex
) -> SavedSearch:
    """Save a query about offers in the reader's language; saved twice, it is saved once.

    Raises SavingRefused for the twenty-first, and for a place that nobody knows.
    """
    query, language = normalised(params, index.lists), get_language() or settings.LANGUAGE_CODE
    _query, problems = query_of(QueryDict(query), language, index.lists)
    if problems:
        raise SavingRefused(problems[0])
    if len(query) > QUERY_LENGTH:
        raise SavingRefused(_("These are very many filters. Drop some and save it again."))
    User.objects.select_for_update().get(pk=person.pk)
    own = SavedSearch.objects.of(person)
    known = own.filter(query=query, language=language).first()
    if known is None:
        if own.count() >= MOST_SEARCHES:
            raise SavingRefused(_("You saved 20 searches. Remove one first."))
        known = SavedSearch(person=person, query=query, language=language)
        known.name = name_of(query, language, index)
    return change_rhythm(known, rhythm)


def change_rhythm(search: SavedSearch, rhythm: str) -> SavedSearch:
    search.rhythm = rhythm
    search.next_mail_at = next_moment(rhythm, timezone.now())
    search.save()
    return search


def next_moment(rhythm: str, after: datetime) -> datetime:
    """Return the next morning on which a mail is due: any, or a Monday's."""
    day = timezone.localtime(after).date()
    while True:
        moment = timezone.make_aware(datetime.combine(day, time(MAIL_HOUR)))
        if moment > after and (rhythm != Rhythm.WEEKLY or day.isoweekday() == 1):
            return moment
        day += timedelta(days=1)


# URLs ----------------------------------------------------------------------------------


def url_of_results(search: SavedSearch) -> str:
    """Return the full URL of the catalogue with this query."""
    url = settings.WAGTAILADMIN_BASE_URL + catalogue_url(search.language)
    return f"{url}?{search.query}" if search.query else url


def url_of_feed(search: SavedSearch) -> str:
    path = reverse("saved:feed", args=[sealed(search.key, Purpose.FEED)])
    return settings.WAGTAILADMIN_BASE_URL + path


def url_to_stop(search: SavedSearch) -> str:
    """Return the URL where one button ends the mails, without logging in."""
    path = reverse("saved:stop", args=[sealed(search.pk, Purpose.STOP)])
    return settings.WAGTAILADMIN_BASE_URL + path
