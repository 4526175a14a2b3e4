"""Which browser typed what: a random token in a cookie, of which we store only a digest."""

import hashlib
import secrets
from typing import TYPE_CHECKING

from django.conf import settings

from offers.intake.models import days_saved

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TOKEN_BYTES = 32


def digest_of(token: str) -> str:
    """Return what stands in the database; nothing for no token."""
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


def browser_of(request: "HttpRequest") -> str:
    """Return the digest of this browser's token, or nothing if it has none."""
    return digest_of(request.COOKIES.get(settings.INTAKE_COOKIE_NAME, ""))


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def remember(response: "HttpResponse", token: str) -> None:
    """Let the browser keep its token as long as we keep what was typed."""
    response.set_cookie(
        settings.INTAKE_COOKIE_NAME,
        token,
        max_age=days_saved() * 24 * 60 * 60,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def forget(response: "HttpResponse") -> None:
    response.delete_cookie(settings.INTAKE_COOKIE_NAME, samesite="Lax")
