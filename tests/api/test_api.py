"""The read API: the same as the pages show, stable paging, and never an error of ours."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation.actions import withdraw
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from search.indexing.entries import write_stale
from sto_cms.settings import base
from tests.conftest import World
from tests.factories.pages import approve, network_page
from tests.factories.partners import NetworkFactory, PlaceFactory
from tests.security.attack import CANARY, fresh

pytestmark = pytest.mark.database("queries of a list")

API = "/api/v1"


def read(client: Client, path: str, **params: Any) -> Any:
    answer = client.get(f"{API}/{path}", params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(client: Client, path: str = "offers", **params: Any) -> list[int]:
    return [found["id"] for found in read(client, path, **params)["results"]]


def follow(client: Client, url: str | None) -> Any:
    assert url is not None
    return client.get(url.removeprefix(settings.WAGTAILADMIN_BASE_URL)).json()


# Odd questions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 101,
        "kind=bestaat-niet",
        "kind=%00",
        "level=kb&level=%ff",
        "group=abc",
        "group=99999999999999999999",
        "date=2027-13-45",
        "near=Nergenshuizen",
        "within=3",
        "cursor=-1",
        "cursor=99999999999999999999",
        "limit=0",
        "limit=101",
        "locale=de",
        "sort=newest",
        "kindd=tour",
    ],
)
def test_odd_parameter_is_refused_in_json(client: Client, db: None, query: str) -> None:
    answer = client.get(f"{API}/offers?{query}")

    assert answer.status_code == 422
    assert all(set(error) == {"where", "message"} for error in answer.json()["errors"])


def test_place_with_a_slip_is_refused_with_the_places_that_may_be_meant(
    client: Client, db: None
) -> None:
    PlaceFactory(postcode="1315", name="Almere")

    (error,) = client.get(f"{API}/offers?near=Almerre").json()["errors"]

    assert "“Almerre”" in error["message"]
    assert "Did you mean: Almere" in error["message"]


@pytest.mark.parametrize("query", ["region=%00", "region=a b", "sector=%00", "sector=onzin"])
def test_odd_company_filter_is_refused(client: Client, db: None, query: str) -> None:
    assert client.get(f"{API}/companies?{query}").status_code == 422


@pytest.mark.parametrize("path", ["", "/nothing", "/offers/abc/x", "/offers/"])
def test_unknown_url_is_told_in_json(client: Client, db: None, path: str) -> None:
    answer = client.get(f"{API}{path}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/json")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_api_can_only_be_read(world: World, as_user: Any, method: str) -> None:
    answer = getattr(as_user(world.office), method)(f"{API}/offers")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, OPTIONS")
    assert answer.json()["errors"]


# What is in it ----------------------------------------------------------------------------------


def test_only_visible_offers_are_answered(world: World, client: Client) -> None:
    live = world.live()
    hidden = [world.draft(title=CANARY), world.submitted(title=CANARY)]
    gone = world.live(title=CANARY)
    withdraw(fresh(gone), by=world.editor)

    found = client.get(f"{API}/offers")

    assert [offer["id"] for offer in found.json()["results"]] == [live.pk]
    assert CANARY not in found.text
    assert [client.get(f"{API}/offers/{page.pk}").status_code for page in hidden] == [404, 404]
    withdrawn = client.get(f"{API}/offers/{gone.pk}")
    assert (withdrawn.status_code, CANARY in withdrawn.text) == (410, False)


def test_newer_draft_of_a_live_offer_is_not_answered(world: World, client: Client) -> None:
    page = world.live()
    page.title = CANARY
    page.save_revision(user=world.editor)

    assert CANARY not in client.get(f"{API}/offers").text
    assert CANARY not in client.get(f"{API}/offers/{page.pk}").text


def test_offer_past_its_date_is_not_answered(world: World, client: Client) -> None:
    page = world.live(expire_at=timezone.now() + datetime.timedelta(days=1))
    before = client.get(f"{API}/offers")

    with time_machine.travel(timezone.now() + datetime.timedelta(days=2)):
        after = client.get(f"{API}/offers", headers={"If-None-Match": before.headers["ETag"]})
        one = client.get(f"{API}/offers/{page.pk}")

    assert (after.status_code, after.json()["results"], one.status_code) == (200, [], 410)


def test_offer_of_a_withdrawn_company_is_not_answered(world: World, client: Client) -> None:
    world.live()
    withdraw(fresh(world.company_page), by=world.owner)

    assert ids(client) == []
    assert world.company_page.pk not in ids(client, "companies")


def test_no_contact_street_or_postcode_is_answered(world: World, as_user: Any) -> None:
    page = world.live(
        contact_email="kanarie@example.nl",
        contact_role="Kanarierol",
        street="Kanariekade 1",
        postcode="2516 ZZ",
    )
    client = as_user(world.office)

    texts = [client.get(f"{API}/{path}").text for path in ("offers", f"offers/{page.pk}")]

    for secret in ("kanarie@", "Kanarierol", "Kanariekade", "2516"):
        assert all(secret not in text for text in texts)


def test_network_without_a_page_online_is_not_answered(world: World, client: Client) -> None:
    """Its companies belong to it, but no leader approved it yet."""
    network = NetworkFactory(name=CANARY, slug="kanarie", region=world.region)
    world.company.networks.add(network)
    page = world.live()
    paths = ["offers", f"offers/{page.pk}", "facets"]
    before = [client.get(f"{API}/{path}").text for path in paths]

    approve(network_page(world.region_page, network), requested_by=world.owner, by=world.leader)
    write_stale()
    after = [client.get(f"{API}/{path}").text for path in paths]

    assert ["kanarie" in text.lower() for text in before] == [False, False, False]
    assert ["kanarie" in text for text in after] == [True, True, True]


def test_one_offer_has_what_its_page_tells(world: World, client: Client) -> None:
    page = world.live(page_class=WorkshopPage, weekdays=["4"], cost=0, bring="Een jas")

    found = read(client, f"offers/{page.pk}")

    assert (found["title"], found["url"]) == (page.title, url_of(page))
    assert found["provider"] == {
        "id": world.company_page.pk,
        "name": world.company_page.title,
        "url": url_of(world.company_page),
    }
    assert (found["weekdays"], found["cost"], found["bring"]) == ([4], 0, "Een jas")
    assert found["duration"] == {"amount": 90, "unit": "minutes"}
    assert "Solderen" in [detail["value"] for detail in found["details"]]


def url_of(page: Any) -> str:
    return settings.WAGTAILADMIN_BASE_URL + page.get_url()


def test_filters_are_those_of_the_catalogue(world: World, client: Client) -> None:
    workshop = world.live(page_class=WorkshopPage, group_max=10, title="Solderen")
    tour = world.live(page_class=TourPage, group_max=30, title="Rondkijken")

    assert ids(client, kind="tour") == [tour.pk]
    assert ids(client, kind=["tour", "workshop"]) == [workshop.pk, tour.pk]
    assert ids(client, group=20) == [tour.pk]
    assert ids(client, q="solderen") == [workshop.pk]
    assert ids(client, region=world.other_region.slug) == []
    assert ids(client, locale="en") == []


def test_facets_count_without_their_own_filter(world: World, client: Client) -> None:
    world.live(page_class=WorkshopPage)
    world.live(page_class=TourPage)

    found = read(client, "facets", kind="tour")
    english = read(client, "facets", locale="en")

    kinds = next(facet for facet in found["results"] if facet["name"] == "kind")
    counts = {choice["code"]: choice["count"] for choice in kinds["choices"]}
    assert (found["count"], counts["tour"], counts["workshop"]) == (1, 1, 1)
    assert (kinds["label"], english["results"][0]["label"]) == ("Deelnamevorm", "Form")


def test_companies_and_regions_are_those_with_a_page(world: World, client: Client) -> None:
    world.live()
    withdraw(fresh(world.neighbour_page), by=world.leader)

    companies = read(client, "companies", region=world.region.slug)
    regions = {region["slug"]: region for region in read(client, "regions")["results"]}

    assert [(found["name"], found["offers"]) for found in companies["results"]] == [
        (world.company_page.title, 1)
    ]
    region = regions[world.region.slug]
    assert (region["name"], region["companies"], region["offers"]) == (
        world.region_page.title,
        1,
        1,
    )


# Parts ------------------------------------------------------------------------------------------


def test_parts_name_each_offer_once_while_others_come_and_go(world: World, client: Client) -> None:
    pages = [world.live() for _number in range(4)]
    first = read(client, "offers", limit=2, kind="workshop")
    withdraw(fresh(pages[0]), by=world.editor)
    withdraw(fresh(pages[2]), by=world.editor)
    newest = world.live()

    second = follow(client, first["next"])

    seen = [offer["id"] for part in (first, second) for offer in part["results"]]
    assert seen == [pages[0].pk, pages[1].pk, pages[3].pk, newest.pk]
    assert (first["count"], second["count"], second["next"]) == (4, 3, None)


def test_companies_come_in_parts_too(world: World, client: Client) -> None:
    first = read(client, "companies", limit=2)
    second = follow(client, first["next"])

    names = [found["id"] for part in (first, second) for found in part["results"]]
    assert names == sorted([world.company_page.pk, world.neighbour_page.pk, world.far_page.pk])


@pytest.mark.parametrize("path", ["offers", "companies", "regions", "facets"])
def test_list_asks_the_same_for_three_as_for_one(
    world: World, client: Client, path: str, settings: Any
) -> None:
    settings.CACHES = base.CACHES  # as in production: what is looked up there is a query
    counts = []
    for _time in range(3):
        world.live()
        client.get(f"{API}/{path}")
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{API}/{path}")
        counts.append(len(seen))

    assert (len(set(counts)), counts[0] <= 12) == (1, True), counts


# Headers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["offers", "facets", "companies", "regions"])
def test_answer_is_sent_once_until_something_changes(
    world: World, client: Client, path: str
) -> None:
    page = world.live()
    tag = {"If-None-Match": client.get(f"{API}/{path}").headers["ETag"]}
    same = client.get(f"{API}/{path}", headers=tag)

    withdraw(fresh(page), by=world.editor)
    changed = client.get(f"{API}/{path}", headers=tag)

    assert (same.status_code, same.content, changed.status_code) == (304, b"", 200)
    assert same.headers["ETag"] == tag["If-None-Match"]


def test_known_state_of_the_catalogue_costs_one_query(world: World, client: Client) -> None:
    world.live()
    tag = {"If-None-Match": client.get(f"{API}/offers").headers["ETag"]}

    with CaptureQueriesContext(connection) as seen:
        client.get(f"{API}/offers", headers=tag)

    assert len(seen) == 1


def test_company_without_offers_changes_its_list(world: World, client: Client) -> None:
    tag = {"If-None-Match": client.get(f"{API}/companies").headers["ETag"]}
    page = fresh(world.far_page)
    page.summary = "Wij bouwen bruggen."
    page.save_revision(user=world.owner)
    approve(page, requested_by=world.owner, by=world.other_leader)

    assert "bruggen" in client.get(f"{API}/companies", headers=tag).text


@pytest.mark.parametrize("path", ["offers", "offers/1", "offers?x=1", "openapi.json", "nothing"])
def test_other_sites_may_read_answers_and_get_no_cookie(
    world: World, as_user: Any, path: str
) -> None:
    answer = as_user(world.office).get(f"{API}/{path}", headers={"Origin": "https://x.example"})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert not answer.cookies


def test_other_sites_may_ask_with_a_tag(client: Client, db: None) -> None:
    answer = client.options(f"{API}/offers", headers={"Origin": "https://x.example"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize("path", ["/", "/aanbod/", "/inloggen/", "/sitemap.xml"])
def test_pages_stay_closed_to_scripts_of_other_sites(client: Client, db: None, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://x.example"})

    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_description_is_openapi_31_and_names_no_foreign_host(client: Client, db: None) -> None:
    answer = client.get(f"{API}/openapi.json")

    assert answer.json()["openapi"].startswith("3.1.")
    assert re.findall(r"https?://[^\"]+", answer.text) == []
    assert client.get(f"{API}/docs").status_code == 404
