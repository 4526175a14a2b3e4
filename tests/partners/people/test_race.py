"""Two people decide about people at the same moment: an owner stays, a link works once."""

import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from partners.organisations.models import Company
from partners.people import membership_actions
from partners.people.enums import Role
from partners.people.invitation_actions import accept_invitation, invite
from partners.people.membership_actions import remove_member
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import Invitation, Membership
from tests.conftest import leader_of, live_company
from tests.factories.pages import region_page
from tests.factories.partners import (
    MembershipFactory,
    RegionFactory,
    UserFactory,
    prove_address,
)

pytestmark = [
    pytest.mark.database("locks"),
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
]

ROUNDS = 15


def at_once(*actions: Callable[[], Any]) -> list[str]:
    """Run each in a thread and connection of its own; return how each ended."""
    start = threading.Barrier(len(actions), timeout=30)

    def run(action: Callable[[], Any]) -> str:
        try:
            start.wait()
            action()
        except (MembershipRefused, NotAllowed) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(actions)) as threads:
        return sorted(threads.map(run, actions))


def two_owners() -> tuple[Company, Membership, Membership]:
    """Return the owners of a company that a leader approved: those decide about each other."""
    region = RegionFactory()
    leader = leader_of(region)
    company, _page, _editor = live_company(region_page(region, by=leader), region, leader)
    Membership.objects.in_organisation(company).delete()
    first, second = (MembershipFactory(owner=True, company=company) for _ in range(2))
    return company, first, second


def remove_each_other(first: Membership, second: Membership) -> list[str]:
    return at_once(
        lambda: remove_member(second, by=first.user, heir=first.user),
        lambda: remove_member(first, by=second.user, heir=second.user),
    )


def test_two_owners_removing_each_other_leave_one() -> None:
    ends, left = set(), set()
    for _ in range(ROUNDS):
        company, first, second = two_owners()
        ends.add(tuple(remove_each_other(first, second)))
        left.add(Membership.objects.in_organisation(company).count())

    # The second is no owner any more by then, so it is not theirs to do.
    assert left == {1}
    assert ends == {("NotAllowed", "done")}


def test_two_owners_removing_each_other_without_the_lock_leave_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Negative control. On SQLite the transaction itself is the lock, so there one stays."""
    company, first, second = two_owners()
    both_counted = threading.Barrier(2, timeout=1)
    refuse_the_last = membership_actions._refuse_the_last

    def count_and_wait(member: Membership) -> None:
        refuse_the_last(member)
        try:
            both_counted.wait()
        except threading.BrokenBarrierError:
            return

    monkeypatch.setattr(membership_actions, "lock_organisation", lambda organisation: None)
    monkeypatch.setattr(membership_actions, "_refuse_the_last", count_and_wait)

    ends = remove_each_other(first, second)

    left = Membership.objects.in_organisation(company).count()
    assert left == (1 if connection.vendor == "sqlite" else 0), ends


def test_one_link_used_twice_at_once_makes_one_member() -> None:
    for _ in range(ROUNDS):
        mail.outbox.clear()
        owner = MembershipFactory(owner=True)
        person, office = prove_address(UserFactory()), UserFactory(is_superuser=True)
        invite(owner.company, email=person.email, role=Role.COMPANY_EDITOR, by=office)
        found = re.search(r"/uitnodiging/([^/\s]+)/", str(mail.outbox[0].body))
        assert found
        accept = partial(accept_invitation, found.group(1), by=person)

        ends = at_once(accept, accept)

        assert ends == ["NotAllowed", "done"]
        assert Membership.objects.filter(user=person).count() == 1
        assert Invitation.objects.filter(accepted_at__isnull=False, email=person.email).exists()
