"""Four eyes: no author of a version approves it, however they come to be a leader."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Locale

from moderation.actions import submit
from moderation.decide import decide
from moderation.evidence import record_approval
from moderation.models import Approval
from moderation.refusals import ModerationRefused
from offers.actions import start_translation
from offers.dashboard.home_panels import waiting_rounds
from partners.people.membership_actions import remove_member
from tests.conftest import World
from tests.factories.pages import approve, offer_page
from tests.factories.partners import MembershipFactory
from tests.security.attack import CANARY, fresh, task_state_of, unchanged
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")


def lead(world: World, person: Any) -> Any:
    """Let somebody lead the region from now on."""
    MembershipFactory(leader=True, region=world.region, user=person)
    return person


def write(page: Any, by: Any, title: str) -> None:
    newer = fresh(page).get_latest_revision_as_object()
    newer.title = title
    newer.save_revision(user=by)


def wrote_and_a_colleague_submitted(world: World) -> Any:
    page = world.draft(title=CANARY)
    submit(page, by=world.colleague)
    lead(world, world.editor)
    return page


def wrote_before_the_last_writer(world: World) -> Any:
    page = world.draft(title=CANARY)
    write(page, world.colleague, "Met een ander woord")
    submit(fresh(page), by=world.colleague)
    lead(world, world.editor)
    return page


def submitted_and_became_leader(world: World) -> Any:
    page = world.submitted(title=CANARY)
    lead(world, world.editor)
    return page


def left_after_a_handover(world: World) -> Any:
    page = world.submitted(title=CANARY)
    remove_member(world.editor.memberships.get(), by=world.owner, heir=world.colleague)
    lead(world, world.editor)
    return page


def took_it_back_and_a_colleague_submitted(world: World) -> Any:
    page = world.draft(title=CANARY)
    submit(page, by=world.editor)
    fresh(page).current_workflow_state.cancel(user=world.editor)
    submit(fresh(page), by=world.colleague)
    lead(world, world.editor)
    return page


def was_asked_and_a_colleague_submitted_again(world: World) -> Any:
    page = world.submitted(title="Eerst")
    decide(task_state_of(page).pk, "reject", by=world.leader, comment="Noem de groep.")
    write(page, world.editor, CANARY)
    submit(fresh(page), by=world.colleague)
    lead(world, world.editor)
    return page


def only_submitted_in_an_earlier_round(world: World) -> Any:
    page = offer_page(world.company_page, by=world.colleague, title=CANARY)
    submit(page, by=world.editor)
    decide(task_state_of(page).pk, "decline", by=world.leader, comment="Zo niet.")
    submit(fresh(page), by=world.colleague)
    lead(world, world.editor)
    return page


WAYS: dict[str, Callable[[World], Any]] = {
    function.__name__: function
    for function in (
        wrote_and_a_colleague_submitted,
        wrote_before_the_last_writer,
        submitted_and_became_leader,
        left_after_a_handover,
        took_it_back_and_a_colleague_submitted,
        was_asked_and_a_colleague_submitted_again,
        only_submitted_in_an_earlier_round,
    )
}


@without("writers count as authors", way="wrote_and_a_colleague_submitted")
@without("writers count as authors", way="wrote_before_the_last_writer")
@without("authors are remembered", way="left_after_a_handover")
@without(
    "authors of earlier rounds count",
    "writers count as authors",
    way="took_it_back_and_a_colleague_submitted",
)
@without("authors are remembered", way="was_asked_and_a_colleague_submitted_again")
@without("authors of earlier rounds count", way="only_submitted_in_an_earlier_round")
@without("four eyes", way="submitted_and_became_leader")
@pytest.mark.parametrize("way", WAYS)
def test_author_does_not_approve(world: World, way: str) -> None:
    page = WAYS[way](world)

    with unchanged(), pytest.raises(ModerationRefused), transaction.atomic():
        decide(task_state_of(page).pk, "approve", by=world.editor)

    assert not waiting_rounds(world.editor).exists()
    decide(task_state_of(page).pk, "approve", by=world.leader)
    assert fresh(page).live is True


@without("authors of the original count")
def test_author_does_not_approve_their_words_in_another_version(world: World) -> None:
    english = Locale.objects.get(language_code="en")
    world.region_page.copy_for_translation(english)
    page = start_translation(world.draft(title=CANARY), english, by=world.colleague)
    version = fresh(page).get_latest_revision_as_object()
    for name in version.texts_to_translate():
        setattr(version, name, "In English")
    version.save_revision(user=world.colleague)
    submit(fresh(page), by=world.colleague)
    lead(world, world.editor)

    with unchanged(), pytest.raises(ModerationRefused), transaction.atomic():
        decide(task_state_of(page).pk, "approve", by=world.editor)

    assert fresh(page).may_be_decided_by(world.editor) is False
    assert fresh(page).may_be_decided_by(world.leader) is True


@nothing_to_switch_off("a leader who corrected, then asked, is no author of the answer")
def test_leader_who_corrected_and_asked_decides_about_the_answer(world: World) -> None:
    page = world.submitted(title="Met tikvout")
    write(page, world.leader, "Zonder tikfout")
    decide(task_state_of(page).pk, "reject", by=world.leader, comment="Klopt dit zo?")
    submit(fresh(page), by=world.editor)

    decide(task_state_of(page).pk, "approve", by=world.leader)

    assert fresh(page).title == "Zonder tikfout"


@nothing_to_switch_off("what was approved before is nobody's any more")
def test_author_of_an_earlier_version_decides_about_the_next(world: World) -> None:
    page = world.live()
    lead(world, world.editor)
    write(page, world.colleague, "Van een collega")
    submit(fresh(page), by=world.colleague)

    decide(task_state_of(page).pk, "approve", by=world.editor)

    assert fresh(page).title == "Van een collega"


# Who an approval is made for ----------------------------------------------------------------------


@without("an approval is made for who may decide", person="editor")
@without("an approval is made for who may decide", person="other_leader")
@without("an approval is made for who may decide", person="office")
@pytest.mark.parametrize("person", ["editor", "colleague", "other_leader", "office"])
def test_approval_is_not_made_for_who_may_not_decide(world: World, person: str) -> None:
    page = world.submitted(title=CANARY)
    revision = page.get_latest_revision()

    with unchanged(), pytest.raises(ModerationRefused):
        record_approval(revision.as_object(), revision, by=getattr(world, person), note="")


@without("an approval is made for who may decide", state="draft")
@without("an approval is made for who may decide", state="live")
@pytest.mark.parametrize("state", ["draft", "live"])
def test_approval_is_not_made_while_nothing_is_looked_at(world: World, state: str) -> None:
    page = getattr(world, state)()
    write(page, world.colleague, CANARY)
    revision = fresh(page).get_latest_revision()

    with unchanged(), pytest.raises(ModerationRefused):
        record_approval(revision.as_object(), revision, by=world.leader, note="")


@without("an approval is made for who may decide")
def test_approval_is_not_made_for_a_leader_who_left_a_moment_ago(world: World) -> None:
    """The object of the person still remembers who they were."""
    page = world.submitted(title=CANARY)
    revision = page.get_latest_revision()
    world.leader.memberships.all().delete()

    with unchanged(), pytest.raises(ModerationRefused):
        record_approval(revision.as_object(), revision, by=world.leader, note="")


@without("an approval is made for who may decide")
def test_approval_is_not_made_for_nobody(world: World) -> None:
    page = world.submitted(title=CANARY)

    with unchanged(), pytest.raises(ModerationRefused):
        Approval.objects.create(page_id=page.pk, page_model=page._meta.label, content={})


@nothing_to_switch_off("one by one, so that each is asked about")
def test_approvals_are_not_made_in_bulk(world: World) -> None:
    page = world.submitted(title=CANARY)
    forged = Approval(page_id=page.pk, content={}, approved_by=world.leader)

    with unchanged(), pytest.raises(ModerationRefused):
        Approval.objects.bulk_create([forged])


@nothing_to_switch_off("shows that the attacks beside it could succeed")
def test_leader_of_the_region_approves_what_others_wrote(world: World) -> None:
    page = world.draft()

    approve(page, requested_by=world.editor, by=world.leader)

    assert Approval.objects.get(page_id=page.pk).approved_by == world.leader
