"""Cards, and which offers stand together."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from moderation.actions import withdraw
from offers.cards import cards_of
from offers.kinds.tour import TourPage
from offers.models import OfferPage, OfferPicture
from offers.queries import more_of_provider, similar_to
from partners.organisations.models import Topic
from tests.conftest import World
from tests.factories.media import ImageFactory
from tests.factories.pages import approve, offer_page

pytestmark = pytest.mark.database("queries of a list")


def with_picture(world: World, **facts: Any) -> OfferPage:
    page = world.draft(**facts)
    page.pictures.add(
        OfferPicture(image=ImageFactory(company=world.company), alt_text="Een leerling last.")
    )
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    return page


def test_card_says_what_a_list_must_show(world: World) -> None:
    page = with_picture(world, title="Lassen", place="Den Haag", group_min=5)

    (card,) = cards_of(OfferPage.objects.visible(), distances={page.pk: 3.2})

    assert (card.url, card.title, card.summary) == (page.get_url(), "Lassen", page.summary)
    assert (card.provider, card.place) == (world.company_page.title, "Den Haag")
    assert card.kind.code == "workshop"
    assert card.distance_km == 3.2
    assert [fact.icon for fact in card.facts] == ["level", "people", "clock"]
    assert card.picture_alt == "Een leerling last."
    assert card.picture.company == world.company


def test_card_without_picture_or_place_is_still_whole(world: World) -> None:
    world.live(group_max=24)

    (card,) = cards_of(OfferPage.objects.visible())

    assert card.picture is None
    assert card.picture_alt == ""
    assert card.place
    assert card.distance_km is None


def test_cards_keep_the_order_they_were_asked_in(world: World) -> None:
    for title in ("Een", "Twee", "Drie"):
        world.live(title=title)

    cards = cards_of(OfferPage.objects.visible().order_by("title"))

    assert [card.title for card in cards] == ["Drie", "Een", "Twee"]


def test_cards_never_show_a_draft_text_of_the_provider(world: World) -> None:
    world.live()
    world.company_page.title = "Nog niet goedgekeurde naam"
    world.company_page.save_revision(user=world.editor)

    (card,) = cards_of(OfferPage.objects.visible())

    assert card.provider == Page.objects.get(pk=world.company_page.pk).title
    assert card.provider != "Nog niet goedgekeurde naam"


def queries_of_cards() -> int:
    with CaptureQueriesContext(connection) as queries:
        cards_of(OfferPage.objects.visible())
    return len(queries)


def test_cards_take_as_many_queries_for_six_as_for_two(world: World) -> None:
    for number in range(2):
        with_picture(world, title=f"Aanbod {number}")
    queries_of_cards()  # fills the caches of sites and content types
    for_two = queries_of_cards()

    for number in range(2, 6):
        with_picture(world, title=f"Aanbod {number}")
    queries_of_cards()

    assert queries_of_cards() == for_two


# Together --------------------------------------------------------------------------------


def neighbours_offer(world: World, **facts: Any) -> OfferPage:
    page = offer_page(world.neighbour_page, **facts)
    approve(page, requested_by=world.neighbour_editor, by=world.leader)
    return page


def test_more_of_provider_are_visible_offers_of_the_same_company(world: World) -> None:
    page, other = world.live(title="Deze"), world.live(title="De andere")
    withdraw(world.live(title="Ingetrokken"), by=world.editor)
    world.draft(title="Concept")
    neighbours_offer(world)

    assert list(more_of_provider(page)) == [OfferPage.objects.get(pk=other.pk)]


@pytest.mark.parametrize("alike", ["kind", "topic"])
def test_similar_to_are_visible_offers_of_others_that_share_something(
    world: World, alike: str
) -> None:
    topic = Topic.objects.get(code="robotica")
    page = world.draft(title="Deze")
    page.topics.add(topic)
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    page = type(page).objects.get(pk=page.pk)
    if alike == "kind":
        similar = neighbours_offer(world)
        neighbours_offer(world, page_class=TourPage, title="Iets heel anders")
    else:
        similar = offer_page(world.neighbour_page, TourPage)
        similar.topics.add(topic)
        similar.save_revision()
        approve(similar, requested_by=world.neighbour_editor, by=world.leader)
    world.live(title="Van hetzelfde bedrijf")

    assert [found.pk for found in similar_to(page)] == [similar.pk]
