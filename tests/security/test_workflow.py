"""What moderation stands on: no screen, bulk action or API of Wagtail's takes it away."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import (
    Page,
    Task,
    TaskState,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from moderation.actions import submit, withdraw
from moderation.closed_screens import NOT_LIKE_THIS
from moderation.fixed_workflow import WORKFLOW_STAYS
from moderation.models import Approval, ApprovalTask, approval_workflow
from moderation.refusals import ModerationRefused
from moderation.schedule import take_expired_offline
from tests.conftest import World
from tests.security import workflow_guards  # noqa: F401 - makes its guards known
from tests.security.attack import api, bulk, form_of, fresh, unchanged
from tests.security.guards import nothing_to_switch_off, without
from tests.security.test_fence import PARTS, address, admin_routes

pytestmark = pytest.mark.database("promise 1: what moderation stands on stays")

# Doors of ours that end a round or take a page offline, each with its own tests.
OUR_DOORS = {
    "moderation_admin:withdraw",
    "moderation_admin:drop_change",
    "wagtailadmin_logout",
    "wagtailadmin_login",
}


def foundation() -> dict[str, Any]:
    """Return what must be the same after anything the programme office does."""
    rows: dict[str, Any] = {
        model.__name__: list(model._default_manager.order_by("pk").values_list())
        for model in (
            Workflow,
            WorkflowTask,
            WorkflowPage,
            WorkflowContentType,
            Task,
            ApprovalTask,
        )
    }
    rounds = WorkflowState.objects.active().order_by("pk")
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("pk")
    valid = Approval.objects.valid().order_by("pk")
    return rows | {
        "open rounds": list(rounds.values_list("pk", "object_id", "status", "requested_by")),
        "waiting": list(waiting.values_list("pk", "revision")),
        "online": list(Page.objects.live().order_by("pk").values_list("pk", flat=True)),
        "valid approvals": list(valid.values_list("pk", flat=True)),
    }


def stands(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """True if nothing of it is gone or changed; a page that is submitted adds a round."""
    rows = before.keys() - {"open rounds", "waiting"}
    return all(now[name] == before[name] for name in rows) and all(
        set(before[name]) <= set(now[name]) for name in before.keys() - rows
    )


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens inside: each attempt starts from the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def with_an_open_change(world: World) -> Any:
    """Return a live offer with a newer version that waits for the leader."""
    page = world.live(title="Online met wijziging")
    page.summary = "Nieuwer."
    page.save_revision(user=world.editor)
    submit(fresh(page), by=world.editor)
    return fresh(page)


# Every address of the admin ---------------------------------------------------------------------


@without(
    "the workflow stays as it is",
    "closed screens say why",
    "workflow screens are nobody's",
)
def test_no_admin_screen_changes_what_moderation_stands_on(world: World, as_user: Any) -> None:
    """Opens every address as the programme office and sends each form as a browser would."""
    pages = [with_an_open_change(world), world.company_page, world.region_page.get_parent()]
    client, before = as_user(world.office), foundation()
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.raise_request_exception = False  # one address exists to fail
    tried, changed = 0, set()

    for name, urls in _addresses(pages):
        for url in urls:
            for target, data in _attempts(client, url):
                with undone():
                    client.cookies[settings.SESSION_COOKIE_NAME] = session  # a screen may end it
                    client.post(target, data)
                    tried += 1
                    if not stands(before, foundation()):
                        changed.add(name)

    assert tried > 300
    assert changed == set()


def _addresses(pages: list[Page]) -> Iterator[tuple[str, set[str]]]:
    """Yield each view with its addresses: a page's key, a workflow's and a task's."""
    keys = [*pages, approval_workflow(), Task.objects.get()]
    for name, _route, parts in admin_routes():
        if name in OUR_DOORS or not name.split(":")[-1] or name == "wagtail_bulk_action":
            continue
        fixed = not set(parts) - set(PARTS) or name.startswith(("wagtailusers", "wagtailsnippets"))
        yield name, {address(name, parts, key) for key in (keys[:1] if fixed else keys)}  # type: ignore[arg-type]


