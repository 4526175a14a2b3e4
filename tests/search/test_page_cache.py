"""Cached pages: for readers without cookies, never older than the last withdrawal."""

import datetime
import gzip
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from moderation.actions import withdraw
from offers.models import OfferPage
from search.engine.refresh import fresh_index
from search.indexing.versions import current_version
from search.models import CatalogueEntry, CataloguePage, Synonym
from search.screen import page_cache, serving
from tests.conftest import World

pytestmark = pytest.mark.database("queries of a page")

LIST = "/aanbod/"


@pytest.fixture
def reader(client: Client) -> Client:
    return client


def queries(django_assert_num_queries: Any, count: int, reader: Client, path: str) -> Any:
    with django_assert_num_queries(count):
        return reader.get(path)


def test_second_reader_costs_one_query(
    world: World, reader: Client, django_assert_num_queries: Any
) -> None:
    world.live(title="Las een naad")
    first = reader.get(LIST)

    second = queries(django_assert_num_queries, 1, reader, LIST)

    assert second.content == first.content
    assert "Las een naad" in second.text


def test_withdrawal_shows_on_the_next_request(world: World, reader: Client) -> None:
    page = world.live(title="Straks weg")
    assert "Straks weg" in reader.get(LIST).text

    withdraw(page, by=world.editor)

    assert "Straks weg" not in reader.get(LIST).text
    assert "Straks weg" not in reader.get(LIST + "?q=straks").text


def test_expiry_shows_though_nothing_was_stored(world: World, reader: Client) -> None:
    page = world.live(title="Tot morgen", expire_at=timezone.now() + datetime.timedelta(hours=2))
    assert "Tot morgen" in reader.get(LIST).text

    with time_machine.travel(timezone.now() + datetime.timedelta(hours=3)):
        assert OfferPage.objects.get(pk=page.pk).live
        assert CatalogueEntry.objects.filter(pk=page.pk).exists()
        assert "Tot morgen" not in reader.get(LIST).text


def test_page_drawn_while_an_offer_expires_is_not_cached_beyond_that(
    world: World, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another request brings the index past the moment before this one is done drawing."""
    soon = timezone.now() + datetime.timedelta(hours=2)
    world.live(title="Net te laat", expire_at=soon)
    reader.get(LIST + "?page=9")
    draw = serving._draw

    def slowly(*args: Any) -> Any:
        response = draw(*args)
        with time_machine.travel(soon + datetime.timedelta(seconds=1)):
            fresh_index()
        return response

    monkeypatch.setattr(serving, "_draw", slowly)
    assert "Net te laat" in reader.get(LIST).text
    monkeypatch.undo()

    with time_machine.travel(soon + datetime.timedelta(seconds=2)):
        assert "Net te laat" not in reader.get(LIST).text


def test_unchanged_page_is_not_sent_again(world: World, reader: Client) -> None:
    page = world.live()
    etag = reader.get(LIST).headers["ETag"]

    again = reader.get(LIST, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    withdraw(page, by=world.editor)
    assert reader.get(LIST, headers={"If-None-Match": etag}).status_code == 200


BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


def test_cached_page_is_compressed_once(
    world: World, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = world.live(title="Las een naad")
    first = reader.get(LIST, headers=BROWSER)
    monkeypatch.setattr(page_cache, "compress_string", None)

    second = reader.get(LIST, headers=BROWSER)
    plain = reader.get(LIST)

    assert gzip.decompress(second.content) == plain.content
    assert second.content == first.content
    assert second.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert second.headers["ETag"] == f"W/{plain.headers['ETag']}"
    for answer in (second, plain):
        assert set(answer.headers["Vary"].split(", ")) >= {"Accept-Encoding", "Cookie", "X-Part"}
    known = BROWSER | {"If-None-Match": second.headers["ETag"]}
    assert reader.get(LIST, headers=known).status_code == 304
    monkeypatch.undo()
    withdraw(page, by=world.editor)
    after = reader.get(LIST, headers=known)
    assert b"Las een naad" not in gzip.decompress(after.content)


def test_reader_with_a_session_gets_an_own_page_and_leaves_none(
    world: World, reader: Client, as_user: Any
) -> None:
    own = as_user(world.editor).get(LIST)

    assert own.headers["Cache-Control"] == "private, no-cache"
    assert reader.get(LIST).headers["Cache-Control"] == "public, no-cache"
    assert own.content != reader.get(LIST).content


def test_changed_words_make_a_cached_page_new(world: World, reader: Client) -> None:
    world.live(title="Kijk in de smederij")
    assert "smederij" not in reader.get(LIST + "?q=ijzerij").text

    Synonym.objects.create(words="smederij, ijzerij")

    assert "smederij" in reader.get(LIST + "?q=ijzerij").text


def test_only_reading_is_answered(world: World, reader: Client) -> None:
    assert reader.post(LIST).status_code == 405
    assert reader.head(LIST).status_code == 200


def test_page_that_moved_without_offers_shows_its_new_url(world: World, reader: Client) -> None:
    page = CataloguePage.objects.get(locale__language_code="nl")
    assert reader.get(LIST).status_code == 200

    page.move(page.get_parent().get_children().get(pk=world.region_page.pk), pos="last-child")

    assert reader.get(LIST).status_code == 404
    moved = CataloguePage.objects.get(pk=page.pk).get_url()
    assert reader.get(moved).status_code == 200
    assert f'href="{moved}"' in reader.get("/").text


def test_changed_site_is_a_new_version_and_its_cards_are_drawn_again(world: World) -> None:
    world.live()
    CatalogueEntry.objects.update(stale=False)
    before = current_version()

    Site.objects.get(is_default_site=True).save()

    assert current_version() != before
    assert CatalogueEntry.objects.get().stale
