"""How long an answer may be cached: until somebody asks again.

What is withdrawn must be gone at once, also from a cache between us and the reader. By the
rules of HTTP a cache may keep an answer without a header for as long as it guesses: pages,
redirects and "not found" alike. So every answer says it, and a view that knows better is left
alone.
"""

from collections.abc import Callable
from hashlib import blake2b
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

FOR_EVERYBODY = "no-cache"  # cache it, and ask each time whether it is still so
FOR_ONE_READER = "private, no-cache"
SAFE = ("GET", "HEAD")


class CacheHeadersMiddleware:
    """Outside the session's middleware, so that it sees the cookies an answer sets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            personal = _is_personal(request, response)
            response["Cache-Control"] = FOR_ONE_READER if personal else FOR_EVERYBODY
        if _can_be_tagged(request, response):
            response["ETag"] = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
            return (
                get_conditional_response(request, response["ETag"], response=response) or response
            )
        return response


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """True if the answer may hold something of this reader: an account, or a form's secret."""
    knows_reader = settings.SESSION_COOKIE_NAME in request.COOKIES
    return knows_reader or bool(response.cookies) or "CSRF_COOKIE" in request.META


def _can_be_tagged(request: HttpRequest, response: HttpResponse) -> bool:
    """True for a page that is asked for again; files and the catalogue tag their own."""
    if request.method not in SAFE or response.status_code != HTTPStatus.OK:
        return False
    settled = response.streaming or response.has_header("ETag")
    return not settled and "no-store" not in response["Cache-Control"]
