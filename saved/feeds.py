"""Atom feeds of the catalogue: what came online last for a query (RFC 4287)."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import quote_etag
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from saved.offers_now import OfferNow, shown_offers
from search.engine.forms import Sort
from search.engine.index import CatalogueIndex
from search.engine.matches import find
from search.engine.query import query_of
from search.engine.refresh import index_of
from texts.exits import xml_text

MOST_ENTRIES = 50


def feed(
    index: CatalogueIndex, *, title: str, query_string: str, language: str, link: str, own_url: str
) -> HttpResponse:
    """Return the newest offers that fit, for programs that ask every hour."""
    atom = Atom1Feed(
        title=xml_text(title),
        link=link,
        description=None,
        language=language,
        feed_url=own_url,
        feed_guid=own_url,
    )
    for offer in shown_offers(_newest(index, query_string, language)):
        _add(atom, offer)
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    return response


def _newest(index: CatalogueIndex, query_string: str, language: str) -> list[int]:
    """Return the pages that fit; none where the query is not understood any more."""
    query, problems = query_of(QueryDict(query_string), language, index.lists)
    if problems:
        return []
    query.sort = Sort.NEWEST
    return find(index, query).page_ids(0, MOST_ENTRIES)


def _add(atom: Atom1Feed, offer: OfferNow) -> None:
    page = offer.page
    atom.add_item(
        title=xml_text(page.title),
        link=offer.full_url,
        description=escape(xml_text(page.summary)),  # read as HTML
        author_name=xml_text(offer.provider) or "STO-loket",
        pubdate=page.first_published_at,
        updateddate=page.last_published_at,
        # The same offer has the same identity wherever it moves; a feed is of one language.
        unique_id=page.translation_key.urn,
        categories=[str(page.kind.label)],
    )


def title_of(name: str) -> str:
    return _("STO-loket: %(name)s") % {"name": name}


def conditional(
    request: HttpRequest,
    make: Callable[[CatalogueIndex], HttpResponse],
    *,
    private: bool = False,
) -> HttpResponse:
    """Answer "not modified" to whoever has what the catalogue says now; else what `make` does."""
    index = index_of(request)
    etag = _etag(request, index)
    response = get_conditional_response(request, etag=etag) or make(index)
    if response.status_code >= 400:
        return response
    response["ETag"] = etag
    response["Cache-Control"] = f"{'private' if private else 'public'}, no-cache"
    response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _etag(request: HttpRequest, index: CatalogueIndex) -> str:
    """Changes with the catalogue, with what expires without anybody's doing, and every day."""
    parts = (index.version, index.next_expiry, localdate(), request.get_full_path())
    return quote_etag(hashlib.sha256(repr(parts).encode()).hexdigest()[:32])
