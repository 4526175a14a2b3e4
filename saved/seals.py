"""URLs that work without logging in, for programs that cannot: signed for one purpose.

A feed and a calendar are signed over a random key, so that the database alone opens nothing,
and another key ends the old URL. The URL that stops mail never ends.
"""

from enum import Enum

from django.core.signing import BadSignature, Signer


class Purpose(Enum):
    """What a URL is for; one for one purpose is nothing to another."""

    FEED = "feed"
    CALENDAR = "calendar"
    STOP = "stop"


def sealed(what: object, purpose: Purpose) -> str:
    """Return a text for a URL that only we can make."""
    return _signer(purpose).sign(str(what))


def unsealed(token: str, purpose: Purpose) -> str | None:
    """Return what we signed for this purpose; None for anything else."""
    try:
        return _signer(purpose).unsign(token)
    except BadSignature:
        return None


def _signer(purpose: Purpose) -> Signer:
    return Signer(sep=".", salt=f"saved.{purpose.value}")
