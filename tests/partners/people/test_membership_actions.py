"""The doors to memberships: for each, one who may, one who may not, and one from elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry, WorkflowState

from moderation.actions import submit
from moderation.models import Approval
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.membership_actions import (
    accept_member,
    ask_to_join,
    change_role,
    refuse_member,
    remove_member,
)
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import Invitation, Membership, User
from partners.people.signals import membership_verified
from tests.conftest import World
from tests.factories.pages import offer_page
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    NetworkFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.database("locks")


@pytest.fixture
def owner(world: World) -> User:
    return world.owner


@pytest.fixture
def asked(world: World) -> Membership:
    return MembershipFactory(editor=True, company=world.company, verified=False)


def who(world: World, owner: User, name: str) -> User:
    """Everybody who could try something with the people of the world's company."""
    if name == "owner":
        return owner
    if name in ("coordinator", "other_coordinator"):
        network = NetworkFactory(region=world.region)
        if name == "coordinator":
            world.company.networks.add(network)
        return MembershipFactory(coordinator=True, network=network).user
    if name == "neighbour_owner":
        return MembershipFactory(owner=True, company=world.neighbour).user
    if name == "teacher":
        return MembershipFactory(teacher=True, school=SchoolFactory(region=world.region)).user
    if name == "stranger":
        return UserFactory()
    if name == "unverified_owner":
        return MembershipFactory(owner=True, company=world.company, verified=False).user
    if name == "inactive_owner":
        person = MembershipFactory(owner=True, company=world.company).user
        User.objects.filter(pk=person.pk).update(is_active=False)
        return User.objects.get(pk=person.pk)
    return getattr(world, name)


MANAGERS = ["owner", "coordinator", "leader", "office"]
OTHERS = [
    "editor",
    "colleague",
    "neighbour_owner",
    "other_coordinator",
    "other_leader",
    "teacher",
    "stranger",
    "unverified_owner",
    "inactive_owner",
]

DOORS: dict[str, Callable[[Membership, User], Any]] = {
    "accept": lambda member, by: accept_member(member, by=by),
    "refuse": lambda member, by: refuse_member(member, by=by),
    "change_role": lambda member, by: change_role(member, role=Role.COMPANY_OWNER, by=by),
    "remove": lambda member, by: remove_member(member, by=by),
}


def subject_of(door: str, asked: Membership) -> Membership:
    if door in ("change_role", "remove"):
        Membership.objects.filter(pk=asked.pk).update(verified=True)
        asked.refresh_from_db()
    return asked


@pytest.mark.parametrize("name", MANAGERS)
@pytest.mark.parametrize("door", DOORS)
def test_door_for_who_manages_the_company_is_open(
    world: World, owner: User, asked: Membership, door: str, name: str
) -> None:
    member = subject_of(door, asked)
    before = (member.verified, member.role)

    DOORS[door](member, who(world, owner, name))

    now = Membership.objects.filter(pk=member.pk).values_list("verified", "role").first()
    assert now != before


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("door", DOORS)
def test_door_for_everybody_else_is_shut(
    world: World, owner: User, asked: Membership, door: str, name: str
) -> None:
    member = subject_of(door, asked)
    before = list(Membership.objects.filter(pk=member.pk).values())

    with pytest.raises(NotAllowed):
        DOORS[door](member, who(world, owner, name))

    assert list(Membership.objects.filter(pk=member.pk).values()) == before


# Asking ------------------------------------------------------------------------------------------


def test_ask_to_join_gives_no_right_and_tells_the_owner_only(world: World, owner: User) -> None:
    newcomer = UserFactory()

    member = ask_to_join(newcomer, world.company, role=Role.COMPANY_EDITOR)

    assert not member.verified
    assert not Membership.objects.of(newcomer).exists()
    assert [message.to for message in mail.outbox] == [[owner.email]]


def test_ask_to_join_a_company_without_owner_tells_the_leaders(world: World) -> None:
    ask_to_join(UserFactory(), CompanyFactory(region=world.region), role=Role.COMPANY_OWNER)

    told = {message.to[0] for message in mail.outbox}
    assert told == {world.leader.email, world.second_leader.email}


def test_ask_to_join_twice_is_one_request_and_one_mail(world: World, owner: User) -> None:
    newcomer = UserFactory()

    asked = [ask_to_join(newcomer, world.company, role=Role.COMPANY_EDITOR) for _ in range(2)]

    assert asked[0] == asked[1]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.SCHOOL_TEACHER])
