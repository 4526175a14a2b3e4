"""The front doors and the about pages."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from home.models import AboutPage, HomePage
from tests.conftest import World
from tests.factories.pages import home

pytestmark = pytest.mark.database("migrations")


def about(language: str = "nl", **facts: Any) -> AboutPage:
    page = AboutPage(title="Voor wie", intro="Een inleiding.", live=True, **facts)
    return home(language).add_child(instance=page)


def test_home_pages_are_made_by_migration_one_per_language(db: None) -> None:
    pages = HomePage.objects.live().order_by("locale__language_code")

    assert [(page.locale.language_code, page.get_url()) for page in pages] == [
        ("en", "/en/"),
        ("nl", "/"),
    ]
    assert pages[0].translation_key == pages[1].translation_key


def test_page_tree_of_the_migrations_is_sound(db: None) -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    assert Site.objects.get().root_page.specific == home("nl")
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"nl", "en"}


def test_home_shows_newest_offers_and_regions(world: World, client: Client) -> None:
    world.live(title="Zelf solderen")
    world.draft(title="Nog een concept")

    answer = client.get("/")

    assert "Zelf solderen" in answer.text
    assert world.region_page.title in answer.text
    assert "Nog een concept" not in answer.text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_home_without_any_offer_is_whole(client: Client, db: None, language: str) -> None:
    answer = client.get("/" if language == "nl" else "/en/")

    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("audience", AboutPage.Audience.values)
def test_about_page_shows_its_blocks(client: Client, db: None, audience: str) -> None:
    page = about(
        audience=audience,
        body=[
            ("heading", "Waarom meedoen?"),
            ("paragraph", "<p>Omdat het <b>werkt</b>.</p>"),
            ("reasons", [{"title": "Dichtbij", "text": "Een school om de hoek."}]),
        ],
    )

    answer = client.get(page.get_url())

    assert answer.status_code == 200
    for words in ("Een inleiding.", "Waarom meedoen?", "<b>werkt</b>", "Dichtbij", "om de hoek"):
        assert words in answer.text


@pytest.mark.parametrize("audience", ["companies", "schools"])
def test_about_page_is_in_the_header_of_its_own_language_only(
    client: Client, db: None, audience: str
) -> None:
    page = about(audience=audience)
    link = f'href="{page.get_url()}"'

    assert link in client.get("/").text
    assert link not in client.get("/en/").text


@pytest.mark.parametrize("person", ["editor", "leader"])
def test_editorial_pages_are_changed_by_the_office_only(world: World, person: str) -> None:
    page = about()

    for editorial in (home(), page):
        tester = editorial.permissions_for_user(getattr(world, person))
        assert not tester.can_edit()
        assert not tester.can_publish_subpage()
    assert page.permissions_for_user(world.office).can_edit()


def test_home_page_lets_nobody_publish_what_stands_under_it(world: World) -> None:
    assert not home().permissions_for_user(world.office).can_publish_subpage()
