"""Submitting and withdrawing."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry, TaskState, WorkflowState

from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.models import Approval, ApprovalTask
from moderation.refusals import ModerationRefused
from moderation.signals import withdrawn
from offers.actions import start_translation
from offers.models import OfferPage
from tests.conftest import World
from tests.factories.pages import approve, translate

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")


def latest(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def next_month() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=30)


def english(world: World) -> Locale:
    """English, with the page of the region there already."""
    locale = Locale.objects.get(language_code="en")
    copy = world.region_page.copy_for_translation(locale)
    approve(copy, requested_by=world.office, by=world.leader)
    return locale


# Submitting ------------------------------------------------------------------------------


def test_submit_complete_draft_starts_round_about_newest_version(world: World) -> None:
    page = world.draft(title="Eerste versie")
    page.title = "Tweede versie"
    newest = page.save_revision(user=world.editor)

    state = submit(page, by=world.editor)

    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert state.requested_by == world.editor
    assert state.current_task_state.revision == newest
    assert state.current_task_state.task.specific == ApprovalTask.objects.get()


def test_submit_incomplete_draft_names_what_is_missing(world: World) -> None:
    page = world.draft()
    page.summary = ""
    page.levels.clear()
    page.save_revision(user=world.editor, clean=False)

    with pytest.raises(ValidationError) as error:
        submit(page, by=world.editor)

    assert set(error.value.message_dict) == {"summary", "levels"}
    assert not page.workflow_in_progress


def test_submit_page_under_review_is_refused(world: World) -> None:
    page = world.submitted()

    with pytest.raises(ModerationRefused):
        submit(page, by=world.editor)

    assert TaskState.objects.filter(workflow_state__object_id=str(page.pk)).count() == 1


def test_submit_after_asked_change_continues_same_round(world: World) -> None:
    page = world.submitted()
    first = page.current_workflow_state
    decide(first.current_task_state.pk, "reject", by=world.leader, comment="Noem de duur.")
    page = latest(page)
    page.title = "Met duur"
    newest = page.save_revision(user=world.editor)

    again = submit(page, by=world.editor)

    again.refresh_from_db()
    assert again == first
    assert again.status == WorkflowState.STATUS_IN_PROGRESS
    assert again.current_task_state.revision == newest


def test_submit_after_rejection_starts_new_round(world: World) -> None:
    page = world.submitted()
    first = page.current_workflow_state
    decide(first.current_task_state.pk, "decline", by=world.leader, comment="Past hier niet.")

    again = submit(latest(page), by=world.editor)

    assert again != first


# Withdrawing -----------------------------------------------------------------------------


def test_withdraw_live_offer_takes_it_offline_and_ends_approval(
    world: World, client: Client
) -> None:
    page = world.live()
    url = page.get_url()
    assert client.get(url).status_code == 200

    withdraw(page, by=world.editor)

    assert client.get(url).status_code == 410
    assert not latest(page).live
    assert Approval.objects.filter(page_id=page.pk).count() == 1
    assert not Approval.objects.valid().filter(page_id=page.pk).exists()


def test_withdraw_submission_ends_round(world: World) -> None:
    page = world.submitted()
    state = page.current_workflow_state

    withdraw(page, by=world.editor)

    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_CANCELLED
    assert state.current_task_state.status == TaskState.STATUS_CANCELLED


def test_withdraw_scheduled_offer_unschedules_it(world: World) -> None:
    page = world.live(go_live_at=next_month())
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()

    withdraw(page, by=world.editor)

    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert not Approval.objects.valid().filter(page_id=page.pk).exists()


def test_withdraw_live_offer_with_change_under_review_ends_both(world: World) -> None:
    page = world.live()
    page.title = "Een wijziging"
    page.save_revision(user=world.editor)
    submit(page, by=world.editor)

    withdraw(latest(page), by=world.leader)

    page = latest(page)
    assert not page.live
    assert page.current_workflow_state is None
    assert page.get_latest_revision_as_object().title == "Een wijziging"


def test_withdraw_takes_translations_along_whatever_their_state(world: World) -> None:
    locale = english(world)
    live, waiting = world.live(), world.live(title="Nog een")
    live_en = start_translation(live, locale, by=world.editor)
    approve(live_en.get_parent().specific, requested_by=world.editor, by=world.leader)
    approve(live_en, requested_by=world.editor, by=world.leader)
    waiting_en = start_translation(waiting, locale, by=world.editor)
    translate(waiting_en, by=world.editor)
    submit(latest(waiting_en), by=world.editor)
    assert latest(live_en).live

    withdraw(live, by=world.editor)
    withdraw(waiting, by=world.editor)

    assert not OfferPage.objects.live().exists()
    assert latest(waiting_en).current_workflow_state is None


def test_withdraw_from_translation_takes_original_along(world: World) -> None:
    page = world.live()
    version = start_translation(page, english(world), by=world.editor)

    withdraw(version, by=world.editor)

    assert not latest(page).live


def test_withdraw_leaves_neighbours_alone(world: World) -> None:
    stays, goes = world.live(title="Blijft"), world.live(title="Gaat")

    withdraw(goes, by=world.editor)

    assert latest(stays).live
    assert Approval.objects.valid().filter(page_id=stays.pk).exists()


def test_withdraw_is_logged_and_told_to_other_apps(world: World) -> None:
    page = world.live()
    told: list[Any] = []

    def listen(sender: type, **facts: Any) -> None:
        told.append((facts["page"].pk, facts["by"]))

    withdrawn.connect(listen)
    try:
        withdraw(page, by=world.leader)
    finally:
        withdrawn.disconnect(listen)

    assert told == [(page.pk, world.leader)]
    entry = PageLogEntry.objects.get(page_id=page.pk, action="moderation.withdraw")
    assert entry.user == world.leader


def test_withdrawn_offer_online_again_needs_new_approval(world: World) -> None:
    page = world.live()
    withdraw(page, by=world.editor)
    old = latest(page).get_latest_revision()

    with pytest.raises(ModerationRefused):
        old.publish(skip_permission_checks=True)
    assert not latest(page).live

    approve(latest(page), requested_by=world.editor, by=world.leader)
    assert latest(page).live


@pytest.mark.parametrize(
    ("person", "allowed"),
    [
        ("editor", True),
        ("colleague", True),
        ("leader", True),
        ("office", True),
        ("neighbour_editor", False),
        ("other_leader", False),
    ],
)
def test_withdraw_screen_only_for_own_company_and_region(
    world: World, as_user: Any, person: str, allowed: bool
) -> None:
    page = world.live()

    answer = as_user(getattr(world, person)).post(
        f"/admin/trek-in/{page.pk}/", {"comment": "De foto klopt niet."}
    )

    assert answer.status_code == (302 if allowed else 404)
    assert latest(page).live != allowed
