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
from partners.pages.full_urls import whole
from search.catalogue_url import catalogue_address
from search.engine.forms import PARAMETERS, CatalogueForm
from search.engine.matches import Answer, find
from search.engine.query import question_in
from search.engine.refresh import fresh_index
from search.screen.page_cache import answered

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
    response = answered(request, fresh_index(), lambda: HttpResponse(_draw(request.GET)))
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    # The same offers as the catalogue; a search engine needs them once.
    response["X-Robots-Tag"] = "noindex"
    return response


def _draw(params: QueryDict) -> str:
    """Draw the list without a request: no session, no reader, so the same for everybody."""
    language = get_language() or ""
    answer = _answer(params, language)
    context = {
        "cards": _cards(answer, EmbedForm(params).shown()),
        "total": answer.total,
        "catalogue": whole(f"{catalogue_address(language)}{_query(params)}"),
    }
    return render_to_string("api/embed/list.html", context)


def _answer(params: QueryDict, language: str) -> Answer:
    """Answer as the catalogue does: what cannot be read is left out."""
    index = fresh_index()
    question, _problems = question_in(CatalogueForm(params, lists=index.lists), language)
    return find(index, question)


def _cards(answer: Answer, shown: int) -> list[Card]:
    ids = answer.page_ids(0, shown)
    if not ids:
        return []
    order = Case(*(When(pk=page_id, then=place) for place, page_id in enumerate(ids)))
    offers = OfferPage.objects.visible().filter(pk__in=ids).order_by(order)
    return cards_of(offers)


def _query(params: QueryDict, *more: str) -> str:
    """Return the filters of an address, and nothing else that stands in it."""
    known = {*PARAMETERS, *more}
    kept = QueryDict(mutable=True)
    for name in params:
        values = [value for value in params.getlist(name) if value and name in known]
        if values:
            kept.setlist(name, values)
    return f"?{kept.urlencode()}" if kept else ""


@require_safe
@csp_update({"frame-src": ["'self'"]})
def embed_snippet(request: HttpRequest) -> HttpResponse:
    """Show the list as it will be, and the HTML to copy."""
    address = reverse("embed") + _query(request.GET, OWN)
    answer = _answer(request.GET, get_language() or "")
    context: dict[str, Any] = {
        "preview": address,
        "snippet": _snippet(whole(address)),
        "total": answer.total,
        "height": HEIGHT,
    }
    return render(request, "api/embed/snippet.html", context)


def _snippet(address: str) -> SafeString:
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        address,
        _("Activities of companies for schools"),
        HEIGHT,
    )
