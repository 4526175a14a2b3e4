"""The site map: what schools can see, in every language, for a hundred thousand offers too.

An index names the parts; a part holds the pages with ids of one range, so that a page stays in
its part and no part is ever too large to hold in memory. No page object is made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from django.contrib.contenttypes.models import ContentType
from django.db.models import ExpressionWrapper, F, IntegerField, Max, Q
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from offers.models import KINDS, OfferPage
from partners.pages.full_urls import full_url, whole_url

IDS_PER_PART = 5_000
LAST_PART = 10**9  # larger numbers are no id of any database
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

# Pages from before Wagtail kept when they came online have only their newest version's date.
CHANGED = Coalesce("last_published_at", "latest_revision_created_at")


@dataclass(frozen=True)
class Door:
    """The home page of one language: what lies under it, and where that is on the web."""

    language: str
    path: str
    url_path: str
    url: str


def visible_offers() -> PageQuerySet:
    return OfferPage.objects.visible().public()


def other_pages() -> PageQuerySet:
    """Everything online that is no offer: those have a promise of their own."""
    kinds = ContentType.objects.get_for_models(OfferPage, *KINDS).values()
    return Page.objects.live().public().exclude(content_type__in=kinds)


SECTIONS = {"pages": lambda: other_pages(), "offers": lambda: visible_offers()}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    doors = _doors(request)
    entries = [
        f"<sitemap><loc>{whole_url(reverse('sitemap_part', args=[name, part]))}</loc>"
        f"{_lastmod(changed)}</sitemap>"
        for name in SECTIONS
        for part, changed in _parts(name, doors)
    ]
    return _answer("sitemapindex", entries)


@require_safe
def sitemap_part(request: HttpRequest, section: str, part: int) -> HttpResponse:
    if section not in SECTIONS or part > LAST_PART:
        raise Http404
    entries = list(_entries(section, part, _doors(request)))
    if not entries:
        raise Http404
    return _answer("urlset", entries)


def _answer(root: str, entries: list[str]) -> HttpResponse:
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SITEMAPS}"'
    text = "\n".join([f'{start} xmlns:xhtml="{XHTML}">', *entries, f"</{root}>\n"])
    # The list itself is no search result; what it names is.
    headers = {"X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type="application/xml", headers=headers)


def _doors(request: HttpRequest) -> list[Door]:
    site = Site.find_for_request(request) or Site.objects.get(is_default_site=True)
    homes = site.root_page.get_translations(inclusive=True).live().select_related("locale")
    return [
        Door(home.locale.language_code, home.path, home.url_path, full_url(home)) for home in homes
    ]


def _pages(section: str, doors: list[Door]) -> PageQuerySet:
    """Return the pages of a section under a home page that is online, in no order."""
    branches = Q(pk__in=[])
    for door in doors:
        branches |= Q(path__startswith=door.path)
    return SECTIONS[section]().filter(branches).order_by()


def _parts(section: str, doors: list[Door]) -> list[tuple[int, Any]]:
    """Return the number of each part that has pages, and when it changed last."""
    part = ExpressionWrapper(F("id") / IDS_PER_PART, output_field=IntegerField())
    pages = _pages(section, doors).annotate(part=part, changed=CHANGED).values("part")
    latest = pages.annotate(latest=Max("changed")).order_by("part")
    return list(latest.values_list("part", "latest"))


def _entries(section: str, part: int, doors: list[Door]) -> Iterator[str]:
    """Yield the entry of each page of one part, with its versions in other languages."""
    pages = _pages(section, doors)
    first, end = part * IDS_PER_PART, (part + 1) * IDS_PER_PART
    keys = pages.filter(id__gte=first, id__lt=end).values("translation_key")
    versions: dict[Any, list[tuple[str, str]]] = {}
    shown = []
    rows = pages.filter(translation_key__in=keys).annotate(changed=CHANGED)
    facts = rows.values_list("id", "url_path", "translation_key", "changed")
    for pk, url_path, key, changed in facts.order_by("id"):
        language, url = _url(url_path, doors)
        versions.setdefault(key, []).append((language, url))
        if first <= pk < end:
            shown.append((url, key, changed))
    for url, key, changed in shown:
        links = versions[key] if len(versions[key]) > 1 else []
        yield f"<url><loc>{escape(url)}</loc>{_lastmod(changed)}{_alternates(links)}</url>"


def _url(url_path: str, doors: list[Door]) -> tuple[str, str]:
    door = next(door for door in doors if url_path.startswith(door.url_path))
    return door.language, door.url + quote(url_path.removeprefix(door.url_path))


def _alternates(links: list[tuple[str, str]]) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(url)}/>'
        for language, url in links
    )


def _lastmod(moment: Any) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""
