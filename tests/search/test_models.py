"""The catalogue's page: right for every reader, calm under whatever is asked of it."""

import os
import time
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine.forms import CatalogueForm
from search.facets.declared import FACET
from search.models import CataloguePage
from tests.conftest import World

# Per URL in every run; 10,000 in all in `make bench`.
QUERIES = int(os.environ.get("QUERY_EXAMPLES", "40"))
SLOW = 1.0  # seconds of work, whatever else the machine does
PAGES = ("/aanbod/", "/en/offers/", "/", "/en/")
NAMES = (*CatalogueForm.base_fields, *FACET, "page", "view")
ODD_NAMES = ("q[]", "kind[0]", "group.x", "page[]", "__class__", "")
ODD_VALUES = (
    "",
    "\0",
    "%00",
    "lassen\0",
    "9" * 400,
    "-1",
    "0",
    "1e999",
    "NaN",
    "2027-13-45",
    "0001-01-01",
    "9999-12-31",
    "workshop",
    "PIE",
    "2516",
    "nearest",
    "' OR 1=1 --",
    "<script>",
    "{{ 7 }}",
    "\u202e",
    "\ufffd",
    "🤖",
    "١٢",
    "²",
)
RAW = ("%ff%fe", "%ed%a0%80", "%", "%zz", "%u0041", "+", "%C0%80", ";", "&&==")

values = st.one_of(st.sampled_from(ODD_VALUES), st.text(max_size=30))
pairs = st.tuples(st.sampled_from(NAMES + ODD_NAMES), values)


def encoded(pair: tuple[str, str]) -> str:
    return f"{quote(pair[0])}={quote(pair[1].encode('utf-8', 'surrogatepass'))}"


parts = st.one_of(
    pairs.map(encoded),
    st.tuples(st.sampled_from(NAMES), st.sampled_from(RAW)).map("=".join),
    st.sampled_from(RAW),
)
queries = st.lists(parts, max_size=6).map("&".join)


def visit(client: Client, path: str, query: str) -> Any:
    return client.get(path, QUERY_STRING=query)


@pytest.mark.long
@settings(
    max_examples=QUERIES,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=queries)
@pytest.mark.parametrize(
    "path", ["/aanbod/", "/en/offers/", "/", "/aanbod/suggesties/", "/insluiten/"]
)
def test_page_with_any_query_string_is_calm(
    catalogue_of_module: None, world: World, client: Client, path: str, query: str
) -> None:
    start = time.process_time()

    assert visit(client, path, query).status_code in (200, 404)
    assert time.process_time() - start < SLOW


@pytest.mark.parametrize("name", NAMES)
def test_search_with_one_odd_value_is_calm(ask: Any, name: str) -> None:
    for value in ODD_VALUES:
        results = ask(urlencode({name: value}))

        assert results.total in range(6)
        assert len(results.problems) in (0, 1)


@pytest.mark.parametrize(
    "query", ["&".join(["kind=tour"] * 900), "&".join(f"x{n}=1" for n in range(900))]
)
def test_page_with_very_many_parameters_is_calm(
    catalogue_of_module: None, world: World, client: Client, query: str
) -> None:
    assert visit(client, "/aanbod/", query).status_code in (200, 400)


@pytest.mark.parametrize("path", PAGES)
def test_page_is_there_in_its_language(
    catalogue_of_module: None, world: World, client: Client, path: str
) -> None:
    answer = client.get(path)

    language = "en" if path.startswith("/en/") else "nl"
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("path", ["/aanbod/", "/"])
def test_page_shows_no_hidden_offer(
    catalogue_of_module: None, world: World, client: Client, path: str
) -> None:
    answer = client.get(path)

    assert "Zaagmachine" in answer.text
    assert "Verborgen" not in answer.text


def test_english_catalogue_shows_english_versions_only(
    catalogue_of_module: None, world: World, client: Client
) -> None:
    answer = client.get("/en/offers/")

    assert "card__link" not in answer.text
    assert "Zaagmachine" not in answer.text


def test_page_repeats_what_was_typed_escaped(
    catalogue_of_module: None, world: World, client: Client
) -> None:
    answer = client.get("/aanbod/", {"q": '"><script>alert(1)</script>', "near": "<b>hier</b>"})

    assert "<script>alert(1)" not in answer.text
    assert "<b>hier" not in answer.text
    assert "&lt;b&gt;hier" in answer.text


def test_catalogue_pages_are_made_by_migration_one_per_language(db: None) -> None:
    pages = CataloguePage.objects.live().order_by("locale__language_code")

    assert [(page.locale.language_code, page.get_url()) for page in pages] == [
        ("en", "/en/offers/"),
        ("nl", "/aanbod/"),
    ]
