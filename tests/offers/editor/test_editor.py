"""The editor of an offer: buttons, fields and sentences that fit who sits in front of it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from offers.dashboard.reviewers import expected_by
from offers.kinds.tour import TourPage, TourStop
from tests.conftest import World
from tests.security.attack import edit, edit_url


def soup(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def options_of(page: BeautifulSoup, name: str) -> set[str]:
    """Return the values one can choose in a select or a row of boxes."""
    chosen = page.select(f'select[name="{name}"] option, input[name="{name}"]')
    return {option.get("value", "") for option in chosen} - {""}


@pytest.mark.parametrize("new", [True, False])
def test_editor_offers_other_companies_only_to_work_with(
    world: World, as_user: Any, new: bool
) -> None:
    client, url = as_user(world.editor), edit_url(world.draft(page_class=TourPage))
    if new:
        url = reverse("wagtailadmin_pages:add", args=["offers", "tourpage", world.company_page.pk])

    page = soup(client.get(url))

    others = {str(world.neighbour.pk)}
    assert options_of(page, "partner_companies") == others
    assert options_of(page, "stops-0-company") == others


def test_editor_cost_left_empty_says_nothing_and_zero_says_free(world: World, as_user: Any) -> None:
    page, client = world.draft(cost=50), as_user(world.editor)

    costs = []
    for typed in ("", "0"):
        edit(client, page, cost=typed)
        costs.append(type(page).objects.get(pk=page.pk).get_latest_revision_as_object().cost)

    assert costs == [None, 0]


def test_editor_dates_are_the_browsers_own_fields(world: World, as_user: Any) -> None:
    draft = world.draft(page_class=TourPage, available_from="2027-09-01")

    page = soup(as_user(world.editor).get(edit_url(draft)))

    first = page.select_one("#id_available_from")
    assert (first["type"], first["value"]) == ("date", "2027-09-01")
    assert page.select_one("#id_stops-0-start_time")["type"] == "time"
    assert page.select_one("#id_expire_at")["type"] == "datetime-local"


def test_editor_times_typed_in_the_browsers_fields_are_kept(world: World, as_user: Any) -> None:
    draft = world.draft()

    edit(as_user(world.editor), draft, expire_at="2099-06-30T17:30", available_from="2098-09-01")

    version = type(draft).objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert timezone.localtime(version.expire_at).isoformat()[:16] == "2099-06-30T17:30"
    assert version.available_from.isoformat() == "2098-09-01"


@pytest.mark.parametrize("maker", ["draft", "live"])
def test_editor_shows_no_button_that_leads_nowhere(world: World, as_user: Any, maker: str) -> None:
    page = getattr(world, maker)()
    nowhere = [
        reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in ("copy", "unpublish")
    ]

    html = {
        who: as_user(getattr(world, who)).get(edit_url(page)).text for who in ("editor", "leader")
    }

    assert [url for url in nowhere for text in html.values() if url in text] == []


def test_editor_both_buttons_of_a_draft_are_in_sight(world: World, as_user: Any) -> None:
    page = soup(as_user(world.editor).get(edit_url(world.draft())))

    buttons = page.select(".sto-actions > button")

    assert [button.get("name", "") for button in buttons] == ["action-submit", ""]
    assert page.select("footer .w-dropdown") == []


def test_editor_pause_of_saving_names_a_button_there_is() -> None:
    with override("nl"):
        sentence = gettext("There are validation errors, click save to highlight them.")

    assert "Bewaar concept" in sentence


def test_submitted_offer_says_who_has_it_and_when_to_expect_an_answer(
    world: World, as_user: Any
) -> None:
    page, client = world.draft(), as_user(world.editor)

    edit(client, page, "action-submit")
    text = soup(client.get("/admin/")).select_one(".messages").get_text(" ", strip=True)

    with override("nl"):
        day = date_format(expected_by(timezone.now()), "l j F")
    assert "ligt bij uw projectleider" in text
    assert day in text


def test_editor_stop_at_the_own_company_of_before_is_still_a_choice(
    world: World, as_user: Any
) -> None:
    page = world.draft(page_class=TourPage)
    page.stops.add(TourStop(title="De hal", company=world.company))
    page.save_revision(user=world.editor)

    answer = edit(as_user(world.editor), page, summary="Anders")

    assert answer.status_code == 302
