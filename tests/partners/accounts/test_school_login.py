"""Logging in with a school's own account, against a federation on this machine."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import SESSION_KEY
from django.test import Client

from partners.people.models import Membership, User
from tests.factories.partners import MembershipFactory, UserFactory
from tests.partners.accounts.federation import Federation

pytestmark = pytest.mark.django_db
EMPLOYEE = {
    "sub": "q1w2e3",
    "email": "docent@school.example.nl",
    "email_verified": True,
    "given_name": "Docent",
    "family_name": "Proef",
    "eduperson_affiliation": ["employee", "member"],
}


@pytest.fixture(scope="module")
def server() -> Iterator[Federation]:
    federation = Federation()
    yield federation
    federation.server.shutdown()
    federation.server.server_close()


@pytest.fixture
def federation(server: Federation, settings: Any) -> Federation:
    settings.SOCIALACCOUNT_PROVIDERS = server.settings()
    server.claims, server.info = dict(EMPLOYEE), None
    return server


def test_without_configuration_there_is_no_button_and_no_address(client: Client) -> None:
    assert "Schoolaccount" not in client.get("/inloggen/").text
    assert client.get("/inloggen/school/school/").status_code == 404
    assert client.get("/inloggen/school/school/terug/").status_code == 404


def test_configured_federation_has_a_button(client: Client, federation: Federation) -> None:
    page = client.get("/inloggen/?next=/aanbod/").text

    assert "Met Schoolaccount" in page
    assert "/inloggen/school/school/?next=%2Faanbod%2F" in page


def test_known_member_of_a_school_is_logged_in(client: Client, federation: Federation) -> None:
    person = MembershipFactory(teacher=True, user__email=EMPLOYEE["email"]).user

    answer = federation.log_in(client)

    assert answer.headers["Location"] == "/mijn-werk/"
    assert client.session[SESSION_KEY] == str(person.pk)
    assert User.objects.filter(email=person.email).count() == 1


def test_password_of_a_known_member_stays(client: Client, federation: Federation) -> None:
    person = MembershipFactory(teacher=True, user__email=EMPLOYEE["email"]).user

    federation.log_in(client)

    assert User.objects.get(pk=person.pk).password == person.password


def test_unknown_employee_gets_an_account_without_rights(
    client: Client, federation: Federation
) -> None:
    answer = federation.log_in(client)

    person = User.objects.get(email=EMPLOYEE["email"])
    assert client.session[SESSION_KEY] == str(person.pk)
    assert (person.first_name, person.last_name) == ("Docent", "Proef")
    assert not person.has_usable_password()
    assert not Membership.objects.filter(user=person).exists()
    assert answer.headers["Location"] != "/mijn-werk/"


def test_nothing_of_the_federation_is_stored(client: Client, federation: Federation) -> None:
    federation.log_in(client)

    for model in (SocialAccount, SocialToken, EmailAddress):
        assert not model._default_manager.exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"eduperson_affiliation": ["student"]},
        {"eduperson_affiliation": ["Student", "employee"]},
        {"eduperson_affiliation": "student"},
        {"eduperson_affiliation": None, "eduPersonAffiliation": "student"},
        {"eduperson_scoped_affiliation": ["student@school.example.nl"]},
        {"urn:mace:dir:attribute-def:eduPersonAffiliation": ["student"]},
    ],
)
def test_pupil_is_refused_and_leaves_no_account(
    client: Client, federation: Federation, claims: dict[str, Any]
) -> None:
    federation.claims |= claims

    answer = federation.log_in(client)

    assert answer.status_code == 403
    assert "Leerlingen kunnen alle activiteiten zien" in answer.text
    assert SESSION_KEY not in client.session
    assert not User.objects.filter(email=EMPLOYEE["email"]).exists()


def test_pupil_with_an_account_is_refused_too(client: Client, federation: Federation) -> None:
    """Somebody who was known as a colleague, and is a pupil by now."""
    MembershipFactory(teacher=True, user__email=EMPLOYEE["email"])
    federation.claims["eduperson_affiliation"] = ["student"]

    answer = federation.log_in(client)

    assert answer.status_code == 403
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    "claims",
    [
        {"eduperson_affiliation": ["affiliate"]},
        {"eduperson_affiliation": []},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": ""},
    ],
)
def test_what_is_not_proven_is_refused(
    client: Client, federation: Federation, claims: dict[str, Any]
) -> None:
    MembershipFactory(teacher=True, user__email=EMPLOYEE["email"])
    federation.claims |= claims

    answer = federation.log_in(client)

    assert answer.status_code == 403
    assert SESSION_KEY not in client.session


def test_addresses_count_as_proven_where_the_configuration_says_so(
    client: Client, federation: Federation, settings: Any
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = federation.settings(verified_email=True)
    del federation.claims["email_verified"]

    federation.log_in(client)

    assert SESSION_KEY in client.session


@pytest.mark.parametrize(
    "claims",
    [
        {"schacHomeOrganization": "andere.example.org"},
        {"schac_home_organization": ["andere.example.org"]},
        {"urn:mace:terena.org:attribute-def:schacHomeOrganization": "ool.example.nl"},
        {"schac_home_organization": "nl"},
        {"eduperson_scoped_affiliation": ["employee@andere.example.org"]},
        # What the federation checks counts before what the school's server adds.
        {
            "schac_home_organization": "andere.example.org",
            "eduperson_scoped_affiliation": ["employee@school.example.nl"],
        },
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_school_names_no_address_of_another_school(
    client: Client, federation: Federation, claims: dict[str, Any], known: bool
) -> None:
    if known:
        MembershipFactory(teacher=True, user__email=EMPLOYEE["email"])
    federation.claims |= claims

    answer = federation.log_in(client)

    assert answer.status_code == 403
    assert "hoort niet bij de school" in answer.text
    assert SESSION_KEY not in client.session
    assert User.objects.filter(email=EMPLOYEE["email"]).exists() == known


@pytest.mark.parametrize(
    "claims",
    [
        {"schacHomeOrganization": "school.example.nl"},
        {"schac_home_organization": "Example.nl"},
        {"eduperson_scoped_affiliation": "employee@school.example.nl"},
        {"schac_home_organization": None},
    ],
)
def test_school_names_its_own_address(
    client: Client, federation: Federation, claims: dict[str, Any]
) -> None:
    person = MembershipFactory(teacher=True, user__email=EMPLOYEE["email"]).user
    federation.claims |= claims

    federation.log_in(client)

    assert client.session[SESSION_KEY] == str(person.pk)


@pytest.mark.parametrize("role", ["leader", "editor", "office"])
def test_school_does_not_open_accounts_of_others(
    client: Client, federation: Federation, role: str
) -> None:
    """A school's server could say any address; who decides or offers logs in here."""
    email = EMPLOYEE["email"]
    if role == "office":
        UserFactory(email=email, is_superuser=True)
    else:
        MembershipFactory(**{role: True}, user__email=email)

    answer = federation.log_in(client)

    assert answer.status_code == 403
    assert SESSION_KEY not in client.session


def test_information_about_somebody_else_is_refused(client: Client, federation: Federation) -> None:
    federation.info = {**EMPLOYEE, "sub": "other"}

    assert federation.log_in(client).status_code == 403
    assert not User.objects.filter(email=EMPLOYEE["email"]).exists()


def test_made_up_return_is_refused(client: Client, federation: Federation) -> None:
    """A code without the question it answers, or with that of another browser."""
    answer = client.get("/inloggen/school/school/terug/", {"code": "code-0", "state": "x"})

    assert answer.status_code == 401
    assert SESSION_KEY not in client.session
    assert "/token" not in federation.asked[-1:]


def test_next_to_another_site_is_ignored(client: Client, federation: Federation) -> None:
    MembershipFactory(teacher=True, user__email=EMPLOYEE["email"])

    answer = federation.log_in(client, "/inloggen/school/school/?next=https://kwaad.example/")

    assert answer.headers["Location"] == "/mijn-werk/"


@pytest.mark.parametrize("path", ["/inloggen/afgebroken/", "/inloggen/mislukt/"])
def test_pages_for_what_went_wrong_are_there(client: Client, path: str) -> None:
    assert client.get(path).status_code in (200, 401)
