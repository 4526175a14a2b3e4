"""While a page waits for an answer its makers read it, and can take it back."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils.formats import date_format

from moderation.actions import submit
from moderation.states import State, state_of
from offers.dashboard.reviewers import expected_by
from tests.conftest import World
from tests.offers.editor.test_forms import edit_url, fill_in, newest, post
from tests.security.attack import fresh


def opened(client: Any, page: Any) -> BeautifulSoup:
    return BeautifulSoup(client.get(edit_url(page)).text, "html.parser")


@pytest.mark.parametrize("who", ["editor", "owner", "colleague"])
def test_company_reads_what_waits_with_who_looks_and_by_when(
    world: World, as_user: Any, who: str
) -> None:
    page = world.submitted(title="Las een naad")
    started = page.current_workflow_state.current_task_state.started_at

    screen = opened(as_user(getattr(world, who)), page)

    head = screen.select_one(".in-review").get_text(" ", strip=True)
    assert world.leader.first_name in head
    assert date_format(expected_by(started), "l j F") in head
    assert "Haal terug om te wijzigen" in head
    assert "Las een naad" in screen.select_one("h1").get_text()
    assert [field["name"] for field in screen.select("main [name]")] == [
        "csrfmiddlewaretoken",
        "action-cancel-workflow",
    ]


def test_taking_back_ends_the_round_and_keeps_the_text(world: World, as_user: Any) -> None:
    page, client = world.submitted(title="Las een naad"), as_user(world.editor)

    answer = client.post(edit_url(page), {"action-cancel-workflow": "1"}, follow=True)

    assert state_of(page) == State.DRAFT
    assert newest(page).title == "Las een naad"
    assert answer.redirect_chain == [(edit_url(page), 302)]
    assert "U kunt het weer wijzigen" in answer.text
    assert BeautifulSoup(answer.text, "html.parser").select("#page-edit-form [name=title]")


def test_taking_back_a_change_leaves_what_is_online(world: World, as_user: Any) -> None:
    page, client = world.live(summary="Zo is het nu."), as_user(world.editor)
    post(client, edit_url(page), fill_in(client, edit_url(page), summary="Zo wordt het."))
    submit(fresh(page), by=world.editor)

    client.post(edit_url(page), {"action-cancel-workflow": "1"})

    assert fresh(page).summary == "Zo is het nu."
    assert newest(page).summary == "Zo wordt het."
    assert state_of(fresh(page)) == State.LIVE_WITH_DRAFT


@pytest.mark.parametrize("who", ["neighbour_editor", "other_leader"])
def test_nobody_else_takes_it_back(world: World, as_user: Any, who: str) -> None:
    page = world.submitted()

    answer = as_user(getattr(world, who)).post(edit_url(page), {"action-cancel-workflow": "1"})

    assert answer.status_code == 404
    assert state_of(page) == State.IN_REVIEW


def test_form_that_was_open_before_writes_nothing(world: World, as_user: Any) -> None:
    page, client = world.draft(title="Eerst"), as_user(world.editor)
    form = fill_in(client, edit_url(page), title="Daarna")
    submit(page, by=world.colleague)

    answer = client.post(
        edit_url(page), form.urlencode(), "application/x-www-form-urlencoded", follow=True
    )
    autosave = client.post(
        edit_url(page),
        form.urlencode(),
        "application/x-www-form-urlencoded",
        headers={"accept": "application/json"},
    )

    assert "wordt bekeken" in answer.text or "beoordeel" in answer.text
    assert (autosave.status_code, autosave.json()["error_code"]) == (400, "locked")
    assert newest(page).title == "Eerst"


def test_profile_in_review_is_read_only_too(world: World, as_user: Any) -> None:
    submit(world.company_page, by=world.owner)

    screen = opened(as_user(world.owner), world.company_page)

    assert screen.select(".in-review")
    assert not screen.select("#page-edit-form")


def test_leader_of_the_region_still_decides_in_the_editor(world: World, as_user: Any) -> None:
    page = world.submitted()

    screen = opened(as_user(world.leader), page)

    assert not screen.select(".in-review")
    assert screen.select("#page-edit-form")


@pytest.mark.parametrize("maker", ["draft", "live"])
@pytest.mark.parametrize("who", ["editor", "owner", "leader"])
def test_status_checks_and_comments_of_wagtail_are_the_offices(
    world: World, as_user: Any, maker: str, who: str
) -> None:
    page = getattr(world, maker)()

    panels = {
        person: [
            each["data-side-panel-toggle"]
            for each in opened(as_user(getattr(world, person)), page).select(
                "[data-side-panel-toggle]"
            )
        ]
        for person in (who, "office")
    }

    assert panels[who] == ["preview"]
    assert "status" in panels["office"]


def test_second_account_screen_leads_to_ones_own_account(world: World, as_user: Any) -> None:
    answer = as_user(world.editor).get("/admin/account/")

    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert as_user(world.office).get("/admin/account/").status_code == 200


def test_leader_is_not_invited_to_submit_what_waits(world: World, as_user: Any) -> None:
    page, ready = world.submitted(), "U kunt dit indienen"

    assert ready not in opened(as_user(world.leader), page).get_text()
    assert ready in opened(as_user(world.editor), world.draft(title="Nog een")).get_text()
