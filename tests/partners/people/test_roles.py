"""Rules: one allowed, one refused, one neighbour refused."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.organisations.models import Company, Network
from partners.pages.rules import home_pages_of, pages_approvable_by
from partners.people import roles
from partners.people.models import User
from partners.people.roles import leaders_of
from tests.conftest import World
from tests.factories.pages import network_page
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    NetworkFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")


def coordinator(network: Network) -> User:
    return MembershipFactory(coordinator=True, network=network).user


def member_company(network: Network, **facts: Any) -> Company:
    company = CompanyFactory(region=network.region, **facts)
    company.networks.add(network)
    return company


@pytest.fixture
def teacher(world: World) -> User:
    return MembershipFactory(teacher=True, school=SchoolFactory(region=world.region)).user


@pytest.fixture
def unknown_teacher(world: World) -> User:
    school = SchoolFactory(region=world.region)
    return MembershipFactory(teacher=True, school=school, verified=False).user


def test_is_programme_office_only_active_superuser(world: World) -> None:
    assert roles.is_programme_office(world.office)
    assert not roles.is_programme_office(world.leader)
    assert not roles.is_programme_office(AnonymousUser())
    world.office.is_active = False
    assert not roles.is_programme_office(world.office)


def test_is_staff_member_everybody_but_schools_and_strangers(world: World, teacher: User) -> None:
    network = NetworkFactory(region=world.region)
    staff = [world.office, world.leader, world.editor, coordinator(network)]
    others = [teacher, UserFactory(), AnonymousUser()]

    assert [roles.is_staff_member(person) for person in staff] == [True] * 4
    assert [roles.is_staff_member(person) for person in others] == [False] * 3


def test_is_staff_member_who_left_is_none(world: World) -> None:
    world.editor.is_active = False

    assert not roles.is_staff_member(world.editor)


def test_leads_region_own_only(world: World) -> None:
    assert roles.leads_region(world.leader, world.region)
    assert not roles.leads_region(world.leader, world.other_region)
    assert not roles.leads_region(world.editor, world.region)
    assert list(roles.regions_led_by(world.leader)) == [world.region]
    assert list(roles.regions_led_by(world.editor)) == []


def test_companies_of_editor_own_only(world: World) -> None:
    assert list(roles.companies_of(world.editor)) == [world.company]
    assert list(roles.companies_of(world.neighbour_editor)) == [world.neighbour]
    assert list(roles.companies_of(world.leader)) == []


def test_companies_of_coordinator_members_of_own_network_once(world: World) -> None:
    own, other = NetworkFactory(region=world.region), NetworkFactory(region=world.region)
    member = member_company(own)
    member.networks.add(other)
    member_company(other)
    person = coordinator(own)
    MembershipFactory(owner=True, user=person, company=member)

    assert list(roles.companies_of(person)) == [member]
    assert list(roles.networks_of(person)) == [own]


def test_companies_of_person_who_left_are_none(world: World) -> None:
    world.editor.is_active = False

    assert list(roles.companies_of(world.editor)) == []


def test_home_pages_of_each_role_are_the_own_branches(world: World) -> None:
    network = NetworkFactory(region=world.region)
    joint = network_page(world.region_page, network)

    assert home_pages_of(world.editor) == [world.company_page]
    assert home_pages_of(world.leader) == [world.region_page]
    assert home_pages_of(coordinator(network)) == [joint]
    assert home_pages_of(UserFactory()) == []


def test_pages_approvable_by_leader_are_those_of_own_region(world: World) -> None:
    offer = world.submitted()

    pages = set(pages_approvable_by(world.leader).values_list("pk", flat=True))

    assert pages == {
        world.region_page.pk,
        world.company_page.pk,
        world.neighbour_page.pk,
        offer.pk,
    }


def test_pages_approvable_by_others_are_none_or_region_pages(world: World) -> None:
    world.submitted()

    office = set(pages_approvable_by(world.office).values_list("pk", flat=True))

    assert office == {world.region_page.pk, world.other_region_page.pk}
    assert not pages_approvable_by(world.editor).exists()
    assert not pages_approvable_by(UserFactory()).exists()


def test_is_verified_at_school_only_who_the_region_knows(
    world: World, teacher: User, unknown_teacher: User
) -> None:
    assert roles.is_verified_at_school(teacher)
    assert not roles.is_verified_at_school(unknown_teacher)
    assert not roles.is_verified_at_school(world.editor)


def test_is_verified_at_school_teacher_who_left_is_not(teacher: User) -> None:
    teacher.is_active = False

    assert not roles.is_verified_at_school(teacher)


@pytest.mark.parametrize("trait", ["owner", "editor", "coordinator", "leader", "teacher"])
def test_membership_nobody_verified_gives_no_right(world: World, trait: str) -> None:
    organisations = {"coordinator": "network", "leader": "region", "teacher": "school"}
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    facts = {"network": network, "region": world.region, "school": SchoolFactory()}
    name = organisations.get(trait, "company")
    organisation = facts.get(name, world.company)
    person = MembershipFactory(**{trait: True, name: organisation}, verified=False).user

    given = [
        roles.is_staff_member(person),
        roles.is_verified_at_school(person),
        home_pages_of(person) != [],
        roles.companies_of(person).exists(),
        pages_approvable_by(person).exists(),
        person in leaders_of(world.region),
    ]

    assert not any(given)
