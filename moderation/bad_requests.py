"""Requests no screen of ours sends: answered with 400, where Wagtail's views would crash.

Ids of thirty digits, forms without their fields, NUL in a search, a second one of what is
there once. Wagtail 8.0 reads such parameters without a form. What goes wrong is logged, so
that a real fault is not hidden.
"""

import logging
from collections.abc import Callable

from django.core.exceptions import FieldError
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

UNREADABLE = (
    AttributeError,
    DataError,
    FieldError,
    IntegrityError,
    MultiValueDictKeyError,
    NoReverseMatch,
    OverflowError,
    ValueError,
)
PACKAGES = ("wagtail", "wagtail_localize")


def answer_bad_request(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """Return the answer to a request that a view of a package could not read, or None.

    Our own views read through forms: an error of theirs is a fault and stays one.
    """
    match = request.resolver_match
    package = getattr(match.func, "__module__", "").split(".")[0] if match else ""
    if package not in PACKAGES or not isinstance(error, UNREADABLE):
        return None
    logger.warning("odd request to %s: %r", match.view_name if match else "", error)
    return HttpResponse(
        _("This address or form is not complete. Go back and try again."),
        status=400,
        content_type="text/plain; charset=utf-8",
    )


class BadRequestMiddleware:
    """Answers 400 to what a view of a package could not read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return answer_bad_request(request, error)
