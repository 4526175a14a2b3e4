"""Copying last year's offer: a fresh draft with later dates, and nothing of anybody else."""

import datetime
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from moderation.actions import submit, withdraw
from moderation.refusals import ModerationRefused
from moderation.states import State, state_of
from offers.actions import copy_for_new_year
from offers.kinds.assignment import AssignmentPage
from offers.kinds.tour import TourPage, TourStop
from offers.kinds.workshop import WorkshopPage
from offers.models import OfferAttachment, OfferPage, OfferPicture
from partners.pages.models import NetworkPage
from tests.conftest import World
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import approve, last_year, network_page
from tests.factories.partners import MembershipFactory, NetworkFactory
from tests.security.attack import edit

DAY = datetime.timedelta(days=1)
TODAY = datetime.datetime(2027, 11, 3, 12, tzinfo=datetime.UTC)


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def newest(page: Any) -> Any:
    return fresh(page).get_latest_revision_as_object()


def url_of(page: Any) -> str:
    return reverse("offers_admin:copy_for_new_year", args=[page.pk])


def expired(world: World) -> Any:
    page = world.live(expire_at=timezone.now() + DAY)
    page.unpublish(set_expired=True)
    return fresh(page)


def withdrawn(world: World) -> Any:
    page = world.live()
    withdraw(page, by=world.editor)
    return fresh(page)


def offer_in(world: World, state: State) -> Any:
    makers = {State.LIVE: World.live, State.EXPIRED: expired, State.WITHDRAWN: withdrawn}
    return makers[state](world)


def finish(page: Any, world: World, author: Any = None) -> Any:
    """Store what was changed in memory and take it online."""
    page.save()
    page.save_revision(user=author or world.editor)
    approve(page, requested_by=author or world.editor, by=world.leader)
    return fresh(page)


@pytest.mark.parametrize("state", [State.LIVE, State.EXPIRED, State.WITHDRAWN])
def test_copy_is_a_draft_of_the_same_company(world: World, state: State) -> None:
    page = offer_in(world, state)

    copy = copy_for_new_year(last_year(page), by=world.editor)

    assert state_of(fresh(copy)) == State.DRAFT
    assert state_of(fresh(page)) == state
    for version in (fresh(copy), newest(copy)):
        assert (version.live, version.expired, version.expire_at) == (False, False, None)
        assert (version.company, version.region) == (world.company, world.region)
        assert (version.owner, version.locale) == (world.editor, page.locale)
        assert [level.code for level in version.levels.all()] == ["kb"]
    assert copy.get_parent().pk == world.company_page.pk
    assert copy.slug != page.slug


def test_copy_carries_no_approval_round_or_translation_key(world: World) -> None:
    page = world.live()

    copy = fresh(copy_for_new_year(last_year(page), by=world.editor))

    assert not copy.approvals.exists()
    assert copy.current_workflow_state is None
    assert (copy.live_revision, copy.first_published_at) == (None, None)
    assert copy.revisions.get().user == world.editor
    assert copy.translation_key != page.translation_key


def test_copy_cannot_go_online_without_a_leader(world: World) -> None:
    copy = fresh(copy_for_new_year(last_year(world.live()), by=world.editor))

    with pytest.raises(ModerationRefused):
        copy.get_latest_revision().publish(skip_permission_checks=True)

    assert not fresh(copy).live


def test_copy_takes_the_approved_text_not_the_newer_draft(world: World) -> None:
    page = world.live(summary="Goedgekeurd.")
    page.summary = "Nog niet gelezen."
    page.save_revision(user=world.editor)

    copy = copy_for_new_year(last_year(page), by=world.editor)

    assert (fresh(copy).summary, newest(copy).summary) == ("Goedgekeurd.", "Goedgekeurd.")


