"""Which browsers somebody logged in with before.

A stranger can ask for codes for anybody's address until that address had its share for the day
(mail_caps.py). A browser its owner used before does not share in that: so nobody is kept out.
"""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from partners.people.models import User

SALT = "partners.accounts.known_browser"
A_YEAR = 365 * 24 * 60 * 60
# A computer in a staff room has many users; who came last is known longest.
MOST_KNOWN = 20


class KnownBrowserMiddleware:
    """Leaves a mark in the browser of who just logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        person = getattr(request, "just_logged_in", None)
        if person is not None:
            _mark(request, response, person)
        return response


@receiver(user_logged_in)
def note_login(request: Any, user: User, **kwargs: Any) -> None:
    if request is not None:
        request.just_logged_in = user


def browser_at_home(request: HttpRequest, address: str) -> str:
    """Return the random name of this browser if this address logged in with it; else nothing."""
    name, known = _read(request)
    return name if name and _digest(address) in known else ""


def _mark(request: HttpRequest, response: HttpResponse, person: User) -> None:
    name, known = _read(request)
    mine = _digest(person.email)
    kept = [mine, *(digest for digest in known if digest != mine)][:MOST_KNOWN]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps([name or secrets.token_urlsafe(12), kept], salt=SALT),
        max_age=A_YEAR,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        mark = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
        name, known = signing.loads(mark, salt=SALT, max_age=A_YEAR)
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return name, known


def _digest(address: str) -> str:
    """Who reads the cookie learns no address from it."""
    return salted_hmac(SALT, address.lower()).hexdigest()[:20]
