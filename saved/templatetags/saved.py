"""Whether the reader saves an offer, for the buttons beside it."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest

from offers.models import OfferPage
from saved.access import is_member
from saved.models import Favourite, TeamList

register = template.Library()

# Where one request remembers the answer: a page has many buttons.
SAVED_PAGES = "_saved_page_ids"


@register.simple_tag(takes_context=True)
def may_save(context: Any) -> bool:
    """True for members of a school; says nothing about who reads to whoever has no session."""
    return _saved_pages(context) is not None


@register.simple_tag(takes_context=True)
def is_saved(context: Any, page_id: int) -> bool:
    return page_id in (_saved_pages(context) or ())


@register.simple_tag(takes_context=True)
def own_lists(context: Any) -> list[TeamList]:
    """Return the lists this reader may put something on."""
    request: HttpRequest | None = context.get("request")
    if request is None or _saved_pages(context) is None:
        return []
    return list(TeamList.objects.seen_by(request.user).select_related("school"))


def _saved_pages(context: Any) -> set[int] | None:
    """Return the pages, in every language, of what the reader saves; None for who may not."""
    request: HttpRequest | None = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    if not hasattr(request, SAVED_PAGES):
        setattr(request, SAVED_PAGES, _saved_by(request.user) if is_member(request) else None)
    return getattr(request, SAVED_PAGES)


def _saved_by(user: Any) -> set[int]:
    keys = Favourite.objects.of(user).values("offer")
    pages = OfferPage.objects.visible().filter(translation_key__in=keys)
    return set(pages.values_list("pk", flat=True))
