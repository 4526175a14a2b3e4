"""The two commands that run by the clock: publish_scheduled and check_approvals."""

import datetime
import io
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from moderation.actions import submit
from moderation.models import Approval
from offers.kinds.tour import TourPage
from offers.models import OfferPage
from tests.conftest import World

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

DAY = datetime.timedelta(days=1)


def later(days: int = 1) -> datetime.datetime:
    return timezone.now() + days * DAY


def latest(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def publish_scheduled(after_days: int) -> str:
    told = io.StringIO()
    with time_machine.travel(later(after_days)):
        call_command("publish_scheduled", stderr=told)
    return told.getvalue()


# publish_scheduled -----------------------------------------------------------------------


def test_publish_scheduled_approved_version_goes_online_at_its_moment(
    world: World, client: Client
) -> None:
    page = world.live(go_live_at=later(3))
    assert client.get(page.get_url()).status_code == 404

    publish_scheduled(after_days=2)
    assert not latest(page).live

    publish_scheduled(after_days=4)
    assert latest(page).live
    assert client.get(page.get_url()).status_code == 200


def test_publish_scheduled_expired_offer_goes_offline_with_its_approval(world: World) -> None:
    page = world.live(expire_at=later(3))

    publish_scheduled(after_days=2)
    assert latest(page).live

    publish_scheduled(after_days=4)
    assert not latest(page).live
    assert latest(page).expired
    assert not Approval.objects.valid().filter(page_id=page.pk).exists()


def test_publish_scheduled_version_without_approval_stays_offline_for_good(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    page = world.submitted()
    # What Wagtail's own publish button would store.
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=later(1))

    told = publish_scheduled(after_days=2)

    assert not latest(page).live
    assert f"Version {page.latest_revision_id} was not put online" in told
    assert "was not put online" in caplog.text
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_publish_scheduled_one_refusal_does_not_stop_the_others(world: World) -> None:
    refused = world.submitted(title="Nooit goedgekeurd")
    approved = world.live(title="Goedgekeurd", go_live_at=later(2))
    Revision.objects.filter(pk=refused.latest_revision_id).update(approved_go_live_at=later(1))

    publish_scheduled(after_days=3)

    assert not latest(refused).live
    assert latest(approved).live


def test_publish_scheduled_change_of_live_page_replaces_it_at_its_moment(world: World) -> None:
    page = world.live(title="Nu")
    page.title, page.go_live_at = "Straks", later(3)
    page.save_revision(user=world.editor)
    state = submit(page, by=world.editor)
    state.current_task_state.task.specific.on_action(
        state.current_task_state, world.leader, "approve"
    )
    assert latest(page).title == "Nu"
    assert latest(page).live

    publish_scheduled(after_days=4)

    assert latest(page).title == "Straks"


# check_approvals -------------------------------------------------------------------------


def check_approvals() -> str:
    told = io.StringIO()
    call_command("check_approvals", stdout=told)
    return told.getvalue()


def test_check_approvals_everything_as_approved_passes(world: World) -> None:
    world.live()
    world.live(page_class=TourPage)

    assert check_approvals() == "7 live pages, each as approved.\n"


@pytest.mark.parametrize(
    "change", [{"title": "Iets anders"}, {"slug": "elders"}, {"seo_title": "Iets anders"}]
)
def test_check_approvals_row_changed_behind_our_back_is_named(
    world: World, change: dict[str, str]
) -> None:
    page = world.live()
    untouched = world.live(title="Met rust gelaten")
    Page.objects.filter(pk=page.pk).update(**change)

    with pytest.raises(CommandError) as error:
        check_approvals()

    assert str(error.value).splitlines()[1].startswith(f"{page.pk} ")
    assert untouched.title not in str(error.value)


def test_check_approvals_choice_added_behind_our_back_is_named(world: World) -> None:
    page = world.live()
    OfferPage.levels.through.objects.filter(offerpage_id=page.pk).delete()

    with pytest.raises(CommandError, match=f"{page.pk} "):
        check_approvals()


def test_check_approvals_row_put_online_behind_our_back_is_named(world: World) -> None:
    page = world.submitted()
    Page.objects.filter(pk=page.pk).update(live=True)

    with pytest.raises(CommandError, match=page.title):
        check_approvals()


def test_check_approvals_approval_ended_behind_our_back_is_named(world: World) -> None:
    page = world.live()
    Approval.objects.filter(page_id=page.pk).revoke()

    with pytest.raises(CommandError, match=page.title):
        check_approvals()
