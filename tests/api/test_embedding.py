"""The list on other sites: framed anywhere, nothing personal in it, always up to date."""

import html
import re
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moderation.actions import withdraw
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from tests.conftest import World
from tests.security.attack import CANARY, fresh

pytestmark = pytest.mark.database("queries of a page")

LIST, SNIPPET = "/insluiten/", "/insluiten/maken/"


def test_list_shows_what_fits_the_filters_of_the_catalogue(world: World, client: Client) -> None:
    tour = world.live(page_class=TourPage, title="Kijk bij ons")
    world.live(page_class=WorkshopPage, title="Las een naad")

    text = client.get(LIST, {"kind": "tour", "region": world.region.slug}).text

    assert f'href="{tour.get_url()}"' in text
    assert "Las een naad" not in text
    query = html.escape(f"?kind=tour&region={world.region.slug}")
    assert f"{settings.WAGTAILADMIN_BASE_URL}/aanbod/{query}" in text


def test_links_open_the_real_page_beside_the_other_site(world: World, client: Client) -> None:
    world.live()

    links = re.findall(r"<a\b[^>]*>", client.get(LIST).text)

    assert len(links) == 2
    assert all('target="_blank"' in link and 'rel="noopener"' in link for link in links)


def test_list_may_be_framed_anywhere_and_other_pages_may_not(world: World, client: Client) -> None:
    bare = client.get(LIST).headers
    others = [client.get(path).headers for path in ("/", "/aanbod/", SNIPPET, "/inloggen/")]

    assert "frame-ancestors *" in bare["Content-Security-Policy"]
    assert "script-src 'none'" in bare["Content-Security-Policy"]
    assert "X-Frame-Options" not in bare
    assert all("frame-ancestors 'self'" in found["Content-Security-Policy"] for found in others)
    assert all(found["X-Frame-Options"] == "SAMEORIGIN" for found in others)


def test_list_is_the_same_for_everybody_and_sets_no_cookie(world: World, as_user: Any) -> None:
    world.live(contact_email="kanarie@example.nl")
    readers = [Client(), as_user(world.office), as_user(world.editor)]

    answers = [reader.get(LIST) for reader in readers]

    assert len({answer.text for answer in answers}) == 1
    assert [dict(answer.cookies) for answer in answers] == [{}, {}, {}]
    assert "kanarie@" not in answers[0].text
    assert "<form" not in answers[0].text
    assert "<script" not in answers[0].text
    assert answers[0].headers["X-Robots-Tag"] == "noindex"


def test_list_is_up_to_date_at_the_next_request(world: World, client: Client) -> None:
    page = world.live(title=CANARY)
    world.draft(title="Nog niet")
    before = client.get(LIST)

    withdraw(fresh(page), by=world.editor)
    after = client.get(LIST, headers={"If-None-Match": before.headers["ETag"]})

    assert CANARY in before.text
    assert "Nog niet" not in before.text
    assert (after.status_code, CANARY in after.text) == (200, False)
    assert "op dit moment niets" in after.text


@pytest.mark.parametrize(
    ("query", "shown"), [("", 6), ("?show=2", 2), ("?show=0", 6), ("?show=99", 6), ("?show=x", 6)]
)
def test_list_is_as_long_as_asked(world: World, client: Client, query: str, shown: int) -> None:
    for _number in range(7):
        world.live()

    text = client.get(LIST + query).text

    assert text.count('class="embed__name"') == shown
    assert "alle 7" in text


@pytest.mark.parametrize(
    "query", ["?kind=%00", "?q=%22%3E%3Cscript%3E", "?near=nergens&group=abc", "?x=%22%3E%3Cb%3E"]
)
def test_odd_parameters_give_a_list_all_the_same(world: World, client: Client, query: str) -> None:
    world.live()

    answers = [client.get(path + query) for path in (LIST, SNIPPET)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("<script>" not in answer.text and "<b>" not in answer.text for answer in answers)


def test_snippet_is_html_that_shows_the_list(world: World, client: Client) -> None:
    world.live()
    region = world.region.slug

    text = client.get(SNIPPET, {"region": region, "utm_source": "x", "show": "3"}).text

    snippet = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.S)[1])  # type: ignore[index]
    url = html.unescape(re.search(r'<iframe src="([^"]+)"', snippet)[1])  # type: ignore[index]
    assert url == f"{settings.WAGTAILADMIN_BASE_URL}{LIST}?region={region}&show=3"
    assert snippet.endswith("></iframe>")
    assert client.get(url.removeprefix(settings.WAGTAILADMIN_BASE_URL)).status_code == 200


def test_region_page_leads_to_its_snippet(world: World, client: Client) -> None:
    text = client.get(world.region_page.get_url()).text

    assert f'href="{SNIPPET}?region={world.region.slug}"' in text


def test_list_is_there_in_english(world: World, client: Client) -> None:
    world.live()

    text = client.get("/en/insluiten/").text

    assert '<html lang="en">' in text
    assert "There is nothing here at the moment." in text


def test_list_asks_the_same_for_three_as_for_one(world: World) -> None:
    counts = []
    for number in range(3):
        world.live()
        Client().get(LIST, {"show": 24})
        with CaptureQueriesContext(connection) as seen:
            Client().get(LIST, {"show": 24, "q": f"{number + 1} aanbod"[2:]})
        counts.append(len(seen))

    assert counts[1] == counts[2]
