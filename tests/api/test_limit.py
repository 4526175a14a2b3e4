"""How much one address may ask of the API in a minute, in all processes together."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sto_cms.settings import base
from tests.conftest import World

pytestmark = pytest.mark.database("queries of a page")

OFFERS = "/api/v1/offers"
LIMIT = 20


@pytest.fixture(autouse=True)
def limit(settings: Any) -> Iterator[Any]:
    """A low limit, within one minute: its 43rd second."""
    settings.READS_PER_MINUTE = {"api": LIMIT}
    with time_machine.travel("2027-03-01T09:00:43Z", tick=False) as clock:
        yield clock


def statuses(client: Client, count: int, path: str = OFFERS, **more: Any) -> list[int]:
    return [client.get(path, **more).status_code for _number in range(count)]


@pytest.mark.parametrize("path", ["offers", "offers/1", "facets", "companies", "regions"])
def test_who_asks_too_much_is_told_when_to_come_back(
    client: Client, db: None, limit: Any, path: str
) -> None:
    answers = statuses(client, LIMIT, f"/api/v1/{path}")

    refused = client.get(f"/api/v1/{path}")
    limit.shift(int(refused.headers["Retry-After"]))
    later = client.get(f"/api/v1/{path}").status_code

    assert 429 not in answers
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "17")
    assert [set(error) for error in refused.json()["errors"]] == [{"where", "message"}]
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert later == answers[0]


def test_what_the_reader_has_already_does_not_count(world: World, client: Client) -> None:
    tag = {"If-None-Match": client.get(OFFERS).headers["ETag"]}

    known = statuses(client, 2 * LIMIT, headers=tag)

    assert set(known) == {304}
    assert statuses(client, LIMIT) == [200] * (LIMIT - 1) + [429]


def test_each_ip_address_counts_for_itself_and_a_made_up_one_does_not(
    client: Client, db: None, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    statuses(client, LIMIT, headers={"x-forwarded-for": "203.0.113.7"})

    made_up = statuses(client, 1, headers={"x-forwarded-for": "192.0.2.9, 203.0.113.7"})
    other = statuses(client, 1, headers={"x-forwarded-for": "203.0.113.8"})

    assert (made_up, other) == ([429], [200])


def test_processes_count_together(client: Client, db: None) -> None:
    first = statuses(client, LIMIT // 2)
    caches["process"].clear()  # as another process, which only knows what is shared

    second = statuses(client, LIMIT)

    assert first + second == [200] * LIMIT + [429] * (LIMIT // 2)


def test_counting_asks_the_database_once_in_ten_times(
    client: Client, db: None, settings: Any
) -> None:
    settings.CACHES = base.CACHES
    settings.READS_PER_MINUTE = {"api": 100}
    statuses(client, 1)

    with CaptureQueriesContext(connection) as seen:
        answers = statuses(client, 10)

    counting = [one for one in seen if "shared_cache" in one["sql"] and "SELECT" in one["sql"]]
    assert set(answers) == {200}
    assert 1 <= len(counting) <= 4
