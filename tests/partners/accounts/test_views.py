"""Logging in, and where one lands."""

from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from partners.people.models import User
from tests.conftest import World
from tests.factories.partners import PASSWORD, MembershipFactory, UserFactory

LOGIN = "/inloggen/"


@pytest.fixture
def person(db: None) -> User:
    return MembershipFactory(editor=True).user


def log_in(client: Client, email: str, password: str = PASSWORD, **extra: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password, **extra})


def test_login_page_is_there_in_both_languages(client: Client, db: None) -> None:
    dutch, english = client.get(LOGIN), client.get(f"/en{LOGIN}")

    assert (dutch.status_code, english.status_code) == (200, 200)
    assert '<html lang="nl">' in dutch.text
    assert '<html lang="en">' in english.text
    assert dutch.text.count("<h1") == 1
    assert 'name="login"' in dutch.text


@pytest.mark.parametrize("change", [str, str.upper, str.title])
def test_login_with_mail_address_in_any_case_is_accepted(
    client: Client, person: User, change: Any
) -> None:
    answer = log_in(client, change(person.email))

    assert answer.status_code == 302
    assert client.session[SESSION_KEY] == str(person.pk)


@pytest.mark.parametrize(
    ("email", "password"),
    [("persoon@voorbeeld.example", PASSWORD), ("", "iets-anders"), ("x" * 300, PASSWORD)],
)
def test_login_unknown_address_is_refused(
    client: Client, person: User, email: str, password: str
) -> None:
    answer = log_in(client, email, password)

    assert answer.status_code == 200
    assert SESSION_KEY not in client.session


def test_login_wrong_password_gets_a_sentence_in_an_alert(client: Client, person: User) -> None:
    answer = log_in(client, person.email, "niet-het-wachtwoord")

    assert answer.status_code == 200
    sentence = answer.context["form"].non_field_errors()[0]
    assert len(sentence) > 20
    assert 'role="alert"' in answer.text
    assert "niet-het-wachtwoord" not in answer.text
    assert SESSION_KEY not in client.session


def test_login_wrong_password_and_unknown_address_read_the_same(
    client: Client, person: User
) -> None:
    known = log_in(client, person.email, "niet-het-wachtwoord")
    unknown = log_in(client, "niemand@example.nl", "niet-het-wachtwoord")

    assert known.context["form"].errors == unknown.context["form"].errors


def test_login_of_person_who_left_is_refused(client: Client, person: User) -> None:
    person.is_active = False
    person.save()

    answer = log_in(client, person.email)

    assert answer.headers["Location"] == reverse("account_inactive")
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("hostile", ["\0", "persoon\0@example.nl", "é@example.nl", "' OR 1=1 --"])
def test_login_with_odd_address_is_refused_calmly(
    client: Client, person: User, hostile: str
) -> None:
    answer = log_in(client, hostile, hostile)

    assert answer.status_code == 200
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://voorbeeld.example/",
        "//voorbeeld.example/",
        "/\\voorbeeld.example/",
        "javascript:alert(1)",
        "http:///voorbeeld.example",
        " https://voorbeeld.example/",
    ],
)
def test_login_next_to_another_site_is_ignored(
    client: Client, person: User, elsewhere: str
) -> None:
    answer = log_in(client, person.email, next=elsewhere)

    assert answer.headers["Location"] == reverse("my_work")


def test_login_next_on_this_site_is_followed(client: Client, person: User) -> None:
    answer = log_in(client, person.email, next="/aanbod/?kind=tour")

    assert answer.headers["Location"] == "/aanbod/?kind=tour"


def test_login_next_is_escaped_in_the_page(client: Client, db: None) -> None:
    answer = client.get(LOGIN, {"next": '"><script>alert(1)</script>'})

    assert "<script>alert(1)" not in answer.text


def test_login_again_when_logged_in_goes_to_ones_work(client: Client, person: User) -> None:
    client.force_login(person)

    assert client.get(LOGIN).headers["Location"] == reverse("my_work")


def test_logout_by_link_does_nothing_by_button_ends_session(client: Client, person: User) -> None:
    client.force_login(person)

    assert client.get("/uitloggen/").status_code == 200
    assert SESSION_KEY in client.session
    assert client.post("/uitloggen/").status_code == 302
    assert SESSION_KEY not in client.session


# My work ---------------------------------------------------------------------------------


@pytest.mark.parametrize("person", ["editor", "leader", "office"])
def test_my_work_of_staff_is_the_admin(world: World, as_user: Any, person: str) -> None:
    answer = as_user(getattr(world, person)).get("/mijn-werk/", follow=True)

    assert answer.redirect_chain == [("/admin/", 302)]
    assert answer.status_code == 200


@pytest.mark.parametrize("language", ["nl", "en"])
def test_my_work_of_teacher_is_the_site_in_ones_language(
    db: None, as_user: Any, language: str
) -> None:
    with override(language):
        address, home = reverse("my_work"), reverse("wagtail_serve", args=[""])

    answer = as_user(MembershipFactory(teacher=True).user).get(address)

    assert (answer.status_code, answer.headers["Location"]) == (302, home)


def test_my_work_of_visitor_asks_to_log_in(client: Client, db: None) -> None:
    answer = client.get("/mijn-werk/")

    assert answer.headers["Location"] == "/inloggen/?next=/mijn-werk/"


def test_admin_of_person_without_membership_does_not_open(db: None, as_user: Any) -> None:
    answer = as_user(UserFactory()).get("/admin/")

    assert answer.status_code in (302, 404)
