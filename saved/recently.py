"""Which offers a member of a school looked at last: in the session, so gone after logging out.

Nothing is remembered of visitors, and no cookie is set for it.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail import hooks

from offers.models import OfferPage
from saved.access import is_member
from saved.offers_now import OfferNow, shown_offers

SEEN = "recently_seen"
MOST_SEEN = 12


@hooks.register("before_serve_page")
def remember_offer(page: Any, request: HttpRequest, *args: Any) -> None:
    # Without its cookie nobody is logged in, and a look into the session says "varies".
    if not isinstance(page, OfferPage) or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return
    if request.method == "GET" and is_member(request):
        remember(request, page.pk)


def remember(request: HttpRequest, page_id: int) -> None:
    before = request.session.get(SEEN, [])
    after = [page_id, *(seen for seen in before if seen != page_id)][:MOST_SEEN]
    if after != before:
        request.session[SEEN] = after


def recently_seen(request: HttpRequest) -> list[OfferNow]:
    """Return what the reader looked at, the last one first, as far as it is still online."""
    return shown_offers(request.session.get(SEEN, []))
