"""What somebody filled in is never lost, whoever it waits for and whatever is wrong with it."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils.datastructures import MultiValueDict

from offers.intake.forms import TRAP, IntakeForm
from offers.intake.models import Intake
from offers.kinds.workshop import WorkshopPage
from offers.models import OfferPage
from partners.people.enums import Role
from partners.people.membership_actions import accept_member
from partners.people.models import Membership
from tests.conftest import World
from tests.offers.intake.intake_form import (
    NEWCOMER,
    place_in,
    send,
    type_code,
    typed,
    url_of,
)


def test_trap_never_comes_back(world: World, client: Client) -> None:
    place_in(world.region)

    answer = send(client, **{TRAP: "0612"})

    field = BeautifulSoup(answer.text, "html.parser").select_one(f"[name={TRAP}]")
    assert not field.get("value")
    assert "0612" not in answer.text
    assert answer.context["form"].errors.keys() == {TRAP}


@pytest.mark.parametrize("number", ["0", "12,5"])
def test_number_that_cannot_be_comes_back_with_a_sentence_and_for_a_member_too(
    world: World, as_user: Any, number: str
) -> None:
    """A member has screens of their own; what this browser holds still opens."""
    place_in(world.region)
    client = as_user(world.editor)
    refused = client.post(url_of(), typed(duration=number))

    again = client.get(url_of())

    assert list(refused.context["form"].errors) == ["duration"]
    field = BeautifulSoup(again.text, "html.parser").select_one("[name=duration]")
    assert (again.status_code, field["value"]) == (200, number)


def waiting_offer(world: World, client: Client) -> Intake:
    """Somebody who is new here typed the KvK number of a company that is here already."""
    place_in(world.region)
    send(client, kvk=world.company.kvk)
    type_code(client)
    return Intake.objects.get(company=world.company)


def accept_newcomer(world: World) -> None:
    asked = Membership.objects.get(user__email=NEWCOMER)
    assert asked.role == Role.COMPANY_EDITOR
    mail.outbox.clear()
    accept_member(asked, by=world.owner)


def another_browser(client: Client) -> Client:
    """The same person, whose address is proven, without the cookie of what was typed."""
    other = Client()
    name = settings.SESSION_COOKIE_NAME
    other.cookies[name] = client.cookies[name].value
    return other


def test_offer_that_waited_is_sent_in_when_its_author_is_accepted(
    world: World, client: Client
) -> None:
    waiting_offer(world, client)

    accept_newcomer(world)

    assert WorkshopPage.objects.filter(owner__email=NEWCOMER).count() == 1
    assert not Intake.objects.exists()


def test_offer_that_cannot_be_sent_any_more_is_told_to_its_author_and_opens(
    world: World, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    intake = waiting_offer(world, client)
    answers = intake.answers | {"duration": ["0"], "levels": ["bestaat-niet"]}
    Intake.objects.filter(pk=intake.pk).update(answers=answers)

    with django_capture_on_commit_callbacks(execute=True):
        accept_newcomer(world)

    told = next(letter for letter in mail.outbox if "Las je" in letter.subject)
    assert told.to == [NEWCOMER]
    assert "Duur: " in told.body
    assert "Niveaus: " in told.body
    link = next(word for word in told.body.split() if "formulier=" in word)
    opened = client.get(urlsplit(link)._replace(scheme="", netloc="").geturl())
    assert opened.status_code == 200
    page = BeautifulSoup(opened.text, "html.parser")
    assert page.select_one("[name=title]")["value"] == "Las je eerste naad"


def test_offer_opened_in_another_browser_stays_one(world: World, client: Client) -> None:
    """Its author follows the link of the mail on a phone, and mends it there."""
    intake = waiting_offer(world, client)
    Intake.objects.filter(pk=intake.pk).update(answers=intake.answers | {"duration": ["0"]})
    accept_newcomer(world)
    intake.refresh_from_db()
    phone = another_browser(client)

    opened = phone.get(intake.url_to_open)
    phone.post(url_of(), typed(kvk=world.company.kvk, key=str(intake.key)))
    phone.get("/bied-iets-aan/klaar/")
    phone.post("/bied-iets-aan/klaar/")

    assert opened.status_code == 200
    assert Intake.objects.count() == 0
    assert OfferPage.objects.filter(owner__email=NEWCOMER).count() == 1


def test_link_opens_nobody_elses_form(world: World, client: Client) -> None:
    intake = waiting_offer(world, client)
    Intake.objects.filter(pk=intake.pk).update(company=None, person=None)

    answer = Client().get(intake.url_to_open)

    assert "Las je eerste naad" not in answer.text


def test_form_names_the_field_of_each_sentence(world: World) -> None:
    place_in(world.region)
    answers = {
        name: value if isinstance(value, list) else [value]
        for name, value in typed(duration="0", summary="").items()
    }
    form = IntakeForm(MultiValueDict(answers), page_class=WorkshopPage, person=world.editor)

    assert {each.split(":")[0] for each in form.sentences()} == {"Duur", "In één of twee zinnen"}
