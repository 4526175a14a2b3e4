"""A refused request changes nothing, and the reader is told why."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page, Revision, TaskState

from moderation.actions import withdraw
from moderation.decide import decide
from moderation.models import Approval
from tests.conftest import World
from tests.factories.media import picture_bytes
from tests.partners.files.test_forms import IMAGE, upload

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved, with locks")


def messages_of(answer: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


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

    answer = as_user(world.second_leader).post(address, {"comment": ""})

    assert messages_of(answer) == [already_decided(world.leader)]
    assert answer.status_code == 302
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
        },
        follow=True,
    )

    # The home screen shows it, escaped as HTML.
    assert already_decided(world.leader) in answer.text
    assert counts() == before


def test_late_decision_about_submission_taken_back_names_nobody(world: World, as_user: Any) -> None:
    page = world.submitted()
    address = decided_address(page)
    withdraw(page, by=world.editor)

    answer = as_user(world.leader).post(address, {"comment": ""})

    with override("nl"):
        assert messages_of(answer) == [gettext("This was taken back in the meantime.")]


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

    assert str(world.leader) not in " ".join(messages_of(answer))
    assert str(world.leader) not in answer.text


def test_refused_request_leaves_database_as_it_was(world: World, as_user: Any) -> None:
    page = world.submitted()
    withdraw(world.company_page, by=world.leader)
    before = counts()

    answer = as_user(world.leader).post(decided_address(page), {"comment": ""})

    with override("nl"):
        assert messages_of(answer) == [gettext("Approve the page of the company first.")]
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
