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
    page_cache._pages.clear()
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


@pytest.mark.parametrize(
    "query_string",
    [
        "utm_source=elders",
        "level=kb&kind=tour&kind=workshop&level=kb",
        "kind=workshop&q=&kind=tour&view=list&level=kb&page=1",
        "sort=newest&level=kb&kind=&kind=tour&kind=workshop&sort=",
    ],
)
def test_same_query_written_otherwise_is_the_same_page(
    world: World, reader: Client, query_string: str, django_assert_num_queries: Any
) -> None:
    usual = "" if "utm" in query_string else "?kind=tour&kind=workshop&level=kb"
    first = reader.get(LIST + usual)

    second = queries(django_assert_num_queries, 1, reader, f"{LIST}?{query_string}")

    assert second.content == first.content
    assert "utm_" not in second.text
    assert len(page_cache._pages) == 1


@pytest.mark.parametrize("query_string", ["&&&&", "utm_source=elders"])
def test_url_that_asks_nothing_leaves_none_of_itself_in_the_page(
    world: World, reader: Client, query_string: str
) -> None:
    plain = reader.get(LIST).content
    page_cache._pages.clear()

    reader.get(f"{LIST}?{query_string}")

    assert reader.get(LIST).content == plain


def test_three_hundred_invented_urls_do_not_empty_the_cache(
    world: World, reader: Client, django_assert_num_queries: Any
) -> None:
    world.live(title="Las een naad")
    reader.get(LIST + "?q=naad")

    for number in range(page_cache.CACHED_PAGES):
        assert reader.get(f"{LIST}?utm_id={number}").status_code == 200

    queries(django_assert_num_queries, 1, reader, LIST + "?q=naad")
    assert len(page_cache._pages) == 2


INVENTED = {
    "a choice that is none": "kind=verzonnen{}",
    "a number that is none": "group=x{}",
    "a page after the last": "page=1{:03}",
}


@pytest.mark.parametrize("query_string", INVENTED.values(), ids=INVENTED)
def test_page_that_is_not_as_asked_is_not_cached(
    world: World, reader: Client, query_string: str
) -> None:
    for number in range(2):
        assert reader.get(f"{LIST}?{query_string.format(number)}").status_code == 200

    assert list(page_cache._pages) == []


def test_page_that_was_used_least_recently_is_forgotten_first(
    world: World, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_cache, "CACHED_PAGES", 2)

    for number in (1, 2, 1, 3):
        reader.get(f"{LIST}?group={number}")

    assert [key[4] for key in page_cache._pages] == ["group=1", "group=3"]


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
