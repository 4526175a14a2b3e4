"""A round of review knows what was submitted and by whom, also one of the release before."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from moderation.decide import decide
from moderation.models import ApprovalTaskState, Author
from moderation.refusals import ModerationRefused
from tests.conftest import World
from tests.factories.partners import MembershipFactory
from tests.security.attack import fresh, task_state_of

pytestmark = pytest.mark.database("migrates rows")


def of_the_release_before(page: Any) -> None:
    """Leave a round as a release wrote it that knew neither hash nor authors."""
    Author.objects.all().delete()
    ApprovalTaskState.objects.update(submitted_hash="")


def upgrade() -> None:
    import_module("moderation.migrations.0006_rounds_under_way").fill(apps, None)


def test_round_under_way_is_decided_after_the_upgrade(world: World) -> None:
    page = world.submitted()
    before = ApprovalTaskState.objects.get(pk=task_state_of(page).pk).submitted_hash
    of_the_release_before(page)

    upgrade()

    state = ApprovalTaskState.objects.get(pk=task_state_of(page).pk)
    assert state.submitted_hash == before != ""
    assert [author.person for author in state.authors.all()] == [world.editor]
    decide(state.pk, "approve", by=world.leader)
    assert fresh(page).live is True


def test_author_of_a_round_under_way_stays_one_after_the_upgrade(world: World) -> None:
    page = world.draft()
    page.get_workflow().start(page, world.colleague)
    of_the_release_before(page)
    MembershipFactory(leader=True, region=world.region, user=world.editor)

    upgrade()

    with pytest.raises(ModerationRefused):
        decide(task_state_of(page).pk, "approve", by=world.editor)


def test_round_of_a_release_that_still_runs_is_submitted_again(world: World) -> None:
    """Written after the upgrade's migrations by a process that is older than they are."""
    page = world.submitted()
    of_the_release_before(page)

    with pytest.raises(ModerationRefused):
        decide(task_state_of(page).pk, "approve", by=world.leader)

    assert fresh(page).live is False
