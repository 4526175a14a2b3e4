"""The catalogue on pages of other apps: the one-sentence search and the counts."""

from dataclasses import dataclass
from typing import Any

from django import template
from wagtail.models import Locale

from offers.cards import Card, cards_of
from offers.kind import Kind
from offers.models import KINDS, OfferPage
from partners.pages.models import RegionPage
from search.catalogue_url import catalogue_url as url_in
from search.engine.forms import CatalogueForm
from search.engine.matches import Matches, find
from search.engine.query import CatalogueQuery
from search.engine.refresh import fresh_index, index_of
from search.facets.declared import IN_SENTENCE
from search.screen.my_school import my_school
from search.screen.sentence import Sentence

register = template.Library()


@dataclass(frozen=True)
class CountedKind:
    """A kind with how many visible offers it has, and the URL that shows them."""

    kind: Kind
    count: int
    url: str


def catalogue_url() -> str:
    """Return the URL of the catalogue in the reader's language, or the home page's."""
    return url_in(Locale.get_active().language_code)


def everything(context: Any) -> Matches:
    """Return what schools may see in the reader's language; once for a request, whoever asks."""
    request = context.get("request")
    index = index_of(request) if request else fresh_index()
    return find(index, CatalogueQuery(language=Locale.get_active().language_code))


@register.simple_tag(takes_context=True)
def catalogue_sentence(context: Any) -> Sentence:
    """The sentence on the home page, with nothing asked yet."""
    matches = everything(context)
    form = CatalogueForm(lists=matches.index.lists)
    counts = {name: matches.counts(name) for name in IN_SENTENCE}
    return Sentence(form, matches, counts, my_school(context.get("request")))


@register.simple_tag(takes_context=True)
def counted_kinds(context: Any) -> list[CountedKind]:
    """Every kind in its order, also those nobody offers yet."""
    counts = everything(context).counts("kind")
    url = catalogue_url()
    return [
        CountedKind(
            page_class.kind,
            counts.get(page_class.kind.code, 0),
            f"{url}?kind={page_class.kind.code}",
        )
        for page_class in KINDS
    ]


@register.simple_tag
def newest_cards(limit: int = 6) -> list[Card]:
    visible = OfferPage.objects.visible().filter(locale=Locale.get_active())
    return cards_of(visible.newest_first()[:limit])


@register.simple_tag(takes_context=True)
def region_in_catalogue(context: Any, page: RegionPage) -> dict[str, Any]:
    """How many visible offers a region has, and the URL that shows them."""
    slug = page.region.slug
    count = everything(context).counts("region").get(slug, 0)
    return {"count": count, "url": f"{catalogue_url()}?region={slug}"}


@register.simple_tag(takes_context=True)
def counted_regions(context: Any) -> list[dict[str, Any]]:
    """Regions whose page is online, with how many visible offers each has."""
    counts = everything(context).counts("region")
    pages = RegionPage.objects.live().filter(locale=Locale.get_active()).select_related("region")
    return [
        {
            "title": page.title,
            "url": page.get_url(),
            "count": counts.get(page.region.slug, 0),
        }
        for page in pages.order_by("title")
    ]
