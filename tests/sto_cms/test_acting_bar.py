"""The bar above a public page: for those who may act on it, and never in what others get."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from moderation.actions import submit
from tests.conftest import World
from tests.factories.pages import network_page
from tests.factories.partners import MembershipFactory, NetworkFactory
from tests.security.attack import fresh

pytestmark = pytest.mark.database("what one reader gets is not kept for another")


def bar_of(client: Any, url: str) -> Any:
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").select_one(".acting")


def links_in(bar: Any) -> dict[str, str]:
    return {link.get_text(strip=True): link["href"] for link in bar.select("a")} if bar else {}


def addresses_of(page: Any) -> dict[str, str]:
    return {
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "withdraw": reverse("moderation_admin:withdraw", args=[page.pk]),
        "history": reverse("wagtailadmin_pages:history", args=[page.pk]),
    }


def test_bar_leads_each_to_what_they_may_do(world: World, as_user: Any) -> None:
    page = world.live()
    to = addresses_of(page)

    shown = {
        who: links_in(bar_of(as_user(getattr(world, who)), page.url))
        for who in ("leader", "editor", "neighbour_editor", "other_leader")
    }

    assert shown == {
        "leader": {
            "Naar het scherm": to["edit"],
            "Trek in": to["withdraw"],
            "Geschiedenis": to["history"],
        },
        "editor": {"Wijzig": to["edit"], "Trek in": to["withdraw"]},
        "neighbour_editor": {},
        "other_leader": {},
    }


def test_bar_says_where_the_page_stands(world: World, as_user: Any) -> None:
    page = world.live()
    page.summary = "Nieuwer."
    page.save_revision(user=world.editor)
    submit(fresh(page), by=world.editor)

    bar = bar_of(as_user(world.editor), page.url)

    assert "Online, wijziging in beoordeling" in bar.text


def test_bar_stands_on_every_kind_of_moderated_page(world: World, as_user: Any) -> None:
    network = NetworkFactory(region=world.region)
    MembershipFactory(coordinator=True, network=network)
    pages = [world.live(), world.company_page, world.region_page]
    draft = network_page(world.region_page, network)
    client = as_user(world.leader)

    assert [bool(bar_of(client, page.url)) for page in pages] == [True, True, True]
    assert client.get(draft.url).status_code == 404


@pytest.mark.parametrize("who", ["visitor", "teacher"])
def test_bar_is_in_nothing_that_others_get(world: World, as_user: Any, who: str) -> None:
    """The leader comes first, so that whatever is kept was drawn for the leader."""
    pages = [world.live(), world.company_page, world.region_page]
    urls = [page.url for page in pages] + [world.region_page.get_parent().url]
    leader = as_user(world.leader)
    other = Client() if who == "visitor" else as_user(MembershipFactory(teacher=True).user)
    for url in urls:
        leader.get(url)

    assert [url for url in urls if bar_of(other, url)] == []


def test_answer_with_the_bar_is_for_this_reader_alone(world: World, as_user: Any) -> None:
    page = world.live()

    answer = as_user(world.editor).get(page.url)

    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]


def test_preview_has_no_bar(world: World, as_user: Any) -> None:
    page = world.live()
    url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])

    assert bar_of(as_user(world.editor), url) is None
