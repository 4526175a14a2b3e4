"""Answers that are not sent twice: a version per state of the catalogue."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate

from search.engine.refresh import index_of

# Another number makes every reader ask anew: raise it when an answer gets another form.
FORM = 1

View = Callable[..., Any]


def unless_known(view: View) -> View:
    """Answer 304 without looking anything up to a reader who has this state of the catalogue."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        tag = catalogue_tag(request)
        known = get_conditional_response(request, etag=tag)
        if known is not None:
            known["ETag"] = tag
            return known
        request.api_tag = tag  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return answer


def catalogue_tag(request: HttpRequest) -> str:
    """Name the state of the catalogue as this URL shows it.

    Beside changes, time counts: an offer expires, and what is possible at a day depends on
    how many days are left.
    """
    index = index_of(request)
    state = (FORM, index.version, index.next_expiry, localdate(), request.get_full_path())
    return f'W/"{blake2b(repr(state).encode(), digest_size=16).hexdigest()}"'


def with_tag(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tag an answer: with the state of the catalogue where that was asked, else by its text."""
    tag = getattr(request, "api_tag", "")
    if not tag:
        tag = f'W/"{blake2b(response.content, digest_size=16).hexdigest()}"'
    known = get_conditional_response(request, etag=tag, response=response)
    answer: HttpResponse = known if known is not None else response
    answer["ETag"] = tag
    # To be cached by everybody, and asked about each time: a withdrawal shows at once.
    answer["Cache-Control"] = "public, no-cache"
    return answer
