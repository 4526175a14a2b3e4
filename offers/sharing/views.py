"""Pictures of shared links by URL: of what schools may see, and of the site itself."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from moderation.row_keys import LARGEST_KEY
from offers.pages import OfferPage
from offers.sharing.drawing import Sheet
from offers.sharing.pictures import (
    digest_of,
    picture,
    picture_url,
    sheet_of,
    sheet_of_site,
    site_picture_url,
)
from partners.files.serving import with_rules


@require_safe
def share_picture(request: HttpRequest, offer_id: int, digest: str) -> HttpResponse:
    """Draw a visible offer; an older version's URL leads to the newest picture."""
    if offer_id > LARGEST_KEY:
        raise Http404
    offer = OfferPage.objects.visible().filter(pk=offer_id).specific().first()
    if offer is None:
        raise Http404
    provider = offer.get_parent().title
    sheet = sheet_of(offer, provider)
    if digest != digest_of(sheet):
        return redirect(picture_url(offer, provider))
    return _answer(request, sheet, of=offer.pk)


@require_safe
def site_picture(request: HttpRequest, language: str, digest: str) -> HttpResponse:
    if language not in dict(settings.LANGUAGES):
        raise Http404
    sheet = sheet_of_site(language)
    if digest != digest_of(sheet):
        return redirect(site_picture_url(language))
    return _answer(request, sheet)


def _answer(request: HttpRequest, sheet: Sheet, *, of: int = 0) -> HttpResponse:
    etag = f'"{digest_of(sheet)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(picture(sheet, of=of), content_type="image/png")
        response["ETag"] = etag
    # Other sites show it beside the link; that is what it is for.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    with_rules(response, public=True)
    return response
