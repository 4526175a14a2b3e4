"""What pages may load: nothing of others, but the map's tiles where a site was set up with them."""

import pytest
from django.test import Client

from sto_cms.settings.base import origin_of


@pytest.mark.parametrize(
    ("url", "origins"),
    [
        ("", []),
        ("https://tiles.example.nl/{z}/{x}/{y}.png", ["https://tiles.example.nl"]),
        ("https://{s}.tiles.example.nl/{z}/{x}/{y}.png", ["https://*.tiles.example.nl"]),
    ],
)
def test_tiles_are_named_by_who_serves_them(url: str, origins: list[str]) -> None:
    assert origin_of(url) == origins


@pytest.mark.django_db
def test_pages_load_nothing_of_others(client: Client) -> None:
    policy = client.get("/aanbod/")["Content-Security-Policy"]

    directives = dict(
        part.strip().split(" ", 1) for part in policy.split(";") if " " in part.strip()
    )
    assert directives["img-src"] == "'self' data:"
    assert "script-src 'self'" in policy
    assert "http" not in policy
