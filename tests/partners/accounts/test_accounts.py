"""Getting in: a mailed code, the same for whoever asks."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from partners.people.models import User
from partners.people.proven_addresses import is_proven
from tests.factories.partners import UserFactory
from tests.mailed_code import code_in

pytestmark = pytest.mark.django_db


def test_code_by_mail_logs_in_and_leads_on(client: Client) -> None:
    person = UserFactory()

    client.post(reverse("login"), {"login": person.email})
    answer = client.post(
        reverse("account_confirm_login_code") + "?next=/aanbod/",
        {"code": code_in(mail.outbox[0].body)},
    )

    assert answer.headers["Location"] == "/aanbod/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_sign_up_form_of_allauth_is_closed(client: Client) -> None:
    client.post(
        reverse("account_signup"), {"email": "nieuw@example.nl", "password1": "lang genoeg"}
    )

    assert not User.objects.filter(email="nieuw@example.nl").exists()


def test_account_of_a_typed_address_is_told_apart_until_somebody_comes_in(
    client: Client,
) -> None:
    person = UserFactory(email="getypt@example.nl")
    assert not is_proven(person)

    client.post(reverse("login"), {"login": person.email})
    client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[0].body)})

    assert is_proven(User.objects.get(pk=person.pk))


@pytest.mark.parametrize(
    ("email", "proven"), [("mijn@example.nl", True), ("ander@example.nl", False)]
)
def test_proof_without_a_login_counts_for_ones_own_address(email: str, proven: bool) -> None:
    person = UserFactory(email="mijn@example.nl")
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)

    assert is_proven(person) == proven
