"""A catalogue of five offers that schools see, and every sort that they do not."""

import datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from wagtail.models import Locale

from moderation.actions import submit, withdraw
from offers.actions import start_translation
from offers.kinds.facility import FacilityPage
from offers.kinds.guest_lesson import GuestLessonPage
from offers.kinds.tour import TourPage
from offers.kinds.workshop import WorkshopPage
from offers.models import KINDS, OfferPage
from partners.organisations.models import Profile, ProgrammeLine, SchoolYear, Topic
from partners.pages.models import CompanyPage
from search.engine.refresh import fresh_index
from search.indexing.packing import NUMBERS_BYTES, packed_numbers
from search.models import CatalogueEntry
from search.screen.catalogue import Results
from search.screen.catalogue_request import CatalogueRequest
from tests.conftest import World, live_company
from tests.factories.pages import approve, network_page, offer_page, translate
from tests.factories.partners import NetworkFactory, PlaceFactory
from tests.once import Once

DAY = datetime.timedelta(days=1)


def add_places() -> None:
    PlaceFactory(postcode="2516", name="Den Haag", latitude=52.07, longitude=4.33)
    PlaceFactory(postcode="2611", name="Delft", latitude=52.01, longitude=4.36)
    PlaceFactory(postcode="1315", name="Almere", latitude=52.37, longitude=5.22)


def add_offer(parent: Any, leader: Any, page_class: type[OfferPage], **facts: Any) -> OfferPage:
    """A live offer with these profile and topic codes."""
    profiles, topics = facts.pop("profiles", []), facts.pop("topics", [])
    years = facts.pop("years", [])
    page = offer_page(parent, page_class, **facts)
    page.profiles.set(Profile.objects.filter(code__in=profiles))
    page.topics.set(Topic.objects.filter(code__in=topics))
    page.school_years.set(SchoolYear.objects.filter(code__in=years))
    page.save_revision()
    approve(page, requested_by=None, by=leader)
    return page_class.objects.get(pk=page.pk)


def first_choices(page_class: type[OfferPage], *but: str) -> dict[str, str]:
    """Choose the first in each field that may stay empty, for a new facet of one to find it."""
    own = {*OfferPage._meta.local_concrete_fields, *page_class._meta.local_concrete_fields}
    fields = [field for field in own if field.choices]
    return {
        field.name: field.choices[0][0] for field in fields if field.blank and field.name not in but
    }


def add_visible(world: World) -> None:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    approve(network_page(world.region_page, network), requested_by=None, by=world.leader)
    CompanyPage.objects.filter(pk=world.company_page.pk).update(sector="metal")
    add_offer(
        world.company_page,
        world.leader,
        WorkshopPage,
        title="Lassen met de robot",
        summary="Je last een deur.",
        profiles=["PIE", "BWI"],
        topics=["robotica"],
        years=[SchoolYear.objects.order_by("pk")[0].code],
        programme_line=ProgrammeLine.objects.order_by("pk").first(),
        accessibility="full",
        cost=0,
        levels=["kb", "tl"],
        group_min=5,
        group_max=24,
        place="Den Haag",
        postcode="2516 AB",
        available_from=datetime.date(2027, 9, 1),
        available_until=datetime.date(2028, 6, 30),
        weekdays=["2", "4"],
        **first_choices(WorkshopPage, "accessibility"),
    )
    add_offer(
        world.company_page,
        world.leader,
        TourPage,
        title="Bezoek de metaalbewerking",
        levels=["bb"],
        group_max=30,
        place="Delft",
        available_from=datetime.date(2027, 3, 1),
    )
    add_offer(
        world.neighbour_page,
        world.leader,
        GuestLessonPage,
        title="Één dag in het café",
        profiles=["PIE"],
        levels=["mbo"],
        group_max=12,
        place_kind="school",
    )
    add_offer(
        world.neighbour_page,
        world.leader,
        FacilityPage,
        title="Zaagmachine",
        profiles=["M&T"],
        levels=["kb"],
        group_max=None,
        place="Almere",
        postcode="1315 XX",
        available_until=datetime.date(2027, 12, 31),
        cost=50,
    )
    add_offer(
        world.far_page,
        world.other_leader,
        WorkshopPage,
        title="Ver weg",
        profiles=["PIE"],
        levels=["kb"],
        group_max=24,
        place="Nergenshuizen",
    )


def add_one_of_each_kind(world: World) -> None:
    """What a facet of one kind's own field finds; every filter of the tests finds them too."""
    for page_class in KINDS:
        add_offer(
            world.company_page,
            world.leader,
            page_class,
            title=f"Lassen: {page_class.kind.code}",
            levels=["kb"],
            group_max=24,
            postcode="2516 AB",
            **first_choices(page_class),
        )


def let_expire(page: OfferPage, moment: datetime.datetime) -> None:
    """Move its date as time does: nothing is published or told."""
    OfferPage.objects.filter(pk=page.pk).update(expire_at=moment)
    # What expired before may have lost its row since.
    for entry in CatalogueEntry.objects.filter(pk=page.pk):
        entry.expire_at = moment
        entry.packed = packed_numbers(vars(entry)) + bytes(entry.packed)[NUMBERS_BYTES:]
        entry.save()


def add_hidden(world: World) -> None:
    """What must never be found or counted; all are about "Verborgen"."""
    world.draft(title="Verborgen concept")
    world.submitted(title="Verborgen inzending")
    world.live(title="Verborgen straks", go_live_at=timezone.now() + DAY)
    withdraw(world.live(title="Verborgen ingetrokken"), by=world.editor)
    expired = world.live(title="Verborgen verlopen", expire_at=timezone.now() + DAY)
    # Its moment has come, and the clock's command did not run yet.
    let_expire(expired, timezone.now() - DAY)
    _company, page, _editor = live_company(world.region_page, world.region, world.leader)
    world.live(title="Verborgen bedrijf", parent=page)
    withdraw(page, by=world.leader)
    english = Locale.objects.get(language_code="en")
    region = world.region_page.copy_for_translation(english)
    approve(region, requested_by=world.office, by=world.leader)
    version = start_translation(world.draft(title="Verborgen vertaling"), english, by=world.editor)
    translate(version, by=world.editor)
    submit(type(version).objects.get(pk=version.pk), by=world.editor)


def build_catalogue(world: World) -> World:
    add_places()
    add_visible(world)
    add_hidden(world)
    return world


catalogue_again = Once(build_catalogue)


@pytest.fixture(scope="module")
def catalogue_of_module(world_of_module: World, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        world = catalogue_again(world_of_module)
    vars(world_of_module).update(vars(world))


@pytest.fixture
def ask(catalogue_of_module: None, world: World) -> Any:
    """Return a function that asks the Dutch catalogue with the parameters of a URL."""

    def search(query: str = "") -> Results:
        return Results(CatalogueRequest(fresh_index(), QueryDict(query), "nl", "/aanbod/"))

    return search