@pytest.mark.parametrize("state", [State.EXPIRED, State.WITHDRAWN])
@pytest.mark.parametrize("form", ["saved", "submitted"])
def test_copy_of_what_is_offline_takes_no_draft_nobody_read(
    world: World, as_user: Any, state: State, form: str
) -> None:
    """The row of an offer that is offline holds what was saved since."""
    page, summary = offer_in(world, state), WorkshopPage.objects.get().summary
    edit(as_user(world.editor), page, summary="Nog niet gelezen.", expire_at="")
    if form == "submitted":
        submit(fresh(page), by=world.editor)
        fresh(page).current_workflow_state.cancel(user=world.editor)
    assert fresh(page).summary == "Nog niet gelezen."

    copy = copy_for_new_year(last_year(page), by=world.editor)

    assert (fresh(copy).summary, newest(copy).summary) == (summary, summary)


def test_copy_of_what_never_came_online_is_refused(world: World) -> None:
    page = world.live(go_live_at=timezone.now() + DAY)
    withdraw(page, by=world.editor)

    with pytest.raises(ModerationRefused):
        copy_for_new_year(last_year(page), by=world.editor)


@pytest.mark.parametrize(
    ("first_online", "last_day", "there_is"),
    [
        ("2027-11-01", None, False),  # this week
        ("2027-08-01", None, False),  # this school year
        ("2027-07-31", None, True),  # the school year before
        ("2026-12-31", None, True),
        ("2027-11-01", "2027-11-02", True),  # over since yesterday
        ("2027-11-01", "2027-11-03", False),  # today is its last day
    ],
)
def test_copy_stands_where_there_is_a_last_year(
    world: World, as_user: Any, first_online: str, last_day: str | None, there_is: bool
) -> None:
    with time_machine.travel(f"{first_online}T10:00+00:00"):
        page = world.live(title="Lassen", available_until=last_day)

    with time_machine.travel(TODAY, tick=False):
        client = as_user(world.editor)
        home = client.get(reverse("wagtailadmin_home")).text
        asked = client.get(url_of(page)).text

    assert (url_of(page) in home, '<form method="post">' in asked) == (there_is, there_is)


def test_copy_and_original_are_told_apart_on_the_home_screen(world: World, as_user: Any) -> None:
    page = last_year(world.live(title="Lassen"))

    with time_machine.travel(TODAY, tick=False):
        copy_for_new_year(page, by=world.editor)
        home = BeautifulSoup(
            as_user(world.editor).get(reverse("wagtailadmin_home")).content, "html.parser"
        )

    rows = [" ".join(row.get_text(" ").split()) for row in home.select(".sto-row")]
    named = [row for row in rows if row.startswith("Lassen")]
    marked = [row for row in named if "Kopie van eerder, gemaakt op 3 november 2027" in row]
    assert (len(marked), len(marked) < len(named)) == (len(named) - 1, True)


@pytest.mark.parametrize("maker", ["draft", "submitted"])
def test_copy_of_what_was_never_online_is_refused(world: World, maker: str) -> None:
    page = getattr(world, maker)()

    with pytest.raises(ModerationRefused):
        copy_for_new_year(last_year(page), by=world.editor)

    assert OfferPage.objects.count() == 1


# Dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "moved"),
    [
        ("2026-09-01", "2027-06-30", ("2027-09-01", "2028-06-30")),
        ("2023-09-01", "2024-06-30", ("2027-09-01", "2028-06-30")),
        ("2027-09-01", "2028-06-30", ("2028-09-01", "2029-06-30")),
        (None, "2024-02-29", (None, "2028-02-29")),
        ("2024-02-29", "2027-12-31", ("2025-02-28", "2028-12-31")),
        ("2020-05-01", None, ("2028-05-01", None)),
        (None, None, (None, None)),
    ],
)
def test_copy_moves_its_days_to_the_next_year_that_is_to_come(
    world: World, first: str | None, last: str | None, moved: tuple[str | None, str | None]
) -> None:
    page = world.live(available_from=first, available_until=last)

    with time_machine.travel(TODAY, tick=False):
        copy = newest(copy_for_new_year(last_year(page), by=world.editor))

    days = (copy.available_from, copy.available_until)
    assert tuple(day and day.isoformat() for day in days) == moved


