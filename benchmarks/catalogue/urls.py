"""The site's URLs, and those of what it is compared with; for the benchmark only."""

from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.catalogue.stock import stock_listing
from search.indexing.versions import current_version
from sto_cms import urls as site

EMPTY, EMPTY_AFTER_QUERY, STOCK = "/leeg/", "/leeg-na-vraag/", "/kaal/"


class SameBytes:
    """What the empty views answer: the page they are compared with."""

    content = b""


def empty(request: HttpRequest) -> HttpResponse:
    """Do nothing."""
    return HttpResponse(SameBytes.content)


def empty_after_query(request: HttpRequest) -> HttpResponse:
    """Do nothing but one query of one row."""
    current_version()
    return HttpResponse(SameBytes.content)


def _in_front_of_pages() -> list[Any]:
    """Put these URLs where the catalogue's own is looked up: after all but the pages'."""
    *fixed, translated = site.urlpatterns
    inner = list(translated.url_patterns)
    at = next(
        place for place, one in enumerate(inner) if getattr(one, "name", "") == "wagtail_serve"
    )
    mine = [
        path(EMPTY[1:], empty),
        path(EMPTY_AFTER_QUERY[1:], empty_after_query),
        path(STOCK[1:], stock_listing),
    ]
    return [*fixed, *i18n_patterns(*inner[:at], *mine, *inner[at:], prefix_default_language=False)]


urlpatterns = _in_front_of_pages()
