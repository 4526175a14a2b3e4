"""The mailbox that schools write to: asked in the intake, and there in what it makes."""

import pytest
from django.core.cache import cache
from django.test import Client

from moderation.actions import withdraw
from offers.intake.models import Intake
from offers.models import OfferPage
from partners.people.models import Membership
from tests.conftest import World
from tests.offers.intake.intake_form import NEWCOMER, place_in, send, type_code, typed, url_of


@pytest.fixture
def here(world: World) -> World:
    """A world in which the newcomer's postcode is known."""
    cache.clear()
    place_in(world.region)
    return world


def offers_of_newcomer() -> list[OfferPage]:
    return list(OfferPage.objects.filter(owner__email=NEWCOMER).order_by("pk"))


@pytest.mark.parametrize(
    ("typed_in", "stored"),
    [("", NEWCOMER), ("balie@lasbedrijf.example.nl", "balie@lasbedrijf.example.nl")],
)
def test_offer_of_newcomer_can_be_asked_about(
    here: World, client: Client, typed_in: str, stored: str
) -> None:
    send(client, contact_email=typed_in)
    type_code(client)

    (offer,) = offers_of_newcomer()
    assert offer.contact_email == stored
    assert offer.specific.get_latest_revision_as_object().contact_email == stored


def test_form_from_before_the_mailbox_was_asked_takes_the_proven_address(
    here: World, client: Client
) -> None:
    send(client)
    intake = Intake.objects.get()
    intake.answers.pop("contact_email", None)
    intake.save()

    type_code(client)

    (offer,) = offers_of_newcomer()
    assert offer.contact_email == NEWCOMER


def test_proven_person_reads_the_address_and_must_keep_a_mailbox(
    here: World, client: Client
) -> None:
    send(client)
    type_code(client)
    withdraw(offers_of_newcomer()[0].specific, by=here.leader)
    Membership.objects.all().filter(user__email=NEWCOMER).delete()
    key = "0c9b4f8e-6d3c-4f3e-9a53-3f5f0f1f0a09"

    shown = client.get(url_of("tour"))
    refused = client.post(url_of("tour"), typed("tour", key=key, contact_email=""))
    wrong = client.post(url_of("tour"), typed("tour", key=key, contact_email="geen adres"))

    assert shown.context["form"]["contact_email"].value() == NEWCOMER
    assert set(refused.context["form"].errors) == {"contact_email"}
    assert set(wrong.context["form"].errors) == {"contact_email"}
    assert OfferPage.objects.count() == 1
