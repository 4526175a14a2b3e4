"""One mail address is one account, at every door where an address is typed or told."""

from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client

from offers.intake.forms import IntakeForm
from offers.kinds.workshop import WorkshopPage
from partners.accounts.forms import MailAddressForm
from partners.accounts.school_login import _name_in, _person_of
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.joining_forms import JoinSchoolForm
from partners.people.models import User
from tests.conftest import World
from tests.factories.partners import PASSWORD, SchoolFactory, UserFactory
from tests.offers.intake.intake_form import place_in, typed

ODD = ["W@Example.nl\u200b", "\ufeffw@example.nl", "w\u00ad@example.nl\xa0", "w@exam\u2060ple.nl"]


@pytest.fixture
def person(db: None) -> User:
    return UserFactory(email="w@example.nl")


@pytest.mark.parametrize("address", ODD)
def test_every_form_reads_the_address_of_the_account(
    world: World, person: User, address: str
) -> None:
    place_in(world.region)
    name = {"first_name": "Jan", "last_name": "de Wit"}
    join = JoinSchoolForm(name | {"email": address}, school=SchoolFactory())
    intake: Any = IntakeForm(typed(email=address), page_class=WorkshopPage)
    change = MailAddressForm({"email": address}, person=world.owner)

    assert join.is_valid()
    assert intake.is_valid(), intake.errors
    assert change.is_valid()
    read = [join.cleaned_data["email"], intake.address, change.cleaned_data["email"]]
    assert [one.lower() for one in read] == [person.email] * 3


@pytest.mark.parametrize("address", ODD)
def test_every_door_without_a_form_means_the_same_account(
    world: World, person: User, address: str
) -> None:
    invitation = invite(world.company, email=address, role=Role.COMPANY_EDITOR, by=world.owner)
    claims = {"email": address, "given_name": "Jose\u0301", "family_name": "van ‘t Hof"}

    assert invitation.email == person.email
    assert _person_of(claims) == person
    assert User.objects.get_by_natural_key(address) == person
    with pytest.raises(IntegrityError):
        User.objects.create_user(address)


def test_log_in_with_a_pasted_address(client: Client, person: User) -> None:
    answer = client.post("/inloggen/", {"login": "w@example.nl\u200b", "password": PASSWORD})

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)
    assert authenticate(None, email=person.email, password=PASSWORD) is not None


def test_command_that_resets_a_second_step_knows_the_person(person: User) -> None:
    call_command("reset_second_step", "W@example.nl\u200b")


def test_name_of_a_school_account_is_read_as_on_a_screen() -> None:
    claims = {"given_name": "Jose\u0301", "family_name": "kwaad.example.nl"}

    assert _name_in(claims, "given_name") == "José"
    assert _name_in(claims, "family_name") == ""