def test_ask_to_join_in_a_role_of_elsewhere_is_refused(world: World, role: Role) -> None:
    with pytest.raises(MembershipRefused):
        ask_to_join(UserFactory(), world.company, role=role)

    with pytest.raises(MembershipRefused):
        ask_to_join(UserFactory(), world.region, role=role)


def test_ask_to_join_more_and_more_companies_is_refused(world: World) -> None:
    newcomer = UserFactory()
    for _ in range(5):
        ask_to_join(newcomer, CompanyFactory(region=world.region), role=Role.COMPANY_EDITOR)

    with pytest.raises(MembershipRefused):
        ask_to_join(newcomer, world.company, role=Role.COMPANY_EDITOR)


# Deciding ----------------------------------------------------------------------------------------


def test_accepting_gives_rights_tells_the_person_and_sends_the_signal(
    world: World, owner: User, asked: Membership
) -> None:
    heard: list[Any] = []

    def listen(sender: Any, membership: Membership, by: User, **kwargs: Any) -> None:
        heard.append((membership, by))

    membership_verified.connect(listen)
    accept_member(asked, by=owner)
    membership_verified.disconnect(listen)

    assert Membership.objects.of(asked.user).get() == asked
    assert heard == [(asked, owner)]
    assert [message.to for message in mail.outbox] == [[asked.user.email]]


def test_accepting_oneself_is_not_allowed(world: World) -> None:
    asked = MembershipFactory(editor=True, company=world.company, verified=False, user=world.leader)

    with pytest.raises(NotAllowed):
        accept_member(asked, by=world.leader)


def test_accepting_twice_tells_the_second(world: World, owner: User, asked: Membership) -> None:
    accept_member(asked, by=owner)

    with pytest.raises(MembershipRefused):
        accept_member(asked, by=world.leader)


def test_accepting_what_was_refused_tells_the_second(
    world: World, owner: User, asked: Membership
) -> None:
    refuse_member(asked, by=owner)
    asked.pk = asked.pk or Membership.objects.count() + 1000

    with pytest.raises(MembershipRefused):
        accept_member(asked, by=world.leader)


def test_teacher_vouches_for_a_teacher_but_gives_no_other_role(world: World) -> None:
    school = SchoolFactory(region=world.region)
    teacher = MembershipFactory(teacher=True, school=school).user
    newcomer = MembershipFactory(teacher=True, school=school, verified=False)
    ambitious = MembershipFactory(school_coordinator=True, school=school, verified=False)

    accept_member(newcomer, by=teacher)

    with pytest.raises(NotAllowed):
        accept_member(ambitious, by=teacher)
    with pytest.raises(NotAllowed):
        remove_member(newcomer, by=teacher)
    assert Membership.objects.of(newcomer.user).exists()


def test_teacher_of_another_school_does_not_vouch(world: World) -> None:
    newcomer = MembershipFactory(teacher=True, verified=False)
    neighbour = MembershipFactory(teacher=True, school=SchoolFactory(region=world.region)).user

    with pytest.raises(NotAllowed):
        accept_member(newcomer, by=neighbour)


def test_decisions_are_logged_without_a_name(world: World, owner: User, asked: Membership) -> None:
    accept_member(asked, by=owner)

    entry = ModelLogEntry.objects.get(action="people.accept_member")
    assert (entry.user, entry.object_id) == (owner, str(world.company.pk))
    assert entry.data == {"person": asked.user_id, "role": asked.role}


# Who answers for the organisation stays -----------------------------------------------------------


@pytest.mark.parametrize("by", ["leader", "office", "owner"])
def test_last_owner_is_neither_removed_nor_demoted(world: World, owner: User, by: str) -> None:
    member, person = owner.memberships.get(), who(world, owner, by)

    with pytest.raises(MembershipRefused):
        remove_member(member, by=person, heir=world.editor)
    with pytest.raises(MembershipRefused):
        change_role(member, role=Role.COMPANY_EDITOR, by=person)

    assert Membership.objects.of(owner).get().role == Role.COMPANY_OWNER


def test_owner_is_the_last_one_where_the_other_is_inactive(world: World, owner: User) -> None:
    gone = MembershipFactory(owner=True, company=world.company)
    User.objects.filter(pk=gone.user_id).update(is_active=False)

    with pytest.raises(MembershipRefused):
        remove_member(owner.memberships.get(), by=world.leader)


