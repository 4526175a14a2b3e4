"""Getting in by invitation or registration: only the right person, and nothing is told."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.people.enums import Role
from partners.people.invitation_actions import accept_invitation, invite, withdraw_invitation
from partners.people.membership_actions import ask_to_join, remove_member
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import Invitation, Membership, SchoolDomain, User
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory, UserFactory, prove_address
from tests.mailed_code import CODE
from tests.security import people_guards  # noqa: F401 - names the guards used here
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own, with locks")

INVITED = "genodigde@example.nl"
OWNER = Role.COMPANY_OWNER.value


def owner_of(company: Any) -> User:
    return MembershipFactory(owner=True, company=company).user


def sent_token(world: World, by: User | None = None) -> str:
    """Invite somebody into the world's company and return the token from the mail."""
    by = by or world.owner
    mail.outbox.clear()
    invite(world.company, email=INVITED, role=Role.COMPANY_OWNER, by=by)
    found = re.search(r"/uitnodiging/([^/\s]+)/", str(mail.outbox[0].body))
    assert found
    return found.group(1)


def page_of(token: str) -> str:
    return f"/uitnodiging/{token}/"


def belongs(email: str) -> bool:
    return Membership.objects.filter(user__email=email, verified=True).exists()


def admin(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=args, current_app="people_admin")


# Tokens that do not hold --------------------------------------------------------------------------


def used(world: World, token: str) -> str:
    person = prove_address(UserFactory(email=INVITED))
    member = accept_invitation(token, by=person)
    remove_member(member, by=world.owner, heir=world.owner)
    return token


def withdrawn(world: World, token: str) -> str:
    withdraw_invitation(Invitation.objects.get(), by=world.leader)
    return token


def expired(world: World, token: str) -> str:
    invitation = Invitation.objects.get()
    Invitation.objects.update(expires_at=invitation.expires_at - timedelta(days=7, seconds=1))
    return token


def altered(world: World, token: str) -> str:
    return token[:-1] + ("A" if token[-1] != "A" else "B")


SPOILT: dict[str, Callable[[World, str], str]] = {
    "used": used,
    "withdrawn": withdrawn,
    "expired": expired,
    "altered": altered,
}


@without("only valid invitations hold", how="used")
@without("only valid invitations hold", how="withdrawn")
@without("only valid invitations hold", how="expired")
@pytest.mark.parametrize("how", SPOILT)
def test_token_that_does_not_hold_makes_nobody_a_member(
    world: World, as_user: Any, how: str
) -> None:
    token = SPOILT[how](world, sent_token(world))
    person = User.objects.filter(email=INVITED).first() or prove_address(UserFactory(email=INVITED))

    answer = as_user(person).post(page_of(token))

    assert answer.status_code == 404
    assert not belongs(INVITED)


@without("only valid invitations hold")
def test_tokens_that_do_not_hold_all_get_the_same_bytes(world: World, client: Client) -> None:
    answers = []
    for spoil in SPOILT.values():
        Invitation.objects.all().delete()
        User.objects.filter(email=INVITED).delete()
        token = spoil(world, sent_token(world))
        answers += [(token, client.get(page_of(token))), (token, client.post(page_of(token)))]
    answers.append(("verzonnen", client.get(page_of("verzonnen"))))

    assert {answer.status_code for _token, answer in answers} == {404}
    # The link to the other language holds the address that was asked for.
    assert len({answer.text.replace(token, "") for token, answer in answers}) == 1


@without("an invitation holds while its sender may give the role")
def test_invitation_of_who_lost_the_right_ends_with_it(world: World, as_user: Any) -> None:
    sender = owner_of(world.company)
    token = sent_token(world, by=sender)
    sender.memberships.update(role=Role.COMPANY_EDITOR)

    answer = as_user(prove_address(UserFactory(email=INVITED))).post(page_of(token))

    assert answer.status_code == 404
    assert not belongs(INVITED)


# Other people -------------------------------------------------------------------------------------