def test_copy_moves_the_days_of_one_form_along(world: World) -> None:
    page = world.live(page_class=AssignmentPage, deadline="2027-05-01")

    with time_machine.travel(TODAY, tick=False):
        copy = newest(copy_for_new_year(last_year(page), by=world.editor))

    assert copy.deadline == datetime.date(2028, 5, 1)


def test_copy_keeps_no_moment_to_come_online(world: World) -> None:
    page = world.live(expire_at=timezone.now() + DAY)

    copy = newest(copy_for_new_year(last_year(page), by=world.editor))

    assert (copy.go_live_at, copy.expire_at) == (None, None)


# Files and partners ------------------------------------------------------------------------


def test_copy_brings_own_pictures_and_documents(world: World) -> None:
    page = world.draft()
    image, document = ImageFactory(company=world.company), DocumentFactory(company=world.company)
    page.pictures.add(OfferPicture(image=image, alt_text="Een hal."))
    page.attachments.add(OfferAttachment(document=document, title="Route"))
    page = finish(page, world)

    copy = newest(copy_for_new_year(last_year(page), by=world.editor))

    assert [row.image for row in copy.pictures.all()] == [image]
    assert [row.document for row in copy.attachments.all()] == [document]
    assert fresh(page).pictures.count() == 1


def test_copy_leaves_files_of_a_company_that_left_the_network(world: World) -> None:
    network = NetworkFactory(region=world.region)
    author = MembershipFactory(coordinator=True, network=network).user
    world.company.networks.add(network)
    parent = network_page(world.region_page, network)
    approve(parent, requested_by=author, by=world.leader)
    page = world.draft(parent=NetworkPage.objects.get(pk=parent.pk))
    page.pictures.add(OfferPicture(image=ImageFactory(company=world.company), alt_text="Een hal."))
    page = finish(page, world, author)
    world.company.networks.clear()

    copy = copy_for_new_year(last_year(page), by=author)

    assert (fresh(copy).pictures.count(), newest(copy).pictures.count()) == (0, 0)
    assert fresh(page).pictures.count() == 1


def test_copy_leaves_out_companies_that_went_offline(world: World) -> None:
    page = world.draft(page_class=TourPage)
    page.partner_companies.set([world.neighbour])
    page.stops.add(TourStop(title="Bij de buren", company=world.neighbour))
    page = finish(page, world)
    withdraw(world.neighbour_page, by=world.leader)

    copy = newest(copy_for_new_year(last_year(page), by=world.editor))

    assert not copy.partner_companies.exists()
    assert [stop.title for stop in copy.stops.all()] == ["De werkplaats"]
    assert fresh(page).stops.count() == 2


# The screen --------------------------------------------------------------------------------


def test_copy_screen_asks_first_and_opens_the_draft(world: World, as_user: Any) -> None:
    page, client = last_year(world.live()), as_user(world.editor)

    asked = client.get(url_of(page))
    before = OfferPage.objects.count()
    answer = client.post(url_of(page))

    copy = OfferPage.objects.exclude(pk=page.pk).get()
    assert (asked.status_code, before) == (200, 1)
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])


def test_copy_screen_of_a_draft_says_why_not(world: World, as_user: Any) -> None:
    page, client = world.draft(), as_user(world.editor)

    asked = client.get(url_of(page))
    client.post(url_of(page))

    assert '<form method="post">' not in asked.text
    assert OfferPage.objects.count() == 1


@pytest.mark.parametrize("who", ["neighbour_editor", "other_leader"])
def test_copy_screen_is_not_there_for_others(world: World, as_user: Any, who: str) -> None:
    page, client = last_year(world.live()), as_user(getattr(world, who))

    assert [client.get(url_of(page)).status_code, client.post(url_of(page)).status_code] == [
        404,
        404,
    ]
    assert OfferPage.objects.count() == 1


def test_copy_screen_is_for_offers_only(world: World, as_user: Any) -> None:
    answer = as_user(world.owner).post(url_of(world.company_page))

    assert answer.status_code in (302, 403, 404)
    assert type(world.company_page).objects.filter(company=world.company).count() == 1
