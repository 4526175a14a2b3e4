"""Invitations: who may send which, how often, and what becomes of them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from jobs.retention import apply_retention
from partners.people.enums import Role
from partners.people.invitation_actions import (
    accept_invitation,
    find_invitation,
    invite,
    send_again,
    withdraw_invitation,
)
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import Invitation, Membership, User
from partners.people.models.invitation import hash_of
from partners.privacy.erasure import erase_person
from tests.conftest import World
from tests.factories.partners import (
    MembershipFactory,
    NetworkFactory,
    SchoolFactory,
    UserFactory,
    prove_address,
)
from tests.mailed_code import code_in

NEW = "nieuw@example.nl"


@pytest.fixture
def owner(world: World) -> User:
    return world.owner


@pytest.fixture
def invitation(world: World, owner: User) -> Invitation:
    return invite(world.company, email=NEW, role=Role.COMPANY_EDITOR, by=owner)


def token_in(message: Any) -> str:
    found = re.search(r"/uitnodiging/([^/\s]+)/", message.body)
    assert found, message.body
    return found.group(1)


def age(invitation: Invitation, **ago: int) -> None:
    """Make an invitation older than it is."""
    past = timedelta(**ago)
    Invitation.objects.filter(pk=invitation.pk).update(
        sent_at=invitation.sent_at - past,
        created_at=invitation.created_at - past,
        expires_at=invitation.expires_at - past,
    )
    invitation.refresh_from_db()


# Who may invite -----------------------------------------------------------------------------------


def organisation_and_roles(world: World, kind: str) -> tuple[Any, list[Role]]:
    school, network = SchoolFactory(region=world.region), NetworkFactory(region=world.region)
    return {
        "company": (world.company, [Role.COMPANY_OWNER, Role.COMPANY_EDITOR]),
        "school": (school, [Role.SCHOOL_COORDINATOR, Role.SCHOOL_TEACHER]),
        "network": (network, [Role.NETWORK_COORDINATOR]),
        "region": (world.region, [Role.PROJECT_LEADER]),
    }[kind]


@pytest.mark.parametrize("kind", ["company", "school", "network", "region"])
@pytest.mark.parametrize(
    ("name", "may"),
    [("leader", True), ("office", True), ("other_leader", False), ("editor", False)],
)
def test_role_is_given_by_who_manages_the_organisation(
    world: World, kind: str, name: str, may: bool
) -> None:
    organisation, roles = organisation_and_roles(world, kind)

    for role in roles:
        if may:
            invite(organisation, email=NEW, role=role, by=getattr(world, name))
        else:
            with pytest.raises(NotAllowed):
                invite(organisation, email=NEW, role=role, by=getattr(world, name))

    assert Invitation.objects.count() == (len(roles) if may else 0)


def test_members_invite_into_their_own_organisation_by_role(world: World, owner: User) -> None:
    school = SchoolFactory(region=world.region)
    coordinator = MembershipFactory(school_coordinator=True, school=school).user
    teacher = MembershipFactory(teacher=True, school=school).user

    invite(world.company, email=NEW, role=Role.COMPANY_OWNER, by=owner)
    invite(school, email=NEW, role=Role.SCHOOL_TEACHER, by=coordinator)

    with pytest.raises(NotAllowed):
        invite(school, email="b@example.nl", role=Role.SCHOOL_TEACHER, by=teacher)
    with pytest.raises(NotAllowed):
        invite(world.neighbour, email=NEW, role=Role.COMPANY_EDITOR, by=owner)
    with pytest.raises(NotAllowed):
        invite(world.region, email=NEW, role=Role.PROJECT_LEADER, by=owner)


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.SCHOOL_TEACHER])
def test_role_of_another_kind_of_organisation_is_not_given(
    world: World, owner: User, role: Role
) -> None:
    with pytest.raises(NotAllowed):
        invite(world.company, email=NEW, role=role, by=owner)


# Sending ------------------------------------------------------------------------------------------


def test_database_keeps_no_token(invitation: Invitation) -> None:
    token = token_in(mail.outbox[0])

    stored = [str(value) for value in Invitation.objects.values_list().get()]

    assert len(token) >= 43
    assert token not in stored
    assert invitation.token_hash == hash_of(token)


def test_invitation_of_a_member_or_of_a_pupil_is_refused(world: World, owner: User) -> None:
    school = SchoolFactory(region=world.region)

    with pytest.raises(MembershipRefused):
        invite(world.company, email=world.editor.email.upper(), role=Role.COMPANY_OWNER, by=owner)
    with pytest.raises(MembershipRefused):
        invite(school, email="x@leerling.example.nl", role=Role.SCHOOL_TEACHER, by=world.leader)

    assert mail.outbox == []


def test_inviting_again_at_once_is_refused_and_later_renews_the_same_row(
    world: World, owner: User, invitation: Invitation
) -> None:
    old = token_in(mail.outbox[0])
    with pytest.raises(MembershipRefused):
        invite(world.company, email=NEW.upper(), role=Role.COMPANY_EDITOR, by=owner)

    age(invitation, minutes=11)
    again = invite(world.company, email=NEW, role=Role.COMPANY_EDITOR, by=owner)

    assert again == invitation
    assert find_invitation(old) is None
    assert find_invitation(token_in(mail.outbox[1])) == invitation


def test_sending_again_has_its_limits(world: World, owner: User, invitation: Invitation) -> None:
    with pytest.raises(MembershipRefused):
        send_again(invitation, by=owner)

    for _ in range(4):
        age(invitation, minutes=11)
        send_again(invitation, by=owner)
        invitation.refresh_from_db()
    age(invitation, minutes=11)

    with pytest.raises(MembershipRefused):
        send_again(invitation, by=owner)


def test_sending_again_is_for_who_may_give_the_role(
    world: World, owner: User, invitation: Invitation
) -> None:
    age(invitation, days=8)
    for person in (world.editor, world.neighbour_editor, world.other_leader):
        with pytest.raises(NotAllowed):
            send_again(invitation, by=person)
        with pytest.raises(NotAllowed):
            withdraw_invitation(invitation, by=person)

    send_again(invitation, by=world.leader)

    assert find_invitation(token_in(mail.outbox[-1])) == invitation


def test_one_person_sends_so_many_a_day(world: World, owner: User, settings: Any) -> None:
    settings.INVITATIONS_PER_DAY = 2
    for number in range(2):
        invite(world.company, email=f"n{number}@example.nl", role=Role.COMPANY_EDITOR, by=owner)

    with pytest.raises(MembershipRefused):
        invite(world.company, email=NEW, role=Role.COMPANY_EDITOR, by=owner)

    assert len(mail.outbox) == 2


def test_one_address_gets_so_many_a_day(world: World, owner: User) -> None:
    for _ in range(3):
        sent = invite(world.company, email=NEW, role=Role.COMPANY_EDITOR, by=owner)
        withdraw_invitation(sent, by=owner)

    with pytest.raises(MembershipRefused):
        invite(world.company, email=NEW, role=Role.COMPANY_EDITOR, by=owner)


def test_two_open_invitations_for_the_same_are_impossible(
    world: World, invitation: Invitation
) -> None:
    twin = Invitation(
        email=NEW.upper(), role=invitation.role, company=world.company, token_hash="x"
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


# Accepting ----------------------------------------------------------------------------------------


def test_accepting_makes_a_member_with_that_role_once(
    world: World, owner: User, invitation: Invitation
) -> None:
    newcomer, token = prove_address(UserFactory(email=NEW)), token_in(mail.outbox[0])

    member = accept_invitation(token, by=newcomer)

    assert Membership.objects.of(newcomer).get() == member
    assert (member.company, member.role) == (world.company, Role.COMPANY_EDITOR)
    with pytest.raises(NotAllowed):
        accept_invitation(token, by=newcomer)


def test_accepting_answers_an_open_request_of_the_same_person(
    world: World, invitation: Invitation
) -> None:
    newcomer = prove_address(UserFactory(email=NEW))
    MembershipFactory(editor=True, company=world.company, user=newcomer, verified=False)

    accept_invitation(token_in(mail.outbox[0]), by=newcomer)

    assert newcomer.memberships.get().verified


@pytest.mark.parametrize(
    ("has", "invited", "gets"),
    [
        (Role.COMPANY_EDITOR, Role.COMPANY_OWNER, Role.COMPANY_OWNER),
        (Role.COMPANY_OWNER, Role.COMPANY_EDITOR, Role.COMPANY_OWNER),
    ],
)
def test_accepting_promotes_and_never_demotes(
    world: World, owner: User, has: Role, invited: Role, gets: Role
) -> None:
    newcomer = prove_address(UserFactory(email=NEW))
    invite(world.company, email=NEW, role=invited, by=owner)
    MembershipFactory(role=has, company=world.company, user=newcomer)

    accept_invitation(token_in(mail.outbox[0]), by=newcomer)

    assert newcomer.memberships.get().role == gets


def test_new_leader_is_made_known_to_the_other_leaders_and_the_office(world: World) -> None:
    newcomer = prove_address(UserFactory(email=NEW))
    invite(world.region, email=NEW, role=Role.PROJECT_LEADER, by=world.leader)

    accept_invitation(token_in(mail.outbox[0]), by=newcomer)

    told = {message.to[0] for message in mail.outbox[1:]}
    assert told == {world.leader.email, world.second_leader.email, world.office.email}


def test_invitation_page_from_the_mail_to_belonging(
    world: World, client: Client, invitation: Invitation
) -> None:
    """Without an account: the link, a code to that address, a name, one button."""
    address = f"/uitnodiging/{token_in(mail.outbox[0])}/"
    first = client.get(address)

    to_code = client.post(address)
    back = client.post(to_code.headers["Location"], {"code": code_in(mail.outbox[1].body)})
    nameless = client.post(back.headers["Location"])
    done = client.post(address, {"first_name": "Sam", "last_name": "de Boer"})

    assert world.company.name in first.text
    assert NEW not in first.text
    assert back.headers["Location"] == address
    assert set(nameless.context["form"].errors) == {"first_name", "last_name"}
    assert done.headers["Location"] == "/mijn-werk/"
    assert Membership.objects.get(user__email=NEW).verified
    assert User.objects.get(email=NEW).get_full_name() == "Sam de Boer"


def test_invitation_page_for_who_is_logged_in_with_that_address_is_one_button(
    world: World, as_user: Any, invitation: Invitation
) -> None:
    client = as_user(prove_address(UserFactory(email=NEW)))

    answer = client.post(f"/uitnodiging/{token_in(mail.outbox[0])}/")

    assert answer.headers["Location"] == "/mijn-werk/"
    assert Membership.objects.get(user__email=NEW).verified


def test_expired_invitation_is_listed_and_can_be_sent_again(
    world: World, owner: User, invitation: Invitation
) -> None:
    age(invitation, days=8)

    assert invitation.expires_at < timezone.now()
    assert find_invitation(token_in(mail.outbox[0])) is None
    assert list(Invitation.objects.open()) == [invitation]


# Forgetting ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "kept"), [(96, True), (98, False)])
def test_ended_invitation_is_forgotten_after_its_period(
    invitation: Invitation, days: int, kept: bool
) -> None:
    age(invitation, days=days)

    apply_retention()

    assert Invitation.objects.exists() is kept


def test_erasing_a_person_forgets_their_invitations_and_ends_those_they_sent(
    world: World, owner: User, invitation: Invitation
) -> None:
    invited, token = UserFactory(email="ander@example.nl"), token_in(mail.outbox[0])
    invite(world.company, email=invited.email, role=Role.COMPANY_EDITOR, by=owner)

    erase_person(invited)
    erase_person(owner)

    assert list(Invitation.objects.all()) == [invitation]
    assert find_invitation(token) is None
