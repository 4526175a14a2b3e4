"""What the page of an offer costs: with everything on it, and caches as in production."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from offers.kinds.tour import TourPage, TourStop
from offers.models import KINDS
from offers.pages import OfferAttachment, OfferPage, OfferPicture
from partners.organisations.models import Profile, Topic
from saved.favourites import save_favourite
from saved.models import TeamList
from search.indexing.entries import write_stale
from sto_cms.settings import base
from tests.conftest import World
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import approve
from tests.saved.saving import teacher

pytestmark = pytest.mark.database("queries of a page")

MOST_QUERIES = 40


def full_offer(world: World, page_class: type[OfferPage], **facts: Any) -> Any:
    """A live offer with two of everything it can have more of."""
    page = world.draft(page_class=page_class, **facts)
    company = page.company
    for number in range(2):
        image = ImageFactory(company=company)
        page.pictures.add(OfferPicture(image=image, alt_text=f"Foto {number}"))
        page.attachments.add(OfferAttachment(document=DocumentFactory(company=company)))
    page.topics.set(Topic.objects.order_by("pk")[:2])
    page.profiles.set(Profile.objects.order_by("pk")[:2])
    if isinstance(page, TourPage):
        page.stops.add(TourStop(title="De hal", seen="Een kraan.", company=company))
    page.save_revision()
    approve(page, requested_by=world.editor, by=world.leader)
    return page_class.objects.get(pk=page.pk)


@pytest.fixture
def page(world: World) -> Any:
    """A tour with three more of its company below it, and three of another that look like it."""
    found = full_offer(world, TourPage, title="Rondleiding")
    for number, page_class in enumerate(KINDS[:6]):
        parent = (world.company_page, world.neighbour_page)[number % 2]
        full_offer(world, page_class, title=f"Ander aanbod {number}", parent=parent)
    while write_stale():  # every picture in every size, as after a minute of the worker
        pass
    return found


@pytest.fixture
def readers(page: Any, as_user: Any) -> dict[str, Client]:
    member = teacher()
    save_favourite(member, page.pk)
    TeamList.objects.create(school=member.memberships.get().school, name="Klas 2")
    return {"visitor": Client(), "teacher": as_user(member)}


@pytest.mark.parametrize("who", ["visitor", "teacher"])
def test_page_of_an_offer_takes_few_queries(
    page: Any, readers: dict[str, Client], settings: Any, who: str
) -> None:
    settings.CACHES = base.CACHES
    reader = readers[who]
    reader.get(page.url)  # fills what is asked once per process

    with CaptureQueriesContext(connection) as queries:
        text = reader.get(page.url).text

    assert text.count("Ander aanbod") >= 6
    assert len(queries) < MOST_QUERIES


def test_timetable_asks_the_same_for_five_hosts_as_for_one(
    page: Any, world: World, django_assert_num_queries: Any
) -> None:
    for number in range(4):
        page.stops.add(TourStop(title=f"Hal {number}", company=world.neighbour))
    page.stops.add(TourStop(title="Bij ons"))

    with django_assert_num_queries(1):
        stops = page.timetable()

    names = [host for _stop, host in stops]
    assert names[-5:] == [world.neighbour_page.title] * 4 + [""]