def test_owner_beside_another_can_leave(world: World, owner: User) -> None:
    MembershipFactory(owner=True, company=world.company)

    change_role(owner.memberships.get(), role=Role.COMPANY_EDITOR, by=owner)

    assert owner.memberships.get().role == Role.COMPANY_EDITOR


def test_last_leader_of_a_region_stays(world: World) -> None:
    remove_member(world.second_leader.memberships.get(), by=world.leader)

    with pytest.raises(MembershipRefused):
        remove_member(world.leader.memberships.get(), by=world.office)


def test_role_of_another_kind_of_organisation_is_refused(world: World, owner: User) -> None:
    with pytest.raises(MembershipRefused):
        change_role(world.editor.memberships.get(), role=Role.PROJECT_LEADER, by=owner)


def test_removing_a_member_leaves_the_account_and_other_memberships(
    world: World, owner: User
) -> None:
    elsewhere = MembershipFactory(editor=True, company=world.far_company, user=world.editor)
    member = world.editor.memberships.get(company=world.company)

    remove_member(member, by=world.leader, heir=owner)

    world.editor.refresh_from_db()
    assert world.editor.is_active
    assert list(world.editor.memberships.all()) == [elsewhere]


# Handing over -------------------------------------------------------------------------------------


def test_removing_hands_drafts_and_rounds_over_and_keeps_the_evidence(
    world: World, owner: User
) -> None:
    live, draft, submitted = world.live(), world.draft(), world.submitted()
    approvals = list(Approval.objects.values())
    versions = list(live.revisions.values_list("user", flat=True))

    remove_member(world.editor.memberships.get(), by=owner, heir=world.colleague)

    owners = {type(page).objects.get(pk=page.pk).owner for page in (live, draft, submitted)}
    assert owners == {world.colleague}
    assert submitted.current_workflow_state.requested_by == world.colleague
    assert list(Approval.objects.values()) == approvals
    assert list(live.revisions.values_list("user", flat=True)) == versions
    finished = WorkflowState.objects.filter(status=WorkflowState.STATUS_APPROVED)
    assert world.editor.pk in finished.values_list("requested_by", flat=True)


def test_removing_who_has_drafts_needs_an_heir(world: World, owner: User) -> None:
    world.draft()

    with pytest.raises(MembershipRefused):
        remove_member(world.editor.memberships.get(), by=owner)

    assert world.editor.memberships.exists()


@pytest.mark.parametrize("heir", ["neighbour_editor", "leader", "editor"])
def test_heir_from_elsewhere_is_refused(world: World, owner: User, heir: str) -> None:
    world.draft()

    with pytest.raises(MembershipRefused):
        remove_member(world.editor.memberships.get(), by=owner, heir=getattr(world, heir))

    assert world.editor.memberships.exists()


def test_heir_decides_nothing_the_leaver_could_decide(world: World, owner: User) -> None:
    """Four eyes: who asked stays the one who asked, where they are an approver of the page."""
    MembershipFactory(leader=True, region=world.region, user=world.editor)
    page = world.submitted()

    member = world.editor.memberships.get(company=world.company)
    remove_member(member, by=owner, heir=world.colleague)

    page = type(page).objects.get(pk=page.pk)
    assert page.current_workflow_state.requested_by == world.editor
    assert not page.may_be_decided_by(world.editor)


def test_what_the_leaver_still_reaches_stays_theirs(world: World, owner: User) -> None:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    MembershipFactory(coordinator=True, network=network, user=world.editor)
    page = world.draft()

    remove_member(world.editor.memberships.get(company=world.company), by=owner)

    assert type(page).objects.get(pk=page.pk).owner == world.editor


def test_drafts_of_other_organisations_stay_where_they_are(world: World, owner: User) -> None:

    page = offer_page(world.neighbour_page, by=world.editor)
    submit(page, by=world.editor)

    remove_member(world.editor.memberships.get(), by=owner, heir=world.colleague)

    page = type(page).objects.get(pk=page.pk)
    assert (page.owner, page.current_workflow_state.requested_by) == (world.editor, world.editor)


def test_invitations_of_the_leaver_go_to_an_heir_who_may_give_the_role_or_end(
    world: World, owner: User
) -> None:

    leaver = MembershipFactory(owner=True, company=world.company)
    invitation = invite(
        world.company, email="nieuw@example.nl", role=Role.COMPANY_EDITOR, by=leaver.user
    )

    remove_member(leaver, by=owner, heir=owner)

    assert Invitation.objects.open().get() == invitation
    assert Invitation.objects.get().invited_by == owner
