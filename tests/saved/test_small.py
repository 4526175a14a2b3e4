"""Recently seen, side by side, a question to the leaders, and forgetting."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobs.retention import apply_retention
from partners.people.models import User
from partners.privacy.erasure import erase_person
from partners.privacy.personal_data import personal_data_of
from saved.calendars import give_url
from saved.comparing import _in_order, asked_ids
from saved.favourites import save_favourite
from saved.models import Favourite, OwnCalendar, Rhythm, SavedSearch
from saved.recently import MOST_SEEN, SEEN
from saved.searches import save_search
from search.engine.refresh import fresh_index
from tests.conftest import World
from tests.factories.partners import SchoolFactory
from tests.saved.saving import teacher

COMPARE = reverse("compare")


# Recently seen ------------------------------------------------------------------------------------


def test_last_looked_at_stands_first_once(world: World, as_user: Any) -> None:
    one, other = world.live(title="Eerste"), world.live(title="Tweede")
    client = as_user(teacher())

    for page in (one, other, one):
        client.get(page.url)

    assert client.session[SEEN] == [one.pk, other.pk]
    text = client.get(reverse("saved:overview")).text
    assert text.index("Eerste") < text.index("Tweede")


def test_twelve_are_remembered(world: World, as_user: Any) -> None:
    client = as_user(teacher())
    session = client.session
    session[SEEN] = list(range(90_000, 90_000 + MOST_SEEN))
    session.save()
    page = world.live()

    client.get(page.url)

    assert len(client.session[SEEN]) == MOST_SEEN
    assert client.session[SEEN][0] == page.pk


# Side by side -------------------------------------------------------------------------------------


def test_facts_stand_side_by_side_with_a_mark_for_what_is_not_said(world: World) -> None:
    one = world.live(title="Lassen", group_max=12, minimum_age=14)
    other = world.live(title="Zagen", group_max=30)

    text = Client().get(COMPARE, {"offer": [one.pk, other.pk]}).text

    assert text.count('scope="col"') == 2
    assert text.index("Lassen") < text.index("Zagen")
    assert all(fact in text for fact in ("12", "30", "14"))
    assert text.count('aria-hidden="true">–') >= 1


def test_more_than_three_shows_the_first_three(world: World) -> None:
    pages = [world.live(title=f"Aanbod {number}") for number in range(4)]

    text = Client().get(COMPARE, {"offer": [page.pk for page in pages]}).text

    assert text.count('scope="col"') == 3
    assert "Aanbod 3" not in text


@pytest.mark.parametrize("query", ["", "offer=", "offer=x&offer=-1&offer=%00", "offer=" + "9" * 50])
def test_odd_urls_show_an_empty_comparison(world: World, query: str) -> None:
    answer = Client().get(f"{COMPARE}?{query}")

    assert answer.status_code == 200
    assert 'scope="col"' not in answer.text


def test_asked_ids_are_numbers_once() -> None:
    assert asked_ids(QueryDict("offer=2&offer=1&offer=2&offer=0&offer=²&offer=x")) == [2, 1]


def test_facts_keep_the_order_of_the_plate() -> None:
    assert _in_order([["a", "c", "d"], ["b", "c", "e"], ["a", "d", "f"]]) == [
        *("b", "a", "c", "e", "d", "f")
    ]


# A question ---------------------------------------------------------------------------------------


def ask(client: Client, text: str = "Wie last er?", **more: Any) -> Any:
    url = reverse("saved:ask") + "?q=lassen"
    key = client.get(url).context["form"]["key"].value()
    return client.post(url, {"question": text, "key": key, **more})


def test_question_reaches_the_leaders_of_the_schools_region(world: World, as_user: Any) -> None:
    person = teacher(school=SchoolFactory(region=world.region, name="De School"))

    answer = ask(as_user(person))

    readers = {letter.to[0] for letter in mail.outbox}
    assert answer.status_code == 302
    assert readers == {world.leader.email, world.second_leader.email}
    letter = mail.outbox[0]
    assert all(word in letter.body for word in ("Wie last er?", "De School", person.email))
    assert letter.extra_headers["Reply-To"] == person.email
    assert "q=lassen" in letter.body


def test_question_of_a_school_without_leaders_reaches_the_office(
    world: World, as_user: Any
) -> None:
    ask(as_user(teacher(school=SchoolFactory(region=None))))

    assert [letter.to for letter in mail.outbox] == [[world.office.email]]


def test_sixth_question_of_a_day_is_refused(world: World, as_user: Any) -> None:
    client = as_user(teacher(school=SchoolFactory(region=world.region)))

    answers = [ask(client).status_code for _number in range(6)]

    assert answers == [302] * 5 + [200]
    assert len(mail.outbox) == 10


def test_question_without_words_is_not_sent(world: World, as_user: Any) -> None:
    answer = ask(as_user(teacher()), text="   ")

    assert answer.status_code == 200
    assert mail.outbox == []


# Forgetting ---------------------------------------------------------------------------------------


def saving_everything(world: World) -> User:
    person = teacher()
    save_favourite(person, world.live().pk)
    Favourite.objects.update(note="Mijn notitie")
    save_search(person, QueryDict("q=lassen"), rhythm=Rhythm.DAILY, index=fresh_index())
    give_url(person)
    return person


def saved_rows() -> list[int]:
    return [model.objects.count() for model in (Favourite, SavedSearch, OwnCalendar)]


def test_personal_data_has_what_one_keeps_and_no_key(world: World) -> None:
    person = saving_everything(world)

    text = str(personal_data_of(person))

    assert "Mijn notitie" in text
    assert "“lassen”" in text
    assert str(SavedSearch.objects.get().key) not in text
    assert str(OwnCalendar.objects.get().key) not in text
    assert "Mijn notitie" not in str(personal_data_of(teacher(school=SchoolFactory(code="88VG00"))))


def test_erasing_takes_everything_kept(world: World) -> None:
    person = saving_everything(world)
    other = teacher(school=SchoolFactory(code="88VG00"))
    save_favourite(other, world.live().pk)

    erase_person(person)

    assert saved_rows() == [1, 0, 0]
    assert Favourite.objects.get().person == other


def test_what_somebody_kept_goes_after_they_left_the_school(world: World) -> None:
    person = saving_everything(world)
    long_ago = timezone.now() - timedelta(days=91)
    User.objects.filter(pk=person.pk).update(last_login=long_ago, date_joined=long_ago)
    apply_retention()
    as_member = saved_rows()

    person.memberships.update(verified=False)
    apply_retention()

    assert as_member == [1, 1, 1]
    assert saved_rows() == [0, 0, 0]
