"""Atom feeds and the calendar: what is online, only when something changed."""

import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from moderation.actions import withdraw
from offers.models import OfferPage
from partners.pages.models import RegionPage
from saved.calendars import calendar_of, give_url, url_of_calendar
from saved.favourites import save_favourite
from saved.lists import put_on_list, start_list
from saved.models import Rhythm, SavedSearch
from saved.searches import save_search, url_of_feed
from search.engine.refresh import fresh_index
from tests.conftest import World
from tests.factories.pages import approve
from tests.saved.saving import teacher

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = reverse("catalogue_feed")


def titles(answer: Any) -> list[str]:
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own feed
    return [str(title.text) for title in root.findall(f"{ATOM}entry/{ATOM}title")]


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def test_feed_has_what_fits_newest_first(world: World) -> None:
    world.live(title="Lassen een", group_max=10)
    world.live(title="Lassen & <b>twee</b>", summary="Je last <b>iets</b>.")
    world.live(title="Lassen drie")
    world.draft(title="Lassen concept")

    answer = Client().get(FEED, {"group": "24", "onzin": "x"})

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert titles(answer) == ["Lassen drie", "Lassen & <b>twee</b>"]
    assert "&amp;lt;b&amp;gt;iets" in answer.text  # a summary is HTML: tags stay words
    assert "sessionid" not in answer.cookies
    assert "noindex" in answer["X-Robots-Tag"]


def test_feed_is_sent_again_only_after_a_change(world: World) -> None:
    page = world.live(title="Lassen")
    first = Client().get(FEED)
    same = Client().get(FEED, headers={"if-none-match": first["ETag"]})
    other = Client().get(f"{FEED}?group=24", headers={"if-none-match": first["ETag"]})

    withdraw(page, by=world.leader)
    after = Client().get(FEED, headers={"if-none-match": first["ETag"]})

    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200
    assert (after.status_code, titles(after)) == (200, [])


def test_expired_offer_leaves_the_feed_though_nobody_did_anything(world: World) -> None:
    from django.utils import timezone

    page = world.live(title="Lassen", expire_at=timezone.now() + datetime.timedelta(days=1))
    first = Client().get(FEED)
    OfferPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())

    assert titles(first) == ["Lassen"]
    assert titles(Client().get(FEED)) == []


def test_region_feed_has_its_own_offers_only(world: World) -> None:
    world.live(title="Hier")
    far = world.draft(title="Ver", parent=world.far_page)
    approve(far, requested_by=world.editor, by=world.other_leader)

    answer = Client().get(reverse("region_feed", args=[world.region.slug]))

    assert titles(answer) == ["Hier"]
    assert (
        reverse("region_feed", args=[world.region.slug]) in Client().get(world.region_page.url).text
    )


def test_region_without_a_page_has_no_feed(world: World) -> None:
    url = reverse("region_feed", args=[world.other_region.slug])
    withdraw(RegionPage.objects.get(region=world.other_region), by=world.office)

    assert Client().get(url).status_code == 404
    assert Client().get(reverse("region_feed", args=["bestaat-niet"])).status_code == 404


def test_feed_of_a_saved_search_needs_no_login(world: World) -> None:
    search = save_search(teacher(), QueryDict("q=lassen"), rhythm=Rhythm.NEVER, index=fresh_index())
    world.live(title="Lassen")
    world.live(title="Zagen")

    answer = Client().get(path_of(url_of_feed(search)))

    assert titles(answer) == ["Lassen"]
    assert "private" in answer["Cache-Control"]


def test_feed_of_a_query_that_went_is_empty(world: World) -> None:
    search = save_search(teacher(), QueryDict(), rhythm=Rhythm.NEVER, index=fresh_index())
    world.live(title="Lassen")
    SavedSearch.objects.update(query="region=bestaat-niet-meer")

    assert titles(Client().get(path_of(url_of_feed(search)))) == []


def test_feed_of_who_was_erased_is_gone(world: World) -> None:
    person = teacher()
    url = path_of(
        url_of_feed(save_search(person, QueryDict(), rhythm=Rhythm.NEVER, index=fresh_index()))
    )
    person.is_active = False
    person.save()

    assert Client().get(url).status_code == 404


def test_feeds_have_a_limit(world: World, settings: Any) -> None:
    settings.READS_PER_MINUTE = {"feed": 2}
    etag = Client().get(FEED)["ETag"]

    same = [Client().get(FEED, headers={"if-none-match": etag}).status_code for _number in range(3)]
    anew = [Client().get(FEED).status_code for _number in range(2)]

    assert (same, anew) == ([304] * 3, [200, 429])


# Calendar -----------------------------------------------------------------------------------------


def events(person: Any) -> dict[str, tuple[datetime.date, datetime.date]]:
    calendar: Any = Calendar.from_ical(calendar_of(person))
    return {
        str(event["summary"]): (event.decoded("dtstart"), event.decoded("dtend"))
        for event in calendar.walk("VEVENT")
    }


def test_calendar_has_the_periods_of_favourites_and_lists(world: World) -> None:
    person = teacher()
    day = datetime.date
    period = world.live(
        title="Periode", available_from=day(2027, 1, 4), available_until=day(2027, 1, 8)
    )
    single = world.live(
        title="Dag", available_from=day(2027, 2, 1), available_until=day(2027, 2, 1)
    )
    world.live(title="Van niemand", available_from=day(2027, 3, 1))
    save_favourite(person, period.pk)
    save_favourite(person, world.live(title="Zonder dag").pk)
    team_list = start_list(person.memberships.get().school, "Week")
    put_on_list(team_list, single.pk)
    put_on_list(team_list, period.pk)

    assert events(person) == {
        "Periode": (day(2027, 1, 4), day(2027, 1, 9)),
        "Dag": (day(2027, 2, 1), day(2027, 2, 2)),
    }


@pytest.mark.parametrize("side", ["available_from", "available_until"])
def test_period_open_on_one_side_is_its_known_day(world: World, side: str) -> None:
    person, day = teacher(), datetime.date(2027, 1, 4)
    save_favourite(person, world.live(title="Lassen", **{side: day}).pk)

    (name, days), *rest = events(person).items()

    assert rest == []
    assert name.endswith("Lassen")
    assert days == (day, datetime.date(2027, 1, 5))


def test_calendar_url_works_without_a_login_and_drops_what_is_gone(world: World) -> None:
    person = teacher()
    page = world.live(title="Lassen", available_from=datetime.date(2027, 1, 4))
    save_favourite(person, page.pk)
    give_url(person)
    url = path_of(url_of_calendar(person))

    before = Client().get(url)
    withdraw(page, by=world.leader)

    assert before["Content-Type"].startswith("text/calendar")
    assert "Lassen" in before.text
    assert "VEVENT" not in Client().get(url).text


def test_calendar_of_who_left_the_school_has_nothing_of_its_lists(world: World) -> None:
    person = teacher()
    team_list = start_list(person.memberships.get().school, "Week")
    put_on_list(team_list, world.live(available_from=datetime.date(2027, 1, 4)).pk)
    before = events(person)

    person.memberships.update(verified=False)

    assert len(before) == 1
    assert events(person) == {}
