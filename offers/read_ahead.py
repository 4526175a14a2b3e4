"""What the page of an offer shows in several places, read once before it is drawn."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from wagtail import hooks

from offers.pages import INLINE_ROWS, OfferPage
from offers.pictures import pictures_with_sizes

LISTS = ("levels", "topics", "profiles")


@hooks.register("before_serve_page")
def read_ahead(page: Any, request: HttpRequest, *args: Any) -> None:
    """Not for previews, which come by another way: their rows are in a draft, not in tables."""
    if isinstance(page, OfferPage) and page.live:
        pictures = Prefetch("pictures", pictures_with_sizes())
        prefetch_related_objects([page], *LISTS, *rows_of(page), pictures)


def rows_of(page: OfferPage) -> list[str]:
    """Return the rows this kind has beside pictures; attachments with their documents."""
    names = sorted(name for name in INLINE_ROWS - {"pictures"} if hasattr(page, name))
    return ["attachments__document" if name == "attachments" else name for name in names]
