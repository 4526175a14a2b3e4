"""Letting people in: not by who was first with a KvK number, nor by a region's only leader."""

import re
from typing import Any

import pytest
from django.core import mail

from partners.people.enums import Role
from partners.people.invitation_actions import accept_invitation, invite
from partners.people.membership_actions import ask_to_join
from partners.people.membership_refusals import NotAllowed
from partners.people.models import Invitation, Membership, User
from tests.conftest import World
from tests.factories.partners import UserFactory, prove_address
from tests.security import people_guards  # noqa: F401 - names the guards used here
from tests.security.guards import nothing_to_switch_off, without
from tests.security.test_invitations import INVITED, admin, belongs, page_of

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")


def company_of(owner: User) -> Any:
    return owner.memberships.get().company


def real_owner(company: Any) -> Membership:
    person = UserFactory(first_name="Echte", last_name="Eigenaar", email="echt@example.nl")
    mail.outbox.clear()
    return ask_to_join(person, company, role=Role.COMPANY_EDITOR)


@without("a company that was never approved lets nobody in")
def test_request_for_a_squatted_kvk_number_is_told_to_the_leaders_only(
    world: World, squatter: User
) -> None:
    company = company_of(squatter)

    real_owner(company)

    told = {message.to[0]: message for message in mail.outbox}
    assert set(told) == {world.leader.email, world.second_leader.email}
    assert company.kvk in str(told[world.leader.email].body)
    assert "tweede persoon" in told[world.leader.email].subject


@without("a company that was never approved lets nobody in")
def test_squatter_sees_no_request_and_no_address(
    world: World, squatter: User, as_user: Any
) -> None:
    company, client = company_of(squatter), as_user(squatter)
    asked = real_owner(company)
    addresses = [admin("organisation", "company", company.pk), admin("overview"), "/admin/"]

    shown = [client.get(address, follow=True).text for address in addresses]
    asks_first = client.get(admin("refuse", asked.pk))

    assert [text.count("Eigenaar") + text.count("echt@") for text in shown] == [0, 0, 0]
    assert "1 verzoek" not in "".join(shown)
    assert asks_first.status_code == 404


@without(
    "a company that was never approved lets nobody in",
    door="accept",
)
@without("a company that was never approved lets nobody in", door="refuse")
@pytest.mark.parametrize("door", ["accept", "refuse"])
def test_squatter_decides_about_no_request(
    world: World, squatter: User, as_user: Any, door: str
) -> None:
    asked = real_owner(company_of(squatter))

    answer = as_user(squatter).post(admin(door, asked.pk))

    assert answer.status_code == 404
    assert Membership.objects.filter(pk=asked.pk, verified=False).exists()


@without("a company that was never approved lets nobody in")
def test_squatter_invites_nobody_and_reads_why(world: World, squatter: User, as_user: Any) -> None:
    company, client = company_of(squatter), as_user(squatter)
    address = admin("invite", "company", company.pk)

    listed = client.get(admin("organisation", "company", company.pk)).text
    opened = client.get(address, follow=True).text
    posted = client.post(address, {"email": INVITED, "role": "company_owner"}).text

    assert address not in listed
    assert all("zodra de projectleider" in text for text in (listed, opened, posted))
    assert INVITED in posted
    assert mail.outbox == []


@without("a company that was never approved lets nobody in")
def test_invitation_of_a_squatter_from_before_the_rule_does_not_hold(
    world: World, squatter: User, as_user: Any
) -> None:
    company = company_of(squatter)
    mail.outbox.clear()
    invite(company, email=INVITED, role=Role.COMPANY_OWNER, by=world.leader)
    Invitation.objects.update(invited_by=squatter)
    found = re.search(r"/uitnodiging/([^/\s]+)/", str(mail.outbox[0].body))
    assert found

    answer = as_user(prove_address(UserFactory(email=INVITED))).post(page_of(found.group(1)))

    assert answer.status_code == 404


@nothing_to_switch_off("who vouches for the company goes on as before")
@pytest.mark.parametrize("who", ["leader", "office"])
def test_leader_and_office_decide_about_a_company_not_yet_approved(
    world: World, squatter: User, as_user: Any, who: str
) -> None:
    asked = real_owner(company_of(squatter))
    client = as_user(getattr(world, who))

    listed = client.get(admin("organisation", "company", company_of(squatter).pk)).text
    client.post(admin("accept", asked.pk))

    assert "echt@example.nl" in listed
    assert Membership.objects.filter(pk=asked.pk, verified=True).exists()


@without("an only leader makes no second one")
def test_only_leader_makes_no_second_leader(world: World, as_user: Any) -> None:
    client, address = as_user(world.other_leader), admin("invite", "region", world.other_region.pk)

    listed = client.get(admin("organisation", "region", world.other_region.pk)).text
    answer = client.post(address, {"email": INVITED, "role": "project_leader"}).text

    assert address not in listed
    assert "programmabureau" in answer
    assert not Invitation.objects.exists()


@without("an only leader makes no second one")
def test_invitation_of_who_became_the_only_leader_does_not_hold(world: World, as_user: Any) -> None:
    mail.outbox.clear()
    invite(world.region, email=INVITED, role=Role.PROJECT_LEADER, by=world.leader)
    found = re.search(r"/uitnodiging/([^/\s]+)/", str(mail.outbox[0].body))
    User.objects.filter(pk=world.second_leader.pk).update(is_active=False)
    assert found

    answer = as_user(prove_address(UserFactory(email=INVITED))).post(page_of(found.group(1)))

    assert answer.status_code == 404
    assert not belongs(INVITED)


@nothing_to_switch_off("the office gives the role anywhere; a neighbour's leader never here")
def test_second_leader_comes_from_the_office_and_from_no_neighbour(world: World) -> None:
    here = {"email": INVITED, "role": Role.PROJECT_LEADER}

    with pytest.raises(NotAllowed):
        invite(world.other_region, by=world.leader, **here)
    invite(world.other_region, by=world.office, **here)
    invite(world.region, by=world.leader, **here)

    assert Invitation.objects.count() == 2


@without("the programme office hears of each new leader")
def test_new_leader_is_always_made_known_to_the_office(world: World) -> None:
    mail.outbox.clear()
    invite(world.region, email=INVITED, role=Role.PROJECT_LEADER, by=world.leader)
    found = re.search(r"/uitnodiging/([^/\s]+)/", str(mail.outbox[0].body))
    assert found

    accept_invitation(found.group(1), by=prove_address(UserFactory(email=INVITED)))

    assert world.office.email in {message.to[0] for message in mail.outbox}
