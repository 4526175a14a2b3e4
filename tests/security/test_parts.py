"""The parts of a page that is online: no row, choice or plain row is written by itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from moderation import checking
from moderation.checking import check_everything
from moderation.refusals import ModerationRefused
from moderation.row_door import rows_may_change
from moderation.row_receivers import choice_fields, row_models
from offers.kinds.tour import TourPage, TourStop
from offers.models import OfferAttachment, OfferPage, OfferPicture
from partners.organisations.models import Topic
from partners.pages.models.sites import CompanySite
from tests.conftest import World
from tests.factories.pages import approve, company_page
from tests.factories.partners import CompanyFactory
from tests.security.attack import CANARY, document_of, fresh, picture_of
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")


def tour(world: World, **facts: Any) -> Any:
    """A tour online, with one row of each sort and a topic."""
    page = world.draft(page_class=TourPage, **facts)
    page.pictures.add(OfferPicture(image=picture_of(world.company), alt_text="Een werkbank"))
    page.attachments.add(OfferAttachment(document=document_of(world.company)))
    page.topics.add(Topic.objects.order_by("pk")[0])
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    return fresh(page)


def parts_of(page: Any) -> dict[str, Any]:
    """Every row and choice of a page, as the database has it."""
    page = fresh(page)
    return page.serializable_data()


# Rows -------------------------------------------------------------------------------------------


def save_row(page: Any, draft: Any) -> None:
    stop = page.stops.get()
    stop.title = CANARY
    stop.save()


def save_one_field(page: Any, draft: Any) -> None:
    stop = page.stops.get()
    stop.title = CANARY
    stop.save(update_fields=["title"])


def commit_rows(page: Any, draft: Any) -> None:
    page.stops = [TourStop(title=CANARY)]
    page.stops.commit()


def bring_in_a_row(page: Any, draft: Any) -> None:
    stop = draft.stops.get()
    stop.page = page
    stop.save()


def take_away_a_row(page: Any, draft: Any) -> None:
    stop = page.stops.get()
    stop.page = draft
    stop.save()


ROW_DOORS: dict[str, Callable[[Any, Any], Any]] = {
    "save": save_row,
    "save of one field": save_one_field,
    "create": lambda page, draft: TourStop.objects.create(page=page, title=CANARY),
    "delete": lambda page, draft: page.stops.get().delete(),
    "delete of several": lambda page, draft: TourStop.objects.filter(page=page).delete(),
    "commit": commit_rows,
    "a row of another page": bring_in_a_row,
    "a row to another page": take_away_a_row,
}


@without("parts of a page online are shut", door="save")
@without("parts of a page online are shut", door="save of one field")
@without("parts of a page online are shut", door="create")
@without("parts of a page online are shut", door="delete")
@without("parts of a page online are shut", door="delete of several")
@without("parts of a page online are shut", door="commit")
@without("parts of a page online are shut", door="a row of another page")
@without("parts of a page online are shut", door="a row to another page")
@pytest.mark.parametrize("door", ROW_DOORS)
def test_row_of_a_page_online_is_not_written_by_itself(world: World, door: str) -> None:
    page, draft = tour(world), world.draft(page_class=TourPage, title="Concept", slug="concept")
    before = parts_of(page)

    with pytest.raises(ModerationRefused), transaction.atomic():
        ROW_DOORS[door](page, draft)

    assert parts_of(page) == before


# Choices ----------------------------------------------------------------------------------------


def other_topic() -> Topic:
    return Topic.objects.order_by("pk")[1]


def commit_choices(page: Any) -> None:
    page.topics = [other_topic()]
    page.topics.commit()


CHOICE_DOORS: dict[str, Callable[[Any], Any]] = {
    "commit": commit_choices,
    "add from the other end": lambda page: other_topic().offerpage_set.add(page.offerpage_ptr),
    "remove from the other end": lambda page: page.topics.get().offerpage_set.remove(page),
    "clear from the other end": lambda page: page.topics.get().offerpage_set.clear(),
    "set from the other end": lambda page: page.topics.get().offerpage_set.set([]),
    "past the waiting list": lambda page: page.topics.get_original_manager().add(other_topic()),
}


@without("parts of a page online are shut", door="commit")
@without("parts of a page online are shut", door="add from the other end")
@without("parts of a page online are shut", door="remove from the other end")
@without("parts of a page online are shut", door="clear from the other end")
@without("parts of a page online are shut", door="set from the other end")
@without("parts of a page online are shut", door="past the waiting list")
@pytest.mark.parametrize("door", CHOICE_DOORS)
def test_choice_of_a_page_online_is_not_written_by_itself(world: World, door: str) -> None:
    page = tour(world)
    before = parts_of(page)

    with pytest.raises(ModerationRefused), transaction.atomic():
        CHOICE_DOORS[door](page)

    assert parts_of(page) == before


@without("parts of a page online are shut")
def test_company_named_by_a_page_online_is_not_deleted(world: World) -> None:
    page, partner = world.live(), CompanyFactory(region=world.region)
    OfferPage.partner_companies.through.objects.create(offerpage_id=page.pk, company=partner)

    with pytest.raises(ModerationRefused), transaction.atomic():
        partner.delete()

    assert fresh(page).partner_companies.get() == partner


# Every sort there is ----------------------------------------------------------------------------


@without("parts of a page online are shut")
def test_every_sort_of_part_of_every_page_is_shut(world: World) -> None:
    """The models are walked: a new sort of row is in neither, and then this fails."""
    company = CompanyFactory(region=world.region)
    offer, profile = tour(world), company_page(world.region_page, company)
    profile.sites.add(CompanySite(place="Delft"))
    profile.save_revision(user=world.editor)
    approve(profile, requested_by=world.editor, by=world.leader)
    rows = [*offer.stops.all(), *offer.pictures.all(), *offer.attachments.all()]
    rows += CompanySite.objects.filter(page=profile)

    for row in rows:
        with pytest.raises(ModerationRefused), transaction.atomic():
            row.save()
        with pytest.raises(ModerationRefused), transaction.atomic():
            row.delete()
    for field in choice_fields():
        with pytest.raises(ModerationRefused), transaction.atomic():
            getattr(offer, field.name).get_original_manager().clear()

    ours = {model for model in row_models() if not model.__module__.startswith("tests.")}
    assert {type(row) for row in rows} == ours


@nothing_to_switch_off("shows that the attacks beside it could succeed")
def test_parts_of_a_draft_are_written_as_ever(world: World) -> None:
    page = world.draft(page_class=TourPage)
    stop = page.stops.get()
    stop.title = "Iets anders"

    stop.save()
    other_topic().offerpage_set.add(page)
    stop.delete()

    assert (fresh(page).topics.get(), fresh(page).stops.count()) == (other_topic(), 0)


# The door ---------------------------------------------------------------------------------------


@nothing_to_switch_off("the door that docs/moderation.md names, and what finds who used it badly")
def test_row_written_through_the_door_is_found_by_the_check(world: World) -> None:
    page, other = tour(world), world.live(page_class=TourPage, title="Een andere")
    stop = page.stops.get()
    stop.title = CANARY

    with rows_may_change(page.pk):
        stop.save()
        with pytest.raises(ModerationRefused), transaction.atomic():
            other.stops.get().save()

    found = [finding for part in check_everything() for finding in part.findings]
    assert [(one.page_id, one.problem) for one in found] == [(page.pk, checking.DIFFERS)]


@nothing_to_switch_off("reads the source: the door stays a door for repairs")
def test_door_is_opened_by_saving_a_page_only() -> None:
    modules = [
        path
        for path in Path(settings.BASE_DIR).rglob("*.py")
        if "rows_may_change" in path.read_text() and not {".venv", "tests"} & set(path.parts)
    ]

    assert {path.name for path in modules} == {"pages.py", "row_door.py"}


# The row itself ---------------------------------------------------------------------------------


@without("an object older than its row writes nothing")
def test_object_that_believes_in_a_draft_leaves_the_page_online_as_it_is(world: World) -> None:
    page = world.submitted()
    older = fresh(page)
    state = page.current_workflow_state.current_task_state
    state.task.specific.on_action(state, world.leader, "approve")
    older.summary = CANARY

    with pytest.raises(ModerationRefused), transaction.atomic():
        older.save()

    assert (fresh(page).live, fresh(page).summary == CANARY) == (True, False)


@without("the plain row is judged too", fields=None)
@without("the plain row is judged too", fields=["title"])
@pytest.mark.parametrize("fields", [None, ["title"], ["slug"]])
def test_plain_row_of_a_page_online_says_nothing_unapproved(
    world: World, fields: list[str] | None
) -> None:
    page = world.live()
    row = Page.objects.get(pk=page.pk)
    row.title, row.slug = CANARY, "kanariegeheim"

    with pytest.raises(ModerationRefused), transaction.atomic():
        row.save(update_fields=fields)

    assert (fresh(page).title, fresh(page).slug) == (page.title, page.slug)


@without("the plain row is judged too")
def test_plain_row_of_a_draft_is_not_switched_on(world: World) -> None:
    row = Page.objects.get(pk=world.draft(title=CANARY).pk)
    row.live = True

    with pytest.raises(ModerationRefused), transaction.atomic():
        row.save(update_fields=["live"])

    assert Page.objects.get(pk=row.pk).live is False


@nothing_to_switch_off("bookkeeping is no part of what was approved")
def test_bookkeeping_of_the_plain_row_is_saved_as_ever(world: World) -> None:
    row = Page.objects.get(pk=world.live().pk)
    row.owner = world.colleague

    row.save(update_fields=["owner"])

    assert Page.objects.get(pk=row.pk).owner == world.colleague
