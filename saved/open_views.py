"""URLs that need no login: feeds, a calendar, stopping mail, comparing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from partners.accounts.limits import may_read
from partners.pages.full_urls import whole_url
from partners.pages.models import RegionPage
from saved.calendars import calendar_of, person_of_calendar
from saved.comparing import MOST_COMPARED, asked_ids, compared_offers, rows_of
from saved.feeds import conditional, feed, title_of
from saved.models import Rhythm, SavedSearch
from saved.seals import Purpose, unsealed
from saved.searches import name_of, normalised, url_of_results
from search.catalogue_url import catalogue_url
from search.engine.index import CatalogueIndex

# Page ids looked up for one comparison, gone ones too.
MOST_ASKED = 12


def limited(request: HttpRequest) -> HttpResponse | None:
    """Answer 429 to whoever makes us write very many feeds."""
    return None if may_read(request, "feed") else render(request, "429.html", status=429)


# Feeds --------------------------------------------------------------------------------------


@require_safe
def catalogue_feed(request: HttpRequest) -> HttpResponse:
    """What came online last for the query in the URL."""
    return conditional(
        request, lambda index: _feed_of(request, index, normalised(request.GET, index.lists))
    )


@require_safe
def region_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """What came online last in a region whose page is online."""
    online = RegionPage.objects.live().filter(region__slug=slug, region__active=True)
    if not online.exists():
        raise Http404
    return conditional(request, lambda index: _feed_of(request, index, f"region={slug}"))


def _feed_of(request: HttpRequest, index: CatalogueIndex, query_string: str) -> HttpResponse:
    if refusal := limited(request):
        return refusal
    language = get_language() or ""
    url = whole_url(catalogue_url(language))
    return feed(
        index,
        title=title_of(name_of(query_string, language, index)),
        query_string=query_string,
        language=language,
        link=f"{url}?{query_string}" if query_string else url,
        own_url=whole_url(request.get_full_path()),
    )


@require_safe
def saved_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of a saved search, for whoever has its URL."""
    key = unsealed(token, Purpose.FEED)
    active = SavedSearch.objects.filter(person__is_active=True)
    search = get_object_or_404(active, key=key) if key else None
    if search is None:
        raise Http404
    return conditional(
        request,
        lambda index: (
            limited(request)
            or feed(
                index,
                title=title_of(search.name),
                query_string=search.query,
                language=search.language,
                link=url_of_results(search),
                own_url=whole_url(request.get_full_path()),
            )
        ),
        private=True,
    )


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The dated offers a person saves, for whoever has the URL."""
    person = person_of_calendar(token)
    if person is None:
        raise Http404
    if refusal := limited(request):
        return refusal
    response = HttpResponse(calendar_of(person), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


# Stopping mail ------------------------------------------------------------------------------


@never_cache
@csrf_exempt  # mail programs post here by themselves; the URL itself is the proof (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """One button that ends the mails of one search; looking at the page changes nothing."""
    search_id = unsealed(token, Purpose.STOP)
    if search_id is None:
        raise Http404
    search = get_object_or_404(SavedSearch, pk=search_id)
    if request.method == "POST":
        SavedSearch.objects.filter(pk=search.pk).update(rhythm=Rhythm.NEVER)
        search.rhythm = Rhythm.NEVER
    context = {"search": search, "stopped": search.rhythm == Rhythm.NEVER}
    return render(request, "saved/stop.html", context)


# Comparing ----------------------------------------------------------------------------------


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Up to three offers side by side; which ones stands in the URL."""
    asked = asked_ids(request.GET)
    compared = compared_offers(asked[:MOST_ASKED])
    offers = [one.offer for one in compared]
    context: dict[str, Any] = {
        "compared": compared,
        "rows": rows_of(offers),
        "too_many": len(asked) > MOST_COMPARED,
        "gone": len(asked) <= MOST_COMPARED and len(offers) < len(asked),
        "most": MOST_COMPARED,
    }
    return render(request, "saved/compare.html", context)
