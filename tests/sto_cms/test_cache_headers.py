"""What every public answer says about caching: to visitors, and to who is logged in."""

from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from home.models import AboutPage
from moderation.actions import withdraw
from search.models import CataloguePage
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory
from tests.security.canaries import Aviary, build_aviary
from tests.security.route_table import Reach
from tests.security.walk import addresses, routes, rule_of

pytestmark = pytest.mark.database("builds canaries for every public route")

LOGGED_IN = "private, no-cache"


def teacher() -> Any:
    return MembershipFactory(teacher=True, school=SchoolFactory(), verified=True).user


def pages_of(world: World) -> dict[str, str]:
    about = AboutPage.objects.filter(locale__language_code="nl").first()
    return {
        "home": "/",
        "about": about.get_url() if about else "/",
        "region": world.region_page.get_url(),
        "company": world.company_page.get_url(),
        "offer": world.live().get_url(),
        "missing": "/bestaat-niet/",
        "compare": "/vergelijk/",
        "robots": "/robots.txt",
        "site map": "/sitemap.xml",
    }


@pytest.fixture
def canaries(world: World) -> Aviary:
    return build_aviary(world)


def test_page_is_asked_about_each_time_by_visitors_and_is_private_with_an_account(
    world: World, as_user: Any
) -> None:
    visitor, member = Client(), as_user(teacher())

    for name, url in pages_of(world).items():
        seen, own = visitor.get(url), member.get(url)

        assert seen.headers["Cache-Control"] == "no-cache", name
        assert own.headers["Cache-Control"] == LOGGED_IN, name
        assert seen.has_header("ETag") is (seen.status_code == HTTPStatus.OK), name


def test_visitor_who_has_the_page_gets_no_second_copy_until_it_is_withdrawn(world: World) -> None:
    offer = world.live()
    visitor = Client()
    tag = visitor.get(offer.get_url()).headers["ETag"]

    again = visitor.get(offer.get_url(), headers={"if-none-match": tag})
    withdraw(offer, by=world.leader)
    after = visitor.get(offer.get_url(), headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    assert again.headers["Cache-Control"] == "no-cache"
    assert after.status_code == HTTPStatus.GONE
    assert after.headers["Cache-Control"] == "no-cache"


def test_catalogue_says_the_same_in_its_own_words(world: World, as_user: Any) -> None:
    url = CataloguePage.objects.get(locale__language_code="nl").get_url()

    seen, own = Client().get(url), as_user(teacher()).get(url)

    assert seen.headers["Cache-Control"] == "public, no-cache"
    assert seen.has_header("ETag")
    assert own.headers["Cache-Control"] == LOGGED_IN


def test_answer_with_a_cookie_is_for_one_reader(world: World) -> None:
    answer = Client().get("/meld-je-aan/")
    form = Client().get("/inloggen/")

    for one in (answer, form):
        if settings.CSRF_COOKIE_NAME in one.cookies:
            assert {"private"} <= set(one.headers["Cache-Control"].split(", "))
    assert settings.CSRF_COOKIE_NAME in form.cookies


def test_every_public_route_says_how_long_it_may_be_cached(canaries: Aviary, as_user: Any) -> None:
    """The walk: whatever a new route answers, a cache between us and the reader must ask again."""
    visitor, member = Client(raise_request_exception=False), as_user(teacher())
    asked = 0
    for route in routes():
        rule = rule_of(route.name)
        if rule is None or rule.reach is not Reach.PUBLIC or route.name in ENDS_THE_LOGIN:
            continue
        for url in addresses(route, rule, None, canaries.own):
            seen, own = visitor.get(url), member.get(url)

            for answer in (seen, own):
                assert _is_asked_again(answer), (url, answer.headers.get("Cache-Control"))
            if _is_page(seen) and "no-store" not in seen.headers["Cache-Control"]:
                assert seen.has_header("ETag"), url
            if _is_page(own) and not url.startswith("/insluiten/"):
                assert "private" in own.headers["Cache-Control"], url
            asked += 1
    assert asked > 60


ENDS_THE_LOGIN = {"logout", "account_logout", "wagtailadmin_logout"}
# The same for everybody and of nobody's: a drawing of the country, Wagtail's own words and icons.
KEPT_BY_ALL = ("public, max-age=86400",)


def _is_page(answer: Any) -> bool:
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return html and answer.status_code == HTTPStatus.OK


def _is_asked_again(answer: Any) -> bool:
    said = answer.headers.get("Cache-Control", "")
    words = set(said.split(", "))
    return not words.isdisjoint({"no-cache", "no-store", "private"}) or said in KEPT_BY_ALL
