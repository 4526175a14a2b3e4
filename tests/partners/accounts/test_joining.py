"""A teacher registers with a school, from the search to belonging."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from partners.organisations.models import School
from partners.people.forms import DomainForm
from partners.people.mail_domains import PUBLIC_PROVIDERS
from partners.people.models import Membership, SchoolDomain, User
from tests.factories.partners import MembershipFactory, SchoolFactory, UserFactory
from tests.mailed_code import code_in

pytestmark = pytest.mark.django_db

STATUS = "/meld-je-aan/stand/"


@pytest.fixture
def school(db: None) -> School:
    return SchoolFactory(name="Veurs Lyceum", place="Voorburg", code="00XK02")


@pytest.fixture
def leader(school: School) -> User:
    return MembershipFactory(leader=True, region=school.region).user


def typed(email: str = "anne@school.example.nl", **others: str) -> dict[str, str]:
    return {"first_name": "Anne-Marie", "last_name": "van 't Hof", "email": email} | others


def register(client: Client, school: School, **facts: str) -> Any:
    """Fill in the form and type the code back; return the answer to the code."""
    answer = client.post(f"/meld-je-aan/{school.code}/", typed(**facts))
    code = code_in(mail.outbox[-1].body)
    mail.outbox.clear()
    return client.post(answer.headers["Location"], {"code": code})


def domain(school: School, name: str, audience: str = "staff") -> SchoolDomain:
    return SchoolDomain.objects.create(school=school, domain=name, audience=audience)


# Finding the school ---------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["veurs", "VOORBURG", "00xk", "lyceum voorburg", " 00XK02 "])
def test_school_is_found_by_name_place_or_code(client: Client, school: School, words: str) -> None:
    SchoolFactory(name="Andere school", place="Almere", code="17DN01")

    shown = client.get("/meld-je-aan/", {"q": words}).text

    assert reverse("join_school", args=["00XK02"]) in shown
    assert "Andere school" not in shown


@pytest.mark.parametrize("words", ["", "x", "bestaat niet", "%", "a" * 300, "a\0b", "'; --"])
def test_odd_search_gets_a_calm_page_without_schools(
    client: Client, school: School, words: str
) -> None:
    answer = client.get("/meld-je-aan/", {"q": words})

    assert answer.status_code == 200
    assert reverse("join_school", args=[school.code]) not in answer.text


def test_registration_says_that_pupils_need_no_account(client: Client, school: School) -> None:
    for address in ("/meld-je-aan/", "/meld-je-aan/00XK02/"):
        assert "Voor leerlingen is geen account nodig" in client.get(address).text
        assert client.get(f"/en{address}").status_code == 200


def test_school_that_is_unknown_is_404(client: Client, school: School) -> None:
    assert client.get("/meld-je-aan/99XX99/").status_code == 404


# Asking ----------------------------------------------------------------------------------------


def test_registration_waits_for_colleague_or_leader_who_get_one_mail_each(
    client: Client, school: School, leader: User
) -> None:
    colleague = MembershipFactory(teacher=True, school=school).user

    answer = register(client, school)

    member = Membership.objects.get(user__email="anne@school.example.nl")
    assert answer.headers["Location"] == STATUS
    assert (member.school, member.role, member.verified) == (school, "school_teacher", False)
    assert member.user.get_full_name() == "Anne-Marie van 't Hof"
    assert sorted(message.to for message in mail.outbox) == sorted(
        [[colleague.email], [leader.email]]
    )
    assert "Veurs Lyceum" in client.get(STATUS).text
    assert client.get("/mijn-school/").headers["Location"] == STATUS


def test_registration_by_mail_domain_of_the_school_is_verified_at_once(
    client: Client, school: School, leader: User
) -> None:
    domain(school, "school.example.nl")

    register(client, school)

    assert Membership.objects.get(user__email="anne@school.example.nl").verified
    assert mail.outbox == []


@pytest.mark.parametrize(
    "email", ["anne@sub.school.example.nl", "anne@school.example.nl.example.org", "anne@example.nl"]
)
def test_registration_by_a_domain_that_looks_alike_waits(
    client: Client, school: School, leader: User, email: str
) -> None:
    domain(school, "school.example.nl")

    register(client, school, email=email)

    assert not Membership.objects.get(user__email=email).verified


def test_registration_by_the_domain_of_another_school_waits(
    client: Client, school: School, leader: User
) -> None:
    domain(SchoolFactory(), "school.example.nl")

    register(client, school)

    assert not Membership.objects.get(user__email="anne@school.example.nl").verified


def test_registration_before_the_code_asks_nothing_of_anybody(
    client: Client, school: School, leader: User
) -> None:
    domain(school, "school.example.nl")

    answer = client.post("/meld-je-aan/00XK02/", typed())
    client.post(answer.headers["Location"], {"code": "ABC-DEF"})

    assert not Membership.objects.filter(school=school).exists()
    assert [message.to for message in mail.outbox] == [["anne@school.example.nl"]]


def test_registration_survives_a_wrong_code_and_another_way_in(
    client: Client, school: School, leader: User
) -> None:
    answer = client.post("/meld-je-aan/00XK02/", typed())
    client.post(answer.headers["Location"], {"code": "ABC-DEF"})

    again = client.get("/meld-je-aan/00XK02/").text
    client.force_login(User.objects.get(email="anne@school.example.nl"))

    assert 'value="anne@school.example.nl"' in again
    assert Membership.objects.filter(school=school).count() == 1


def test_registration_of_one_address_is_not_finished_by_another_person(
    client: Client, school: School, leader: User
) -> None:
    client.post("/meld-je-aan/00XK02/", typed())

    client.force_login(UserFactory())

    assert not Membership.objects.filter(school=school).exists()


def test_who_logged_in_without_proof_is_not_verified_by_mail_domain(
    client: Client, school: School, leader: User
) -> None:
    """A password proves no address: somebody else may have typed it in."""
    domain(school, "school.example.nl")
    person = UserFactory(email="anne@school.example.nl")
    client.force_login(person)

    client.post("/meld-je-aan/00XK02/")

    assert not Membership.objects.get(user=person).verified


def test_registering_again_changes_nothing(client: Client, school: School, leader: User) -> None:
    register(client, school)
    mail.outbox.clear()

    client.post("/meld-je-aan/00XK02/")

    assert Membership.objects.filter(school=school).count() == 1
    assert mail.outbox == []


# Pupils and nonsense ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "email",
    [
        "x@leerling.school.example.nl",
        "x@student.school.example.nl",
        "X@LL.School.example.nl",
        "x@kinderen.example.nl",
    ],
)
def test_pupils_get_no_account(client: Client, school: School, email: str) -> None:
    domain(school, "kinderen.example.nl", "pupils")

    answer = client.post("/meld-je-aan/00XK02/", typed(email=email))

    assert answer.status_code == 200
    assert "Leerlingen hebben geen account nodig" in answer.text
    assert not User.objects.filter(email__iexact=email).exists()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", ""),
        ("first_name", "https://example.org"),
        ("last_name", "koop.nu op example.org"),
        ("last_name", "<b>Jansen</b>"),
        ("last_name", "x" * 61),
        ("email", "geen adres"),
        ("email", ""),
        ("email", "a\0@example.nl"),
    ],
)
def test_odd_registration_gets_an_error_and_loses_nothing(
    client: Client, school: School, field: str, value: str
) -> None:
    answer = client.post("/meld-je-aan/00XK02/", typed(**{field: value}))

    others = {name: text for name, text in typed().items() if name != field}
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert all(answer.context["form"][name].value() == text for name, text in others.items())
    assert mail.outbox == []


# Mail domains -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["gmail.com", "outlook.com", "ziggo.nl", "nl", "a b.nl", "é.nl"])
def test_mail_domain_that_proves_nothing_is_refused(school: School, name: str) -> None:
    form = DomainForm({"domain": name, "audience": "staff"}, instance=SchoolDomain(school=school))

    assert not form.is_valid()


@pytest.mark.parametrize("name", ["@School.Example.nl", " school.example.nl "])
def test_mail_domain_is_kept_in_lower_case(school: School, name: str) -> None:
    form = DomainForm({"domain": name, "audience": "staff"}, instance=SchoolDomain(school=school))

    assert form.is_valid(), form.errors
    assert form.save().domain == "school.example.nl"


def test_mail_domain_of_pupils_proves_no_teacher(school: School) -> None:
    named = {"domain": "leerling.example.nl", "audience": "staff"}

    assert not DomainForm(named, instance=SchoolDomain(school=school)).is_valid()
    named["audience"] = "pupils"
    assert DomainForm(named, instance=SchoolDomain(school=school)).is_valid()


def test_public_providers_are_domains_in_lower_case() -> None:
    assert {name for name in PUBLIC_PROVIDERS if name != name.lower() or "." not in name} == set()
