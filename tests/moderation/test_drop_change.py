"""Throwing the change of a live page away: schools see the same, and the draft is gone."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from moderation.actions import drop_change, submit
from moderation.decide import decide
from moderation.refusals import ModerationRefused
from moderation.states import State, state_of
from tests.conftest import World
from tests.factories.pages import approve
from tests.moderation.test_states import asked, changed, resubmitted
from tests.security.attack import fresh, task_state_of

pytestmark = pytest.mark.database("promise 1: what is online stays what was approved")


def screen(page: Any) -> str:
    return reverse("moderation_admin:drop_change", args=[page.pk])


def test_dropping_leaves_what_schools_see_and_no_draft(world: World, as_user: Any) -> None:
    page = changed(world, world.live(title="Zoals het was"))
    live_revision = fresh(page).live_revision_id

    as_user(world.editor).post(screen(page))

    page = fresh(page)
    assert (page.title, page.draft_title, page.live) == ("Zoals het was", "Zoals het was", True)
    assert page.get_latest_revision_as_object().title == "Zoals het was"
    assert page.live_revision_id == live_revision
    assert state_of(page) == State.LIVE


def test_dropping_what_was_asked_ends_the_round(world: World) -> None:
    page = asked(world, resubmitted(world, changed(world, world.live(title="Zoals het was"))))

    drop_change(fresh(page), by=world.editor)

    assert fresh(page).current_workflow_state is None
    assert state_of(fresh(page)) == State.LIVE


def test_change_after_dropping_is_submitted_and_approved_as_ever(world: World) -> None:
    page = changed(world, world.live())
    drop_change(fresh(page), by=world.editor)
    page = fresh(page)
    page.title = "Toch anders"
    page.save_revision(user=world.editor)
    submit(fresh(page), by=world.editor)

    decide(task_state_of(page).pk, "approve", by=world.leader)

    assert (fresh(page).title, state_of(fresh(page))) == ("Toch anders", State.LIVE)


def test_leader_who_drops_a_change_decides_about_the_next(world: World) -> None:
    page = changed(world, world.live())
    drop_change(fresh(page), by=world.leader)
    page = changed(world, fresh(page))

    submit(fresh(page), by=world.editor)

    assert fresh(page).may_be_decided_by(world.leader)


@pytest.mark.parametrize("state", ["live", "draft", "in review", "approved for later"])
def test_dropping_is_refused_where_there_is_no_draft_of_a_live_page(
    world: World, as_user: Any, state: str
) -> None:
    if state == "draft":
        page = world.draft()
    elif state == "in review":
        page = resubmitted(world, changed(world, world.live()))
    else:
        page = world.live()
    if state == "approved for later":
        page.title = "Vanaf morgen"
        page.go_live_at = timezone.now() + datetime.timedelta(days=1)
        page.save_revision(user=world.editor)
        approve(fresh(page), requested_by=world.editor, by=world.leader)
    before = fresh(page).latest_revision_id

    with pytest.raises(ModerationRefused):
        drop_change(fresh(page), by=world.editor)
    shown = as_user(world.editor).get(screen(page)).text

    assert fresh(page).latest_revision_id == before
    assert "Gooi de wijziging weg</button>" not in shown
    assert "Ja, gooi de wijziging weg" not in shown


@pytest.mark.parametrize(
    ("who", "status"),
    [("editor", 302), ("leader", 302), ("neighbour_editor", 404), ("other_leader", 404)],
)
def test_dropping_is_for_makers_of_the_page(
    world: World, as_user: Any, who: str, status: int
) -> None:
    page = changed(world, world.live())

    answer = as_user(getattr(world, who)).post(screen(page))

    assert answer.status_code == status
    assert fresh(page).has_unpublished_changes is (status == 404)


def test_home_and_editor_lead_there(world: World, as_user: Any) -> None:
    page, plain = changed(world, world.live()), world.live(title="Zonder wijziging")
    client = as_user(world.editor)

    home = client.get(reverse("wagtailadmin_home")).text
    editors = [
        screen(found) in client.get(reverse("wagtailadmin_pages:edit", args=[found.pk])).text
        for found in (page, plain)
    ]

    assert (screen(page) in home, screen(plain) in home) == (True, False)
    assert editors == [True, False]
