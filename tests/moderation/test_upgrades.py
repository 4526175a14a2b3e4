"""An upgrade that changes a moderated field takes no approval away, and lets nothing through."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from moderation.actions import submit
from moderation.decide import decide
from moderation.evidence import is_approved
from moderation.models import Approval
from moderation.refusals import ModerationRefused
from tests.conftest import World
from tests.factories.pages import approve
from tests.moderation.upgrades import UPGRADES, Upgrade, upcasters, upgraded
from tests.notices.models import NoticeLine, NoticePage
from tests.security.attack import fresh

# Tables change, which SQLite does only outside a transaction.
pytestmark = [
    pytest.mark.database("real migrations of a moderated field"),
    pytest.mark.django_db(transaction=True),
]

DAY = datetime.timedelta(days=1)
EVERY_UPGRADE = pytest.mark.parametrize("upgrade", UPGRADES.values(), ids=UPGRADES)


def notice(world: World, title: str, **facts: Any) -> Any:
    """A draft with something in every field."""
    page = NoticePage(
        title=title,
        region=world.region,
        live=False,
        **{"text": "Kom", "extra": "langs", "colour": "red", "amount": 16} | facts,
    )
    page.lines = [NoticeLine(text="Neem dit mee", amount=2), NoticeLine(text="En dat", amount=0)]
    page = world.region_page.add_child(instance=page)
    page.save_revision(user=world.editor)
    return fresh(page)


def live(world: World, title: str, **facts: Any) -> Any:
    page = notice(world, title, **facts)
    approve(page, requested_by=world.editor, by=world.leader)
    return fresh(page)


def waiting(world: World, title: str) -> Any:
    page = notice(world, title)
    submit(page, by=world.editor)
    return page


@EVERY_UPGRADE
def test_upgrade_takes_no_approval_away_and_lets_nothing_through(
    world: World, upgrade: Upgrade
) -> None:
    online, other, forged = (live(world, title) for title in ("Online", "Ook", "Vervalst"))
    asked = waiting(world, "In beoordeling")
    later = live(world, "Gepland", go_live_at=timezone.now() + DAY)

    with upgraded(upgrade):
        call_command("check_approvals")
        fresh(online).save()
        assert_waiting_page_can_be_approved(asked, by=world.leader)
        assert_scheduled_page_comes_online(later)
        call_command("check_approvals")

        assert_changed_letter_is_refused(online)
        assert_lines_in_another_order_are_refused(online)
        assert_changed_row_is_found(other)
        assert_tampered_evidence_is_found(forged)

        with upcasters():  # negative control: all this is their doing
            assert is_approved(fresh(online)) is not upgrade.loses


def assert_waiting_page_can_be_approved(page: Any, *, by: Any) -> None:
    decide(fresh(page).current_workflow_state.current_task_state_id, "approve", by=by)
    assert fresh(page).live


def assert_scheduled_page_comes_online(page: Any) -> None:
    with time_machine.travel(timezone.now() + 2 * DAY):
        call_command("publish_scheduled")
    assert fresh(page).live


def assert_changed_letter_is_refused(page: Any) -> None:
    changed = fresh(page)
    changed.title += "."
    with pytest.raises(ModerationRefused):
        changed.save()


def assert_lines_in_another_order_are_refused(page: Any) -> None:
    changed = fresh(page)
    lines = list(changed.lines.all())
    lines[1].sort_order = -1
    changed.lines = lines
    with pytest.raises(ModerationRefused):
        changed.save()


def assert_changed_row_is_found(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(seo_title="Nooit goedgekeurd")
    with pytest.raises(CommandError, match=f"{page.pk} .*other words(.|\n)*differs in: seo_title"):
        call_command("check_approvals", explain=True)


def assert_tampered_evidence_is_found(page: Any) -> None:
    """Row and evidence are changed alike: only the hash of the evidence tells."""
    approval = Approval.objects.get(page_id=page.pk)
    content = approval.content | {"title": "Iets anders"}
    Approval._base_manager.filter(pk=approval.pk).update(content=content)
    Page.objects.filter(pk=page.pk).update(title="Iets anders")
    with pytest.raises(CommandError, match=f"approval {approval.pk} was tampered with"):
        call_command("check_approvals")
    with pytest.raises(ModerationRefused):
        fresh(page).save()
