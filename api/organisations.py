"""Companies and regions whose own page is online."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from ninja import Query, Router

from api.limited import limited
from api.offers import NOT_READ
from api.parameters import CompanyFilters, OnlyLanguage, refuse_unknown
from api.parts import next_url
from api.schemas import Companies, Json, Regions
from offers.models import OfferPage
from partners.pages.full_urls import Sites, full_url
from partners.pages.models import CompanyPage, RegionPage
from search.engine.matches import find
from search.engine.query import CatalogueQuery
from search.engine.refresh import index_of

router = Router(tags=["organisations"])


@router.get("/companies", response={200: Companies} | NOT_READ)
@limited
def companies(request: HttpRequest, asked: Query[CompanyFilters]) -> Json:
    """Companies by id: each is named once, also while others come and go."""
    refuse_unknown(request, CompanyFilters)
    pages = CompanyPage.objects.live().public().filter(locale__language_code=asked.locale)
    if asked.region:
        pages = pages.filter(company__region__slug=asked.region)
    if asked.sector:
        pages = pages.filter(sector=asked.sector)
    part = (
        pages.filter(pk__gt=asked.cursor).order_by("pk").select_related("company__region", "locale")
    )
    found = list(part.prefetch_related("sites")[: asked.limit + 1])
    shown, sites = found[: asked.limit], Sites()
    offers = _offers_of([page.company_id for page in shown], asked.locale)
    return {
        "count": pages.count(),
        "next": next_url(request, shown[-1].pk) if len(found) > len(shown) else None,
        "results": [_company(page, full_url(page, sites), offers) for page in shown],
    }


def _company(page: CompanyPage, url: str, offers: dict[int, int]) -> Json:
    return {
        "id": page.pk,
        "language": page.locale.language_code,
        "url": url,
        "name": page.title,
        "summary": page.summary,
        "region": page.company.region.slug,
        "place": page.place,
        "sector": page.sector or None,
        "website": page.website or None,
        "recognised_training_company": page.recognised_training_company,
        "sites": list(page.sites.all()),
        "offers": offers.get(page.company_id, 0),
    }


@router.get("/regions", response={200: Regions} | NOT_READ)
@limited
def regions(request: HttpRequest, asked: Query[OnlyLanguage]) -> Json:
    """Every region with a page, by name."""
    refuse_unknown(request, OnlyLanguage)
    found = RegionPage.objects.live().public().filter(locale__language_code=asked.locale)
    pages = list(found.select_related("region").order_by("title", "pk"))
    offers = find(index_of(request), CatalogueQuery(language=asked.locale)).counts("region")
    online = CompanyPage.objects.live().public().filter(locale__language_code=asked.locale)
    companies, sites = _counted(online, "company__region"), Sites()
    results = [
        {
            "slug": page.region.slug,
            "language": asked.locale,
            "url": full_url(page, sites),
            "name": page.title,
            "intro": page.intro,
            "companies": companies.get(page.region_id, 0),
            "offers": offers.get(page.region.slug, 0),
        }
        for page in pages
    ]
    return {"count": len(results), "results": results}


def _offers_of(companies: list[int], language: str) -> dict[int, int]:
    """Count the visible offers of each of these companies."""
    visible = OfferPage.objects.visible().public().filter(locale__language_code=language)
    return _counted(visible.filter(company__in=companies), "company")


def _counted(pages: Any, name: str) -> dict[int, int]:
    counts = pages.order_by().values(name).annotate(total=Count("pk"))
    return dict(counts.values_list(name, "total"))
