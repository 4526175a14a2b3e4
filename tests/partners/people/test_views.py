"""The screens about people, in the admin and on the site for schools."""

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.organisations.models import School
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.models import Invitation, Membership, User
from tests.conftest import World
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    NetworkFactory,
    SchoolFactory,
)

pytestmark = pytest.mark.database("queries of a list")


@pytest.fixture
def owner(world: World) -> User:
    return world.owner


@pytest.fixture
def asked(world: World) -> Membership:
    return MembershipFactory(editor=True, company=world.company, verified=False)


@pytest.fixture
def invitation(world: World, owner: User) -> Invitation:
    sent = invite(world.company, email="nieuw@example.nl", role=Role.COMPANY_EDITOR, by=owner)
    mail.outbox.clear()
    return sent


@pytest.fixture
def school(world: World) -> School:
    return SchoolFactory(region=world.region)


def admin(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=args, current_app="people_admin")


def list_of(organisation: Any) -> str:
    return admin("organisation", organisation._meta.model_name, organisation.pk)


# Lists ------------------------------------------------------------------------------------------


def test_owner_sees_people_requests_and_invitations_with_addresses(
    world: World, as_user: Any, owner: User, asked: Membership, invitation: Invitation
) -> None:
    client = as_user(owner)

    home = client.get(admin("overview"))
    shown = client.get(list_of(world.company)).text

    assert home.headers["Location"] == list_of(world.company)
    for email in (world.editor.email, world.colleague.email, asked.user.email, invitation.email):
        assert email in shown
    assert world.neighbour_editor.email not in shown


def test_editor_sees_names_of_colleagues_and_no_addresses_or_actions(
    world: World, as_user: Any, owner: User, asked: Membership, invitation: Invitation
) -> None:
    shown = as_user(world.editor).get(list_of(world.company)).text

    assert owner.get_full_name() in shown
    assert asked.user.get_full_name() not in shown
    people = [owner, world.colleague, asked.user]
    assert [one.email for one in people if one.email in shown] == []
    assert invitation.email not in shown
    assert "<form" not in shown.split('<div class="people ')[1].split("</main>")[0]


def test_colleague_without_a_name_is_not_shown_by_address(
    world: World, as_user: Any, owner: User
) -> None:
    User.objects.filter(pk=owner.pk).update(first_name="", last_name="")

    shown = as_user(world.editor).get(list_of(world.company)).text

    assert owner.email not in shown


@pytest.mark.parametrize("person", ["neighbour_editor", "other_leader"])
def test_people_of_others_do_not_exist(
    world: World,
    as_user: Any,
    owner: User,
    asked: Membership,
    invitation: Invitation,
    person: str,
) -> None:
    client, member = as_user(getattr(world, person)), world.editor.memberships.get()
    addresses = [
        list_of(world.company),
        admin("invite", "company", world.company.pk),
        admin("accept", asked.pk),
        admin("refuse", asked.pk),
        admin("change_role", member.pk),
        admin("remove", member.pk),
        admin("send_again", invitation.pk),
        admin("withdraw_invitation", invitation.pk),
    ]
    form = {"email": "x@example.nl", "role": Role.COMPANY_OWNER, "heir": world.colleague.pk}
    before = [list(model.objects.order_by("pk").values()) for model in (Membership, Invitation)]

    got = {client.get(address).status_code for address in addresses}
    posted = {client.post(address, form).status_code for address in addresses}

    assert (got, posted) == ({404}, {404})
    after = [list(model.objects.order_by("pk").values()) for model in (Membership, Invitation)]
    assert after == before
    assert mail.outbox == []


def test_editor_has_no_actions_on_colleagues(
    world: World, as_user: Any, owner: User, asked: Membership
) -> None:
    client, member = as_user(world.editor), world.colleague.memberships.get()
    addresses = [
        admin("invite", "company", world.company.pk),
        admin("accept", asked.pk),
        admin("refuse", asked.pk),
        admin("change_role", member.pk),
        admin("remove", member.pk),
    ]

    answers = {client.post(address).status_code for address in addresses}

    assert answers == {404}


def test_organisation_of_an_unknown_kind_does_not_exist(world: World, as_user: Any) -> None:
    for person in (world.leader, world.office):
        assert as_user(person).get(admin("organisation", "user", 1)).status_code == 404


def test_leader_finds_the_organisations_of_the_region_only(
    world: World, as_user: Any, school: School
) -> None:
    client = as_user(world.leader)

    companies = client.get(admin("overview"), {"kind": "company"}).text
    schools = client.get(admin("overview"), {"kind": "school", "q": school.name.upper()}).text

    assert world.company.name in companies
    assert world.far_company.name not in companies
    assert school.name in schools


@pytest.mark.parametrize("query", ["kind=user", "p=0", "p=x", "q=%00", "q=%25", "kind=&p=99999"])
def test_overview_with_odd_parameters_stays_calm(world: World, as_user: Any, query: str) -> None:
    assert as_user(world.leader).get(f"{admin('overview')}?{query}").status_code == 200


