"""The catalogue on pages of other apps: the one-sentence search and the counts."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from wagtail.models import Locale

from offers.cards import Card, cards_of
from offers.kind import Kind
from offers.models import KINDS, OfferPage
from partners.models import RegionPage
from search.entries import load_entries
from search.forms import CatalogueForm
from search.models import CataloguePage

register = template.Library()


@dataclass(frozen=True)
class CountedKind:
    """A kind with how many visible offers it has, and the address that shows them."""

    kind: Kind
    count: int
    url: str


def catalogue_address() -> str:
    """Return the address of the catalogue in the reader's language, or the home page's."""
    page = CataloguePage.objects.live().filter(locale=Locale.get_active()).first()
    return (page.get_url() if page else None) or reverse("wagtail_serve", args=[""])


@register.simple_tag
def catalogue_sentence() -> CatalogueForm:
    """The fields of the sentence on the home page."""
    return CatalogueForm()


@register.simple_tag
def counted_kinds() -> list[CountedKind]:
    """Every kind in its order, also those nobody offers yet."""
    entries = load_entries(Locale.get_active())
    address = catalogue_address()
    return [
        CountedKind(
            page_class.kind,
            sum(page_class.kind.code in entry.values["kind"] for entry in entries),
            f"{address}?kind={page_class.kind.code}",
        )
        for page_class in KINDS
    ]


@register.simple_tag
def newest_cards(limit: int = 6) -> list[Card]:
    visible = OfferPage.objects.visible().filter(locale=Locale.get_active())
    return cards_of(visible.newest_first()[:limit])


@register.simple_tag
def counted_regions() -> list[dict[str, Any]]:
    """Regions whose page is online, with how many visible offers each has."""
    entries = load_entries(Locale.get_active())
    pages = RegionPage.objects.live().filter(locale=Locale.get_active()).select_related("region")
    return [
        {
            "title": page.title,
            "url": page.get_url(),
            "count": sum(page.region.slug in entry.values["region"] for entry in entries),
        }
        for page in pages.order_by("title")
    ]
