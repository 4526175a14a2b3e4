"""Serves the catalogue under its page's URL, without Wagtail's walk down the page tree."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_page

from search.engine.forms import known_params
from search.engine.refresh import index_of
from search.models import CataloguePage
from search.screen.brochure import brochure_of
from search.screen.catalogue import Results
from search.screen.catalogue_request import CatalogueRequest
from search.screen.my_school import my_school
from search.screen.page_cache import PART_HEADER, Drawing, answered

PARTS = "search/parts.html"
BROCHURE = "search/brochure.html"


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer for any page; the catalogue's own URL is looked up, all others are walked to."""
    page = index_of(request).catalogue_at(request.path)
    if page is None:
        return serve_page(request, path)
    request._wagtail_route_for_request = RouteResult(page, [], {})  # type: ignore[attr-defined]
    return serve_catalogue(request, page)


@require_safe
def serve_catalogue(request: HttpRequest, page: CataloguePage) -> HttpResponse:
    """Answer a query, for readers without a cookie from what was drawn before."""
    leave_what_is_read(request)
    language = page.locale.language_code
    asked = CatalogueRequest(index_of(request), request.GET, language, request.path)
    return answered(request, asked, lambda: _draw(request, page, asked))


def leave_what_is_read(request: HttpRequest) -> None:
    """Take out of a request what nobody reads, for the page to be the same as without it.

    Also where the header, the links to other languages and a form's way back look for it: what is
    drawn can hold nothing that is not in the key of the cache.
    """
    if not request.META.get("QUERY_STRING"):
        return  # "?&&" asks nothing either, but is text
    params = known_params(request.GET, "page", "view")
    if params.get("view") != "brochure":
        params.pop("view", None)
    number = str(params.get("page", ""))
    if number == "1" or not number.isdecimal():
        params.pop("page", None)
    request.META["QUERY_STRING"] = params.urlencode()
    request.GET = params  # type: ignore[assignment]  # an immutable one to who reads it


def _draw(request: HttpRequest, page: CataloguePage, asked: CatalogueRequest) -> Drawing:
    results = Results(asked)
    context: dict[str, Any] = {"page": page, "self": page, "results": results}
    return Drawing(_drawn(request, results, context), results.are_as_asked)


def _drawn(request: HttpRequest, results: Results, context: dict[str, Any]) -> HttpResponse:
    if "view" in results.params:
        return render(request, BROCHURE, context | {"brochure": brochure_of(results)})
    if PART_HEADER in request.headers:
        return render(request, PARTS, context)
    context["school"] = _school(request, results)
    context["tiles"] = {"url": settings.MAP_TILES_URL, "whose": settings.MAP_TILES_ATTRIBUTION}
    return render(request, context["page"].template, context)


def _school(request: HttpRequest, results: Results) -> Any:
    """Return the reader's school, where it would be a way to begin."""
    return None if results.query.place else my_school(request)
