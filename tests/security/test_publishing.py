"""Nobody publishes, by any door: only a decision puts a page online."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Task, TaskState, Workflow, WorkflowState, WorkflowTask

from moderation import decide
from moderation.actions import submit
from moderation.evidence import record_approval
from moderation.models import Approval, ApprovalTask, approval_workflow
from moderation.refusals import ModerationRefused
from tests.conftest import World
from tests.security.attack import (
    CANARY,
    api,
    bulk,
    edit,
    form_of,
    fresh,
    live_titles,
    unchanged,
)
from tests.security.guards import without

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

PEOPLE = ("editor", "leader", "office")


@without("nobody may publish", "live rows need an approval", person="office")
@pytest.mark.parametrize("person", PEOPLE)
def test_editor_publish_button_stores_a_draft(world: World, as_user: Any, person: str) -> None:
    page, before = world.draft(), live_titles()

    edit(as_user(getattr(world, person)), page, "action-publish", title=CANARY)

    assert fresh(page).get_latest_revision_as_object().title == CANARY
    assert live_titles() == before


@without("nobody may publish", "live rows need an approval", person="office")
@pytest.mark.parametrize("person", PEOPLE)
def test_publish_button_on_a_live_page_changes_nothing_online(
    world: World, as_user: Any, person: str
) -> None:
    page = world.live()

    edit(as_user(getattr(world, person)), page, "action-publish", title=CANARY)

    assert (fresh(page).title, fresh(page).live) == (page.title, True)


@without("nobody may publish", "live rows need an approval", person="office")
@pytest.mark.parametrize("person", PEOPLE)
def test_new_page_with_publish_button_is_a_draft(world: World, as_user: Any, person: str) -> None:
    client, before = as_user(getattr(world, person)), live_titles()
    url = reverse("wagtailadmin_pages:add", args=["offers", "workshoppage", world.company_page.pk])
    facts = {"title": CANARY, "summary": "x", "skills": "x", "duration": "9", "group_max": "9"}

    data = form_of(client.get(url)) | facts | {"levels": ["1"], "action-publish": "1"}
    client.post(url, data)

    assert fresh(world.company_page).get_children().get().title == CANARY
    assert live_titles() == before


@without("nothing goes online under home", "live rows need an approval")
def test_office_new_region_page_with_publish_button_is_a_draft(world: World, as_user: Any) -> None:
    client, before = as_user(world.office), live_titles()
    home = world.region_page.get_parent()
    url = reverse("wagtailadmin_pages:add", args=["pages", "regionpage", home.pk])

    data = form_of(client.get(url)) | {"title": CANARY, "region": str(world.region.pk)}
    client.post(url, data | {"action-publish": "1"})

    assert home.get_children().filter(title=CANARY).count() == 1
    assert live_titles() == before


@without("closed screens say why", "nobody may publish", "live rows need an approval")
def test_api_publish_by_office_is_refused(world: World, as_user: Any) -> None:
    page = world.draft(title=CANARY)

    with unchanged():
        answer = api(as_user(world.office), page, "publish")

    assert answer.status_code == 403


@without("closed screens say why", "nobody may publish", "live rows need an approval")
def test_bulk_publish_by_office_is_refused(world: World, as_user: Any) -> None:
    page = world.draft(title=CANARY)

    with unchanged():
        bulk(as_user(world.office), page, "publish")


@without("the list of admin views", person="leader")
@pytest.mark.parametrize("person", ["editor", "leader"])
def test_bulk_and_api_do_not_exist_for_staff(world: World, as_user: Any, person: str) -> None:
    page, client = world.draft(title=CANARY), as_user(getattr(world, person))

    with unchanged():
        answers = [api(client, page, "publish"), bulk(client, page, "publish")]

    assert [answer.status_code for answer in answers] == [404, 404]


@without("live rows need an approval")
def test_shell_publish_is_refused(world: World) -> None:
    page = world.draft(title=CANARY)

    with pytest.raises(ModerationRefused):
        page.get_latest_revision().publish()

    assert fresh(page).live is False


@without("live rows need an approval", fields=None)
@pytest.mark.parametrize("fields", [None, ["live"], ["live", "title"]])
def test_shell_save_live_is_refused(world: World, fields: list[str] | None) -> None:
    page = world.draft(title=CANARY)
    page.live = True

    with pytest.raises(ModerationRefused):
        page.save(update_fields=fields)

    assert fresh(page).live is False


@without("live rows need an approval", fields=None)
@pytest.mark.parametrize("fields", [None, ["summary"]])
def test_shell_edit_of_a_live_page_is_refused(world: World, fields: list[str] | None) -> None:
    page = world.live()
    page.summary = CANARY

    with pytest.raises(ModerationRefused):
        page.save(update_fields=fields)

    assert fresh(page).summary != CANARY


# Switching the workflow off ---------------------------------------------------------------


@without(
    "the workflow stays as it is",
    "a round ends by a decision",
    "nobody may publish",
    "live rows need an approval",
    plain=True,
)
@without(
    "the workflow stays as it is",
    "a round ends by a decision",
    "nobody may publish",
    "live rows need an approval",
    plain=False,
)
@pytest.mark.parametrize("plain", [True, False])
def test_task_disabled_in_the_shell_publishes_nothing(world: World, plain: bool) -> None:
    page = world.submitted(title=CANARY)
    task = ApprovalTask.objects.get()
    task = Task.objects.get(pk=task.pk) if plain else task

    with unchanged(), pytest.raises(ModerationRefused):
        task.deactivate(world.office)

    assert fresh(page).live is False


@without("a round ends by a decision", "nobody may publish", "live rows need an approval")
def test_task_state_cancelled_under_review_publishes_nothing(world: World) -> None:
    """With its task gone, Wagtail counts a round as finished when its state is cancelled."""
    page = world.submitted(title=CANARY)
    WorkflowTask.objects.all()._raw_delete("default")
    state = TaskState.objects.get(workflow_state__object_id=str(page.pk))

    with pytest.raises(ModerationRefused):
        state.cancel(user=world.editor)

    assert fresh(page).live is False


@without("a round ends by a decision", "nobody may publish", "live rows need an approval")
def test_workflow_without_tasks_publishes_nothing(world: World, as_user: Any) -> None:
    page, approval = world.draft(title=CANARY), approval_workflow()
    WorkflowTask.objects.all()._raw_delete("default")

    edit(as_user(world.editor), page, "action-submit")
    with pytest.raises(ModerationRefused):
        submit(page, by=world.editor)
    with pytest.raises(ModerationRefused):
        approval.start(page, world.editor)

    assert fresh(page).live is False


@without("a round ends by a decision", "nobody may publish", "live rows need an approval")
def test_workflow_of_another_making_publishes_nothing(world: World) -> None:
    page = world.draft(title=CANARY)
    [other] = Workflow.objects.bulk_create([Workflow(name="Zonder taken", active=True)])

    with pytest.raises(ModerationRefused):
        other.start(page, world.editor)

    assert fresh(page).live is False


@without("a round ends by a decision", "nobody may publish", "live rows need an approval")
def test_round_finished_past_the_decision_publishes_nothing(world: World) -> None:
    """Stock publishes whatever is newest at the end of a round."""
    page = world.draft(title="Gelezen")
    state = submit(page, by=world.editor)
    approve_without_publishing(world, page, state)
    newer = fresh(page)
    newer.title = CANARY
    newer.save_revision(user=world.leader)

    with pytest.raises(ModerationRefused):
        state.finish(user=world.leader)

    assert fresh(page).live is False


@without("publish exactly the approved version", "live rows need an approval")
def test_decision_publishes_the_reviewed_version_only(world: World) -> None:
    page = world.draft(title="Gelezen")
    state = submit(page, by=world.editor)
    approval = approve_without_publishing(world, page, state)
    newer = fresh(page)
    newer.title = CANARY
    newer.save_revision(user=world.leader)

    decide.publish(approval, by=world.leader)

    assert fresh(page).title == "Gelezen"
    assert fresh(page).live_revision_id == approval.revision_id


def approve_without_publishing(world: World, page: Any, state: WorkflowState) -> Approval:
    """Leave the round as it is between a decision and its publication."""
    revision = state.current_task_state.revision
    approval = record_approval(revision.as_object(), revision, by=world.leader, note="")
    TaskState.objects.filter(pk=state.current_task_state.pk).update(status="approved")
    state.refresh_from_db()
    return approval
