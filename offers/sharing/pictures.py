"""The picture that goes with a shared link: what is on it, its URL, where it is stored.

A picture is drawn when it is first asked for and stored on this machine's disk, in a folder of
its offer. The URL has a hash of everything on it, so another version has another URL.
"""

import hashlib
import os
import shutil
import tempfile
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from offers.pages import OfferPage
from offers.sharing.drawing import Sheet, draw
from partners.pages.full_urls import whole_url

# Another number gives every picture another URL: raise it when the drawing changes.
DRAWING = 1
HASH_LENGTH = 16
MOST_IN_A_FOLDER = 1000


def sheet_of(offer: OfferPage, provider: str) -> Sheet:
    """Return what is on the picture of a visible offer, in its own language."""
    with override(offer.locale.language_code):
        kind, place = str(offer.kind.label), offer.place or str(offer.get_place_kind_display())
    cells = (settings.WAGTAIL_SITE_NAME, provider, place)
    return Sheet(offer.title, kind, offer.kind.family, offer.kind.code, cells)


def sheet_of_site(language: str) -> Sheet:
    """Return what is on the picture of every other page."""
    with override(language):
        title = gettext("Technical education with companies nearby")
        words = gettext("Tours, workshops, guest lessons and more")
    return Sheet(title, "", "visit", "works", (settings.WAGTAIL_SITE_NAME, words))


def digest_of(sheet: Sheet) -> str:
    return hashlib.sha256(repr((DRAWING, astuple(sheet))).encode()).hexdigest()[:HASH_LENGTH]


def picture_url(offer: OfferPage, provider: str) -> str:
    """Return the whole URL of a visible offer's picture."""
    digest = digest_of(sheet_of(offer, provider))
    return whole_url(reverse("share_picture", args=[offer.pk, digest]))


@lru_cache
def _site_digest(language: str) -> str:
    """Every page but an offer's asks for it."""
    return digest_of(sheet_of_site(language))


def site_picture_url(language: str) -> str:
    digest = _site_digest(language)
    return whole_url(reverse("site_picture", args=[language, digest]))


# On disk ----------------------------------------------------------------------------------------


def picture(sheet: Sheet, *, of: int = 0) -> bytes:
    """Return the picture as PNG, from disk where it was drawn before; `of` is the offer."""
    path = _folder(of) / f"{digest_of(sheet)}.png"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        content = draw(sheet)
    if of:
        forget_pictures(of)  # earlier versions
    _store(path, content)
    return content


def forget_pictures(offer_id: int) -> None:
    shutil.rmtree(_folder(offer_id), ignore_errors=True)


def _folder(offer_id: int) -> Path:
    """The folder of one offer; 0 is the site's own."""
    top = Path(settings.MEDIA_ROOT) / "share_pictures"
    return top / str(offer_id // MOST_IN_A_FOLDER) / str(offer_id)


def _store(path: Path, content: bytes) -> None:
    """Write a file that nobody can read half; a full disk only costs drawing it again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".new", delete=False) as new:
            new.write(content)
        os.replace(new.name, path)
    except OSError:
        return
