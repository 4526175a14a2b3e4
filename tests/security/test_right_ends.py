"""A right ends everywhere at once, whatever way it ends.

Every way in which somebody stops belonging, times everything that is keyed by a person: pages and
rounds, screens, mails that wait, invitations.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from mail.delivery import deliver
from mail.models import OutgoingMail
from moderation.actions import submit
from moderation.decide import decide
from partners.people.enums import Role
from partners.people.invitation_actions import find_invitation, invite
from partners.people.membership_actions import admit, ask_to_join, change_role, remove_member
from partners.people.models import Invitation, Membership, User
from partners.privacy.erasure import erase_person
from tests.conftest import World
from tests.factories.pages import company_page, offer_page
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    NetworkFactory,
    UserFactory,
    prove_address,
)
from tests.security import people_guards  # noqa: F401 - names the guards used here
from tests.security.attack import edit_url, fresh, picture_of, task_state_of
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")

HANDED = "what somebody leaves goes to a colleague"
MAILS = "who reads a mail is decided when it leaves"
SCREENS = "the offers of an intake are of who still belongs"

Way = Callable[[World, Membership, Any], Any]


def by_the_screen(name: str) -> Way:
    def remove(world: World, member: Membership, as_user: Any) -> None:
        address = reverse("people:remove", args=[member.pk], current_app="people_admin")
        as_user(getattr(world, name)).post(address, {"heir": world.owner.pk})

    return remove


def office_deletes_the_row(world: World, member: Membership, as_user: Any) -> None:
    name = "wagtailsnippets_people_membership:delete"
    as_user(world.office).post(reverse(name, args=[member.pk]))


def office_changes_the_row(**facts: Any) -> Way:
    def change(world: World, member: Membership, as_user: Any) -> None:
        form = {"user": member.user_id, "role": member.role, "company": member.company_id}
        if facts.get("elsewhere"):
            form["company"] = world.neighbour.pk
        verified = {"verified": "on"} if facts.get("verified") else {}
        name = "wagtailsnippets_people_membership:edit"
        address = reverse(name, args=[member.pk])
        as_user(world.office).post(address, form | verified | {"region": "", "network": ""})

    return change


def office_switches_the_account_off(world: World, member: Membership, as_user: Any) -> None:
    person = member.user
    facts = {"email": person.email, "first_name": "Weg", "last_name": "Gegaan"}
    as_user(world.office).post(reverse("wagtailusers_users:edit", args=[person.pk]), facts)


WAYS: dict[str, Way] = {
    "removed by an owner": by_the_screen("owner"),
    "removed by the leader": by_the_screen("leader"),
    "removed by the office": by_the_screen("office"),
    "removed without a screen": lambda world, member, as_user: remove_member(
        member, by=world.owner, heir=world.owner
    ),
    "the office deletes the row": office_deletes_the_row,
    "rows are deleted together": lambda world, member, as_user: Membership.objects.filter(
        pk=member.pk
    ).delete(),
    "the office unverifies the row": office_changes_the_row(),
    "the office gives the row to another company": office_changes_the_row(
        elsewhere=True, verified=True
    ),
    "the account is switched off": office_switches_the_account_off,
    "the account is erased": lambda world, member, as_user: erase_person(member.user),
    "the account is deleted": lambda world, member, as_user: User.objects.get(
        pk=member.user_id
    ).delete(),
}


def second_owner(world: World) -> Membership:
    """A second owner of a company that schools know."""
    person = prove_address(UserFactory(email="vertrekt@example.nl", last_name="Vertrekt"))
    return MembershipFactory(owner=True, company=world.company, user=person)


def busy(world: World, person: User) -> dict[str, Any]:
    """Give somebody one of everything that can be keyed by a person of a company."""
    draft = offer_page(world.company_page, by=person, title="Kanariegeheim concept")
    waiting = offer_page(world.company_page, by=person, title="Kanariegeheim wacht")
    submit(waiting, by=person)
    invitation = invite(
        world.company, email="nieuw@example.nl", role=Role.COMPANY_EDITOR, by=person
    )
    asked = ask_to_join(
        UserFactory(last_name="Kanariegeheim"), world.company, role=Role.COMPANY_EDITOR
    )
    return {"draft": draft, "waiting": fresh(waiting), "invitation": invitation, "asked": asked}


OUTBOX = "mail.backend.OutboxBackend"


@without(HANDED, way="the office deletes the row")
@without(HANDED, way="the account is switched off")
@without(HANDED, way="rows are deleted together")
@without(HANDED, way="the office unverifies the row")
@pytest.mark.parametrize("way", WAYS)
def test_nothing_in_the_company_is_theirs_any_more(world: World, as_user: Any, way: str) -> None:
    leaver = second_owner(world)
    person, things = leaver.user, busy(world, leaver.user)

    WAYS[way](world, leaver, as_user)

    assert fresh(things["draft"]).owner == fresh(things["waiting"]).owner == world.owner
    assert fresh(things["waiting"]).current_workflow_state.requested_by == world.owner
    assert not Page.objects.filter(owner=person.pk).exists()
    assert not WorkflowState.objects.active().filter(requested_by=person.pk).exists()
    assert Invitation.objects.open().get().invited_by == world.owner


@without(SCREENS, way="the office unverifies the row")
@pytest.mark.parametrize("way", WAYS)
def test_no_screen_shows_it_to_them(world: World, as_user: Any, way: str, monkeypatch: Any) -> None:
    leaver = second_owner(world)
    person, things = leaver.user, busy(world, leaver.user)
    client = as_user(person)
    # A page whose owner nobody changed: the screens ask what is true now.
    mine = things["waiting"]
    addresses = [
        reverse("intake:done", args=[mine.pk]),
        edit_url(mine),
        reverse("wagtailadmin_pages:view_draft", args=[mine.pk]),
        "/admin/",
        reverse("people:organisation", args=["company", world.company.pk]),
    ]

    WAYS[way](world, leaver, as_user)
    Page.objects.filter(pk=mine.pk, owner__isnull=False).update(owner=_still_there(person))
    shown = [client.get(address, follow=True).text for address in addresses]

    assert [text.count("Kanariegeheim") for text in shown] == [0] * len(addresses)


def _still_there(person: User) -> User | None:
    return User.objects.filter(pk=person.pk).first()


def of_others(address: str) -> list[str]:
    """Return the subjects of what left for this address, but that its own role ended."""
    subjects = [str(sent.subject) for sent in mail.outbox if sent.to == [address]]
    return [one for one in subjects if not one.startswith("U hoort niet meer bij")]


# Of these only what is about the reader alone may still come.
@without(MAILS, way="the office deletes the row")
@without(MAILS, way="the account is switched off")
@pytest.mark.parametrize("way", WAYS)
def test_no_mail_that_waits_reaches_them(
    world: World, as_user: Any, way: str, settings: Any
) -> None:
    leaver = second_owner(world)
    settings.EMAIL_BACKEND = OUTBOX
    things = busy(world, leaver.user)
    decide(task_state_of(things["waiting"]).pk, "reject", by=world.leader, comment="Kanariegeheim")
    address = leaver.user.email
    waited = OutgoingMail.objects.filter(recipient=address).count()
    mail.outbox.clear()

    WAYS[way](world, leaver, as_user)
    deliver()

    assert waited == 3  # a confirmation, a decision, and somebody who asks to belong
    assert of_others(address) == []
    assert mail.outbox  # the others got theirs


@nothing_to_switch_off("who belongs goes on reading")
def test_mails_that_wait_reach_who_still_belongs(world: World, settings: Any) -> None:
    leaver = second_owner(world)
    settings.EMAIL_BACKEND = OUTBOX
    things = busy(world, leaver.user)
    decide(task_state_of(things["waiting"]).pk, "reject", by=world.leader, comment="Wie past op?")
    mail.outbox.clear()

    deliver()

    assert len([sent for sent in mail.outbox if sent.to == [leaver.user.email]]) == 3
    assert len([sent for sent in mail.outbox if sent.to == ["nieuw@example.nl"]]) == 1


@without(MAILS)
def test_decision_is_told_to_who_goes_on(world: World, settings: Any) -> None:
    leaver = second_owner(world)
    settings.EMAIL_BACKEND = OUTBOX
    things = busy(world, leaver.user)
    remove_member(leaver, by=world.owner, heir=world.colleague)
    decide(task_state_of(things["waiting"]).pk, "approve", by=world.leader)
    remove_member(world.colleague.memberships.get(), by=world.owner, heir=world.owner)
    mail.outbox.clear()

    deliver()

    told = {sent.to[0] for sent in mail.outbox if "Kanariegeheim wacht" in sent.subject}
    assert told.isdisjoint({leaver.user.email, world.colleague.email})


# A lesser right -----------------------------------------------------------------------------------


@without(HANDED)
def test_owner_who_becomes_editor_keeps_offers_and_gives_the_profile_up(world: World) -> None:
    leaver = second_owner(world)
    things = busy(world, leaver.user)
    Page.objects.filter(pk=world.company_page.pk).update(owner=leaver.user)

    change_role(leaver, role=Role.COMPANY_EDITOR, by=world.owner)

    assert fresh(things["draft"]).owner == leaver.user
    assert fresh(world.company_page).owner == world.owner
    assert Invitation.objects.open().get().invited_by == world.owner


# Networks -----------------------------------------------------------------------------------------


LEAVING: dict[str, Callable[[Any, Any], Any]] = {
    "the company leaves": lambda company, network: company.networks.remove(network),
    "the network lets it go": lambda company, network: network.companies.remove(company),
    "the company leaves all": lambda company, network: company.networks.clear(),
    "the network lets all go": lambda company, network: network.companies.clear(),
    "other networks instead": lambda company, network: company.networks.set([]),
    "the network ends": lambda company, network: network.delete(),
}


@without(HANDED, way="the company leaves")
@without(HANDED, way="the network ends")
@pytest.mark.parametrize("way", LEAVING)
def test_coordinator_of_a_network_the_company_left_has_nothing_there(
    world: World, as_user: Any, way: str
) -> None:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    person = MembershipFactory(coordinator=True, network=network).user
    things = busy(world, person)

    LEAVING[way](world.company, network)

    assert fresh(things["draft"]).owner == world.owner
    assert fresh(things["waiting"]).current_workflow_state.requested_by == world.owner
    assert Invitation.objects.open().get().invited_by == world.owner
    assert as_user(person).get(edit_url(things["draft"])).status_code in (302, 404)


@without(HANDED)
def test_company_that_goes_to_another_region_takes_no_invitation_of_a_leader_along(
    world: World,
) -> None:
    company = CompanyFactory(region=world.region)
    invitation = invite(company, email="nieuw@example.nl", role=Role.COMPANY_OWNER, by=world.leader)

    company.region = world.other_region
    company.save()

    assert Invitation.objects.get(pk=invitation.pk).withdrawn_at is not None


# Leaders ------------------------------------------------------------------------------------------


LEADER_ENDS: dict[str, Way] = {
    "removed": lambda world, member, as_user: remove_member(member, by=world.leader),
    "row deleted": lambda world, member, as_user: member.delete(),
    "switched off": office_switches_the_account_off,
}


@without(MAILS, way="removed")
@without(MAILS, way="switched off")
@pytest.mark.parametrize("way", LEADER_ENDS)
def test_leader_who_left_reads_nothing_of_the_region(
    world: World, as_user: Any, way: str, settings: Any
) -> None:
    settings.EMAIL_BACKEND = OUTBOX
    member = world.second_leader.memberships.get()
    world.submitted()
    ask_to_join(UserFactory(), CompanyFactory(region=world.region), role=Role.COMPANY_OWNER)
    address = world.second_leader.email
    waited = OutgoingMail.objects.filter(recipient=address).count()
    mail.outbox.clear()

    LEADER_ENDS[way](world, member, as_user)
    deliver()

    assert waited == 2
    assert of_others(address) == []
    assert len([sent for sent in mail.outbox if sent.to == [world.leader.email]]) == 2


@without(MAILS)
def test_office_that_is_it_no_more_reads_nothing_of_it(world: World, settings: Any) -> None:
    settings.EMAIL_BACKEND = OUTBOX
    other = UserFactory(is_superuser=True)
    member = MembershipFactory(leader=True, region=world.region, verified=False)
    admit(member, by=world.office)
    mail.outbox.clear()

    other.is_superuser = False
    other.save()
    deliver()

    told = {sent.to[0] for sent in mail.outbox}
    assert told == {world.office.email, world.leader.email, world.second_leader.email}


# A stranger ---------------------------------------------------------------------------------------


@without(HANDED)
def test_stranger_who_is_removed_leaves_nothing_in_the_queue(world: World, squatter: User) -> None:
    company = squatter.memberships.get().company
    page = company_page(world.region_page, company)
    submit(page, by=squatter)

    remove_member(squatter.memberships.get(), by=world.leader)

    assert fresh(page).workflow_in_progress is False
    assert not Page.objects.filter(owner=squatter).exists()


# What is left behind ---------------------------------------------------------------------------


@nothing_to_switch_off("rights follow the company on a file: test_media.py")
@pytest.mark.parametrize("way", ["the office deletes the row", "the account is switched off"])
def test_what_they_uploaded_is_the_companys(world: World, as_user: Any, way: str) -> None:
    leaver = second_owner(world)
    picture = picture_of(world.company)
    picture.uploaded_by_user = leaver.user
    picture.save()
    client = as_user(leaver.user)

    WAYS[way](world, leaver, as_user)

    answer = client.get(reverse("media_admin:picture", args=[picture.pk]))
    assert answer.status_code in (302, 404)


@without("an invitation holds while its sender may give the role")
def test_invitation_of_who_left_holds_for_no_one(world: World) -> None:
    leaver = second_owner(world)
    """Also where its row was not handed over."""
    mail.outbox.clear()
    invite(world.company, email="nieuw@example.nl", role=Role.COMPANY_OWNER, by=leaver.user)
    token = mail.outbox[0].body.partition("/uitnodiging/")[2].partition("/")[0]
    leaver.delete()
    Invitation.objects.update(invited_by=leaver.user_id, withdrawn_at=None)

    assert find_invitation(token) is None
