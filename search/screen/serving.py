"""Serves the catalogue under its page's URL, without Wagtail's walk down the page tree."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_page

from search.engine.refresh import index_of
from search.models import CataloguePage
from search.screen.brochure import brochure_of
from search.screen.catalogue import Results, search_catalogue
from search.screen.my_school import my_school
from search.screen.page_cache import PART_HEADER, answered

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
    return answered(request, index_of(request), lambda: _draw(request, page))


def _draw(request: HttpRequest, page: CataloguePage) -> HttpResponse:
    results = search_catalogue(
        request.GET, locale=page.locale, base_url=request.path, index=index_of(request)
    )
    context: dict[str, Any] = {"page": page, "self": page, "results": results}
    if request.GET.get("view") == "brochure":
        return render(request, BROCHURE, context | {"brochure": brochure_of(results)})
    if PART_HEADER in request.headers:
        return render(request, PARTS, context)
    context["school"] = _school(request, results)
    context["tiles"] = {"url": settings.MAP_TILES_URL, "whose": settings.MAP_TILES_ATTRIBUTION}
    return render(request, page.template, context)


def _school(request: HttpRequest, results: Results) -> Any:
    """Return the reader's school, where it would be a way to begin."""
    return None if results.query.place else my_school(request)
