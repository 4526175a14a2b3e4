"""A bare list for somebody else's site, and the HTML to put it there.

The list may be framed anywhere: it has no form, no cookie and nothing of the reader's own, so
nothing can be done in it on somebody's behalf. Every other page stays closed to frames.
"""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django import forms
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from offers.cards import Card, cards_of
from offers.models import OfferPage
from partners.pages.full_urls import whole_url
from search.catalogue_url import catalogue_url
from search.engine.forms import known_params
from search.engine.matches import Matches, find
from search.engine.refresh import index_of
from search.screen.catalogue_request import CatalogueRequest
from search.screen.page_cache import Drawing, answered

SHOWN, SHOWN_AT_MOST = 6, 24
HEIGHT = 640  # pixels; what is longer scrolls
OWN = "show"


class EmbedForm(forms.Form):
    """How many to show; the filters are the catalogue's own form."""

    show = forms.IntegerField(required=False, min_value=1, max_value=SHOWN_AT_MOST)

    def shown(self) -> int:
        return (self.is_valid() and self.cleaned_data["show"]) or SHOWN


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "form-action": ["'none'"], "script-src": ["'none'"]})
def embedded_list(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    response = answered(request, asked, lambda: _draw(asked))
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    # The same offers as the catalogue; a search engine needs them once.
    response["X-Robots-Tag"] = "noindex"
    return response


def _asked(request: HttpRequest) -> CatalogueRequest:
    """Return what is asked as the catalogue reads it: what cannot be read is left out."""
    params = known_params(request.GET, OWN)
    return CatalogueRequest(index_of(request), params, get_language() or "", reverse("embed"))


def _draw(asked: CatalogueRequest) -> Drawing:
    """Draw the list without a request: no session, no reader, so the same for everybody."""
    matches, own = find(asked.index, asked.query), EmbedForm(asked.params)
    filters = _query_string(known_params(asked.params))
    context = {
        "cards": _cards(matches, own.shown()),
        "total": matches.total,
        "catalogue": whole_url(f"{catalogue_url(asked.language)}{filters}"),
    }
    html = render_to_string("api/embed/list.html", context)
    return Drawing(HttpResponse(html), as_asked=own.is_valid() and not asked.problems)


def _cards(matches: Matches, shown: int) -> list[Card]:
    ids = matches.page_ids(0, shown)
    if not ids:
        return []
    order = Case(*(When(pk=page_id, then=place) for place, page_id in enumerate(ids)))
    offers = OfferPage.objects.visible().filter(pk__in=ids).order_by(order)
    return cards_of(offers)


def _query_string(params: QueryDict) -> str:
    return f"?{params.urlencode()}" if params else ""


@require_safe
@csp_update({"frame-src": ["'self'"]})
def embed_snippet(request: HttpRequest) -> HttpResponse:
    """Show the list as it will be, and the HTML to copy."""
    asked = _asked(request)
    url = asked.base_url + _query_string(asked.params)
    context: dict[str, Any] = {
        "preview": url,
        "snippet": _snippet(whole_url(url)),
        "total": find(asked.index, asked.query).total,
        "height": HEIGHT,
    }
    return render(request, "api/embed/snippet.html", context)


def _snippet(url: str) -> SafeString:
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        url,
        _("Activities of companies for schools"),
        HEIGHT,
    )
