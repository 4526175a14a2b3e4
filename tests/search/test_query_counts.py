"""Lists cost the same number of queries however much they show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import World

pytestmark = pytest.mark.database("queries of a list")

PATHS = ("/aanbod/", "/aanbod/?near=2516&within=50", "/", "/aanbod/?kind=workshop&q=aanbod")


def queries_of(client: Client, path: str) -> int:
    client.get(path)  # fills the caches of sites and content types
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_pages_take_as_many_queries_with_nine_offers_as_with_three(
    world: World, client: Client
) -> None:
    for number in range(3):
        world.live(title=f"Aanbod {number}", place="Den Haag")
    with_three = {path: queries_of(client, path) for path in PATHS}

    for number in range(3, 9):
        world.live(title=f"Aanbod {number}", place="Den Haag")

    assert {path: queries_of(client, path) for path in PATHS} == with_three
