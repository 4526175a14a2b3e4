"""What a newcomer types, and how a test sends it."""

from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from offers.examples import own_columns, own_rows
from offers.intake.required_facts import row_field
from offers.kinds import KIND_BY_CODE
from offers.models import OfferPage
from partners.organisations.models import Region
from tests.factories.partners import PlaceFactory
from tests.mailed_code import code_in

NEWCOMER = "nieuw@lasbedrijf.example.nl"
KVK = "12345678"
POSTCODE = "2516 AB"


def place_in(region: Region, postcode: str = POSTCODE) -> None:
    """The programme office said to which region the newcomer's postcode belongs."""
    place = PlaceFactory(postcode=postcode[:4])
    place.region = region
    place.save()


def typed(code: str = "workshop", **changes: Any) -> dict[str, Any]:
    """Return a complete form of this kind."""
    page_class: type[OfferPage] = KIND_BY_CODE[code]
    return {
        "key": "0c9b4f8e-6d3c-4f3e-9a53-3f5f0f1f0a01",
        "title": "Las je eerste naad",
        "summary": "Je last twee platen aan elkaar.",
        "levels": ["kb"],
        "duration": "120",
        "duration_unit": "minutes",
        "group_max": "12",
        "place_kind": "company",
        **own_columns(page_class),
        **first_rows(page_class),
        "company_name": "Lasbedrijf Nieuw",
        "kvk": KVK,
        "postcode": POSTCODE,
        "your_name": "Nieuwe Lasser",
        "email": NEWCOMER,
        **changes,
    }


def first_rows(page_class: type[OfferPage]) -> dict[str, Any]:
    """Return the first of the example's rows, as the form asks it."""
    return {
        row_field(rows, name): value
        for rows, (first, *_others) in own_rows(page_class).items()
        for name, value in first.items()
    }


def url_of(code: str = "workshop") -> str:
    return reverse("intake:fill_in", args=[code])


def send(client: Client, code: str = "workshop", **changes: Any) -> Any:
    """Open the form, as a browser does, and send it."""
    client.get(url_of(code))
    return client.post(url_of(code), typed(code, **changes))


def mailed_code(number: int = -1) -> str:
    return code_in(mail.outbox[number].body)


def type_code(client: Client, code: str | None = None) -> Any:
    """Type the mailed code and follow to where it leads."""
    confirm = f"{reverse('account_confirm_login_code')}?next={reverse('intake:finish')}"
    return client.post(confirm, {"code": code or mailed_code()}, follow=True)
