"""Hundreds of queries made from the API's own description: each is answered as described."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from sto_cms.wsgi import application
from tests.conftest import World

API = "/api/v1"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
SLOW = 1.0  # seconds of work, whatever else the machine does; checking the answer counts too


@pytest.fixture
def described(world: World) -> Iterator[Any]:
    world.live(page_class=WorkshopPage, weekdays=["1"], cost=15)
    world.live(page_class=TourPage, place="Den Haag")
    # As Django's own test client: the connection of the test stays open.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(f"{API}/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


# What is no number is another URL, so nothing breaks the description of one offer.
PATHS = ["/offers", "/facets", "/companies", "/regions"]
MODES = [
    ("/offers/{offer_id}", GenerationMode.POSITIVE),
    *((path, mode) for path in PATHS for mode in GenerationMode),
]


@pytest.mark.parametrize(("path", "mode"), MODES)
def test_every_question_gets_an_answer_as_described(
    described: Any, path: str, mode: GenerationMode
) -> None:
    """Queries as described, and queries that break the description."""

    @trials(
        max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=described[f"{API}{path}"]["GET"].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        start = time.process_time()
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
        assert time.process_time() - start < SLOW

    ask()
