"""What is online now of the offers somebody saved."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from offers.models import OfferPage
from partners.pages.full_urls import Sites

Keys = Iterable[UUID] | QuerySet[Any, Any]


@dataclass(frozen=True)
class OfferNow:
    """An offer as schools see it, with the name of who offers it and its full URL."""

    page: OfferPage
    provider: str
    full_url: str


def key_of(page_id: int) -> UUID | None:
    """Return by what an offer is saved; None for one that schools do not see."""
    visible = OfferPage.objects.visible().filter(pk=page_id)
    return visible.values_list("translation_key", flat=True).first()


def offers_now(keys: Keys, *, language: str = "") -> dict[UUID, OfferNow]:
    """Map each offer that schools may see to its page in this language, else in another.

    The language is the reader's own where none is given. What is gone is not in it.
    """
    found = OfferPage.objects.visible().filter(translation_key__in=keys)
    pages = _pages_in(language or get_language() or "", found)
    return {offer.page.translation_key: offer for offer in _told(pages)}


def shown_offers(page_ids: Iterable[int]) -> list[OfferNow]:
    """Return these pages in their order, without those that schools do not see."""
    pages = _whole(OfferPage.objects.visible().filter(pk__in=page_ids))
    offers = {offer.page.pk: offer for offer in _told(pages)}
    return [offers[page_id] for page_id in page_ids if page_id in offers]


def _pages_in(language: str, found: Any) -> list[OfferPage]:
    chosen: dict[UUID, int] = {}
    versions = found.order_by("pk").values_list("pk", "translation_key", "locale__language_code")
    for page_id, key, code in versions:
        if key not in chosen or code == language:
            chosen[key] = page_id
    # Once more through visible(): what one asks twice may have changed in between.
    return _whole(OfferPage.objects.visible().filter(pk__in=chosen.values()))


def _whole(found: Any) -> list[OfferPage]:
    return list(found.specific().prefetch_related("levels", "profiles", "locale"))


def _told(pages: list[OfferPage]) -> list[OfferNow]:
    """Return the pages with what is read of others, in a fixed number of queries."""
    paths = {page.path[: -Page.steplen] for page in pages}
    providers = dict(Page.objects.live().filter(path__in=paths).values_list("path", "title"))
    sites: Any = Sites()
    return [
        OfferNow(
            page,
            providers.get(page.path[: -Page.steplen], ""),
            page.get_full_url(sites) or "",
        )
        for page in pages
    ]
