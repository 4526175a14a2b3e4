"""Moments to come online and go offline: judged when they count, and told where they fail."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from wagtail.models import Page, Revision

from moderation import schedule
from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.refusals import ModerationRefused
from moderation.schedule import keep_schedule, put_scheduled_online, take_expired_offline
from moderation.states import State, state_of
from tests.conftest import World
from tests.factories.pages import approve
from tests.security.attack import CANARY, edit, edit_url, fresh, task_state_of, unchanged
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

DAY = datetime.timedelta(days=1)
PAST_END = "Offline vanaf: Dit moment is voorbij."

Mailbox = list[EmailMultiAlternatives]


def later(days: int) -> datetime.datetime:
    return timezone.now() + days * DAY


# At the decision -------------------------------------------------------------------------------


@without("moments are judged when they count")
def test_offer_is_not_approved_after_its_end(world: World) -> None:
    page = world.submitted(title=CANARY, expire_at=later(1))

    with time_machine.travel(later(2)), unchanged(), pytest.raises(ModerationRefused) as refusal:
        decide(task_state_of(page).pk, "approve", by=world.leader)

    assert PAST_END in str(refusal.value.message)
    assert fresh(page).live is False


@nothing_to_switch_off("who cannot approve it can send it back")
@pytest.mark.parametrize("decision", ["reject", "decline"])
def test_offer_is_sent_back_after_its_end(world: World, decision: str) -> None:
    page = world.submitted(expire_at=later(1))

    with time_machine.travel(later(2)):
        decide(task_state_of(page).pk, decision, by=world.leader, comment="Kies een later moment.")

    assert state_of(fresh(page)).in_review is False


@without("moments are judged when they count")
def test_offer_is_not_submitted_after_its_end(world: World) -> None:
    page = world.draft(expire_at=later(1))

    with time_machine.travel(later(2)), unchanged(), pytest.raises(ValidationError) as refusal:
        submit(page, by=world.editor)

    assert list(refusal.value.message_dict) == ["expire_at"]


@nothing_to_switch_off("the editor of an offer that ended: a draft is stored, submitting says what")
def test_offer_that_ended_is_edited_and_submitting_names_the_field(
    world: World, as_user: Any
) -> None:
    page = world.live(expire_at=later(1))
    client = as_user(world.editor)

    with time_machine.travel(later(2)):
        client = as_user(world.editor)
        take_expired_offline()
        edit(client, page, title="Toch weer")
        saved = fresh(page).get_latest_revision_as_object()
        refused = edit(client, page, "action-submit")
        sent = edit(client, page, "action-submit", expire_at="")

    end = page.expire_at.replace(second=0, microsecond=0)  # the form asks for minutes
    assert (saved.title, saved.expire_at) == ("Toch weer", end)
    assert "Dit moment is voorbij. Kies een later moment" in refused.text
    assert sent.status_code == 302
    assert state_of(fresh(page)) == State.IN_REVIEW


# At the tick -----------------------------------------------------------------------------------


@without("moments are judged when they count")
def test_start_after_the_end_does_not_happen_and_is_told(world: World, mailoutbox: Mailbox) -> None:
    """As where the clock stood still between the two."""
    page = world.live(title="Zelf lassen", go_live_at=later(1), expire_at=later(2))
    mailoutbox.clear()

    with time_machine.travel(later(3)):
        problems = put_scheduled_online()
        again = put_scheduled_online()

    told = {mail.to[0]: str(mail.body) for mail in mailoutbox}
    assert (len(problems), again, fresh(page).live) == (1, [], False)
    assert set(told) == {world.editor.email, world.leader.email, world.second_leader.email}
    assert {PAST_END in body and edit_url(page) in body for body in told.values()} == {True}
    assert {mail.subject for mail in mailoutbox} == {"Niet online: Zelf lassen"}


@nothing_to_switch_off("the schedule of a change ends with the version it would replace")
def test_change_that_would_begin_after_the_end_of_the_page_is_told(
    world: World, mailoutbox: Mailbox
) -> None:
    page = world.live(title="Nu", expire_at=later(2))
    page.title, page.go_live_at, page.expire_at = "Straks", later(3), None
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    mailoutbox.clear()

    with time_machine.travel(later(4)):
        keep_schedule()

    assert (fresh(page).live, fresh(page).title) == (False, "Nu")
    assert {mail.to[0] for mail in mailoutbox} == {
        world.editor.email,
        world.leader.email,
        world.second_leader.email,
    }
    assert "liep af voordat deze begon" in str(mailoutbox[0].body)


@nothing_to_switch_off(
    "one fault stops nothing else; tests/moderation/test_commands.py has refusals"
)
def test_version_that_cannot_be_read_stops_no_other(world: World) -> None:
    broken = world.live(title="Kapot", go_live_at=later(1))
    whole = world.live(title="Heel", go_live_at=later(2))
    Revision.objects.filter(pk=broken.latest_revision_id).update(content={})

    with time_machine.travel(later(3)):
        problems = put_scheduled_online()

    assert problems == [f"Version {broken.latest_revision_id} was not put online."]
    assert (fresh(broken).live, fresh(whole).live) == (False, True)


@nothing_to_switch_off("who withdraws knows it")
def test_withdrawn_start_tells_nobody(world: World, mailoutbox: Mailbox) -> None:
    page = world.live(go_live_at=later(1))
    withdraw(page, by=world.editor)
    mailoutbox.clear()

    with time_machine.travel(later(2)):
        assert put_scheduled_online() == []

    assert mailoutbox == []


@without("a row is read anew under its lock")
def test_page_whose_end_moved_meanwhile_stays_online(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version with a later end comes online between the list of the clock and the lock."""
    page = world.live(expire_at=later(1))
    lock = schedule.lock_pages

    def move_the_end_first(keys: list[int]) -> None:
        Page.objects.filter(pk=page.pk).update(expire_at=later(9))
        lock(keys)

    monkeypatch.setattr(schedule, "lock_pages", move_the_end_first)

    with time_machine.travel(later(2)):
        assert take_expired_offline() == []

    assert fresh(page).live is True
