"""Hostile requests to every address do not crash; `manage.py bench_fuzz` sends 25,500."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from benchmarks.fuzz import Fuzz
from benchmarks.shapes import Shapes
from tests.conftest import World
from tests.offers.editor.test_forms import edit_url
from tests.security.guards import nothing_to_switch_off

pytestmark = [
    pytest.mark.database("PostgreSQL refuses NUL bytes and large numbers that SQLite takes"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    # wagtail-localize's report shows an unordered list.
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]


@pytest.fixture
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@nothing_to_switch_off("chance decides what is sent; the figure is what counts")
def test_hostile_requests_do_not_crash(world: World, quiet: None) -> None:
    page = world.submitted()
    fuzz = Fuzz([world.editor, world.leader, world.office], [page.pk, world.company_page.pk])

    fuzz.get(200)
    fuzz.post(100)
    fuzz.upload(20)

    assert fuzz.tally.crashes == []
    assert sum(fuzz.tally.answers.values()) > 280


@nothing_to_switch_off("what is sent is no attack but what people paste")
def test_odd_texts_in_every_form_are_answered_with_a_sentence(world: World, quiet: None) -> None:
    page, shapes = world.draft(), Shapes()
    doors = (edit_url(page), edit_url(world.company_page), reverse("people_admin:overview"))

    for person in (None, world.owner, world.leader, world.office):
        client = Client(raise_request_exception=False)
        if person:
            client.force_login(person)
        shapes.in_forms(client, doors=doors, most_pages=15, alone=("emoji",))

    assert (shapes.tally.crashes, shapes.slow, shapes.speechless) == ([], [], [])
    typed = set(" ".join(shapes.forms).replace(",", "").split())
    assert {"learning_goals", "know_how", "company_name", "login", "near"} <= typed


@nothing_to_switch_off("what is sent is no attack but what people paste")
def test_odd_texts_in_every_parameter_of_the_api_are_answered(world: World, quiet: None) -> None:
    world.live()
    shapes = Shapes()

    shapes.in_parameters(Client(raise_request_exception=False))

    assert (shapes.tally.crashes, shapes.slow, shapes.speechless) == ([], [], [])
    assert sum(shapes.tally.answers.values()) > 300
