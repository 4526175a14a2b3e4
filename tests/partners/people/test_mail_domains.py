"""Mail domains: what a leader lists changes nothing in another region."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from partners.organisations.models import School
from partners.people.mail_domain_actions import add_mail_domain
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import SchoolDomain
from partners.people.rules import is_pupil_address
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory

STAFF, PUPILS = SchoolDomain.Audience.STAFF, SchoolDomain.Audience.PUPILS
DOMAIN, ADDRESS = "lyceum.example", "anne@lyceum.example"


@pytest.fixture
def here(world: World) -> School:
    return SchoolFactory(region=world.region, name="Lyceum Hier")


@pytest.fixture
def there(world: World) -> School:
    return SchoolFactory(region=world.other_region, name="Lyceum Daar")


def listed(school: School, audience: str) -> SchoolDomain:
    return SchoolDomain.objects.create(school=school, domain=DOMAIN, audience=audience)


def wanted(school: School, audience: str) -> SchoolDomain:
    return SchoolDomain(school=school, domain=DOMAIN, audience=audience)


def screen(school: School) -> str:
    args = ["school", school.pk]
    return reverse("people:mail_domains", args=args, current_app="people_admin")


# What counts ---------------------------------------------------------------------------------


def test_pupils_listed_in_another_region_keep_nobody_out_here(here: School, there: School) -> None:
    listed(there, PUPILS)

    assert not is_pupil_address(ADDRESS, here)
    assert is_pupil_address(ADDRESS, there)


def test_staff_listed_in_another_region_let_no_pupil_in_here(here: School, there: School) -> None:
    listed(here, PUPILS)
    listed(there, STAFF)

    assert is_pupil_address(ADDRESS, here)
    assert not is_pupil_address(ADDRESS, there)


def test_pupils_count_in_every_school_of_the_region_and_staff_win(
    world: World, here: School
) -> None:
    neighbour = SchoolFactory(region=world.region)
    listed(neighbour, PUPILS)

    before = is_pupil_address(ADDRESS, here)
    listed(here, STAFF)

    assert (before, is_pupil_address(ADDRESS, here)) == (True, False)


def test_schools_without_a_region_share_nothing(db: None) -> None:
    one, other = SchoolFactory(region=None), SchoolFactory(region=None)
    listed(one, PUPILS)

    assert is_pupil_address(ADDRESS, one)
    assert not is_pupil_address(ADDRESS, other)


# What contradicts ------------------------------------------------------------------------------


def test_pupils_where_another_region_has_staff_are_refused_and_shown_to_both(
    world: World, here: School, there: School, as_user: Any
) -> None:
    listed(there, STAFF)
    world.other_region.role_email = "loket-daar@example.nl"
    world.other_region.save()
    mail.outbox.clear()

    form = {"domain": DOMAIN, "audience": PUPILS}
    shown = as_user(world.leader).post(screen(here), form).text

    assert "Lyceum Daar" in shown
    assert "loket-daar@example.nl" in shown
    assert not SchoolDomain.objects.filter(school=here).exists()
    assert {tuple(letter.to) for letter in mail.outbox} == {(world.other_leader.email,)}
    assert "Lyceum Hier" in str(mail.outbox[0].body)
    assert screen(there) in str(mail.outbox[0].body)


def test_staff_of_a_school_win_over_pupils_of_another_region_and_both_see_it(
    world: World, here: School, there: School, as_user: Any
) -> None:
    listed(there, PUPILS)

    add_mail_domain(wanted(here, STAFF), by=world.leader)

    assert not is_pupil_address(ADDRESS, here)
    assert "Lyceum Daar" in as_user(world.leader).get(screen(here)).text
    assert "Lyceum Hier" in as_user(world.other_leader).get(screen(there)).text


@pytest.mark.parametrize(("first", "second"), [(STAFF, PUPILS), (PUPILS, STAFF)])
def test_two_schools_of_one_region_do_not_contradict(
    world: World, here: School, first: str, second: str
) -> None:
    listed(SchoolFactory(region=world.region), first)

    with pytest.raises(MembershipRefused):
        add_mail_domain(wanted(here, second), by=world.leader)

    assert not SchoolDomain.objects.filter(school=here).exists()


@pytest.mark.parametrize("audience", [STAFF, PUPILS])
def test_the_same_in_two_regions_is_no_contradiction(
    world: World, here: School, there: School, audience: str
) -> None:
    listed(there, audience)
    mail.outbox.clear()

    add_mail_domain(wanted(here, audience), by=world.leader)

    assert SchoolDomain.objects.filter(school=here).exists()
    assert mail.outbox == []


def test_leader_of_another_region_lists_nothing_here(world: World, here: School) -> None:
    with pytest.raises(NotAllowed):
        add_mail_domain(wanted(here, STAFF), by=world.other_leader)


# A teacher -------------------------------------------------------------------------------------


def test_teacher_registers_whatever_another_region_listed(
    client: Any, world: World, here: School, there: School
) -> None:
    MembershipFactory(teacher=True, school=here)
    listed(there, PUPILS)

    typed = {"first_name": "Anne", "last_name": "Zandstra", "email": ADDRESS}
    answer = client.post(reverse("join_school", args=[here.code]), typed)

    assert answer.status_code == 302
