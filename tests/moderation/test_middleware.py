"""A refused request changes nothing, and the reader is told why."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.admin.models import EditingSession
from wagtail.models import Page, Revision, TaskState

from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.models import Approval
from tests.conftest import World
from tests.factories.media import picture_bytes
from tests.partners.files.test_forms import IMAGE, upload
from tests.security.attack import decide_in_editor, edit_url, form_of, fresh, task_state_of

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved, with locks")


def typed_in(answer: HttpResponse) -> str:
    """Return what the answer gives back of what was typed."""
    box = BeautifulSoup(answer.content, "html.parser").select_one("textarea[readonly]")
    return box.text.strip() if box else ""


def already_decided(person: Any) -> str:
    with override("nl"):
        return gettext("Already decided by %(name)s.") % {"name": person}


def counts() -> dict[str, int]:
    """How many rows each thing that a decision or a draft writes has."""
    return {
        model.__name__: model.objects.count() for model in (Page, Revision, TaskState, Approval)
    }


# The first of these tells whether the request began with a transaction.
QUERIES_OF_INTEREST = ("SAVEPOINT", 'SELECT "organisations_company"."id"', "INSERT")


def test_upload_is_checked_outside_the_transaction_of_other_requests(
    world: World, as_user: Any
) -> None:
    """Decoding a picture inside it would keep everybody else from writing on SQLite."""
    client = as_user(world.editor)

    with CaptureQueriesContext(connection) as queries:
        upload(client, IMAGE, picture_bytes(), "plaatje.png")

    checked = [query["sql"] for query in queries if query["sql"].startswith(QUERIES_OF_INTEREST)]
    # The test itself runs in a transaction, so that a further one shows as a savepoint.
    assert checked[0].startswith("SELECT")
    assert any('INTO "files_companyimage"' in sql for sql in checked)


def decided_address(page: Any, action: str = "approve") -> str:
    state = page.current_workflow_state.current_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])


@pytest.mark.parametrize("first", ["approve", "reject", "decline"])
def test_late_decision_in_decision_screen_is_told_who_was_first(
    world: World, as_user: Any, first: str
) -> None:
    page = world.submitted()
    address = decided_address(page)
    state = page.current_workflow_state.current_task_state
    decide(state.pk, first, by=world.leader, comment="Eerst.")
    before = counts()

    answer = as_user(world.second_leader).post(address, {"comment": "Zelf <gezien>."})

    assert answer.status_code == 409
    assert already_decided(world.leader) in answer.text
    assert typed_in(answer) == "Zelf <gezien>."
    assert counts() == before


def test_late_decision_in_editor_is_told_and_stores_no_draft(world: World, as_user: Any) -> None:
    page = world.submitted()
    state = page.current_workflow_state.current_task_state
    decide(state.pk, "approve", by=world.leader)
    before = counts()

    answer = as_user(world.second_leader).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {
            "title": "Door de ander veranderd",
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps({"comment": "Mooi zo."}),
        },
    )

    assert answer.status_code == 409
    assert already_decided(world.leader) in answer.text
    assert typed_in(answer) == "Mooi zo."
    assert counts() == before


@pytest.mark.parametrize("view", ["workflow_action", "collect_workflow_action_data"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_pop_up_of_a_late_decision_is_told_in_words_a_script_can_show(
    world: World, as_user: Any, view: str, method: str
) -> None:
    """Wagtail leads such a pop-up to another page, which its script waits for in vain."""
    page = world.submitted()
    state = page.current_workflow_state.current_task_state
    url = reverse(f"wagtailadmin_pages:{view}", args=[page.pk, "reject", state.pk])
    decide(state.pk, "approve", by=world.leader)

    ask = getattr(as_user(world.second_leader), method)
    answer = ask(url, headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.status_code == 403
    assert answer.json()["error_message"] == already_decided(world.leader)


def test_decision_from_an_old_screen_keeps_what_was_typed(world: World, as_user: Any) -> None:
    page, client = world.submitted(), as_user(world.leader)
    old = form_of(client.get(edit_url(page)))
    page.current_workflow_state.cancel(user=world.editor)
    newer = fresh(page)
    newer.summary = "Heel anders."
    newer.save_revision(user=world.editor)
    submit(fresh(page), by=world.editor)

    answer = decide_in_editor(client, page, old, "decline", json.dumps({"comment": "Te kort."}))

    assert answer.status_code == 409
    assert typed_in(answer) == "Te kort."
    assert fresh(page).workflow_in_progress


def who_else_is_here(page: Any) -> str:
    """Return the address that an open editor asks every few seconds."""
    kind = (page._meta.app_label, page._meta.model_name)
    return reverse("wagtailadmin_editing_sessions:ping", args=[*kind, page.pk, 0])


def test_open_editor_hears_of_a_decision_and_of_no_newer_version(
    world: World, as_user: Any
) -> None:
    page = world.submitted()
    opened = page.latest_revision
    correction = fresh(page)
    correction.summary = "Door de eerste verbeterd."
    correction.save_revision(user=world.leader)
    decide(page.current_workflow_state.current_task_state.pk, "approve", by=world.leader)
    url = who_else_is_here(page)

    told = as_user(world.second_leader).post(url, {"revision_id": opened.pk}).json()

    assert [session["revision_id"] for session in told["other_sessions"]] == [None]
    assert str(world.leader) in told["html"]
    assert "keurde dit goed op" in told["html"]


def test_open_editor_still_hears_of_a_newer_draft(world: World, as_user: Any) -> None:
    page = world.draft()
    opened = page.latest_revision
    page.summary = "Van de collega."
    newer = page.save_revision(user=world.colleague)
    url = who_else_is_here(page)

    told = as_user(world.editor).post(url, {"revision_id": opened.pk}).json()

    assert [session["revision_id"] for session in told["other_sessions"]] == [newer.pk]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("approve", "keurde dit goed op"),
        ("reject", "vroeg op"),
        ("decline", "wees dit af op"),
    ],
)
def test_decided_page_opened_again_says_who_and_when(
    world: World, as_user: Any, action: str, words: str
) -> None:
    page = world.submitted()
    decide(
        page.current_workflow_state.current_task_state.pk,
        action,
        by=world.leader,
        comment="Omdat het zo is.",
    )

    screen = as_user(world.second_leader).get(edit_url(page)).text
    companys = as_user(world.editor).get(edit_url(page)).text

    assert f"{world.leader} {words}" in screen
    assert main_button_of(screen) == "Bewaar concept"
    assert f"{world.leader} {words}" not in companys


def main_button_of(screen: str) -> str:
    """Return what stands on the first button in the footer of the editor."""
    button = BeautifulSoup(screen, "html.parser").select_one("footer button")
    return button.get_text(" ", strip=True) if button else ""


def test_late_decision_about_submission_taken_back_names_nobody(world: World, as_user: Any) -> None:
    page = world.submitted()
    address = decided_address(page)
    withdraw(page, by=world.editor)

    answer = as_user(world.leader).post(address, {"comment": ""})

    with override("nl"):
        assert gettext("This was taken back in the meantime.") in answer.text


def test_late_decision_with_foreign_round_in_address_tells_no_foreign_name(
    world: World, as_user: Any
) -> None:
    foreign = world.submitted(title="Van de regio hiernaast")
    state = foreign.current_workflow_state.current_task_state
    decide(state.pk, "approve", by=world.leader)
    own = world.far_page

    answer = as_user(world.other_leader).post(
        reverse("wagtailadmin_pages:workflow_action", args=[own.pk, "approve", state.pk])
    )

    assert str(world.leader) not in answer.text


def test_refused_request_leaves_database_as_it_was(world: World, as_user: Any) -> None:
    page = world.submitted()
    withdraw(world.company_page, by=world.leader)
    before = counts()

    answer = as_user(world.leader).post(decided_address(page), {"comment": ""})

    with override("nl"):
        assert gettext("Approve the page of the company first.") in answer.text
    assert counts() == before
    assert page.workflow_in_progress


def test_refused_request_of_a_script_is_answered_as_json(world: World, as_user: Any) -> None:
    page = world.submitted()
    address = decided_address(page)
    state = page.current_workflow_state.current_task_state
    decide(state.pk, "approve", by=world.leader)

    answer = as_user(world.second_leader).post(
        address, {"comment": ""}, headers={"accept": "application/json"}
    )

    assert answer.status_code == 403
    assert answer.json() == {
        "success": False,
        "error_code": "refused",
        "error_message": already_decided(world.leader),
    }


def test_writing_request_locks_its_page(
    world: World, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    page = world.submitted()

    with django_assert_max_num_queries(500) as ran:
        as_user(world.leader).post(decided_address(page), {"comment": ""})

    if connection.features.has_select_for_update:
        locking = [query["sql"] for query in ran.captured_queries if "FOR UPDATE" in query["sql"]]
        assert "wagtailcore_page" in locking[0]
        assert "wagtailcore_taskstate" in locking[1]
    assert Approval.objects.filter(page_id=page.pk).count() == 1


# How a company reads who decided --------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "name"), [("editor", "Femke"), ("second_leader", "Femke Achternaam")]
)
def test_company_reads_a_first_name_where_it_was_decided(
    world: World, as_user: Any, reader: str, name: str
) -> None:
    type(world.leader).objects.filter(pk=world.leader.pk).update(
        first_name="Femke", last_name="Achternaam"
    )
    world.leader.refresh_from_db()
    page = world.submitted()
    state = task_state_of(page)
    decide(state.pk, "decline", by=world.leader, comment="Niet nu")
    client = as_user(getattr(world, reader))
    pop_up = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    answers = [
        client.get(pop_up),
        client.post(edit_url(page), {"action-workflow-action": "1"}),
    ]

    for answer in answers:
        assert already_decided(name) in answer.text
        assert f"{name} wees dit af" in answer.text
        assert ("Achternaam" in answer.text) is (reader == "second_leader")


@pytest.mark.parametrize(("reader", "knows"), [("editor", False), ("second_leader", True)])
def test_open_editor_of_a_company_names_no_surname(
    world: World, as_user: Any, reader: str, knows: bool
) -> None:
    world.leader.first_name, world.leader.last_name = "Femke", "Achternaam"
    world.leader.save()
    page = world.submitted()
    person = getattr(world, reader)
    here = EditingSession.objects.create(
        user=person, content_object=page, last_seen_at=timezone.now()
    )
    page.save_revision(user=world.leader)
    decide(task_state_of(page).pk, "approve", by=world.leader)
    ping = reverse(
        "wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, here.pk]
    )

    told = as_user(person).post(ping, {"revision_id": version_before(page)}).text

    assert "Femke" in told
    assert ("Achternaam" in told) is knows


def version_before(page: Any) -> int:
    """Return the version that an editor holds that was opened before the decision."""
    return int(page.revisions.order_by("pk").values_list("pk", flat=True)[0])
