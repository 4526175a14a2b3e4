"""Asked of a site by whatever release runs it; prints the answers as JSON.

Only what every release promises to others: URLs, Wagtail's own pages, the demo's login.
"""

import json
from typing import Any

from django.test import Client
from wagtail.models import Page

HOME, CATALOGUE, LOGIN = "/", "/aanbod/", "/inloggen/"
WHO = {"login": "bedrijf@example.nl", "password": "welkom-bij-het-loket"}


def answers() -> dict[str, Any]:
    from offers.models import OfferPage  # there once Django is set up

    client = Client(headers={"host": "localhost"})
    urls = [page.get_url() for page in Page.objects.live().filter(depth__gt=1).order_by("path")]
    offers = OfferPage.objects.live().order_by("path")
    return {
        "pages": {url: client.get(url).status_code for url in urls if url},
        "offers": sorted(offers.values_list("slug", flat=True)),
        "few": {url: client.get(url).status_code for url in (HOME, CATALOGUE, offers[0].get_url())},
        "shown": client.get(CATALOGUE).content.decode().count("data-number="),
        "login": _logs_in(client),
    }


def _logs_in(client: Client) -> bool:
    client.post(LOGIN, WHO)
    return "_auth_user_id" in client.session


print(json.dumps(answers()))