@without("the invited address is proven", who="other")
@without("the invited address is proven", who="unproven")
@pytest.mark.parametrize("who", ["other", "unproven"])
def test_invitation_is_not_for_another_address_or_an_unproven_one(
    world: World, as_user: Any, who: str
) -> None:
    token = sent_token(world)
    person = prove_address(UserFactory()) if who == "other" else UserFactory(email=INVITED)

    as_user(person).post(page_of(token), {"first_name": "Een", "last_name": "Ander"})

    assert not belongs(person.email)
    assert Invitation.objects.valid().exists()
    with pytest.raises(NotAllowed):
        accept_invitation(token, by=person)


@nothing_to_switch_off("the code is mailed to the address of the row, whatever is posted")
def test_code_of_an_invitation_goes_to_the_invited_address_only(
    world: World, client: Client
) -> None:
    cache.clear()
    token = sent_token(world)

    client.post(page_of(token), {"email": "aanvaller@example.nl"})

    assert [message.to for message in mail.outbox[1:]] == [[INVITED]]


# Nothing is told ----------------------------------------------------------------------------------


@nothing_to_switch_off("inviting never looks for an account")
def test_inviting_is_the_same_for_known_and_unknown_addresses(world: World, as_user: Any) -> None:
    client = as_user(owner_of(world.company))
    known = UserFactory(email="kenbaar@example.nl", first_name="Kim")
    address = admin("invite", "company", world.company.pk)
    seen = []
    for email in ("proefje@example.nl", known.email, "onbekend@example.nl"):
        mail.outbox.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(address, {"email": email, "role": "company_editor"})
        told = client.get(answer.headers["Location"]).text
        notice = re.search(r'<div class="messages.*?</ul>', told, re.S)
        seen.append(
            (
                answer.status_code,
                len(queries),
                notice and notice.group().replace(email, ""),
                mail.outbox[0].subject,
                re.sub(r"/uitnodiging/[^/]+/", "", str(mail.outbox[0].body)),
            )
        )

    assert seen[1] == seen[2]


@without("an unknown address gets an account")
def test_registering_is_the_same_for_known_and_unknown_addresses(
    world: World, client: Client
) -> None:
    cache.clear()
    school = SchoolFactory(region=world.region)
    MembershipFactory(teacher=True, school=school, user__email="kenbaar@example.nl")
    seen = []
    for email in ("kenbaar@example.nl", "onbekend@example.nl"):
        mail.outbox.clear()
        browser = Client()
        form = {"first_name": "Anne", "last_name": "Bos", "email": email}
        answer = browser.post(reverse("join_school", args=[school.code]), form)
        page = browser.get(answer.headers["Location"])
        seen.append(
            (
                answer.status_code,
                answer.headers["Location"],
                re.sub(r'value="[^"]*"', "", page.text).replace(email, ""),
                mail.outbox[0].subject,
                CODE.sub("", str(mail.outbox[0].body)).replace(email, ""),
            )
        )

    assert seen[0] == seen[1]


@without("an unknown address gets an account")
def test_page_of_an_invitation_is_the_same_for_known_and_unknown_addresses(
    world: World, client: Client
) -> None:
    cache.clear()
    seen = []
    for known in (True, False):
        Invitation.objects.all().delete()
        User.objects.filter(email=INVITED).delete()
        if known:
            UserFactory(email=INVITED)
        address, browser = page_of(sent_token(world, by=world.leader)), Client()
        page = browser.get(address).text.replace(address, "")
        shown = re.sub(r'value="[^"]*"', "", page)
        asked = browser.post(address)
        seen.append((shown, asked.status_code, asked.headers["Location"].split("?")[0]))

    assert seen[0] == seen[1]


@without("addresses are for who manages the people")
def test_addresses_of_colleagues_are_not_for_an_editor(world: World, as_user: Any) -> None:
    owner_of(world.company)

    shown = as_user(world.editor).get(admin("organisation", "company", world.company.pk)).text

    assert world.colleague.email not in shown


