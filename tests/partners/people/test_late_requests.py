"""A request to belong that nobody of the company answers goes to the leaders as well, once."""

from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives

from partners.people.enums import Role
from partners.people.late_requests import tell_leaders_of_late_requests
from partners.people.membership_actions import accept_member, ask_to_join, refuse_member
from partners.people.models import Membership
from tests.conftest import World
from tests.factories.partners import CompanyFactory, UserFactory

pytestmark = pytest.mark.database("reads JSON of the log, and locks")

Mailbox = list[EmailMultiAlternatives]

# A Friday; its third working day is the next Wednesday.
ASKED = "2026-11-20T15:00:00+01:00"
TOO_EARLY, LATE = "2026-11-25T14:59:00+01:00", "2026-11-25T15:01:00+01:00"


@pytest.fixture
def asked(world: World, mailoutbox: Mailbox) -> Membership:
    with time_machine.travel(ASKED, tick=False):
        made = ask_to_join(UserFactory(), world.company, role=Role.COMPANY_EDITOR)
    assert [mail.to for mail in mailoutbox] == [[world.owner.email]]
    mailoutbox.clear()
    return made


def at(moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        tell_leaders_of_late_requests()


def test_leaders_are_told_after_three_working_days_and_once(
    world: World, asked: Membership, mailoutbox: Mailbox
) -> None:
    at(TOO_EARLY)
    early = list(mailoutbox)
    at(LATE)
    at("2026-12-20T09:00:00+01:00")

    assert early == []
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        [world.leader.email, world.second_leader.email]
    )
    assert asked.user.email in mailoutbox[0].body
    assert "vrijdag 20 november" in mailoutbox[0].body
    assert f"/company/{world.company.pk}/" in mailoutbox[0].body


@pytest.mark.parametrize("answer", [accept_member, refuse_member])
def test_request_that_was_answered_is_told_to_nobody(
    world: World, asked: Membership, mailoutbox: Mailbox, answer: Any
) -> None:
    answer(asked, by=world.owner)
    mailoutbox.clear()

    at(LATE)

    assert mailoutbox == []


def test_leader_who_was_asked_already_is_not_told_again(world: World, mailoutbox: Mailbox) -> None:
    new = CompanyFactory(region=world.region)
    with time_machine.travel(ASKED, tick=False):
        ask_to_join(UserFactory(), new, role=Role.COMPANY_EDITOR)
    mailoutbox.clear()

    at(LATE)

    assert mailoutbox == []


def test_who_asks_anew_after_a_refusal_waits_anew(
    world: World, asked: Membership, mailoutbox: Mailbox
) -> None:
    refuse_member(asked, by=world.owner)
    with time_machine.travel(TOO_EARLY, tick=False):
        ask_to_join(asked.user, world.company, role=Role.COMPANY_EDITOR)
    mailoutbox.clear()

    at(LATE)

    assert mailoutbox == []


def test_request_in_another_region_is_not_told_here(world: World, mailoutbox: Mailbox) -> None:
    with time_machine.travel(ASKED, tick=False):
        ask_to_join(UserFactory(), world.far_company, role=Role.COMPANY_EDITOR)
    mailoutbox.clear()

    at(LATE)

    assert {world.leader.email, world.second_leader.email}.isdisjoint(
        mail.to[0] for mail in mailoutbox
    )
