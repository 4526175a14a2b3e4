"""Offers and the filters on them: everything comes from what schools may see now."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import numpy as np
from django.http import HttpRequest
from django.utils.translation import override
from ninja import Path, Query, Router
from wagtail.models import Page

from api.conditional import unless_known
from api.error_answers import Refused
from api.limited import limited
from api.parameters import FacetFilters, Identifier, OfferFilters, matches_for, refuse_unknown
from api.parts import next_url
from api.schemas import Facets, Json, Offers, Problems, WholeOffer
from offers.models import OfferPage
from offers.rules import was_public
from offers.sharing.pictures import picture_url
from partners.pages.full_urls import Sites, full_url, whole_url
from partners.pages.models import NetworkPage
from search.bits import positions_of
from search.engine.matches import Matches
from search.facets.declared import FACETS
from search.models import CatalogueEntry

router = Router(tags=["offers"])
NOT_READ = {HTTPStatus.UNPROCESSABLE_ENTITY: Problems, HTTPStatus.TOO_MANY_REQUESTS: Problems}
NOT_THERE = {HTTPStatus.NOT_FOUND: Problems, HTTPStatus.GONE: Problems}


@router.get("/offers", response={200: Offers} | NOT_READ)
@unless_known
@limited
def offers(request: HttpRequest, asked: Query[OfferFilters]) -> Json:
    """Offers that fit, by id: each is named once, also while others come and go."""
    refuse_unknown(request, OfferFilters)
    matches = matches_for(request, asked.locale)
    ids = _ids_after(matches, asked.cursor)
    shown = [int(number) for number in ids[: asked.limit]]
    rest = len(ids) > asked.limit
    return {
        "count": matches.total,
        "next": next_url(request, shown[-1]) if rest else None,
        "results": _offers(shown, matches),
    }


def _ids_after(matches: Matches, cursor: int) -> Any:
    """Return the ids of what fits, in order, after the last one of the part before."""
    positions = positions_of(matches.found, matches.size)
    ids = np.sort(matches.index.columns.page_id[positions]) if positions.size else positions
    return ids[np.searchsorted(ids, cursor, side="right") :]


@router.get("/offers/{offer_id}", response={200: WholeOffer} | NOT_READ | NOT_THERE)
@unless_known
@limited
def offer(request: HttpRequest, offer_id: Path[Identifier]) -> Json:
    """One offer, with everything its page tells a visitor."""
    found = OfferPage.objects.visible().public().filter(pk=offer_id).specific().first()
    facts = _offers([offer_id]) if found is not None else []
    if not facts:
        raise _not_there(offer_id)
    return facts[0] | _whole(found)


def _not_there(offer_id: int) -> Refused:
    page = OfferPage.objects.filter(pk=offer_id).first()
    if page is not None and was_public(page):
        return Refused([("", "This offer was withdrawn.")], HTTPStatus.GONE)
    return Refused([("", "There is no such offer.")], HTTPStatus.NOT_FOUND)


@router.get("/facets", response={200: Facets} | NOT_READ)
@unless_known
@limited
def facets(request: HttpRequest, asked: Query[FacetFilters]) -> Json:
    """The choices of every filter, with how many fit each; takes the filters of /offers."""
    refuse_unknown(request, FacetFilters)
    matches = matches_for(request, asked.locale)
    networks = _public_networks()
    with override(asked.locale):
        results = [_facet(matches, facet, networks) for facet in FACETS]
    return {"count": matches.total, "results": results}


def _facet(matches: Matches, facet: Any, networks: set[str]) -> Json:
    counts = matches.counts(facet.name)
    choices = [
        {"code": code, "label": label, "count": counts.get(code, 0)}
        for code, label in matches.index.lists.choices(facet.name)
        if facet.name != "network" or code in networks
    ]
    return {"name": facet.name, "label": str(facet.label), "choices": choices}


# Facts of offers --------------------------------------------------------------------------------


def _offers(ids: Iterable[int], matches: Matches | None = None) -> list[Json]:
    """Return the facts of these offers by id; what is not visible any more is left out."""
    visible = OfferPage.objects.visible().public().filter(pk__in=list(ids))
    entries = CatalogueEntry.objects.filter(page__in=visible).order_by("pk")
    found = list(entries.select_related("page__locale").defer("card", "packed"))
    providers, networks = _providers(entry.page for entry in found), _public_networks()
    facts = [
        _offer(entry, providers, matches.distance_km(entry.pk) if matches else None)
        for entry in found
    ]
    for one in facts:
        one["networks"] = [slug for slug in one["networks"] if slug in networks]
    return facts


def _public_networks() -> set[str]:
    """Return the networks with a page online: nobody approved the others."""
    pages = NetworkPage.objects.live().public()
    return set(pages.values_list("network__slug", flat=True))


def _providers(offers: Iterable[OfferPage]) -> dict[str, Json]:
    paths = {offer.path[: -Page.steplen] for offer in offers}
    pages, sites = Page.objects.live().filter(path__in=paths), Sites()
    return {
        page.path: {"id": page.pk, "name": page.title, "url": full_url(page, sites)}
        for page in pages
    }


def _offer(entry: CatalogueEntry, providers: dict[str, Json], distance: float | None) -> Json:
    page = entry.page
    duration = {"amount": page.duration, "unit": page.duration_unit} if page.duration else None
    return {
        "id": page.pk,
        "language": page.locale.language_code,
        "url": whole_url(entry.url),
        "title": page.title,
        "summary": page.summary,
        "provider": providers.get(page.path[: -Page.steplen]),
        "place": page.place,
        "distance_km": None if distance is None else round(distance, 1),
        "group_min": page.group_min,
        "group_max": page.group_max,
        "minimum_age": page.minimum_age,
        "duration": duration,
        "available_from": page.available_from,
        "available_until": page.available_until,
        "lead_time_days": page.lead_time_days,
        "cost": page.cost,
        "cost_note": page.cost_note,
        "published_at": entry.published_at,
        "changed_at": page.last_published_at,
    } | facet_fields(entry.values)


def facet_fields(values: dict[str, list[str]]) -> Json:
    """Return what each facet tells in its own field."""
    return {
        facet.api.name: facet.api.told(values.get(facet.name, []))
        for facet in FACETS
        if facet.api and not facet.api.of_page
    }


def _whole(page: Any) -> Json:
    versions = OfferPage.objects.visible().public().filter(translation_key=page.translation_key)
    others = versions.exclude(pk=page.pk).select_related("locale").order_by("pk")
    with override(page.locale.language_code):
        details = [{"label": str(label), "value": value} for label, value in page.kind_facts()]
    return {
        "description": page.description,
        "learning_goals": page.learning_goals,
        "bring": page.bring,
        "safety_gear": page.safety_gear,
        "accessibility_note": page.accessibility_note,
        "details": details,
        "picture": picture_url(page, page.get_parent().title),
        "versions": [
            {"id": other.pk, "language": other.locale.language_code, "url": full_url(other)}
            for other in others
        ],
    }
