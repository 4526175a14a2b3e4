"""The screens about the people of schools: on the site, and for leaders in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partners.organisations.models import School
from partners.people.enums import Role
from partners.people.models import Membership, SchoolDomain
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory


@pytest.fixture
def school(world: World) -> School:
    return SchoolFactory(region=world.region)


def admin(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=args, current_app="people_admin")


def site(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=args, current_app="my_school")


# Mail domains -----------------------------------------------------------------------------------


def test_leader_edits_the_mail_domains_of_a_school(
    world: World, as_user: Any, school: School
) -> None:
    client, address = as_user(world.leader), admin("mail_domains", "school", school.pk)

    client.post(address, {"domain": "@School.example.nl", "audience": "staff"})
    public = client.post(address, {"domain": "gmail.com", "audience": "staff"})
    twice = client.post(address, {"domain": "school.example.nl", "audience": "pupils"})
    stored = list(SchoolDomain.objects.values_list("domain", "audience"))
    client.post(admin("remove_mail_domain", SchoolDomain.objects.get().pk))

    assert stored == [("school.example.nl", "staff")]
    assert public.context["form"].errors
    assert twice.context["form"].errors
    assert not SchoolDomain.objects.exists()


@pytest.mark.parametrize("person", ["other_leader", "editor"])
def test_mail_domains_are_not_for_others(
    world: World, as_user: Any, school: School, person: str
) -> None:
    domain = SchoolDomain.objects.create(school=school, domain="school.example.nl")
    client, form = as_user(getattr(world, person)), {"domain": "x.example.nl", "audience": "staff"}

    added = client.post(admin("mail_domains", "school", school.pk), form)
    removed = client.post(admin("remove_mail_domain", domain.pk))

    assert (added.status_code, removed.status_code) == (404, 404)
    assert list(SchoolDomain.objects.all()) == [domain]


def test_mail_domains_of_a_company_do_not_exist(world: World, as_user: Any) -> None:
    address = admin("mail_domains", "company", world.company.pk)

    assert as_user(world.office).get(address).status_code == 404


# My school --------------------------------------------------------------------------------------


def test_school_coordinator_works_on_the_site(world: World, as_user: Any, school: School) -> None:
    coordinator = MembershipFactory(school_coordinator=True, school=school).user
    teacher = MembershipFactory(teacher=True, school=school)
    newcomer = MembershipFactory(teacher=True, school=school, verified=False)
    client = as_user(coordinator)

    home = client.get(site("overview"))
    shown = client.get(home.headers["Location"]).text
    client.post(site("accept", newcomer.pk))
    client.post(site("change_role", teacher.pk), {"role": "school_coordinator"})
    client.post(site("remove", newcomer.pk))
    own_domains = client.get(site("mail_domains", "school", school.pk))

    assert home.headers["Location"] == site("organisation", "school", school.pk)
    assert teacher.user.email in shown
    assert Membership.objects.get(pk=teacher.pk).role == Role.SCHOOL_COORDINATOR
    assert not Membership.objects.filter(pk=newcomer.pk).exists()
    assert own_domains.status_code == 404


def test_teacher_vouches_and_does_nothing_more(world: World, as_user: Any, school: School) -> None:
    teacher = MembershipFactory(teacher=True, school=school)
    colleague = MembershipFactory(teacher=True, school=school)
    newcomer = MembershipFactory(teacher=True, school=school, verified=False)
    client = as_user(teacher.user)
    shown = client.get(site("organisation", "school", school.pk)).text

    refused = [
        client.post(site("refuse", newcomer.pk)),
        client.post(site("change_role", teacher.pk), {"role": "school_coordinator"}),
        client.post(site("remove", colleague.pk)),
        client.post(site("invite", "school", school.pk), {"email": "x@example.nl"}),
    ]
    accepted = client.post(site("accept", newcomer.pk))

    assert newcomer.user.email in shown  # whose request one vouches for
    assert colleague.user.email not in shown
    assert {answer.status_code for answer in refused} == {404}
    assert accepted.status_code == 302
    assert Membership.objects.get(pk=newcomer.pk).verified


def test_my_school_shows_no_companies_and_no_other_school(
    world: World, as_user: Any, school: School
) -> None:
    owner = world.owner
    MembershipFactory(teacher=True, school=school, user=owner)
    other = SchoolFactory(region=world.region)
    client = as_user(owner)

    answers = [
        client.get(site("organisation", "company", world.company.pk)),
        client.get(site("organisation", "school", other.pk)),
        client.get(site("invite", "company", world.company.pk)),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_my_school_asks_visitors_to_log_in(client: Client, school: School) -> None:
    for address in (site("overview"), site("organisation", "school", school.pk)):
        assert client.get(address).headers["Location"] == f"/inloggen/?next={address}"
