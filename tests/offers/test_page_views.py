"""One form makes one page: sent twice, at once, by somebody else, with its rows."""

import uuid
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from moderation.form_keys import page_key
from moderation.states import State, state_of
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from tests.conftest import World
from tests.offers.editor.test_forms import add_url, fill_in, newest, post


def complete(world: World, client: Client, **facts: Any) -> Any:
    level = world.draft().levels.first()
    Page.objects.filter(pk=OfferPage.objects.latest("pk").pk).delete()
    told = {"summary": "Kort", "levels": [level.pk], "duration": 60, "group_max": 12}
    told |= {"contact_email": "aanbod@example.nl"}
    return fill_in(client, add_url(world, TourPage), **(told | facts))


def with_stop(posted: Any, title: str) -> Any:
    posted["stops-TOTAL_FORMS"], posted["stops-0-title"] = "1", title
    posted["stops-0-ORDER"], posted["stops-0-DELETE"] = "1", ""
    return posted


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_form_sent_again_is_the_same_page_with_the_last_text(
    world: World, as_user: Any, page_class: type[OfferPage]
) -> None:
    client, url = as_user(world.editor), add_url(world, page_class)
    posted = fill_in(client, url, title="Eerst")

    post(client, url, posted)
    posted["title"] = "Daarna"
    again = client.post(
        url,
        posted.urlencode(),
        content_type="application/x-www-form-urlencoded",
        follow=True,
    )

    assert again.redirect_chain[0][1] == 307
    page = page_class.objects.get()
    assert newest(page).title == "Daarna"


def test_form_sent_again_brings_its_rows_once(world: World, as_user: Any) -> None:
    client, url = as_user(world.editor), add_url(world, TourPage)
    posted = with_stop(fill_in(client, url, title="Langs de hallen"), "De hal")

    post(client, url, posted)
    posted["stops-0-title"] = "De tweede hal"
    client.post(url, posted.urlencode(), "application/x-www-form-urlencoded", follow=True)

    page = TourPage.objects.get()
    assert [stop.title for stop in newest(page).stops.all()] == ["De tweede hal"]
    assert page.stops.count() == 1


def test_save_after_the_autosave_keeps_the_rows_the_browser_knows(
    world: World, as_user: Any
) -> None:
    """The browser learnt the ids of the rows; the key of the form is still in the page."""
    client, url = as_user(world.editor), add_url(world, TourPage)
    posted = with_stop(fill_in(client, url, title="Langs de hallen"), "De hal")

    answer = client.post(
        url,
        posted.urlencode(),
        "application/x-www-form-urlencoded",
        headers={"accept": "application/json"},
    ).json()
    for name, value in answer["field_updates"].items():
        posted[name] = value
    post(client, answer["url"], posted)

    assert [stop.title for stop in newest(TourPage.objects.get()).stops.all()] == ["De hal"]


def test_pressing_submit_while_the_first_autosave_runs_submits_that_page(
    world: World, as_user: Any
) -> None:
    client, url = as_user(world.editor), add_url(world, TourPage)
    posted = with_stop(complete(world, client, title="Langs de hallen"), "De hal")
    post(client, url, posted)
    posted["action-submit"] = "1"

    client.post(url, posted.urlencode(), "application/x-www-form-urlencoded", follow=True)

    assert state_of(TourPage.objects.get()) == State.IN_REVIEW


def test_two_forms_are_two_pages(world: World, as_user: Any) -> None:
    client, url = as_user(world.editor), add_url(world, WorkshopPage)

    for _n in range(2):
        post(client, url, fill_in(client, url, title="Een idee"))

    assert WorkshopPage.objects.count() == 2


def test_form_key_of_somebody_else_makes_a_page_of_ones_own(world: World, as_user: Any) -> None:
    client, url = as_user(world.editor), add_url(world, WorkshopPage)
    posted = fill_in(client, url, title="Van mij")
    post(client, url, posted)

    posted["title"] = "Van een collega"
    post(as_user(world.colleague), url, posted)

    pages = WorkshopPage.objects.order_by("pk")
    assert [page.title for page in pages] == ["Van mij", "Van een collega"]
    assert pages[0].translation_key != pages[1].translation_key


@pytest.mark.parametrize("key", ["", "x", "1" * 5000], ids=["none", "word", "long"])
def test_form_with_an_unreadable_key_is_refused_or_makes_a_page(
    world: World, as_user: Any, key: str
) -> None:
    client, url = as_user(world.editor), add_url(world, WorkshopPage)
    posted = fill_in(client, url, title="Een idee")
    posted["form_key"] = key

    answer = post(client, url, posted)

    assert answer.status_code in (200, 302)
    assert WorkshopPage.objects.count() == (1 if not key else 0)


def test_key_of_a_page_cannot_be_chosen(world: World, as_user: Any) -> None:
    """A form key that is a known translation key ties the new page to nothing."""
    client, url = as_user(world.editor), add_url(world, WorkshopPage)
    posted = fill_in(client, url, title="Een idee")
    posted["form_key"] = str(world.neighbour_page.translation_key)

    post(client, url, posted)

    page = WorkshopPage.objects.get()
    assert page.translation_key != world.neighbour_page.translation_key


def test_page_key_depends_on_each_of_its_parts() -> None:
    one, other = uuid.uuid4(), uuid.uuid4()
    keys = {
        page_key(1, 1, "a.b", one),
        page_key(2, 1, "a.b", one),
        page_key(1, 2, "a.b", one),
        page_key(1, 1, "a.c", one),
        page_key(1, 1, "a.b", other),
    }

    assert len(keys) == 5
