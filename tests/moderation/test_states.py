"""Every state a page can be in, reached the way people reach it."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.states import State, state_of, states_of
from offers.models import OfferPage
from tests.conftest import World

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

DAY = datetime.timedelta(days=1)


def asked(world: World, page: Any) -> Any:
    state = page.current_workflow_state.current_task_state
    decide(state.pk, "reject", by=world.leader, comment="Noem de groep.")
    return page


def declined(world: World, page: Any) -> Any:
    state = page.current_workflow_state.current_task_state
    decide(state.pk, "decline", by=world.leader, comment="Past hier niet.")
    return page


def changed(world: World, page: Any) -> Any:
    page.title = "Een wijziging"
    page.save_revision(user=world.editor)
    return page


def resubmitted(world: World, page: Any) -> Any:
    submit(page, by=world.editor)
    return type(page).objects.get(pk=page.pk)


def expired(world: World) -> Any:
    page = world.live(expire_at=timezone.now() + DAY)
    with time_machine.travel(timezone.now() + 2 * DAY):
        call_command("publish_scheduled")
    return page


def taken_back(world: World, page: Any) -> Any:
    withdraw(page, by=world.editor)
    return page


def hidden(world: World, page: Any) -> Any:
    """Approved as before; the page of its company is not online any more."""
    withdraw(world.company_page, by=world.leader)
    return page


REACHED: dict[State, Callable[[World], Any]] = {
    State.DRAFT: lambda world: world.draft(),
    State.IN_REVIEW: lambda world: world.submitted(),
    State.CHANGES_ASKED: lambda world: asked(world, world.submitted()),
    State.DECLINED: lambda world: declined(world, world.submitted()),
    State.SCHEDULED: lambda world: world.live(go_live_at=timezone.now() + DAY),
    State.LIVE: lambda world: world.live(),
    State.LIVE_WITH_DRAFT: lambda world: changed(world, world.live()),
    State.LIVE_IN_REVIEW: lambda world: resubmitted(world, changed(world, world.live())),
    State.LIVE_CHANGES_ASKED: lambda world: asked(
        world, resubmitted(world, changed(world, world.live()))
    ),
    State.HIDDEN: lambda world: hidden(world, world.live()),
    State.HIDDEN_WITH_DRAFT: lambda world: hidden(world, changed(world, world.live())),
    State.EXPIRED: expired,
    State.WITHDRAWN: lambda world: taken_back(world, world.live()),
}


def test_states_all_are_reached_below() -> None:
    assert set(REACHED) == set(State)


@pytest.mark.parametrize("state", State)
def test_state_of_page_brought_there_is_that_state(world: World, state: State) -> None:
    page = REACHED[state](world)

    stored = type(page).objects.get(pk=page.pk)
    assert state_of(stored) == state
    assert state.live == OfferPage.objects.visible().filter(pk=page.pk).exists()
    assert stored.live == (state.live or state.hidden)
    assert state.in_review == stored.workflow_in_progress


def test_state_of_submission_taken_back_is_draft(world: World) -> None:
    page = taken_back(world, world.submitted())

    assert state_of(type(page).objects.get(pk=page.pk)) == State.DRAFT


def test_state_of_rejected_page_submitted_again_is_in_review(world: World) -> None:
    page = resubmitted(world, declined(world, world.submitted()))

    assert state_of(page) == State.IN_REVIEW


def test_state_of_rejected_change_of_live_page_is_live_with_draft(world: World) -> None:
    page = declined(world, resubmitted(world, changed(world, world.live())))

    assert state_of(type(page).objects.get(pk=page.pk)) == State.LIVE_WITH_DRAFT


def test_states_of_many_pages_takes_the_same_number_of_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pages = [world.draft(), world.submitted(title="Twee"), world.live(title="Drie")]

    with django_assert_num_queries(4):
        states = states_of(pages)

    assert list(states.values()) == [State.DRAFT, State.IN_REVIEW, State.LIVE]
    with django_assert_num_queries(3):
        state_of(pages[0])


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (State.LIVE_IN_REVIEW, State.IN_REVIEW),
        (State.LIVE_CHANGES_ASKED, State.CHANGES_ASKED),
    ],
)
def test_state_of_hidden_page_in_a_round_is_the_rounds_and_not_online(
    world: World, before: State, now: State
) -> None:
    page = REACHED[before](world)

    withdraw(world.company_page, by=world.leader)

    assert state_of(type(page).objects.get(pk=page.pk)) == now


def test_state_of_page_whose_end_is_past_is_expired_before_the_clock_comes(world: World) -> None:
    page = world.live(expire_at=timezone.now() + DAY)

    with time_machine.travel(timezone.now() + 2 * DAY):
        assert state_of(type(page).objects.get(pk=page.pk)) == State.EXPIRED
