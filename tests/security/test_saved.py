"""What one member of a school keeps is nobody else's, and shows nothing that is not online."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from moderation.actions import withdraw
from partners.people.models import Membership, User
from saved.mailing import mail_what_is_new
from saved.models import Favourite, OwnCalendar, Rhythm, SavedSearch, TeamList
from saved.seals import Purpose, sealed
from tests.conftest import World
from tests.factories.partners import MembershipFactory, SchoolFactory, UserFactory
from tests.saved.saving import make_due
from tests.security import (  # noqa: F401 - names the guards used here
    saved_guards,
)
from tests.security.attack import CANARY
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")


def teacher(school: Any = None) -> User:
    school = school or SchoolFactory()
    return MembershipFactory(teacher=True, school=school).user


def foreign_list(**listed: Any) -> TeamList:
    team_list = TeamList.objects.create(school=SchoolFactory(code="77VG00"), name=CANARY)
    team_list.listed.create(**listed)
    return team_list


@without("lists are of one's own school")
def test_list_of_another_school_is_not_there(world: World, as_user: Any) -> None:
    page = world.live()
    team_list = foreign_list(offer=page.translation_key, note=CANARY)
    listed = team_list.listed.get()
    client = as_user(teacher(SchoolFactory(code="78VG00")))
    gets = [reverse(f"saved:{name}", args=[team_list.pk]) for name in ("list", "print_list")]
    posts = {
        reverse("saved:rename_list", args=[team_list.pk]): {"name": "Van mij"},
        reverse("saved:remove_list", args=[team_list.pk]): {},
        reverse("saved:listed", args=[team_list.pk, listed.pk]): {"note": "Van mij"},
        reverse("saved:add_to_list"): {"list": team_list.pk, "offer": page.pk},
    }

    answers = [client.get(address) for address in gets]
    answers += [client.post(address, data) for address, data in posts.items()]

    assert {answer.status_code for answer in answers} == {404}
    assert CANARY not in client.get(reverse("saved:overview")).text
    assert TeamList.objects.get().name == CANARY
    assert team_list.listed.get().note == CANARY


@nothing_to_switch_off("the positive control of the test above")
def test_list_is_of_every_member_of_the_school(world: World, as_user: Any) -> None:
    team_list = foreign_list(offer=world.live().translation_key, note="Bel eerst")

    client = as_user(teacher(team_list.school))

    assert "Bel eerst" in client.get(reverse("saved:list", args=[team_list.pk])).text


@without("lists are of one's own school")
def test_rows_of_a_foreign_list_are_not_reached_through_an_own_one(
    world: World, as_user: Any
) -> None:
    foreign = foreign_list(offer=world.live().translation_key, note=CANARY)
    person = teacher(SchoolFactory(code="78VG00"))
    own = TeamList.objects.create(school=person.memberships.get().school, name="Van ons")
    client = as_user(person)

    through_own = client.post(
        reverse("saved:listed", args=[own.pk, foreign.listed.get().pk]), {"drop": "1"}
    )
    direct = client.post(
        reverse("saved:listed", args=[foreign.pk, foreign.listed.get().pk]), {"drop": "1"}
    )

    assert (through_own.status_code, direct.status_code) == (404, 404)
    assert foreign.listed.count() == 1


@without("favourites are one's own")
def test_favourites_of_a_colleague_are_not_there(world: World, as_user: Any) -> None:
    school = SchoolFactory(code="77VG00")
    kept = Favourite.objects.create(
        person=teacher(school), offer=world.live().translation_key, note=CANARY
    )
    client = as_user(teacher(school))

    answer = client.post(reverse("saved:favourite", args=[kept.pk]), {"drop": "1"})

    assert answer.status_code == 404
    assert Favourite.objects.count() == 1
    assert CANARY not in client.get(reverse("saved:overview")).text
    assert CANARY not in client.get(reverse("saved:print")).text


@without("saved searches are one's own")
def test_saved_searches_of_a_colleague_are_not_there(world: World, as_user: Any) -> None:
    school = SchoolFactory(code="77VG00")
    search = SavedSearch.objects.create(person=teacher(school), name=CANARY, language="nl")
    client = as_user(teacher(school))

    answers = [client.get(reverse("saved:search", args=[search.pk]))]
    answers += [
        client.post(reverse(f"saved:{name}", args=[search.pk]), {"rhythm": "never"})
        for name in ("search", "remove_search", "renew_feed")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert CANARY not in client.get(reverse("saved:overview")).text
    after = SavedSearch.objects.get()
    assert (after.rhythm, after.key) == (Rhythm.WEEKLY, search.key)


@pytest.mark.parametrize("who", ["visitor", "asked only", "company", "former"])
@without("keeping is for verified members of schools", who="asked only")
def test_keeping_is_for_verified_members(world: World, as_user: Any, who: str) -> None:
    page = world.live()
    client = {
        "visitor": lambda: Client(),
        "asked only": lambda: as_user(MembershipFactory(teacher=True, verified=False).user),
        "company": lambda: as_user(world.editor),
        "former": lambda: as_user(UserFactory()),
    }[who]()

    answers = [
        client.get(reverse("saved:overview")),
        client.post(reverse("saved:save"), {"keep": page.pk}),
        client.post(reverse("saved:new_search") + "?q=x", {"rhythm": "daily"}),
        client.post(reverse("saved:renew_calendar")),
    ]

    assert {answer.status_code for answer in answers} <= {302, 403}
    assert not Favourite.objects.exists()
    assert not SavedSearch.objects.exists()
    assert not OwnCalendar.objects.exists()
    assert "keep-form" not in client.get(page.url).text


@without("keeping is for verified members of schools")
def test_what_others_look_at_is_not_remembered(world: World, as_user: Any) -> None:
    client = as_user(world.editor)

    client.get(world.live().url)

    assert "recently_seen" not in client.session


@nothing_to_switch_off("a visitor has no session to write in")
def test_visitor_gets_no_cookie_for_looking(world: World) -> None:
    answer = Client().get(world.live().url)

    assert "sessionid" not in answer.cookies


@without("what is kept is read from what is online")
def test_withdrawn_offer_shows_nothing_wherever_it_was_kept(world: World, as_user: Any) -> None:
    page = world.live(title=CANARY, summary=CANARY, available_from="2027-01-04")
    person = teacher()
    client = as_user(person)
    client.get(page.url)
    client.post(reverse("saved:save"), {"keep": page.pk})
    team_list = TeamList.objects.create(school=person.memberships.get().school, name="Week")
    client.post(reverse("saved:add_to_list"), {"list": team_list.pk, "offer": page.pk})
    own = OwnCalendar.objects.create(person=person)
    addresses = (
        reverse("saved:overview"),
        reverse("saved:print"),
        reverse("saved:list", args=[team_list.pk]),
        reverse("saved:print_list", args=[team_list.pk]),
        reverse("compare") + f"?offer={page.pk}",
        reverse("catalogue_feed"),
        reverse("region_feed", args=[world.region.slug]),
        reverse("saved:calendar", args=[sealed(own.key, Purpose.CALENDAR)]),
    )
    shown_before = [CANARY in client.get(address).text for address in addresses]

    withdraw(page, by=world.leader)

    assert all(shown_before)
    assert [address for address in addresses if CANARY in client.get(address).text] == []
    assert "Niet meer beschikbaar" in client.get(reverse("saved:overview")).text


@without("what is kept is read from what is online")
def test_draft_is_not_kept_or_compared(world: World, as_user: Any) -> None:
    draft = world.draft(title=CANARY)
    client = as_user(teacher())

    client.post(reverse("saved:save"), {"keep": draft.pk})

    assert not Favourite.objects.exists()
    assert CANARY not in client.get(reverse("compare") + f"?offer={draft.pk}").text


# Addresses without a login ------------------------------------------------------------------------


@without("addresses without a login are signed", name="stop")
@pytest.mark.parametrize("name", ["feed", "stop"])
def test_address_nobody_was_sent_is_not_there(world: World, name: str) -> None:
    search = SavedSearch.objects.create(person=teacher(), name=CANARY, language="nl")
    what = {"feed": search.key, "stop": search.pk}[name]

    answers = [
        Client().post(reverse(f"saved:{name}", args=[f"{what}.{seal}"]))
        if name == "stop"
        else Client().get(reverse(f"saved:{name}", args=[f"{what}.{seal}"]))
        for seal in ("", "x" * 43, sealed(what, Purpose.CALENDAR).rpartition(".")[2])
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert SavedSearch.objects.get().rhythm == Rhythm.WEEKLY


@nothing_to_switch_off("addresses that were replaced are gone from the database")
def test_replaced_addresses_work_no_longer(world: World, as_user: Any) -> None:
    person = teacher()
    search = SavedSearch.objects.create(person=person, name="Lassen", language="nl")
    own = OwnCalendar.objects.create(person=person)
    old = (
        reverse("saved:feed", args=[sealed(search.key, Purpose.FEED)]),
        reverse("saved:calendar", args=[sealed(own.key, Purpose.CALENDAR)]),
    )
    before = [Client().get(address).status_code for address in old]
    client = as_user(person)

    client.post(reverse("saved:renew_feed", args=[search.pk]))
    client.post(reverse("saved:renew_calendar"))

    assert before == [200, 200]
    assert [Client().get(address).status_code for address in old] == [404, 404]


@without("mail about saved searches is for members")
def test_who_left_the_school_is_mailed_nothing(world: World) -> None:
    person = teacher()
    search = SavedSearch.objects.create(person=person, name="Alles", language="nl")
    world.live(title="Nieuw aanbod")
    make_due(search)
    Membership.objects.filter(user=person).update(verified=False)
    mail.outbox.clear()

    mail_what_is_new()

    assert mail.outbox == []
