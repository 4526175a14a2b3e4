"""Logging in takes as long for an address nobody knows as for one that is known."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partners.people.models import User
from tests.factories.partners import PASSWORD
from tests.security.conftest import KNOWN, NO_PASSWORD, UNKNOWN
from tests.security.guards import nothing_to_switch_off, without
from tests.security.test_getting_in import EVERYBODY, ask, try_password

pytestmark = [
    pytest.mark.database("as many queries for everybody"),
    pytest.mark.django_db,
    pytest.mark.usefixtures("people_at_the_door"),
]


def milliseconds(act: Callable[[], Any], tries: int) -> float:
    """Processor time: what else the machine does while a test runs says nothing."""
    taken = []
    for _ in range(tries):
        cache.clear()
        start = time.process_time()
        act()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


class QuickArgon2(Argon2PasswordHasher):
    """As in use, with less work: what counts is that it is done for everybody."""

    time_cost, memory_cost, parallelism = 2, 16 * 1024, 1


@nothing_to_switch_off("django and django-allauth hash for unknown addresses too")
def test_wrong_password_takes_as_long_for_unknown_addresses(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickArgon2"]
    person = User.objects.get(email=KNOWN)
    person.set_password(PASSWORD)
    person.save()

    took = [
        milliseconds(lambda email=email: try_password(Client(), email, "niet-goed"), 7)
        for email in (KNOWN, NO_PASSWORD, UNKNOWN)
    ]

    assert max(took) < 1.5 * min(took), took


@without("for nobody somebody is looked up", step={"code": "ABCD-EFGH"})
@without("for nobody somebody is looked up", step={"action": "resend"})
@pytest.mark.parametrize("step", [None, {"code": "ABCD-EFGH"}, {"action": "resend"}])
def test_each_step_asks_the_database_as_often_for_everybody(
    people_at_the_door: None, step: dict[str, str] | None
) -> None:
    """What time is made of, without its noise; the time itself: docs/security.md."""
    asked = {}
    ask(Client(), KNOWN)  # what is read once for all
    for email in EVERYBODY:
        cache.clear()
        client = Client()
        if step is not None:
            ask(client, email)
            client.get("/inloggen/code/")
        with CaptureQueriesContext(connection) as queries:
            answer = ask(client, email) if step is None else client.post("/inloggen/code/", step)
        assert answer.status_code in (200, 302)
        asked[email] = len(queries)

    assert len(set(asked.values())) == 1, asked


@nothing_to_switch_off("both make and mail one letter")
def test_asking_for_a_code_takes_as_long_for_unknown_addresses() -> None:
    ask(Client(), KNOWN)  # templates compiled

    took = [milliseconds(lambda email=email: ask(Client(), email), 15) for email in EVERYBODY]

    assert max(took) < 2 * min(took), took
