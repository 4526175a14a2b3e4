"""The first set-up of a second step ends where the link in the mail wanted to go."""

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from bs4 import BeautifulSoup
from django.test import Client

from tests.conftest import World
from tests.factories.partners import PASSWORD
from tests.security.attack import edit_url

pytestmark = [
    # django-allauth notes the new step when its transaction ends, as it does on a site.
    pytest.mark.django_db(transaction=True),
    pytest.mark.database("commits"),
]


@pytest.fixture
def leader(world: World, settings: Any) -> Client:
    """A leader who logged in for the first time and has no second step yet."""
    settings.SECOND_STEP_REQUIRED = True
    client = Client()
    client.post("/inloggen/", {"login": world.leader.email, "password": PASSWORD})
    return client


def set_up(client: Client) -> BeautifulSoup:
    """Set an authenticator app up and return the screen that follows."""
    client.post("/account/bevestigen/", {"password": PASSWORD})
    secret = client.get("/account/app/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post("/account/app/", {"code": code})
    screen = client.get(answer.headers["Location"])
    return BeautifulSoup(screen.content, "html.parser")


def test_set_up_leads_on_to_what_the_mail_linked_to(world: World, leader: Client) -> None:
    wanted = edit_url(world.submitted())

    first = leader.get(wanted)
    screen = set_up(leader)

    assert first.headers["Location"] == "/account/"
    assert screen.select("ul.codes li")
    button = screen.select_one("main a.button")
    assert button is not None
    assert button["href"] == "/account/verder/"
    assert leader.get("/account/verder/").headers["Location"] == wanted
    assert leader.get(wanted).status_code == 200


def test_set_up_is_led_on_once(world: World, leader: Client) -> None:
    leader.get(edit_url(world.submitted()))
    set_up(leader)
    leader.get("/account/verder/")

    assert "/account/verder/" not in leader.get("/account/").text
    assert leader.get("/account/verder/").headers["Location"] == "/mijn-werk/"


def test_nobody_is_led_on_before_there_is_a_second_step(world: World, leader: Client) -> None:
    wanted = edit_url(world.submitted())
    leader.get(wanted)

    assert "/account/verder/" not in leader.get("/account/").text
    assert leader.get("/account/verder/").headers["Location"] != wanted
