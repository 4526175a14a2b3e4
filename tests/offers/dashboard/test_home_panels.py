"""The home screen of the admin: what waits for me, what is mine, who looks at it and when."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from moderation.actions import withdraw
from moderation.decide import decide
from offers.dashboard.reviewers import expected_by
from tests.conftest import World
from tests.factories.pages import last_year, network_page
from tests.factories.partners import MembershipFactory, NetworkFactory

pytestmark = pytest.mark.database("queries of a list")

HOME = "/admin/"


def home_of(client: Any) -> BeautifulSoup:
    return BeautifulSoup(client.get(HOME).text, "html.parser")


def row_of(page: BeautifulSoup, title: str) -> Any:
    """Return the one row with this title."""
    rows = [row for row in page.select(".sto-row") if title in row.select_one(".sto-row__title")]
    assert len(rows) == 1, f"{len(rows)} rows say {title}"
    return rows[0]


def heading_over(row: Any) -> str:
    return row.find_previous(["h2", "h3"]).get_text(" ", strip=True).rstrip("0123456789 ")


def links_of(row: Any) -> set[str]:
    return {link.get_text(strip=True) for link in row.select(".sto-row__actions a")}


def incomplete(world: World, **facts: Any) -> Any:
    """Return a draft whose newest version lacks these facts."""
    page = world.draft(title=facts.pop("title"))
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision(user=world.editor, clean=False)
    return page


def ask_change(world: World, page: Any, comment: str) -> None:
    decide(
        page.current_workflow_state.current_task_state_id,
        "reject",
        by=world.leader,
        comment=comment,
    )


# What is where -----------------------------------------------------------------------------


def test_home_sorts_what_waits_from_what_goes_on(world: World, as_user: Any) -> None:
    world.draft(title="Het concept")
    world.submitted(title="De inzending")
    world.live(title="Online aanbod")
    withdraw(world.live(title="Voorbij"), by=world.editor)
    ask_change(world, world.submitted(title="Graag anders"), "Wie past er op?")

    page = home_of(as_user(world.editor))

    found = {
        title: heading_over(row_of(page, title))
        for title in ("Het concept", "De inzending", "Online aanbod", "Voorbij", "Graag anders")
    }
    assert found == {
        "Het concept": "Nog te doen",
        "Graag anders": "Nog te doen",
        "De inzending": "Bij de projectleider",
        "Online aanbod": "Online",
        "Voorbij": "Niet meer online",
    }
    assert "Wie past er op?" in row_of(page, "Graag anders").text


def test_home_puts_what_a_leader_asked_first_then_the_fullest_draft(
    world: World, as_user: Any
) -> None:
    incomplete(world, title="Bijna leeg", summary="", contact_email="")
    world.draft(title="Bijna klaar", description="<p>Welkom.</p>", cost=0, accessibility="full")
    ask_change(world, world.submitted(title="Gevraagd"), "Iets korter?")

    page = home_of(as_user(world.editor))

    titles = [title.get_text(strip=True) for title in page.select(".sto-row__title")]
    assert titles == ["Gevraagd", "Bijna klaar", "Bijna leeg"]


def test_home_offers_the_copy_of_what_was_online_only(world: World, as_user: Any) -> None:
    world.draft(title="Het concept")
    world.submitted(title="De inzending")
    world.live(title="Van deze week")
    last_year(world.live(title="Online aanbod"))
    withdraw(last_year(world.live(title="Voorbij")), by=world.editor)

    page = home_of(as_user(world.editor))

    copied = {
        title
        for title in ("Het concept", "De inzending", "Van deze week", "Online aanbod", "Voorbij")
        if "Kopieer vorig jaar" in links_of(row_of(page, title))
    }
    assert copied == {"Online aanbod", "Voorbij"}


def test_home_of_editor_leads_to_offers_and_not_to_the_profile(world: World, as_user: Any) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[world.company_page.pk])

    shown = {who: edit in str(home_of(as_user(getattr(world, who)))) for who in ("owner", "editor")}

    assert shown == {"owner": True, "editor": False}


def test_home_of_coordinator_names_the_company_of_each_task(world: World, as_user: Any) -> None:
    network = NetworkFactory(region=world.region)
    person = MembershipFactory(coordinator=True, network=network).user
    network_page(world.region_page, network)
    world.company.networks.add(network)
    world.draft(title="Het concept")

    page = home_of(as_user(person))

    assert world.company.name in row_of(page, "Het concept").text
    assert len(page.select(".sto-panel")) == 3


def test_home_without_offers_says_how_to_begin(world: World, as_user: Any) -> None:
    page = home_of(as_user(world.editor))

    assert "U hebt nog geen aanbod" in page.text
    assert page.select("#to-do") == []


# The task list -------------------------------------------------------------------------------


def test_home_draft_says_how_many_parts_are_ready_and_links_to_the_rest(
    world: World, as_user: Any
) -> None:
    draft = incomplete(world, title="Het concept", group_max=None)
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])

    row = row_of(home_of(as_user(world.editor)), "Het concept")

    assert "0 van 6 onderdelen klaar" in " ".join(row.text.split())
    assert f"{edit}#part-needed" in {link["href"] for link in row.select(".sto-ready a")}


def test_edit_screen_lists_what_is_still_to_do_and_where(world: World, as_user: Any) -> None:
    draft = incomplete(world, title="Het concept", group_max=None)

    answer = as_user(world.editor).get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))

    page = BeautifulSoup(answer.text, "html.parser")
    targets = [link["href"].removeprefix("#") for link in page.select(".sto-tasks a")]
    assert "part-needed" in targets
    assert [target for target in targets if page.find(id=target) is None] == []


# Who looks at it, and when -----------------------------------------------------------------


def test_home_in_review_names_leaders_by_first_name_and_the_mailbox(
    world: World, as_user: Any
) -> None:
    world.submitted(title="De inzending")
    type(world.leader).objects.filter(pk=world.leader.pk).update(first_name="Anna")
    type(world.leader).objects.filter(pk=world.second_leader.pk).update(first_name="Bas")

    text = row_of(home_of(as_user(world.editor)), "De inzending").text

    assert "Anna of Bas kijkt ernaar" in text
    assert world.region.role_email in text
    for private in (world.leader.last_name, world.leader.email, world.second_leader.email):
        assert private not in text


def test_home_in_review_too_long_says_to_ask(world: World, as_user: Any) -> None:
    page = world.submitted(title="De inzending")
    TaskState.objects.filter(pk=page.current_workflow_state.current_task_state_id).update(
        started_at=timezone.now() - datetime.timedelta(days=30)
    )

    text = row_of(home_of(as_user(world.editor)), "De inzending").text

    assert "vraag er gerust naar" in text


@pytest.mark.parametrize(
    ("submitted", "days", "answer"),
    [
        ("2026-11-16T09:00", 5, "2026-11-23"),  # Monday to Monday
        ("2026-11-20T09:00", 1, "2026-11-23"),  # Friday to Monday
        ("2026-11-21T09:00", 1, "2026-11-23"),  # Saturday to Monday
        ("2026-11-18T23:30", 2, "2026-11-20"),
        ("2026-11-18T09:00", 0, "2026-11-18"),
    ],
)
def test_expected_by_counts_working_days(
    settings: Any, submitted: str, days: int, answer: str
) -> None:
    settings.REVIEW_DAYS = days
    moment = timezone.make_aware(datetime.datetime.fromisoformat(submitted))

    assert expected_by(moment).isoformat() == answer


# How heavy it is -----------------------------------------------------------------------------


def queries_of(client: Any) -> int:
    client.get(HOME)  # fills what is kept per process
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(HOME)
    assert answer.status_code == 200
    return len(queries)


def one_of_each(world: World, number: int) -> None:
    world.draft(title=f"Concept {number}", slug=f"concept-{number}")
    world.submitted(title=f"Inzending {number}", slug=f"inzending-{number}")
    world.live(title=f"Online {number}", slug=f"online-{number}")
    ask_change(world, world.submitted(title=f"Anders {number}", slug=f"anders-{number}"), "Korter?")


def test_home_costs_the_same_with_one_offer_and_with_three(world: World, as_user: Any) -> None:
    client = as_user(world.owner)
    one_of_each(world, 1)
    few = queries_of(client)

    for number in (2, 3):
        one_of_each(world, number)

    assert queries_of(client) == few
    assert few <= 60


def test_home_of_coordinator_costs_the_same_with_one_company_and_with_two(
    world: World, as_user: Any
) -> None:
    network = NetworkFactory(region=world.region)
    client = as_user(MembershipFactory(coordinator=True, network=network).user)
    world.company.networks.add(network)
    world.live(title="Online")
    few = queries_of(client)

    world.neighbour.networks.add(network)
    world.live(title="Bij de buren", parent=world.neighbour_page)

    assert queries_of(client) == few
