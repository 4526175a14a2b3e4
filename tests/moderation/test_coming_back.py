"""Approving a page that brings others back: the leader sees them and confirms exactly those."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from moderation.actions import submit, withdraw
from moderation.coming_back import ConfirmFirst, confirming
from moderation.decide import decide
from offers.models import OfferPage
from tests.conftest import World
from tests.security.attack import (
    act,
    decide_in_editor,
    edit_url,
    form_of,
    fresh,
    task_state_of,
)

pytestmark = pytest.mark.database("promise 1: schools see what a leader approved, knowingly")


@pytest.fixture
def back(world: World) -> tuple[Any, list[Any]]:
    """A company page that waits after it was withdrawn, and its two offers that hide."""
    offers = [
        world.live(title="Kijkje in de werkplaats"),
        world.live(title="Lassen voor beginners"),
    ]
    world.draft(title="Nooit online")
    ended = world.live(title="Al voorbij")
    Page.objects.filter(pk=ended.pk).update(expire_at=timezone.now() - datetime.timedelta(days=1))
    withdraw(world.company_page, by=world.owner)
    submit(fresh(world.company_page), by=world.owner)
    return fresh(world.company_page), offers


def visible() -> set[str]:
    return {offer.title for offer in OfferPage.objects.visible()}


def hidden_fields(answer: HttpResponse) -> dict[str, Any]:
    return form_of(answer, "form[method=post]")


def listed(answer: HttpResponse) -> list[str]:
    items = BeautifulSoup(answer.content, "html.parser").select(".sto-list li")
    return [item.get_text(" ", strip=True) for item in items]


def test_approving_shows_what_comes_back_and_decides_nothing_yet(
    world: World, as_user: Any, back: tuple[Any, list[Any]]
) -> None:
    page, offers = back
    client = as_user(world.leader)

    answer = decide_in_editor(client, page, form_of(client.get(edit_url(page))), "approve")

    assert [offer.title in item for offer, item in zip(offers, listed(answer), strict=True)] == [
        True,
        True,
    ]
    assert (fresh(page).live, visible()) == (False, set())
    assert fresh(page).workflow_in_progress


def test_confirming_approves_and_brings_back_what_was_listed(
    world: World, as_user: Any, back: tuple[Any, list[Any]]
) -> None:
    page, offers = back
    client = as_user(world.leader)
    opened = form_of(client.get(edit_url(page)))
    asked = decide_in_editor(client, page, opened, "approve", '{"comment": "Welkom terug."}')

    client.post(edit_url(page), hidden_fields(asked))

    assert fresh(page).live is True
    assert visible() == {offer.title for offer in offers}
    assert page.approvals.valid().get().note == "Welkom terug."


def test_confirming_in_the_pop_up_goes_the_same_way(
    world: World, as_user: Any, back: tuple[Any, list[Any]]
) -> None:
    page, _offers = back
    client, state = as_user(world.leader), task_state_of(page)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    asked = act(client, page, "approve", task_state=state, comment="Goed.")
    client.post(url, hidden_fields(asked))

    assert fresh(page).live is True


def test_page_that_joined_meanwhile_asks_again(world: World, back: tuple[Any, list[Any]]) -> None:
    """Exactly what was read comes back, and no page more."""
    page, offers = back
    state = task_state_of(page)

    with confirming([offers[0].pk]), pytest.raises(ConfirmFirst) as asked:
        decide(state.pk, "approve", by=world.leader)

    assert [found.pk for found in asked.value.brings_back] == [offer.pk for offer in offers]
    assert fresh(page).live is False


def test_rejecting_and_first_approval_ask_nothing(
    world: World, back: tuple[Any, list[Any]]
) -> None:
    page, _offers = back

    decide(task_state_of(page).pk, "decline", by=world.leader, comment="Nog niet.")
    offer = world.neighbour_page
    withdraw(offer, by=world.leader)
    submit(fresh(offer), by=world.neighbour_editor)
    decide(task_state_of(offer).pk, "approve", by=world.leader)

    assert (fresh(page).live, fresh(offer).live) == (False, True)


def test_change_of_a_page_that_is_online_asks_nothing(world: World) -> None:
    world.live()
    page = world.company_page
    page.summary = "Wij maken liften."
    page.save_revision(user=world.owner)
    submit(fresh(page), by=world.owner)

    decide(task_state_of(page).pk, "approve", by=world.leader)

    assert fresh(page).summary == "Wij maken liften."


def test_withdrawing_a_company_names_what_hides_with_it(world: World, as_user: Any) -> None:
    world.live(title="Kijkje in de werkplaats")
    url = reverse("moderation_admin:withdraw", args=[world.company_page.pk])

    answer = as_user(world.leader).get(url)

    assert len(listed(answer)) == 1
    assert "Kijkje in de werkplaats" in listed(answer)[0]


def test_home_of_a_company_says_hidden_and_not_online(
    world: World, as_user: Any, back: tuple[Any, list[Any]]
) -> None:
    screen = as_user(world.owner).get(reverse("wagtailadmin_home"))

    states = BeautifulSoup(screen.content, "html.parser").select(".sto-state--hidden")
    assert len(states) == 2
    assert not BeautifulSoup(screen.content, "html.parser").select(".sto-state--live")
