"""The site as a whole: addresses, languages, headers, errors."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale

from moderation.actions import withdraw
from offers.actions import start_translation
from tests.conftest import World
from tests.factories.pages import approve
from tests.site_map import site_map


@pytest.mark.parametrize("path", ["/", "/en/", "/aanbod/", "/en/offers/", "/inloggen/"])
def test_public_page_has_language_title_description_and_skip_link(
    client: Client, db: None, path: str
) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert re.search(r"<title>\s*\S", answer.text)
    assert re.search(r'<meta name="description"\s+content="[^"]{20,}', answer.text)
    assert 'href="#content"' in answer.text
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("path", ["/", "/aanbod/", "/inloggen/", "/bestaat-niet/"])
def test_public_page_has_a_strict_policy_and_no_inline_code(
    client: Client, db: None, path: str
) -> None:
    answer = client.get(path)

    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/ld\+json\"))", answer.text)
    assert not re.search(r"<style|\sstyle=\"|\son[a-z]+=\"", answer.text)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/bestaat-niet/", "/en/nothing/", "/aanbod/verder/", "/%00", "/%ff"]
)
def test_unknown_address_is_a_friendly_404(client: Client, db: None, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def test_robots_keeps_admin_and_filters_out_of_search_engines(client: Client, db: None) -> None:
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain"
    assert "Disallow: /admin/" in answer.text
    assert "Sitemap: http://testserver/sitemap.xml" in answer.text


def test_sitemap_lists_what_is_online_only(world: World, client: Client) -> None:
    live, draft = world.live(title="Wel online"), world.draft(title="Niet online")
    gone = world.live(title="Weer weg")
    withdraw(gone, by=world.editor)

    text = site_map(client)

    assert live.get_url() in text
    assert draft.slug not in text
    assert gone.slug not in text


def english_version(world: World, page: Any) -> Any:
    english = Locale.objects.get(language_code="en")
    region = world.region_page.copy_for_translation(english)
    approve(region, requested_by=world.office, by=world.leader)
    version = start_translation(page, english, by=world.editor)
    approve(version.get_parent().specific, requested_by=world.editor, by=world.leader)
    return version


def test_language_link_leads_to_the_same_page_once_it_is_approved(
    world: World, client: Client
) -> None:
    page = world.live()
    version = english_version(world, page)
    before = client.get(page.get_url())

    approve(version, requested_by=world.editor, by=world.leader)
    after = client.get(page.get_url())

    english_url = type(page).objects.get(pk=version.pk).get_url()
    assert english_url not in before.text
    assert "hreflang" not in re.sub(r"<header.*</header>", "", before.text, flags=re.S)
    assert f'href="{english_url}"' in after.text
    assert f'{settings.WAGTAILADMIN_BASE_URL}{english_url}"' in after.text


@pytest.mark.parametrize(
    "path", ["/documents/1/x.pdf", "/media/original_images/x.png", "/media/../x"]
)
def test_file_that_is_not_there_is_a_404(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


def test_project_has_no_missing_migration_and_no_failing_check(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("check", fail_level="WARNING")
