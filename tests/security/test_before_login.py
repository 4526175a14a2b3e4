"""Who is not logged in learns nothing of the admin, whatever address they try."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from moderation.decide import decide
from tests.conftest import World
from tests.security import workflow_guards  # noqa: F401 - makes its guards known
from tests.security.attack import CANARY, edit_url, task_state_of, unchanged
from tests.security.guards import without
from tests.security.test_fence import NAMELESS, address, admin_routes

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")

LOGIN = "/inloggen/"


def decided(world: World) -> Any:
    """Return a page with a decision that says something, and its round."""
    page = world.submitted(title=CANARY)
    state = task_state_of(page)
    type(world.leader).objects.filter(pk=world.leader.pk).update(last_name=CANARY)
    world.leader.refresh_from_db()
    decide(state.pk, "decline", by=world.leader, comment=CANARY)
    return page, state


@without("nothing is refused before logging in", method="get")
@without("nothing is refused before logging in", method="post")
@pytest.mark.parametrize("method", ["get", "post"])
def test_visitor_reads_no_decision(world: World, method: str) -> None:
    page, state = decided(world)
    pop_up = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    visitor = Client()

    with unchanged():
        answers = [
            getattr(visitor, method)(pop_up, {"action-workflow-action": "1"}),
            getattr(visitor, method)(edit_url(page), {"action-workflow-action": "1"}),
        ]

    assert [answer.headers.get("Location", "").startswith(LOGIN) for answer in answers] == [
        True
    ] * 2
    assert [answer for answer in answers if CANARY in answer.text] == []


@without("nothing is refused before logging in")
def test_every_address_of_the_admin_asks_a_visitor_to_log_in_first(world: World) -> None:
    page, state = decided(world)
    visitor, told, elsewhere = Client(), [], []

    with unchanged():
        for name, _route, names in admin_routes():
            if name.split(":")[-1] in NAMELESS:
                continue
            url = address(name, names, page, task_state_id=state.pk)
            for answer in (visitor.get(url), visitor.post(url)):
                if CANARY in answer.text:
                    told.append(name)
                where = answer.headers.get("Location", "")
                if answer.status_code == 409 or where.startswith("/admin/trek-in/"):
                    elsewhere.append(name)

    assert (told, elsewhere) == ([], [])
