"""The mail about what is new: each offer once, to who wants it, and one click ends it."""

import logging
import re
from typing import Any

import pytest
from django.core import mail
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moderation.actions import withdraw
from partners.people.models import User
from saved import mailing
from saved.mailing import mail_what_is_new
from saved.models import Rhythm, SavedSearch, ToldOffer
from saved.searches import save_search
from search.engine.refresh import fresh_index
from tests.conftest import World
from tests.saved.saving import make_due, teacher

pytestmark = pytest.mark.database("who is told what, by rows that are claimed")


def saved(person: User, query: str = "") -> SavedSearch:
    return save_search(person, QueryDict(query), rhythm=Rhythm.DAILY, index=fresh_index())


def mailed(*searches: SavedSearch) -> list[Any]:
    """Let the worker mail about these, and return what it wrote."""
    for search in searches:
        make_due(search)
    mail.outbox.clear()
    while mail_what_is_new():
        pass
    return mail.outbox


def test_mail_names_what_fits_and_is_new_once(world: World) -> None:
    person = teacher()
    search = saved(person, "q=lassen")
    world.live(title="Lassen in de hal")
    world.live(title="Zagen in de hal")

    first, second = list(mailed(search)), list(mailed(search))

    assert [letter.to for letter in first] == [[person.email]]
    assert "Lassen in de hal" in first[0].body
    assert "Zagen in de hal" not in first[0].body + first[0].alternatives[0][0]
    assert second == []
    assert ToldOffer.objects.count() == 1
    assert SavedSearch.objects.get().next_mail_at > timezone.now()


def test_offer_from_before_is_not_new_and_neither_is_an_edit(world: World) -> None:
    page = world.live(title="Lassen")
    person = teacher()
    search = saved(person)
    type(search).objects.update(made_at=timezone.now())
    type(page).objects.get(pk=page.pk)
    mail.outbox.clear()
    SavedSearch.objects.update(next_mail_at=timezone.now())

    mail_what_is_new()

    assert mail.outbox == []
    assert SavedSearch.objects.get().next_mail_at > timezone.now()


def test_offer_that_was_told_and_comes_back_is_not_told_again(world: World) -> None:
    search = saved(teacher())
    page = world.live(title="Lassen")
    mailed(search)
    withdraw(page, by=world.leader)
    again = world.live(title="Iets anders")

    letters = mailed(search)

    assert len(letters) == 1
    assert again.title in letters[0].body
    assert "Lassen" not in letters[0].body


def test_withdrawn_before_the_mail_is_not_in_it(world: World) -> None:
    search = saved(teacher())
    withdraw(world.live(title="Lassen"), by=world.leader)

    assert mailed(search) == []


def test_many_are_named_partly_and_told_all(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailing, "MOST_NAMED", 1)
    search = saved(teacher())
    for number in range(3):
        world.live(title=f"Aanbod {number}")

    letters = list(mailed(search))

    assert letters[0].body.count("Aanbod ") == 1
    assert ToldOffer.objects.count() == 3
    assert mailed(search) == []


def test_each_search_tells_for_itself_and_only_who_is_due(world: World) -> None:
    one, other, never = (saved(teacher(), "") for _number in range(3))
    SavedSearch.objects.filter(pk=never.pk).update(rhythm=Rhythm.NEVER)
    world.live(title="Lassen")

    letters = list(mailed(one, never))

    assert [letter.to for letter in letters] == [[one.person.email]]
    assert len(mailed(other)) == 1


def test_query_with_a_filter_that_went_tells_nothing(world: World) -> None:
    search = saved(teacher(), f"region={world.other_region.slug}")
    SavedSearch.objects.update(query="region=bestaat-niet-meer")
    world.live(title="Lassen")

    assert mailed(search) == []


def test_search_that_fails_does_not_keep_others_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, fine = saved(teacher(), "q=aanbod"), saved(teacher())
    world.live(title="Lassen")
    news_for = mailing.news_for

    def fail_for_one(search: SavedSearch) -> Any:
        if search.pk == broken.pk:
            raise ValueError("kapot")
        return news_for(search)

    monkeypatch.setattr(mailing, "news_for", fail_for_one)
    logging.disable(logging.ERROR)
    try:
        letters = mailed(broken, fine)
    finally:
        logging.disable(logging.NOTSET)

    assert [letter.to for letter in letters] == [[fine.person.email]]
    assert SavedSearch.objects.get(pk=broken.pk).next_mail_at > timezone.now()


def test_job_does_a_piece_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailing, "BATCH", 1)
    for search in (saved(teacher()), saved(teacher())):
        make_due(search)

    assert [mail_what_is_new() for _run in range(3)] == [True, True, False]


# Stopping -----------------------------------------------------------------------------------------


def stop_url(letter: Any) -> str:
    found = re.fullmatch(r"<http://[^/]+(/.*)>", letter.extra_headers["List-Unsubscribe"])
    assert found
    return found[1]


def test_mail_program_stops_with_one_post_without_cookies(world: World) -> None:
    search = saved(teacher())
    world.live()
    letter = mailed(search)[0]
    program = Client(enforce_csrf_checks=True)

    looked = program.get(stop_url(letter))
    before = SavedSearch.objects.get().rhythm
    answer = program.post(stop_url(letter), {"List-Unsubscribe": "One-Click"})

    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (looked.status_code, before) == (200, Rhythm.DAILY)
    assert (answer.status_code, SavedSearch.objects.get().rhythm) == (200, Rhythm.NEVER)
    assert stop_url(letter) in letter.body
    world.live(title="Nog iets")
    assert mailed(search) == []


def test_link_to_stop_outlives_a_new_feed_url(world: World, as_user: Any) -> None:
    search = saved(teacher())
    world.live()
    url = stop_url(mailed(search)[0])

    as_user(search.person).post(reverse("saved:renew_feed", args=[search.pk]))

    assert Client().post(url).status_code == 200
    assert SavedSearch.objects.get().rhythm == Rhythm.NEVER
