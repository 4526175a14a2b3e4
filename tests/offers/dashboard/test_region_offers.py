"""All offers of a leader's regions: found in every state, counted, and no one else's."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from moderation.actions import withdraw
from moderation.state_queries import with_state
from moderation.states import State, state_of
from offers.models import OfferPage
from tests.conftest import World
from tests.factories.pages import approve, offer_page
from tests.moderation.test_states import REACHED

pytestmark = pytest.mark.database("queries of a list, and states worked out by the database")

LIST = "/admin/regio/aanbod/"
MOST_QUERIES = 20


def list_of(client: Any, **asked: str) -> BeautifulSoup:
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles_in(page: BeautifulSoup) -> list[str]:
    return [title.get_text(strip=True) for title in page.select(".sto-row__title")]


def counts_in(page: BeautifulSoup) -> dict[str, int]:
    tabs = [tab.get_text(" ", strip=True).rsplit(" ", 1) for tab in page.select(".sto-tab")]
    return {label: int(count) for label, count in tabs}


@pytest.mark.parametrize("state", State)
def test_database_works_out_the_same_state(world: World, state: State) -> None:
    page = REACHED[state](world)

    found = with_state(OfferPage.objects.filter(pk=page.pk)).get()

    assert State(found.state) == state == state_of(type(page).objects.get(pk=page.pk))


@pytest.mark.parametrize("before", [State.LIVE_IN_REVIEW, State.LIVE_CHANGES_ASKED])
def test_database_works_out_the_state_of_a_hidden_page_in_a_round(
    world: World, before: State
) -> None:
    page = REACHED[before](world)
    withdraw(world.company_page, by=world.leader)

    found = with_state(OfferPage.objects.filter(pk=page.pk)).get()

    assert State(found.state) == state_of(type(page).objects.get(pk=page.pk))


def test_list_has_every_state_under_its_tab(world: World, as_user: Any) -> None:
    for state in (State.DRAFT, State.IN_REVIEW, State.CHANGES_ASKED, State.DECLINED):
        REACHED[state](world)
    REACHED[State.LIVE_IN_REVIEW](world)
    REACHED[State.LIVE](world)
    REACHED[State.WITHDRAWN](world)
    client = as_user(world.leader)

    counts = counts_in(list_of(client))

    assert counts == {
        "Alle": 7,
        "Wacht": 2,
        "Wijziging gevraagd": 1,
        "Online": 2,
        "Verborgen": 0,
        "Concept": 1,
        "Afgewezen": 1,
        "Niet meer online": 1,
    }
    keys = ("wacht", "gevraagd", "online", "verborgen", "concept", "afgewezen", "voorbij")
    shown = [len(titles_in(list_of(client, stand=key))) for key in keys]
    assert shown == list(counts.values())[1:]


def test_list_searches_title_company_and_number_within_a_tab(world: World, as_user: Any) -> None:
    world.live(title="Lassen in de hal")
    world.draft(title="Lassen voor later")
    neighbours = offer_page(world.neighbour_page, by=world.neighbour_editor, title="Frezen")
    client = as_user(world.leader)

    assert titles_in(list_of(client, q="lassen", stand="online")) == ["Lassen in de hal"]
    assert titles_in(list_of(client, q=world.neighbour.name)) == [neighbours.title]
    assert titles_in(list_of(client, q=world.neighbour.kvk)) == [neighbours.title]
    assert counts_in(list_of(client, q="lassen"))["Alle"] == 2
    assert "Hier staat niets" in list_of(client, q="bestaat-niet").text


def test_list_names_a_draft_as_it_is_called_now(world: World, as_user: Any) -> None:
    page = world.draft(title="Oude naam")
    page.title = "Nieuwe naam"
    page.save_revision(user=world.editor)

    assert titles_in(list_of(as_user(world.leader))) == ["Nieuwe naam"]


def test_list_holds_offers_of_ones_own_regions_only(world: World, as_user: Any) -> None:
    world.live(title="Van hier")
    far = offer_page(world.far_page, by=world.neighbour_editor, title="Van elders")
    approve(far, requested_by=world.neighbour_editor, by=world.other_leader)

    shown = {
        who: titles_in(list_of(as_user(getattr(world, who))))
        for who in ("leader", "other_leader", "office")
    }

    assert shown == {
        "leader": ["Van hier"],
        "other_leader": ["Van elders"],
        "office": ["Van elders", "Van hier"],
    }
    assert titles_in(list_of(as_user(world.leader), q="elders")) == []


@pytest.mark.parametrize("who", ["editor", "owner", "neighbour_editor"])
def test_list_is_not_for_companies(world: World, as_user: Any, who: str) -> None:
    world.live()
    client = as_user(getattr(world, who))

    assert client.get(LIST).status_code == 404
    assert LIST not in client.get(reverse("wagtailadmin_home")).text


def test_menu_leads_leaders_and_the_office_to_the_list(world: World, as_user: Any) -> None:
    for who in (world.leader, world.office):
        assert LIST in as_user(who).get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("asked", [{"stand": "x"}, {"p": "x"}, {"p": "99"}, {"q": "x" * 500}])
def test_list_that_is_asked_oddly_shows_what_it_can(
    world: World, as_user: Any, asked: dict[str, str]
) -> None:
    world.draft(title="Het concept")

    assert titles_in(list_of(as_user(world.leader), **asked)) == ["Het concept"]


def test_list_of_two_thousand_takes_as_many_queries_as_of_two(world: World, as_user: Any) -> None:
    client = as_user(world.leader)
    page = world.live(title="Eerste")
    world.submitted(title="Tweede")
    list_of(client)
    few = queries_of(client)

    make_many(page, 2_000)

    assert counts_in(list_of(client))["Alle"] == 2_002
    assert len(titles_in(list_of(client, stand="online", p="3"))) == 25
    assert queries_of(client) == few
    assert few <= MOST_QUERIES


def queries_of(client: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        list_of(client)
    return len(queries)


def make_many(page: Any, count: int) -> None:
    """Write copies of one offer's rows: approving two thousand takes minutes."""
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    plain = Page.objects.get(pk=page.pk)
    pages, offers = [], []
    for number in range(first, first + count):
        row = Page(
            **{field.attname: getattr(plain, field.attname) for field in Page._meta.concrete_fields}
        )
        row.pk, row.path = number, f"{page.path[:-4]}{number - first + 5000:04d}"
        row.slug, row.translation_key = f"kopie-{number}", uuid.uuid4()
        pages.append(row)
        offer = OfferPage(page_ptr_id=number)
        for field in OfferPage._meta.local_concrete_fields[1:]:
            setattr(offer, field.attname, getattr(page, field.attname))
        offers.append(offer)
    Page.objects.bulk_create(pages)
    # bulk_create refuses models with parents; the rows of the kinds are not read here.
    OfferPage._base_manager.all()._insert(
        offers, fields=OfferPage._meta.local_concrete_fields, using="default"
    )
