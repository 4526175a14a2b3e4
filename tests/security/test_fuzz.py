"""Hostile requests to every address do not crash; `manage.py bench_fuzz` sends 25,500."""

import logging
from collections.abc import Iterator

import pytest

from benchmarks.fuzz import Fuzz
from tests.conftest import World
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
