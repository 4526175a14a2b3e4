"""The owner of a company no leader approved, at every door about people.

Whoever typed a KvK number first owns that company here. Until a leader approved a page of it they
see nobody, decide about nobody, and a leader can remove them.
"""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from partners.people import invitation_actions, mail_domain_actions, membership_actions
from partners.people.enums import Role
from partners.people.membership_actions import change_role, remove_member
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import Invitation, Membership, SchoolDomain, User
from partners.people.urls import _patterns
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory, UserFactory
from tests.security import people_guards  # noqa: F401 - names the guards used here
from tests.security.guards import nothing_to_switch_off, without
from tests.security.test_invitations import INVITED, admin
from tests.security.test_letting_in import company_of, real_owner

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")

GUARD = "a company that was never approved lets nobody in"
SECRETS = ("Geheimelid", "geheimelid@", "Echte", "Eigenaar", "echt@", INVITED)
ROUTES = [pattern.name for pattern in _patterns()]
# What takes somebody's key for who does it; whoever finds another door here has to name it.
ACTIONS = sorted(
    f"{module.__name__}.{name}"
    for module in (membership_actions, invitation_actions, mail_domain_actions)
    for name, action in vars(module).items()
    if inspect.isfunction(action)
    and action.__module__ == module.__name__
    and not name.startswith("_")
    and "by" in inspect.signature(action).parameters
)


def things_of(world: World, squatter: User) -> dict[str, Any]:
    """Everything about people that a company can have, each with a name that must not leak."""
    company = company_of(squatter)
    colleague = MembershipFactory(
        editor=True,
        company=company,
        user=UserFactory(first_name="Geheimelid", email="geheimelid@example.nl"),
    )
    asked = real_owner(company)
    invitation = invitation_actions.invite(
        company, email=INVITED, role=Role.COMPANY_EDITOR, by=world.leader
    )
    Invitation.objects.update(sent_at="2020-01-01T00:00Z")  # a second letter needs no pause
    domain = SchoolDomain.objects.create(
        school=SchoolFactory(region=world.region), domain="school.example"
    )
    return {
        "company": company,
        "colleague": colleague,
        "asked": asked,
        "invitation": invitation,
        "domain": domain,
    }


def arguments(name: str, things: dict[str, Any]) -> list[Any]:
    """Return what a route's address needs, of the company of who asks."""
    pattern: Any = next(found for found in _patterns() if found.name == name)
    of = {
        "kind": "company",
        "pk": things["company"].pk,
        "membership_id": things["asked" if name in ("accept", "refuse") else "colleague"].pk,
        "invitation_id": things["invitation"].pk,
        "domain_id": things["domain"].pk,
    }
    return [of[part] for part in pattern.pattern.converters]


def people_now() -> list[Any]:
    models = (Membership, Invitation, SchoolDomain)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


FORM = {"email": "nog-iemand@example.nl", "role": "company_owner", "domain": "een.example"}


# At these routes something of others could be seen, or changed; the rest is not of a company.
@without(GUARD, name="organisation")
@without(GUARD, name="overview")
@without(GUARD, name="remove")
@pytest.mark.parametrize("name", ROUTES)
def test_stranger_sees_nobody_and_changes_nothing_at_any_screen(
    world: World, squatter: User, as_user: Any, name: str
) -> None:
    things = things_of(world, squatter)
    client, address = as_user(squatter), admin(name, *arguments(name, things))
    before = people_now()

    shown = client.get(address, follow=True).text
    posted = client.post(address, FORM, follow=True).text

    assert [secret for secret in SECRETS if secret in shown + posted] == []
    assert "2 personen" not in shown
    assert people_now() == before


def call(action: str, things: dict[str, Any], by: User) -> Any:
    """Call an action as its screen would."""
    member, asked, invitation = things["colleague"], things["asked"], things["invitation"]
    domain = SchoolDomain(school=things["domain"].school, domain="een.example")
    calls: dict[str, Callable[[], Any]] = {
        "accept_member": lambda: membership_actions.accept_member(asked, by=by),
        "refuse_member": lambda: membership_actions.refuse_member(asked, by=by),
        "change_role": lambda: change_role(member, role=Role.COMPANY_OWNER, by=by),
        "remove_member": lambda: remove_member(member, by=by),
        "invite": lambda: invitation_actions.invite(
            things["company"], email="x@example.nl", role=Role.COMPANY_EDITOR, by=by
        ),
        "send_again": lambda: invitation_actions.send_again(invitation, by=by),
        "withdraw_invitation": lambda: invitation_actions.withdraw_invitation(invitation, by=by),
        "add_mail_domain": lambda: mail_domain_actions.add_mail_domain(domain, by=by),
        "remove_mail_domain": lambda: mail_domain_actions.remove_mail_domain(
            things["domain"], by=by
        ),
    }
    return calls[action.rpartition(".")[2]]()


# `admit` asks nobody: the doors above do. An invitation is for who was invited.
DOORS = [name for name in ACTIONS if name.rpartition(".")[2] not in ("admit", "accept_invitation")]


@without(GUARD, action="partners.people.membership_actions.accept_member")
@without(GUARD, action="partners.people.membership_actions.change_role")
@without(GUARD, action="partners.people.membership_actions.remove_member")
@without(GUARD, action="partners.people.invitation_actions.withdraw_invitation")
@pytest.mark.parametrize("action", DOORS)
def test_no_door_is_open_to_a_stranger(world: World, squatter: User, action: str) -> None:
    things = things_of(world, squatter)
    before = people_now()

    with pytest.raises((NotAllowed, MembershipRefused)):
        call(action, things, squatter)

    assert people_now() == before


@nothing_to_switch_off("who oversees the company goes on as before")
@pytest.mark.parametrize("action", DOORS)
def test_every_door_is_open_to_the_leader(world: World, squatter: User, action: str) -> None:
    things = things_of(world, squatter)
    before = people_now()

    call(action, things, world.leader)

    assert people_now() != before


@without(GUARD)
def test_stranger_reads_of_themselves_and_what_they_wait_for(
    world: World, squatter: User, as_user: Any
) -> None:
    things = things_of(world, squatter)
    address = admin("organisation", "company", things["company"].pk)

    shown = as_user(squatter).get(address).text

    assert str(squatter) in shown
    assert "zodra de projectleider" in shown
    assert reverse("people:remove", args=[squatter.memberships.get().pk]) not in shown


@without(GUARD)
def test_leader_removes_a_stranger_who_is_the_only_owner(
    world: World, squatter: User, as_user: Any
) -> None:
    member = squatter.memberships.get()

    as_user(world.leader).post(admin("remove", member.pk))

    assert not Membership.objects.filter(user=squatter).exists()


@nothing_to_switch_off("a neighbour's leader has nothing to do with it")
def test_leader_of_elsewhere_removes_no_stranger(
    world: World, squatter: User, as_user: Any
) -> None:
    answer = as_user(world.other_leader).post(admin("remove", squatter.memberships.get().pk))

    assert answer.status_code == 404
    assert Membership.objects.filter(user=squatter).exists()
