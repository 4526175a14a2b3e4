"""What a site without any region shows, and what it says to whoever looks after it.

No test here may ask for the world: its region would be there for all of them.
"""

import datetime
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.people.models import User
from tests.factories.partners import UserFactory

HOME = reverse("wagtailadmin_home")


def first_administrator() -> User:
    return UserFactory(is_superuser=True)


def test_fresh_site_lists_the_first_steps_with_links_that_open(
    db: None, as_user: Any, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://loket.example.nl"
    client = as_user(first_administrator())

    panel = BeautifulSoup(client.get(HOME).text, "html.parser").find(
        "section", {"aria-labelledby": "first-steps"}
    )

    links = [link["href"] for link in panel.find_all("a")]
    assert len(panel.find_all("li")) == 7
    assert len(links) == 7
    assert {client.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/aanbod/", "/bied-iets-aan/", "/meld-je-aan/", "/x/"]
)
def test_fresh_site_has_no_empty_links(db: None, client: Client, path: str) -> None:
    text = client.get(path, follow=True).text

    assert re.findall(r'<(?:a|form)[^>]*(?:href|action)=""[^>]*>', text) == []


# Telling of a weakness -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "contact"),
    [("https://example.nl/melden", "https://example.nl/melden"), ("", "mailto:loket@example.nl")],
)
def test_security_txt_names_a_contact_and_an_end(
    client: Client, settings: Any, setting: str, contact: str
) -> None:
    settings.SECURITY_CONTACT = setting
    settings.DEFAULT_FROM_EMAIL = "Loket <loket@example.nl>"

    answer = client.get("/.well-known/security.txt")

    facts = dict(line.split(": ", 1) for line in answer.text.splitlines())
    end = datetime.datetime.fromisoformat(facts["Expires"])
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert facts["Contact"] == contact
    assert timezone.now() < end < timezone.now() + datetime.timedelta(days=365)
    assert facts["Canonical"].endswith("/.well-known/security.txt")
