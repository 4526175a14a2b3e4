"""The list as one would make it with what Django and Wagtail bring: joins and GROUP BY.

What the catalogue is compared with; no site has it among its URLs. It does less than the
catalogue: days of the week and languages (lists in one column) are neither filtered on nor
counted, distances are not measured, and a company's page being online is not looked at.
"""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, Prefetch, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from wagtail.models import Locale, Page

from offers.cards import Card, card_of
from offers.kinds import KINDS
from offers.models import OfferPage
from offers.pictures import pictures_with_sizes
from partners.pages.full_urls import Sites
from search.facets.values import DAY, HALF_DAY, HOUR, MINUTES

PER_PAGE = 24
# Facet → the column it counts, through as many joins as that takes.
COLUMNS = {
    "kind": "content_type__model",
    "profile": "profiles__code",
    "level": "levels__code",
    "year": "school_years__code",
    "line": "programme_line__code",
    "topic": "topics__code",
    "region": "region__slug",
    "place": "place_kind",
    "audience": "audience",
    "length": "length",
    "cost": "costs",
    "access": "accessibility",
    "sector": "company__pages__sector",
    "network": "company__networks__slug",
}
MODELS = {page.kind.code: page._meta.model_name or "" for page in KINDS}


@dataclass(frozen=True)
class Counted:
    """A facet with how many offers each choice has."""

    name: str
    counts: list[tuple[str, int]]


def stock_listing(request: HttpRequest) -> HttpResponse:
    """Show one page of offers with the counts of every facet."""
    paginator = Paginator(narrowed(request.GET).order_by("-first_published_at", "-pk"), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "total": paginator.count,
        "cards": cards_of_page(page.object_list),
        "facets": [Counted(name, facet_counts(request.GET, name)) for name in COLUMNS],
    }
    return render(request, "benchmarks/stock_listing.html", context)


def narrowed(params: QueryDict, *, but: str = "") -> QuerySet[Any]:
    """Return the live offers that fit everything asked, except the facet `but`."""
    offers = OfferPage.objects.live().filter(locale=Locale.get_active())
    offers = offers.annotate(length=_length(), costs=_costs())
    for name, column in COLUMNS.items():
        codes = params.getlist(name)
        if name == "kind":
            codes = [MODELS[code] for code in codes]
        if codes and name != but:
            offers = offers.filter(**{f"{column}__in": codes})
    if group := params.get("group"):
        offers = offers.filter(
            Q(group_min__isnull=True) | Q(group_min__lte=group),
            Q(group_max__isnull=True) | Q(group_max__gte=group),
        )
    if day := params.get("date"):
        offers = offers.filter(
            Q(available_from__isnull=True) | Q(available_from__lte=day),
            Q(available_until__isnull=True) | Q(available_until__gte=day),
        )
    for word in params.get("q", "").split():
        offers = offers.filter(
            Q(title__icontains=word) | Q(summary__icontains=word) | Q(description__icontains=word)
        )
    return offers.distinct()


def facet_counts(params: QueryDict, name: str) -> list[tuple[str, int]]:
    column = COLUMNS[name]
    counted = (
        narrowed(params, but=name)
        .order_by()
        .values_list(column)
        .annotate(many=Count("pk", distinct=True))
        .distinct()
    )
    return [(str(code), many) for code, many in counted if code not in (None, "")]


def cards_of_page(offers: Any) -> list[Card]:
    found = list(
        offers.specific().prefetch_related(
            "levels",
            Prefetch("pictures", pictures_with_sizes()),
        )
    )
    paths = {offer.path[: -Page.steplen] for offer in found}
    providers = {page.path: page for page in Page.objects.live().filter(path__in=paths)}
    sites = Sites()
    return [card_of(offer, providers.get(offer.path[: -Page.steplen]), sites) for offer in found]


def _length() -> Case:
    bounds = [(HOUR, "hour"), (HALF_DAY, "halfday"), (DAY, "day")]
    short = [
        When(duration_unit=unit, duration__lte=most // minutes, then=Value(code))
        for most, code in bounds
        for unit, minutes in MINUTES.items()
    ]
    return Case(*short, When(duration__isnull=False, then=Value("longer")), default=Value(""))


def _costs() -> Case:
    return Case(
        When(cost=0, then=Value("free")), When(cost__gt=0, then=Value("paid")), default=Value("")
    )
