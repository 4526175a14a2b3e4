"""The site map: every visible page once, nothing else, in parts that stay small."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from api import sitemaps
from moderation.actions import withdraw
from offers.actions import start_translation
from tests.conftest import World
from tests.factories.pages import approve, home
from tests.security.attack import fresh
from tests.site_map import site_map

pytestmark = pytest.mark.database("queries of a list")

NAMES = {"s": sitemaps.SITEMAPS, "x": sitemaps.XHTML}


def url(page: Any) -> str:
    return settings.WAGTAILADMIN_BASE_URL + page.get_url()


def read(client: Client, path: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(path).text)  # noqa: S314 - our own answer


def entries(client: Client) -> Iterator[ElementTree.Element]:
    """Yield the <url> of every page, read as XML."""
    for path in parts(client):
        yield from read(client, path).findall("s:url", NAMES)


def parts(client: Client) -> list[str]:
    root = read(client, "/sitemap.xml")
    found = [str(loc.text) for loc in root.findall("s:sitemap/s:loc", NAMES)]
    return [loc.removeprefix(settings.WAGTAILADMIN_BASE_URL) for loc in found]


def urls(client: Client) -> list[str]:
    return [str(entry.findtext("s:loc", namespaces=NAMES)) for entry in entries(client)]


def test_sitemap_names_each_visible_page_once(world: World, client: Client) -> None:
    offer = world.live()
    world.draft()
    withdraw(world.live(title="Weg"), by=world.editor)
    below = Page.objects.live().descendant_of(home()).exclude(slug="weg")
    english = Page.objects.live().descendant_of(home("en"), inclusive=True)

    found = urls(client)

    expected = [url(page) for page in [home(), *below, *english]]
    assert url(offer) in found
    assert sorted(found) == sorted(expected)


def test_offer_of_an_offline_company_is_not_named(world: World, client: Client) -> None:
    offer = world.live()
    withdraw(fresh(world.company_page), by=world.owner)

    assert url(offer) not in urls(client)
    assert url(world.company_page) not in urls(client)


def test_only_live_translations_are_alternates(world: World, client: Client) -> None:
    page = world.live()
    english = Locale.objects.get(language_code="en")
    region = world.region_page.copy_for_translation(english)
    approve(region, requested_by=world.office, by=world.leader)
    version = start_translation(page, english, by=world.editor)
    approve(version.get_parent().specific, requested_by=world.editor, by=world.leader)
    before = alternates(client, page)

    approve(version, requested_by=world.editor, by=world.leader)

    both = {"nl": url(page), "en": url(fresh(version))}
    assert before == {}
    assert alternates(client, page) == alternates(client, fresh(version)) == both


def alternates(client: Client, page: Any) -> dict[str, str]:
    (entry,) = [
        found for found in entries(client) if found.findtext("s:loc", namespaces=NAMES) == url(page)
    ]
    return {link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", NAMES)}


def test_alternate_may_stand_in_another_part(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "IDS_PER_PART", 1)

    assert len(parts(client)) == len(urls(client)) == len(set(urls(client)))
    assert alternates(client, home()) == {"nl": url(home()), "en": url(home("en"))}


def test_home_page_that_is_offline_takes_its_language_along(world: World, client: Client) -> None:
    Page.objects.filter(pk=home("en").pk).update(live=False)

    assert [found for found in urls(client) if "/en/" in found] == []
    assert "hreflang" not in site_map(client)


def test_page_behind_a_login_is_not_named(world: World, client: Client) -> None:
    offer = world.live()
    PageViewRestriction.objects.create(page=world.company_page, restriction_type="login")

    assert url(offer) not in urls(client)
    assert url(world.company_page) not in urls(client)


def test_page_says_when_it_changed(world: World, client: Client) -> None:
    offer = world.live()

    changed = re.search(rf"<loc>{re.escape(url(offer))}</loc><lastmod>([^<]+)", site_map(client))

    assert changed is not None
    assert changed[1] == offer.last_published_at.isoformat(timespec="seconds")


def test_sitemap_asks_the_same_for_three_as_for_one(world: World, client: Client) -> None:
    counts = []
    for _time in range(3):
        world.live()
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as seen:
            site_map(client)
        counts.append(len(seen))

    assert len(set(counts)) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-offers-999999.xml",
        f"/sitemap-offers-{10**30}.xml",
        "/sitemap-people-0.xml",
        "/sitemap-offers-x.xml",
    ],
)
def test_part_that_does_not_exist_is_a_404(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404