# Foreign people -----------------------------------------------------------------------------------

FOREIGN = {
    "neighbour": lambda world: owner_of(world.neighbour),
    "other_leader": lambda world: world.other_leader,
    "asked": lambda world: (
        MembershipFactory(owner=True, company=world.company, verified=False).user
    ),
}


def try_everything(client: Client, world: World) -> list[int]:
    """Accept, promote, remove, invite and send again, all in the world's company."""
    asked = MembershipFactory(editor=True, company=world.company, verified=False)
    member = world.colleague.memberships.get()
    invitation = Invitation.objects.get()
    tries = [
        (admin("accept", asked.pk), {}),
        (admin("change_role", member.pk), {"role": "company_owner"}),
        (
            admin("invite", "company", world.company.pk),
            {"email": "x@example.nl", "role": "company_owner"},
        ),
        (admin("withdraw_invitation", invitation.pk), {}),
        (admin("remove", member.pk), {"heir": world.editor.pk}),
    ]
    return [client.post(address, form).status_code for address, form in tries]


def state() -> list[Any]:
    return [
        list(Membership.objects.filter(verified=True).order_by("pk").values()),
        list(Invitation.objects.order_by("pk").values()),
    ]


@without(
    "screens about people are of one's own", "doors about people ask their rule", who="neighbour"
)
@without(
    "screens about people are of one's own",
    "doors about people ask their rule",
    who="other_leader",
)
@pytest.mark.parametrize("who", ["neighbour", "other_leader"])
def test_people_of_others_are_out_of_reach(world: World, as_user: Any, who: str) -> None:
    sent_token(world)
    client = as_user(FOREIGN[who](world))
    before = state()

    answers = try_everything(client, world)

    assert set(answers) == {404}
    assert state() == before


@without("only verified memberships give rights")
def test_request_to_be_owner_gives_no_right_over_people(world: World, as_user: Any) -> None:
    sent_token(world)
    client = as_user(FOREIGN["asked"](world))
    before = state()

    answers = try_everything(client, world)

    assert 200 not in answers
    assert state() == before


@without("doors about people ask their rule", who="neighbour")
@without("doors about people ask their rule", who="other_leader")
@pytest.mark.parametrize("who", ["neighbour", "other_leader"])
def test_doors_themselves_refuse_people_of_elsewhere(world: World, who: str) -> None:
    person = FOREIGN[who](world)
    heir = owner_of(world.company)

    with pytest.raises(NotAllowed):
        invite(world.company, email=INVITED, role=Role.COMPANY_OWNER, by=person)
    with pytest.raises(NotAllowed):
        remove_member(world.editor.memberships.get(), by=person, heir=heir)


@without("somebody answers for each organisation")
def test_company_keeps_an_owner(world: World) -> None:
    with pytest.raises(MembershipRefused):
        remove_member(world.owner.memberships.get(), by=world.leader, heir=world.editor)


# Schools ------------------------------------------------------------------------------------------


@without("mail domains need a proven address")
def test_mail_domain_counts_only_for_a_proven_address(world: World) -> None:
    school = SchoolFactory(region=world.region)
    SchoolDomain.objects.create(school=school, domain="school.example.nl")
    person = UserFactory(email="iemand@school.example.nl")

    ask_to_join(person, school, role=Role.SCHOOL_TEACHER)

    assert not belongs(person.email)


@without("pupils get no account")
def test_pupil_gets_no_account_by_form_or_invitation(world: World, client: Client) -> None:
    cache.clear()
    school = SchoolFactory(region=world.region)
    form = {"first_name": "Sam", "last_name": "Bos", "email": "sam@leerling.example.nl"}

    client.post(reverse("join_school", args=[school.code]), form)

    assert not User.objects.filter(email=form["email"]).exists()
    with pytest.raises(MembershipRefused):
        invite(school, email=form["email"], role=Role.SCHOOL_TEACHER, by=world.leader)
