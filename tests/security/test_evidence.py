"""What was approved, and nothing near it: rows, place, offline and back, forged evidence."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import models
from django.test import Client
from django.utils import timezone
from treebeard.mp_tree import MP_Node
from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, Revision

from moderation import content
from moderation.actions import withdraw
from moderation.models import Approval, ModeratedPage
from moderation.refusals import ModerationRefused
from offers.kinds.tour import TourPage, TourStop
from tests.conftest import World
from tests.factories.pages import approve
from tests.security.attack import CANARY, fresh
from tests.security.guards import nothing_to_switch_off, without

DAY = datetime.timedelta(days=1)


# Offline and back ------------------------------------------------------------------------------


def save_plain_row(page: Any) -> None:
    row = Page.objects.get(pk=page.pk)
    row.live = False
    row.save()


def save_page(page: Any) -> None:
    page.live = False
    page.save()


def save_one_field(page: Any) -> None:
    page.live = False
    page.save(update_fields=["live"])


def expire(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() + DAY)
    with time_machine.travel(timezone.now() + 2 * DAY):
        call_command("publish_scheduled")


OFFLINE: dict[str, Callable[[Any], Any]] = {
    "unpublish": lambda page: page.unpublish(),
    "unpublish of the plain row": lambda page: Page.objects.get(pk=page.pk).unpublish(),
    "save": save_page,
    "save of one field": save_one_field,
    "save of the plain row": save_plain_row,
    "expiry": expire,
    "withdraw": lambda page: withdraw(page, by=None),
}


@without("an approval ends when its page goes offline", route="unpublish")
@without("an approval ends when its page goes offline", route="save")
@without("an approval ends when its page goes offline", route="save of one field")
@without("an approval ends when its page goes offline", route="save of the plain row")
@without("an approval ends when its page goes offline", route="expiry")
@pytest.mark.parametrize("route", OFFLINE)
def test_page_that_went_offline_by_any_route_comes_back_by_a_decision_only(
    world: World, route: str
) -> None:
    page = world.live(title=CANARY)
    approved = page.live_revision

    OFFLINE[route](page)
    with pytest.raises(ModerationRefused):
        approved.publish()

    assert fresh(page).live is False
    assert not Approval.objects.valid().filter(page_id=page.pk).exists()


@without("an approval ends when its page is deleted")
def test_page_put_back_after_deletion_comes_online_by_a_decision_only(world: World) -> None:
    page = world.live(go_live_at=timezone.now() + DAY)
    kept = page.get_latest_revision()
    fresh(page).delete()
    again = world.draft(pk=page.pk, slug=page.slug, translation_key=page.translation_key)

    with pytest.raises(ModerationRefused), time_machine.travel(timezone.now() + 2 * DAY):
        again.with_content_json(kept.content).save_revision().publish()

    assert fresh(again).live is False


@without("live rows need an approval")
def test_object_older_than_its_row_writes_nothing_on_the_live_page(world: World) -> None:
    """It still believes that the page is a draft."""
    page = world.submitted()
    world_before = page.current_workflow_state.current_task_state
    world_before.task.specific.on_action(world_before, world.leader, "approve")
    page.summary = CANARY

    with pytest.raises(ModerationRefused):
        page.save(update_fields=["summary"])

    assert (fresh(page).live, fresh(page).summary == CANARY) == (True, False)


@without("a part is judged with the rest of its row")
def test_approved_object_puts_no_other_words_of_its_row_online(world: World) -> None:
    """Only the switch is saved: the words are those of the row."""
    approved = world.live()
    type(approved)._base_manager.filter(pk=approved.pk).update(live=False, summary=CANARY)

    with pytest.raises(ModerationRefused):
        approved.save(update_fields=["live"])

    assert fresh(approved).live is False


@without("a part is judged with the rest of its row")
def test_field_of_one_approved_version_does_not_stand_in_another(world: World) -> None:
    page = world.live(title="Een", summary=CANARY)
    first = fresh(page)
    page.title, page.summary = "Twee", "Iets anders"
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)

    with pytest.raises(ModerationRefused):
        first.save(update_fields=["summary"])

    assert fresh(page).summary == "Iets anders"


@nothing_to_switch_off("a part that agrees with what was approved is saved as ever")
def test_field_and_rows_of_the_approved_version_are_saved_by_themselves(world: World) -> None:
    page = fresh(world.live(page_class=TourPage))

    page.save(update_fields=["summary", "topics", "stops"])

    assert fresh(page).live is True


# What counts -----------------------------------------------------------------------------------


@without("inline rows count in what was approved")
def test_inline_row_of_a_live_page_cannot_change(world: World) -> None:
    page = world.live(page_class=TourPage)
    stop = page.stops.get()
    stop.title = CANARY
    page.stops = [stop]

    with pytest.raises(ModerationRefused):
        page.save()

    assert not TourStop.objects.filter(title=CANARY).exists()


@without("inline rows count in what was approved")
def test_inline_row_changed_behind_our_back_is_found(world: World) -> None:
    page = world.live(page_class=TourPage)
    TourStop.objects.filter(page=page).update(title=CANARY)

    with pytest.raises(CommandError) as ended:
        call_command("check_approvals")

    assert f"{page.pk} " in str(ended.value)


@without("bookkeeping is nothing a reader sees")
def test_bookkeeping_saved_past_the_gate_is_read_by_nobody(world: World, client: Client) -> None:
    page = world.live()
    before = client.get(page.get_url()).content

    for name in sorted(ModeratedPage.BOOKKEEPING):
        give_another_value(page, name, world)
        page.save(update_fields=[name])

        assert client.get(page.get_url()).content == before, name


# Where a page is, and whether it is online: the place is compared by itself, the rest is what
# the gate is about, refused (aliases) or part of the evidence (the kind of page).
NOT_OF_THE_CONTENT = {"pk", "path", "depth", "url_path", "live", "content_type", "alias_of"}


@without("what does not count is nothing a reader sees")
def test_what_does_not_count_is_read_by_nobody(world: World, client: Client) -> None:
    page = world.live()
    before = client.get(page.get_url()).content
    columns = {field.name for field in page._meta.concrete_fields}

    for name in sorted((content.VOLATILE_KEYS - NOT_OF_THE_CONTENT) & columns):
        give_another_value(page, name, world)
        owner = page._meta.get_field(name).model
        value = getattr(page, page._meta.get_field(name).attname)
        owner._base_manager.filter(pk=page.pk).update(**{name: value})

        assert client.get(page.get_url()).content == before, name


def give_another_value(page: Any, name: str, world: World) -> None:
    if name == COMMENTS_RELATION_NAME:
        comment = Comment(user=world.editor, contentpath="title", text=CANARY)
        page.wagtail_admin_comments.add(comment)
        return
    field = page._meta.get_field(name)
    values: dict[Any, Any] = {
        models.BooleanField: lambda: not getattr(page, name),
        models.DateTimeField: lambda: timezone.now() - 400 * DAY,
        models.PositiveIntegerField: lambda: 7,
        get_user_model(): lambda: world.office,
        Revision: lambda: world.company_page.latest_revision,
    }
    wanted = field.related_model if field.is_relation else type(field)
    setattr(page, name, values.get(wanted, lambda: CANARY)())


# Forged evidence and other places --------------------------------------------------------------


@without("evidence is looked at before it counts")
def test_forged_content_of_an_approval_puts_nothing_online(world: World) -> None:
    page = world.live()
    approval = Approval.objects.get(page_id=page.pk)
    forged = approval.content | {"summary": CANARY}
    Approval._base_manager.filter(pk=approval.pk).update(content=forged)
    page.summary = CANARY

    with pytest.raises(ModerationRefused):
        page.save()

    assert fresh(page).summary != CANARY


@without("the hash of what it says only finds evidence")
def test_forged_hash_of_an_approval_puts_nothing_online(world: World) -> None:
    page = world.live()
    page.summary = CANARY
    says = content.canonical(type(page), page.serializable_data())
    forged = content.canonical_hash(type(page), says)
    Approval._base_manager.filter(page_id=page.pk).update(canonical_hash=forged)

    with pytest.raises(ModerationRefused):
        page.save()

    assert fresh(page).summary != CANARY


@without("an approval holds at its place only")
def test_page_moved_past_every_door_changes_no_more(world: World) -> None:
    page = world.live()
    MP_Node.move(page, world.neighbour_page, pos="last-child")

    with pytest.raises(ModerationRefused):
        fresh(page).save()


@nothing_to_switch_off("the check is the guard; tests/moderation/test_checking.py has the rest")
def test_page_moved_past_every_door_is_found(world: World) -> None:
    page = world.live()
    MP_Node.move(page, world.neighbour_page, pos="last-child")

    with pytest.raises(CommandError) as ended:
        call_command("check_approvals")

    assert "at another place" in str(ended.value)
