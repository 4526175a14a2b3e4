"""The lists of the programme office are in our words: no True, None or names of methods."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from mail.models import OutgoingMail
from partners.organisations.models import Place
from partners.people.models import Membership
from tests.conftest import World
from tests.factories.partners import CompanyFactory, MembershipFactory, NetworkFactory

pytestmark = pytest.mark.django_db

RAW = {"True", "False", "None", "method", "Method", "Organisation"}


@pytest.fixture
def sparse(world: World) -> World:
    """Rows in which all that may be empty is empty."""
    NetworkFactory(region=world.region)
    CompanyFactory(region=world.region, place="")
    MembershipFactory(teacher=True, verified=False)
    type(world.region).objects.filter(pk=world.other_region.pk).update(active=False)
    Place.objects.create(postcode="2516", name="Den Haag", latitude=52.1, longitude=4.3)
    OutgoingMail.objects.create(
        event="x:1",
        recipient="a@example.nl",
        subject="x",
        plain="x",
        html="x",
        language="nl",
        from_email="loket@example.nl",
        message_id="<1@example.nl>",
    )
    return world


def cells_of(client: Any, url: str) -> set[str]:
    answer = client.get(url)
    assert answer.status_code == 200
    found = BeautifulSoup(answer.content, "html.parser").select("table th, table td")
    return {cell.get_text(" ", strip=True) for cell in found}


def test_lists_of_the_office_say_everything_in_words(sparse: World, as_user: Any) -> None:
    client = as_user(sparse.office)
    names = [model.snippet_viewset.get_url_name("list") for model in get_snippet_models()]

    raw = {name: cells_of(client, reverse(name)) & RAW for name in [*names, "outgoing_mail:index"]}

    assert len(raw) > 10
    assert {name: found for name, found in raw.items() if found} == {}


def test_members_say_yes_and_no(sparse: World, as_user: Any) -> None:
    url = reverse(Membership.snippet_viewset.get_url_name("list"))

    cells = cells_of(as_user(sparse.office), url)

    assert {"ja", "nee", "Rol", "Organisatie", "Projectleider"} <= cells


def test_settings_do_not_speak_of_sites(world: World, as_user: Any) -> None:
    client = as_user(world.office)

    menu = client.get(reverse("wagtailadmin_home")).text
    screen = client.get(reverse("wagtailsites:index"))

    assert '"Sites"' not in menu
    assert "Sites" not in BeautifulSoup(screen.content, "html.parser").title.text
