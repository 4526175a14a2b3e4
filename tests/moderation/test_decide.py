"""Deciding: who may, once, about exactly what was submitted."""

from typing import Any

import pytest
from wagtail.models import Page, TaskState, WorkflowState

from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.decisions import Decision
from moderation.models import Approval
from moderation.refusals import ModerationRefused
from tests.conftest import World
from tests.factories.partners import MembershipFactory

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")


def waiting(page: Any) -> TaskState:
    return page.current_workflow_state.current_task_state.specific


def latest(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def assert_undecided(page: Any) -> None:
    assert waiting(page).status == TaskState.STATUS_IN_PROGRESS
    assert not latest(page).live
    assert not Approval.objects.filter(page_id=page.pk).exists()


def test_decide_approve_puts_reviewed_version_online(world: World) -> None:
    page = world.submitted(title="Zelf lassen")
    state = waiting(page)

    decide(state.pk, "approve", by=world.leader, comment=" Mooi. ")

    approval = Approval.objects.get(page_id=page.pk)
    state.refresh_from_db()
    assert latest(page).live
    assert latest(page).live_revision_id == approval.revision_id == state.revision_id
    assert (approval.approved_by, approval.note) == (world.leader, "Mooi.")
    assert approval.content["title"] == "Zelf lassen"
    assert (state.decision, state.finished_by) == (Decision.APPROVED, world.leader)


def test_decide_ask_for_change_keeps_round_open_for_author(world: World) -> None:
    page = world.submitted()
    state = waiting(page)

    decide(state.pk, "reject", by=world.leader, comment="Noem de groepsgrootte.")

    state.refresh_from_db()
    assert state.decision == Decision.CHANGES_ASKED
    assert state.comment == "Noem de groepsgrootte."
    assert state.workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert not latest(page).live
    assert not Approval.objects.filter(page_id=page.pk).exists()


def test_decide_decline_ends_round(world: World) -> None:
    page = world.submitted()
    state = waiting(page)

    decide(state.pk, "decline", by=world.leader, comment="Dit hoort niet in onze regio.")

    state.refresh_from_db()
    assert state.decision == Decision.DECLINED
    assert state.workflow_state.status == WorkflowState.STATUS_CANCELLED
    assert not latest(page).live


@pytest.mark.parametrize("action", ["reject", "decline"])
@pytest.mark.parametrize("comment", ["", "   \n"])
def test_decide_against_without_comment_is_refused(world: World, action: str, comment: str) -> None:
    page = world.submitted()

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, action, by=world.leader, comment=comment)

    assert_undecided(page)


def test_decide_unknown_action_is_refused(world: World) -> None:
    page = world.submitted()

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "publish", by=world.leader)

    assert_undecided(page)


@pytest.mark.parametrize(
    "person", ["editor", "colleague", "neighbour_editor", "other_leader", "office"]
)
@pytest.mark.parametrize("action", ["approve", "reject", "decline"])
def test_decide_by_no_approver_of_this_page_is_refused(
    world: World, person: str, action: str
) -> None:
    page = world.submitted()

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, action, by=getattr(world, person), comment="Nee.")

    assert_undecided(page)


def test_decide_by_leader_who_left_is_refused(world: World) -> None:
    page = world.submitted()
    world.leader.is_active = False
    world.leader.save()

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "approve", by=world.leader)

    assert_undecided(page)


def test_decide_four_eyes_submitter_is_refused_other_leader_may(world: World) -> None:
    MembershipFactory(editor=True, user=world.leader, company=world.company)
    page = world.draft()
    submit(page, by=world.leader)

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "approve", by=world.leader)
    assert_undecided(page)

    decide(waiting(page).pk, "approve", by=world.second_leader)
    assert latest(page).live


def test_decide_region_page_by_office_of_lonely_leader_is_allowed(world: World) -> None:
    page = world.other_region_page
    page.intro = "Een nieuwe zin."
    page.save_revision(user=world.other_leader)
    submit(page, by=world.other_leader)

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "approve", by=world.other_leader)
    decide(waiting(page).pk, "approve", by=world.office)

    assert latest(page).intro == "Een nieuwe zin."


@pytest.mark.parametrize("second", ["approve", "reject", "decline"])
@pytest.mark.parametrize("first", ["approve", "reject", "decline"])
def test_decide_twice_the_second_is_told_who_was_first(
    world: World, first: str, second: str
) -> None:
    page = world.submitted()
    state = waiting(page)
    decide(state.pk, first, by=world.leader, comment="Eerst.")
    was_live = latest(page).live

    with pytest.raises(ModerationRefused) as refusal:
        decide(state.pk, second, by=world.second_leader, comment="Later.")

    state.refresh_from_db()
    assert str(world.leader) in str(refusal.value.message)
    assert (state.finished_by, state.comment) == (world.leader, "Eerst.")
    assert latest(page).live == was_live


def test_decide_about_withdrawn_submission_is_refused(world: World) -> None:
    page = world.submitted()
    state = waiting(page)
    withdraw(page, by=world.editor)

    with pytest.raises(ModerationRefused) as refusal:
        decide(state.pk, "approve", by=world.leader)

    assert str(world.editor) not in str(refusal.value.message)
    assert not latest(page).live


def test_decide_text_changed_under_review_is_refused(world: World) -> None:
    page = world.submitted(title="Wat gelezen is")
    # A version that slipped in past the lock, as Wagtail's own revert would make it.
    page.title = "Wat niemand las"
    Page.save_revision(page, user=world.editor)

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "approve", by=world.leader)

    assert_undecided(page)


def test_decide_own_correction_of_approver_is_what_goes_online(world: World) -> None:
    page = world.submitted(title="Met tikvout")
    state = waiting(page)
    page.title = "Zonder tikfout"
    page.save_revision(user=world.leader)

    decide(state.pk, "approve", by=world.leader)

    assert latest(page).title == "Zonder tikfout"
    assert Approval.objects.get(page_id=page.pk).content["title"] == "Zonder tikfout"


def test_decide_correction_of_other_leader_is_refused(world: World) -> None:
    page = world.submitted()
    page.title = "Van de ander"
    page.save_revision(user=world.second_leader)

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "approve", by=world.leader)

    assert_undecided(page)


def test_decide_incomplete_correction_is_refused(world: World) -> None:
    page = world.submitted()
    page.summary = ""
    page.save_revision(user=world.leader, clean=False)

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "approve", by=world.leader)

    assert_undecided(page)


def test_decide_offer_of_company_that_is_offline_is_refused(world: World) -> None:
    page = world.submitted()
    withdraw(world.company_page, by=world.leader)

    with pytest.raises(ModerationRefused):
        decide(waiting(page).pk, "approve", by=world.leader)

    assert_undecided(page)


def test_decide_change_of_live_page_old_version_stays_until_approved(world: World) -> None:
    page = world.live(title="De oude titel")
    page.title = "De nieuwe titel"
    page.save_revision(user=world.editor)
    submit(page, by=world.editor)
    assert latest(page).title == "De oude titel"

    decide(waiting(page).pk, "approve", by=world.leader)

    assert latest(page).title == "De nieuwe titel"
    assert Approval.objects.filter(page_id=page.pk).count() == 2


def test_approval_edited_is_refused(world: World) -> None:
    approval = Approval.objects.filter(page_id=world.live().pk).get()
    approval.note = "Achteraf bedacht"

    with pytest.raises(ModerationRefused):
        approval.save()

    approval.refresh_from_db()
    assert approval.note == ""
