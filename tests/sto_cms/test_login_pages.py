"""The pages of logging in and of one's account: all ours, in both languages, or closed."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.urls import urlpatterns as all_of_allauth
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from partners.accounts.urls import urlpatterns as account_urls
from partners.people.models import User
from tests.factories.partners import PASSWORD, MembershipFactory
from tests.test_consistency import view_names

pytestmark = pytest.mark.django_db
KEPT = {str(pattern.name) for pattern in account_urls}
FEDERATIONS = {"openid_connect_login", "openid_connect_callback"}
# Pages of allauth for those who are logged in.
OWN_PAGES = (
    "account",
    "account_change_password",
    "account_reauthenticate",
    "account_logout",
    "change_mail_address",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "usersessions_list",
)


@pytest.fixture
def person(db: None) -> User:
    return MembershipFactory(editor=True).user


@pytest.fixture
def client_of(client: Client, person: User) -> Client:
    """Somebody with a password who just said it again."""
    client.force_login(person)
    client.post("/account/bevestigen/", {"password": PASSWORD})
    return client


def is_ours(answer: Any, language: str) -> None:
    """Assert that this is one of our pages: header, one title, labelled fields, no style."""
    page = BeautifulSoup(answer.text, "html.parser")
    fields = [field for field in page.select("main input") if field.get("type") != "hidden"]
    assert page.html["lang"] == language
    assert page.select_one("header.top")
    assert len(page.select("h1")) == 1
    assert [one for one in fields if not page.select(f'label[for="{one.get("id")}"]')] == []
    assert not page.select("[style], script:not([src], [type='application/json'])")


@pytest.mark.parametrize("name", sorted(set(view_names(all_of_allauth)) - KEPT - FEDERATIONS))
def test_what_we_do_not_use_of_allauth_has_no_address(name: str) -> None:
    for arguments in ([], ["x"], ["x", "y"], [1]):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=arguments)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", OWN_PAGES)
def test_page_of_ones_account_is_ours(
    client_of: Client, person: User, name: str, language: str
) -> None:
    with_second_step = ("mfa_reauthenticate", "mfa_view", "mfa_generate", "mfa_list")
    if name.startswith(with_second_step):
        TOTP.activate(person, "JBSWY3DPEHPK3PXP")
        RecoveryCodes.activate(person)
    with override(language):
        address = reverse(name)

    answer = client_of.get(address)

    assert answer.status_code == 200
    is_ours(answer, language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "name",
    ["login", "account_inactive", "socialaccount_login_cancelled", "socialaccount_login_error"],
)
def test_page_of_the_entrance_is_ours(client: Client, name: str, language: str) -> None:
    with override(language):
        address = reverse(name)

    is_ours(client.get(address), language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_code_page_is_ours_and_says_where_the_code_went(client: Client, language: str) -> None:
    with override(language):
        address = reverse("login")

    answer = client.post(address, {"login": "iemand@example.nl"}, follow=True)

    is_ours(answer, language)
    assert "iemand@example.nl" in answer.text
    assert 'autocomplete="one-time-code"' in answer.text


def test_mistyped_code_loses_nothing(client: Client, person: User) -> None:
    client.post("/inloggen/?next=/aanbod/", {"login": person.email, "next": "/aanbod/"})

    answer = client.post("/inloggen/code/?next=/aanbod/", {"code": "ABCD-WRONG"})

    assert 'value="ABCD-WRONG"' in answer.text
    assert 'name="next" value="/aanbod/"' in answer.text


def test_closed_tab_leads_back_to_the_code_and_on(client: Client, person: User) -> None:
    client.post("/inloggen/", {"login": person.email})

    assert client.get("/inloggen/?next=/aanbod/").headers["Location"] == (
        "/inloggen/code/?next=%2Faanbod%2F"
    )
    assert client.get("/inloggen/?opnieuw=1").status_code == 200


def test_third_wrong_code_leads_back_and_on(client: Client, person: User) -> None:
    client.post("/inloggen/", {"login": person.email})

    for _ in range(3):
        answer = client.post("/inloggen/code/?next=/aanbod/", {"code": "ABCD-WRONG"})

    assert answer.headers["Location"] == "/inloggen/?next=%2Faanbod%2F"
    assert "Drie keer fout" in client.get("/inloggen/").text


def test_header_leads_to_ones_account(client_of: Client) -> None:
    assert 'href="/account/"' in client_of.get("/inloggen/gesloten/").text


def test_wagtails_account_page_changes_neither_address_nor_password(client_of: Client) -> None:
    page = BeautifulSoup(client_of.get("/admin/account/").text, "html.parser")

    names = {field.get("name", "") for field in page.select("form input")}

    assert [name for name in names if name.endswith(("-email", "password"))] == []


def test_passkey_is_asked_for_with_the_screen_lock(client_of: Client) -> None:
    asked = client_of.get("/account/passkeys/nieuw/").context["js_data"]["creation_options"]

    chosen = asked["publicKey"]["authenticatorSelection"]
    assert (chosen["residentKey"], chosen["userVerification"]) == ("required", "required")


def test_app_is_switched_on_with_a_code_of_it(client_of: Client, person: User) -> None:
    page = client_of.get("/account/app/")

    answer = client_of.post("/account/app/", {"code": "000000x"})

    assert page.context["form"].secret in page.text
    assert "klopt niet" in answer.text
    assert not Authenticator.objects.filter(user=person).exists()


def test_lost_password_is_replaced_after_a_login_by_code(client: Client, person: User) -> None:
    client.post("/inloggen/", {"login": person.email})
    code = client.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"]
    client.post("/inloggen/code/", {"code": code})
    new = "een nieuw en lang wachtwoord"

    client.post("/account/wachtwoord/", {"password1": new, "password2": new})

    person.refresh_from_db()
    assert person.check_password(new)


def test_password_is_not_replaced_without_the_old_one(client: Client, person: User) -> None:
    client.post("/inloggen/", {"login": person.email, "password": PASSWORD})
    new = "een nieuw en lang wachtwoord"

    answer = client.post("/account/wachtwoord/", {"password1": new, "password2": new})

    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
