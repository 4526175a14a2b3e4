"""Cards of a list: in order, in one query, and never of what schools may not see."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from offers.models import OfferPage
from search.screen.cards import cards_html
from tests.conftest import World

pytestmark = pytest.mark.database("queries of a list")

DAY = datetime.timedelta(days=1)


def shown(*pages: OfferPage) -> list[int]:
    return [card.page_id for card in cards_html([page.pk for page in pages])]


def test_cards_are_in_the_order_asked_for_in_one_query(world: World) -> None:
    first, second = world.live(title="Een"), world.live(title="Twee")
    shown(second, first)

    with CaptureQueriesContext(connection) as queries:
        found = shown(second, first)

    assert found == [second.pk, first.pk]
    assert len(queries) == 1


def test_cards_of_nothing_ask_no_query(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert shown() == []

    assert len(queries) == 0


def test_card_withdrawn_since_an_older_answer_is_left_out(world: World) -> None:
    kept, gone = world.live(title="Blijft"), world.live(title="Gaat")
    assert shown(gone, kept) == [gone.pk, kept.pk]

    # Past the doors, so that the card's own row is still there.
    OfferPage.objects.filter(pk=gone.pk).update(live=False)

    assert shown(gone, kept) == [kept.pk]


def test_card_of_a_company_whose_page_went_offline_is_left_out(world: World) -> None:
    page = world.live()
    assert shown(page) == [page.pk]

    # Past the doors, so that the card's own row is still there.
    Page.objects.filter(pk=page.get_parent().pk).update(live=False)

    assert shown(page) == []


def test_card_that_expired_since_the_last_list_is_left_out(world: World) -> None:
    kept, expired = world.live(title="Blijft"), world.live(title="Verloopt")
    OfferPage.objects.filter(pk=expired.pk).update(expire_at=timezone.now() + DAY)
    assert shown(expired, kept) == [expired.pk, kept.pk]

    with time_machine.travel(timezone.now() + 2 * DAY):
        assert shown(expired, kept) == [kept.pk]


def test_card_tells_its_distance_in_the_language_of_the_reader(world: World) -> None:
    page = world.live()

    told = {}
    for language in ("nl", "en"):
        with override(language):
            (card,) = cards_html([page.pk], {page.pk: 7.25})
            told[language] = "7.3 km" in card.html, "7,3 km" in card.html

    assert told == {"nl": (False, True), "en": (True, False)}


def test_card_without_distance_tells_none(world: World) -> None:
    page = world.live()

    (card,) = cards_html([page.pk], {page.pk: None})

    assert "distance" not in card.html
