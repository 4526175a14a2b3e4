"""The programme office sees every region's queue with its oldest, and who is missing."""

import datetime
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moderation.actions import submit
from offers.dashboard.office_panel import companies_without_owner, regions_at_a_glance
from tests.conftest import World, owner_of
from tests.factories.pages import company_page, offer_page
from tests.factories.partners import CompanyFactory, RegionFactory

pytestmark = pytest.mark.database("queries of a list")


def waiting_in_both(world: World) -> None:
    with time_machine.travel(timezone.now() - datetime.timedelta(days=20), tick=False):
        world.submitted(title="Al lang")
    world.submitted(title="Pas net")
    far = offer_page(world.far_page, by=world.neighbour_editor)
    submit(far, by=world.neighbour_editor)


def test_every_region_has_its_queue_and_its_oldest(world: World) -> None:
    waiting_in_both(world)
    empty = RegionFactory()

    rows = {row.region: row for row in regions_at_a_glance()}

    assert {region: row.waiting for region, row in rows.items()} == {
        world.region: 2,
        world.other_region: 1,
        empty: 0,
    }
    oldest = rows[world.region].oldest
    assert oldest is not None
    assert oldest.date() == (timezone.now() - datetime.timedelta(days=20)).date()
    assert [rows[found].is_late for found in (world.region, world.other_region)] == [True, False]
    assert next(row.region for row in regions_at_a_glance()) == world.region


def test_region_with_fewer_than_two_leaders_is_named(world: World) -> None:
    lacking = {row.region for row in regions_at_a_glance() if row.lacks_leaders}

    assert lacking == {world.other_region}
    world.second_leader.is_active = False
    world.second_leader.save()
    assert {row.region for row in regions_at_a_glance() if row.lacks_leaders} == {
        world.region,
        world.other_region,
    }


def test_company_with_a_page_and_no_owner_is_named(world: World) -> None:
    owned, alone = CompanyFactory(region=world.region), CompanyFactory(region=world.region)
    for company in (owned, alone):
        company_page(world.region_page, company)
    owner_of(owned)
    CompanyFactory(region=world.region)  # never made a page: imported, nobody's yet

    assert owned not in companies_without_owner()
    assert alone in companies_without_owner()
    assert world.company not in companies_without_owner()


def test_home_of_the_office_shows_it_and_others_do_not(world: World, as_user: Any) -> None:
    waiting_in_both(world)
    home = reverse("wagtailadmin_home")

    office = BeautifulSoup(as_user(world.office).get(home).content, "html.parser")
    leader = as_user(world.leader).get(home).text

    panel = office.select_one("[aria-labelledby=regions-at-a-glance]")
    assert panel is not None
    assert [name.text for name in panel.select(".sto-row__title")] == [
        world.region.name,
        world.other_region.name,
    ]
    assert "tweede projectleider nodig" in panel.text
    assert "regions-at-a-glance" not in leader


def test_row_of_a_region_leads_to_what_waits_there(world: World, as_user: Any) -> None:
    waiting_in_both(world)
    client = as_user(world.office)
    home = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    link = home.find("a", string=world.other_region.name)

    shown = BeautifulSoup(client.get(link["href"]).content, "html.parser")

    titles = [title.get_text(strip=True) for title in shown.select(".sto-row__title")]
    assert titles == ["Aanbod workshop"]


def test_more_regions_and_pages_take_no_more_queries(world: World) -> None:
    with CaptureQueriesContext(connection) as few:
        regions_at_a_glance()
    waiting_in_both(world)
    RegionFactory.create_batch(5)

    with CaptureQueriesContext(connection) as many:
        regions_at_a_glance()

    assert len(many) == len(few)
