"""Saving offers: for oneself, and on lists of a school."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation.actions import withdraw
from offers.actions import start_translation
from saved import favourites, lists
from saved.favourites import drop_favourite, save_favourite
from saved.models import Favourite, ListedOffer, TeamList
from saved.saving_refusals import SavingRefused
from tests.conftest import World
from tests.factories.pages import approve
from tests.factories.partners import MembershipFactory, SchoolFactory
from tests.saved.saving import teacher

pytestmark = pytest.mark.database("queries of a list")

SAVE = reverse("saved:save")


def test_button_keeps_and_drops_and_comes_back_to_itself(world: World, as_user: Any) -> None:
    page, person = world.live(), teacher()
    client = as_user(person)

    saved = client.post(SAVE, {"keep": page.pk, "next": "/aanbod/?q=las#boven"})
    shown = client.get(page.url).text
    dropped = client.post(SAVE, {"drop": page.pk, "next": page.url})

    assert saved["Location"] == f"/aanbod/?q=las#keep-{page.pk}"
    assert f'name="drop"\n            value="{page.pk}"' in shown.replace("\r", "")
    assert dropped.status_code == 302
    assert not Favourite.objects.exists()


@pytest.mark.parametrize("url", ["https://kwaad.example/", "//kwaad.example", "javascript:1"])
def test_button_leads_to_no_other_site(world: World, as_user: Any, url: str) -> None:
    answer = as_user(teacher()).post(SAVE, {"keep": world.live().pk, "next": url})

    assert answer["Location"].startswith("/bewaard/")


def test_kept_twice_is_kept_once_and_odd_numbers_change_nothing(world: World, as_user: Any) -> None:
    page, person = world.live(), teacher()
    client = as_user(person)

    save_favourite(person, page.pk)
    for number in (page.pk, "0", "-1", "²", "9" * 40, "", "1\x00"):
        assert client.post(SAVE, {"keep": number}).status_code == 302

    assert Favourite.objects.count() == 1


def test_visitor_who_logs_in_on_the_way_arrives_at_what_is_kept(as_user: Any, db: None) -> None:
    assert as_user(teacher()).get(SAVE)["Location"] == "/bewaard/"


def test_favourite_is_the_same_offer_in_both_languages(world: World, english: Any) -> None:
    page, person = world.live(), teacher()
    version = start_translation(page, english, by=world.editor)
    version.title = "Welding"
    version.save_revision(user=world.editor)
    approve(version, requested_by=world.editor, by=world.leader)

    save_favourite(person, page.pk)
    save_favourite(person, version.pk)
    drop_favourite(person, version.pk)

    assert not Favourite.objects.exists()


def test_titles_say_in_which_language_they_are(world: World, english: Any, as_user: Any) -> None:
    """Who saves an offer that is online in another language only hears it read in that one."""
    page, person = world.live(), teacher()
    version = start_translation(page, english, by=world.editor)
    version.title, version.summary = "Welding", "You weld a door."
    version.save_revision(user=world.editor)
    approve(version, requested_by=world.editor, by=world.leader)
    version = type(version).objects.get(pk=version.pk)
    save_favourite(person, version.pk)
    client = as_user(person)
    client.get(version.url)  # now also under what was looked at last
    type(page).objects.get(pk=page.pk).unpublish()

    overview = client.get(reverse("saved:overview")).text
    printed = client.get(reverse("saved:print")).text

    # Twice a link, and once beside each of its two buttons.
    assert overview.count('lang="en">Welding<') == 4 == overview.count(">Welding<")
    assert 'lang="en">Welding<' in printed
    assert 'lang="en">You weld a door.<' in printed


def test_favourites_have_a_limit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(favourites, "MOST_FAVOURITES", 1)
    person = teacher()
    save_favourite(person, world.live().pk)

    with pytest.raises(SavingRefused):
        save_favourite(person, world.live().pk)


def test_note_is_stored_and_a_long_one_is_refused(world: World, as_user: Any) -> None:
    person = teacher()
    saved = save_favourite(person, world.live().pk)
    client = as_user(person)
    url = reverse("saved:favourite", args=[saved.pk])

    client.post(url, {"note": "  Bel eerst <b>even</b>  "})
    answer = client.post(url, {"note": "x" * 501}, follow=True)

    assert Favourite.objects.get().note == "Bel eerst <b>even</b>"
    assert "Bel eerst &lt;b&gt;even" in answer.text


def test_gone_favourite_can_be_taken_away(world: World, as_user: Any) -> None:
    page, person = world.live(), teacher()
    saved = save_favourite(person, page.pk)
    withdraw(page, by=world.leader)

    as_user(person).post(reverse("saved:favourite", args=[saved.pk]), {"drop": "1"})

    assert not Favourite.objects.exists()


# Lists --------------------------------------------------------------------------------------------


def test_team_makes_fills_renames_and_removes_a_list(world: World, as_user: Any) -> None:
    page, person = world.live(title="Lassen"), teacher()
    school = person.memberships.get().school
    colleague = as_user(teacher(school=school))

    as_user(person).post(reverse("saved:new_list"), {"name": "  Open   dag "})
    team_list = TeamList.objects.get()
    colleague.post(reverse("saved:add_to_list"), {"list": team_list.pk, "offer": page.pk})
    colleague.post(reverse("saved:add_to_list"), {"list": team_list.pk, "offer": page.pk})
    listed = ListedOffer.objects.get()
    colleague.post(reverse("saved:listed", args=[team_list.pk, listed.pk]), {"note": "24 plekken"})
    colleague.post(reverse("saved:rename_list", args=[team_list.pk]), {"name": "Projectweek"})

    shown = as_user(person).get(reverse("saved:list", args=[team_list.pk])).text
    assert (team_list.school, team_list.name) == (school, "Open dag")
    assert all(word in shown for word in ("Projectweek", "Lassen", "24 plekken"))
    as_user(person).post(reverse("saved:remove_list", args=[team_list.pk]))
    assert not ListedOffer.objects.exists()


def test_print_shows_notes_and_a_code_per_offer(world: World, as_user: Any) -> None:
    person = teacher()
    team_list = lists.start_list(person.memberships.get().school, "Week")
    lists.put_on_list(team_list, world.live(title="Lassen").pk)

    text = as_user(person).get(reverse("saved:print_list", args=[team_list.pk])).text

    assert "Lassen" in text
    assert text.count('class="qr"') == 1


def test_second_list_with_a_name_is_refused(world: World, as_user: Any) -> None:
    person = teacher()
    school = person.memberships.get().school
    lists.start_list(school, "Open dag")
    other = lists.start_list(school, "Week")
    client = as_user(person)

    answers = [
        client.post(reverse("saved:new_list"), {"name": "open DAG"}),
        client.post(reverse("saved:rename_list", args=[other.pk]), {"name": "OPEN dag"}),
        client.post(reverse("saved:new_list"), {"name": "   "}),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert sorted(TeamList.objects.values_list("name", flat=True)) == ["Open dag", "Week"]


def test_who_works_at_two_schools_chooses_and_cannot_name_a_third(
    world: World, as_user: Any
) -> None:
    person = teacher(school=SchoolFactory(code="71VG00"))
    second = MembershipFactory(teacher=True, user=person, school=SchoolFactory(code="72VG00"))
    third = SchoolFactory(code="73VG00")
    client = as_user(person)

    client.post(reverse("saved:new_list"), {"name": "Week", "school": third.pk})
    client.post(reverse("saved:new_list"), {"name": "Week", "school": second.school.pk})

    assert TeamList.objects.get().school == second.school


def test_lists_have_limits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_LISTS", 1)
    monkeypatch.setattr(lists, "MOST_LISTED", 1)
    team_list = lists.start_list(SchoolFactory(), "Week")
    lists.put_on_list(team_list, world.live().pk)

    with pytest.raises(SavingRefused):
        lists.start_list(team_list.school, "Nog een")
    with pytest.raises(SavingRefused):
        lists.put_on_list(team_list, world.live().pk)


def queries_of(client: Any, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_screens_take_as_many_queries_with_four_as_with_two(world: World, as_user: Any) -> None:
    person = teacher()
    team_list = lists.start_list(person.memberships.get().school, "Week")
    pages = [world.live(title=f"Aanbod {number}") for number in range(4)]
    client = as_user(person)
    ids = "&".join(f"offer={page.pk}" for page in pages)
    urls = (
        reverse("saved:overview"),
        reverse("saved:list", args=[team_list.pk]),
        f"{reverse('compare')}?{ids}",
        reverse("saved:print"),
    )

    def save_more(some: list[Any]) -> dict[str, int]:
        for page in some:
            client.get(page.url)
            save_favourite(person, page.pk)
            lists.put_on_list(team_list, page.pk)
        return {url: queries_of(client, url) for url in urls}

    assert save_more(pages[:2]) == save_more(pages[2:])