def test_leader_meets_requests_of_the_region_on_the_home_screen(
    world: World, as_user: Any, school: School
) -> None:
    asked = MembershipFactory(teacher=True, school=school, verified=False)

    own, other = (
        as_user(person).get("/admin/").text for person in (world.leader, world.other_leader)
    )

    assert (asked.user.get_full_name() in own, asked.user.get_full_name() in other) == (True, False)


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_lists_take_as_many_queries_with_many_people_as_with_few(
    world: World, as_user: Any, owner: User, settings: Any
) -> None:
    """Members, requests, invitations and organisations grow; the number of queries does not."""
    client = as_user(world.leader)
    addresses = [list_of(world.company), admin("overview"), "/admin/"]

    def grow(number: int) -> None:
        MembershipFactory(editor=True, company=world.company)
        MembershipFactory(editor=True, company=world.company, verified=False)
        MembershipFactory(teacher=True, school=SchoolFactory(region=world.region), verified=False)
        CompanyFactory(region=world.region)
        invite(world.company, email=f"n{number}@example.nl", role=Role.COMPANY_EDITOR, by=owner)

    grow(0)
    few = [queries_of(client, address) for address in addresses]
    for number in range(1, 5):
        grow(number)

    assert [queries_of(client, address) for address in addresses] == few
    assert max(few) <= 60


# Actions ----------------------------------------------------------------------------------------


def test_owner_accepts_and_refuses_from_the_list(
    world: World, as_user: Any, owner: User, asked: Membership
) -> None:
    other = MembershipFactory(editor=True, company=world.company, verified=False)
    client = as_user(owner)

    accepted = client.post(admin("accept", asked.pk))
    asks_first = client.get(admin("refuse", other.pk))
    client.post(admin("refuse", other.pk))

    assert accepted.headers["Location"] == list_of(world.company)
    assert asks_first.status_code == 200
    assert Membership.objects.get(pk=asked.pk).verified
    assert not Membership.objects.filter(pk=other.pk).exists()


def test_second_to_accept_reads_that_somebody_was_first(
    world: World, as_user: Any, owner: User, asked: Membership
) -> None:
    as_user(owner).post(admin("accept", asked.pk))

    answer = as_user(world.leader).post(admin("accept", asked.pk), follow=True)

    assert "Iemand heeft dit verzoek al aangenomen" in answer.text


def test_accepting_by_link_does_nothing(
    world: World, as_user: Any, owner: User, asked: Membership
) -> None:
    assert as_user(owner).get(admin("accept", asked.pk)).status_code == 405
    assert not Membership.objects.get(pk=asked.pk).verified


def test_owner_invites_by_form_and_reads_refusals_in_it(
    world: World, as_user: Any, owner: User
) -> None:
    client, address = as_user(owner), admin("invite", "company", world.company.pk)

    sent = client.post(address, {"email": "nieuw@example.nl", "role": "company_editor"})
    member = client.post(address, {"email": world.editor.email, "role": "company_owner"})
    wrong = client.post(address, {"email": "geen adres", "role": "project_leader"})

    assert sent.headers["Location"] == list_of(world.company)
    assert [message.to for message in mail.outbox] == [["nieuw@example.nl"]]
    assert "hoort er al bij" in member.text
    assert world.editor.email in member.text
    assert set(wrong.context["form"].errors) == {"email", "role"}
    assert 'value="geen adres"' in wrong.text


def test_owner_changes_a_role_and_removes_with_an_heir(
    world: World, as_user: Any, owner: User
) -> None:
    client, page = as_user(owner), world.draft()
    member = world.editor.memberships.get()

    client.post(admin("change_role", member.pk), {"role": "company_owner"})
    asks_first = client.get(admin("remove", member.pk))
    foreign = client.post(admin("remove", member.pk), {"heir": world.neighbour_editor.pk})
    client.post(admin("remove", member.pk), {"heir": world.colleague.pk})

    assert world.neighbour_editor.get_full_name() not in asks_first.text
    assert set(foreign.context["form"].errors) == {"heir"}
    assert not world.editor.memberships.exists()
    assert type(page).objects.get(pk=page.pk).owner == world.colleague


def test_last_owner_reads_why_it_cannot_be(world: World, as_user: Any, owner: User) -> None:
    address = admin("remove", owner.memberships.get().pk)

    answer = as_user(owner).post(address, {"heir": world.editor.pk})

    assert "is de laatste met deze rol" in answer.text
    assert owner.memberships.exists()


def test_who_removes_oneself_is_led_elsewhere(world: World, as_user: Any, owner: User) -> None:
    MembershipFactory(owner=True, company=world.company)
    client = as_user(owner)

    answer = client.post(admin("remove", owner.memberships.get().pk), {"heir": world.editor.pk})

    assert answer.headers["Location"] == admin("overview")


def test_invitation_is_sent_again_and_withdrawn_from_the_list(
    world: World, as_user: Any, owner: User, invitation: Invitation
) -> None:
    client = as_user(owner)

    too_soon = client.post(admin("send_again", invitation.pk), follow=True)
    asks_first = client.get(admin("withdraw_invitation", invitation.pk))
    client.post(admin("withdraw_invitation", invitation.pk))

    assert "Wacht tien minuten" in too_soon.text
    assert invitation.email in asks_first.text
    assert not Invitation.objects.open().exists()


def test_coordinator_manages_the_people_of_member_companies(
    world: World, as_user: Any, owner: User, asked: Membership
) -> None:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    client = as_user(MembershipFactory(coordinator=True, network=network).user)

    accepted = client.post(admin("accept", asked.pk))
    elsewhere = client.get(list_of(world.neighbour))

    assert (accepted.status_code, elsewhere.status_code) == (302, 404)