def _attempts(client: Client, url: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield an empty form, and each form of the screen with each of its buttons."""
    yield url, {}
    with undone():
        answer = client.get(url)
    if "text/html" not in answer.headers.get("content-type", "") or answer.streaming:
        return
    soup = BeautifulSoup(answer.content, "html.parser")
    for form in soup.select("form[method=post], form[method=POST]"):
        target = form.get("action") or url
        buttons = {button.get("name", "") for button in form.select("button, input[type=submit]")}
        for button in (buttons or {""}) - {"action-cancel-workflow"}:
            yield target, _filled(form) | ({button: "1"} if button else {})


def _filled(form: Any) -> dict[str, Any]:
    """Return what a browser would send, every box ticked: "and all below it" too."""
    data = {
        box["name"]: "on" for box in form.select("input[type=checkbox][name]") if box.get("name")
    }
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.get("type") in ("submit", "file", "checkbox"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            data[field["name"]] = chosen.get("value", "") if chosen else ""
            continue
        data[field["name"]] = field.get("value") or field.text.strip() or ""
    return data


@without("closed screens say why", "workflow screens are nobody's")
def test_workflow_screens_are_closed_with_a_sentence(world: World, as_user: Any) -> None:
    client, workflow = as_user(world.office), approval_workflow()
    urls = {
        name: address(name, parts, workflow)  # type: ignore[arg-type]
        for name, _route, parts in admin_routes()
        if name.startswith("wagtailadmin_workflows:")
    }

    with unchanged():
        answers = [ask(url) for url in urls.values() for ask in (client.get, client.post)]

    assert len(urls) > 15
    assert {answer.url for answer in answers} == {reverse("wagtailadmin_home")}
    assert {str(list(get_messages(a.wsgi_request))[-1]) for a in answers} == {str(WORKFLOW_STAYS)}


@without("workflow screens are nobody's", "closed screens say why")
def test_menu_has_no_workflows(world: World, as_user: Any) -> None:
    client = as_user(world.office)

    home = client.get(reverse("wagtailadmin_home")).text

    workflows = reverse("wagtailadmin_workflows:index")
    assert (workflows in home, client.get(workflows).status_code) == (False, 302)


# Bulk and the API ------------------------------------------------------------------------------


@without("closed screens say why", "nobody may unpublish", "what has an open round stays online")
def test_no_bulk_action_takes_anything_offline(world: World, as_user: Any) -> None:
    client, changed = as_user(world.office), with_an_open_change(world)
    actions = bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    before = foundation()
    found = set()

    for action in {*(action.action_type for action in actions), "unpublish", "publish", "move"}:
        for page in (
            changed,
            world.company_page,
            world.region_page,
            world.region_page.get_parent(),
        ):
            with undone():
                bulk(client, page, action, include_descendants="on", chooser=world.far_page.pk)
                if foundation() != before:
                    found.add((action, page.specific_class.__name__))

    assert found == set()


@without("closed screens say why", "nobody may unpublish", "what has an open round stays online")
def test_no_action_of_the_api_takes_anything_offline(world: World, as_user: Any) -> None:
    client, changed = as_user(world.office), with_an_open_change(world)
    before, found = foundation(), set()
    body = {
        "recursive": True,
        "destination_page_id": world.neighbour_page.pk,
        "revision_id": changed.live_revision_id,
        "locale": "en",
        "keep_live": True,
    }

    for action in PagesAdminAPIViewSet.actions:
        for page in (changed, world.company_page, world.region_page.get_parent()):
            with undone():
                api(client, page, action, **body)
                if foundation() != before:
                    found.add((action, page.specific_class.__name__))

    assert found == set()


@without("closed screens say why", action="unpublish")
@pytest.mark.parametrize("action", ["publish", "unpublish", "move"])
def test_closed_actions_say_why(world: World, as_user: Any, action: str) -> None:
    page, client = world.live(), as_user(world.office)

    answers = [api(client, page, action), bulk(client, page, action)]

    assert answers[0].status_code == 403
    assert json.loads(answers[0].content)["error_message"] == str(NOT_LIKE_THIS)
    assert [str(m) for m in get_messages(answers[1].wsgi_request)] == [str(NOT_LIKE_THIS)]


@without("closed screens say why", view="unpublish")
@pytest.mark.parametrize("view", ["unpublish", "revisions_unschedule"])
def test_taking_offline_has_one_screen(world: World, as_user: Any, view: str) -> None:
    page, client = with_an_open_change(world), as_user(world.office)
    args = [page.pk] if view == "unpublish" else [page.pk, page.latest_revision_id]
    url = reverse(f"wagtailadmin_pages:{view}", args=args)

    with unchanged():
        answers = [client.get(url), client.post(url, {"include_descendants": "on"})]

    assert {answer.url for answer in answers} == {
        reverse("moderation_admin:withdraw", args=[page.pk])
    }


# The rows themselves -----------------------------------------------------------------------------

CHANGES: dict[str, Any] = {
    "switched off": lambda: approval_workflow().deactivate(),  # type: ignore[union-attr]
    "saved": lambda: approval_workflow().save(),  # type: ignore[union-attr]
    "deleted": lambda: Workflow.objects.all().delete(),
    "a task less": lambda: WorkflowTask.objects.all().delete(),
    "a task more": lambda: WorkflowTask.objects.create(
        workflow=approval_workflow(), task=Task.objects.get()
    ),
    "assigned to a page": lambda: WorkflowPage.objects.create(
        workflow=approval_workflow(), page=Page.objects.live().last()
    ),
    "another workflow": lambda: Workflow.objects.create(name="Zonder taken", active=True),
    "another task": lambda: ApprovalTask.objects.create(name="Nog een", active=True),
    "the task renamed": lambda: Task.objects.get().save(),
    "the task switched off": lambda: Task.objects.get().deactivate(),
    "the task deleted": lambda: Task.objects.all().delete(),
}


@without("the workflow stays as it is", what="switched off")
@without("the workflow stays as it is", what="a task less")
@pytest.mark.parametrize("what", CHANGES)
def test_rows_of_the_workflow_do_not_change(world: World, what: str) -> None:
    world.submitted()
    before = foundation()

    with pytest.raises(ModerationRefused), transaction.atomic():
        CHANGES[what]()

    assert foundation() == before


@without("what has an open round stays online", plain=False)
@pytest.mark.parametrize("plain", [True, False])
def test_page_with_an_open_round_is_not_unpublished(world: World, plain: bool) -> None:
    page = with_an_open_change(world)
    row = Page.objects.get(pk=page.pk) if plain else page

    with pytest.raises(ModerationRefused):
        row.unpublish()

    assert fresh(page).live is True


@without("withdrawing ends everything")
def test_page_with_an_open_round_is_withdrawn_and_its_round_with_it(
    world: World, as_user: Any
) -> None:
    page = with_an_open_change(world)
    url = reverse("moderation_admin:withdraw", args=[page.pk])
    client = as_user(world.leader)

    client.post(url, form_of(client.get(url), "form[method=post]") | {"comment": "Klopt niet."})

    assert (fresh(page).live, fresh(page).current_workflow_state) == (False, None)


def _end(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at="2020-01-01T00:00Z")


@nothing_to_switch_off("what stays possible: the clock and our own door")
def test_clock_ends_a_page_and_leaves_its_round(world: World) -> None:
    page, other = with_an_open_change(world), with_an_open_change(world)
    _end(page)

    problems = take_expired_offline()
    withdraw(other, by=world.leader)

    assert problems == []
    assert (fresh(page).live, fresh(page).workflow_in_progress) == (False, True)
    assert fresh(other).workflow_in_progress is False
