"""The site's addresses, and those of what it is compared with; for the benchmark only."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from search.versions import current_version
from sto_cms import urls as site
from sto_cms.crowd.catalogue.stock import stock_listing

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


urlpatterns = [
    path(EMPTY[1:], empty),
    path(EMPTY_AFTER_QUERY[1:], empty_after_query),
    path(STOCK[1:], stock_listing),
    *site.urlpatterns,
]
