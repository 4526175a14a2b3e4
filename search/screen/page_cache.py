"""Pages of the catalogue cached for readers without cookies, per version of the catalogue.

The version is read for every request, so a withdrawal shows at once in every process.
"""

import datetime
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.text import compress_string
from django.utils.timezone import localtime
from django.utils.translation import get_language

from search.engine.index import CatalogueIndex
from search.screen.catalogue_request import CatalogueRequest

# Asks for a part of the page instead of the whole; js/catalogue.js sends it.
PART_HEADER = "X-Part"
CACHED_PAGES = 300
CACHED_BYTES = 200_000  # a larger page is not cached
VARY = f"Cookie, {PART_HEADER}, Accept-Encoding"


@dataclass(frozen=True)
class Drawn:
    body: bytes
    etag: str
    until: float

    @cached_property
    def zipped(self) -> bytes:
        """As the middleware would for each reader, but once.

        Without its padding, which hides secrets: what is the same for everybody has none.
        """
        return compress_string(self.body)


class Drawing(NamedTuple):
    """A page as it was drawn; not `as_asked` where it is another than its URL says.

    Those are not cached: there are countless URLs that nobody meant, and each is another page.
    """

    response: HttpResponse
    as_asked: bool = True


_lock = threading.Lock()
_pages: OrderedDict[tuple[object, ...], Drawn] = OrderedDict()


def answered(
    request: HttpRequest, asked: CatalogueRequest, draw: Callable[[], Drawing]
) -> HttpResponse:
    """Return what `draw` returns, for readers without cookies from memory where that is new.

    The index was brought up to date for this request, so its version is the catalogue's.
    """
    if request.COOKIES:
        response = draw().response
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, [PART_HEADER])
        return response
    key = _key(request, asked)
    drawn = _cached(key)
    if drawn is None or drawn.until <= time.time():
        # Before drawing: what expires meanwhile must not seem to be in the page's future.
        until = _until(asked.index)
        response, as_asked = draw()
        if _is_personal(request, response):
            return response
        drawn = Drawn(response.content, _etag(response.content), until)
        # An index that another thread is bringing up to date has no version to keep by.
        if as_asked and len(drawn.body) <= CACHED_BYTES and None not in key:
            _cache(key, drawn)
    return _send(request, drawn)


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """True if the answer is for this reader only: it sets a cookie, or holds a secret of theirs."""
    return bool(response.cookies) or "CSRF_COOKIE" in request.META


def _key(request: HttpRequest, asked: CatalogueRequest) -> tuple[object, ...]:
    """Return what a page differs by; `asked` holds no parameter that nobody reads."""
    return (
        asked.index.version,
        get_language(),
        request.get_host(),
        request.path,
        asked.params.urlencode(),
        PART_HEADER in request.headers,
        settings.DEMO_BANNER,
    )


def _cached(key: tuple[object, ...]) -> Drawn | None:
    """Return a page from memory, which is the last one now to be forgotten."""
    with _lock:
        drawn = _pages.get(key)
        if drawn is not None:
            _pages.move_to_end(key)
        return drawn


def _cache(key: tuple[object, ...], drawn: Drawn) -> None:
    with _lock:
        _pages[key] = drawn
        _pages.move_to_end(key)  # it may have been there, out of date
        while len(_pages) > CACHED_PAGES:
            _pages.popitem(last=False)


def _until(index: CatalogueIndex) -> float:
    """Return when the page would be another one without a change: an expiry, or tomorrow."""
    tomorrow = localtime() + datetime.timedelta(days=1)
    midnight = tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
    return min(index.next_expiry, midnight.timestamp())


def _etag(body: bytes) -> str:
    return f'"{blake2b(body, digest_size=16).hexdigest()}"'


def _send(request: HttpRequest, drawn: Drawn) -> HttpResponse:
    response = get_conditional_response(request, etag=drawn.etag) or _whole(request, drawn)
    response.setdefault("ETag", drawn.etag)
    response["Cache-Control"] = "public, no-cache"
    response["Vary"] = VARY
    return response


def _whole(request: HttpRequest, drawn: Drawn) -> HttpResponse:
    if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        return HttpResponse(drawn.body)
    # A weak tag, for these are other bytes of the same page.
    headers = {"Content-Encoding": "gzip", "ETag": f"W/{drawn.etag}"}
    return HttpResponse(drawn.zipped, headers=headers)
