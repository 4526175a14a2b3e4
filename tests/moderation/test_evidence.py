"""Evidence: says what an auditor asks, changes no more, and outlives what it is about."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from jobs.retention import RULES
from moderation.actions import withdraw
from moderation.evidence import is_approved
from moderation.models import Approval
from moderation.refusals import ModerationRefused
from partners.organisations.models import Network
from tests.conftest import World
from tests.factories.pages import approve, network_page
from tests.factories.partners import NetworkFactory
from tests.security.attack import fresh

pytestmark = pytest.mark.database("what may change in a row of evidence")

DAY = datetime.timedelta(days=1)


def evidence_of(page: Any) -> Approval:
    return Approval.objects.get(page_id=page.pk)


def test_approval_says_who_what_where_and_for_whom(world: World) -> None:
    page = world.live(title="Lassen")

    approval = evidence_of(page)

    assert (approval.page_model, approval.page_title) == ("offers.WorkshopPage", "Lassen")
    assert (approval.parent_key, approval.url_path) == (world.company_page.pk, page.url_path)
    assert approval.organisation_key == f"company:{world.company.pk}"
    assert approval.organisation_name == world.company.name
    assert (approval.region_key, approval.region_name) == (
        f"region:{world.region.pk}",
        world.region.name,
    )
    assert (approval.approved_by, approval.approved_by_name) == (world.leader, str(world.leader))
    assert approval.content["_schema"] == approval.schema_version == 1
    assert approval.is_untouched


def test_approval_of_network_and_region_names_them(world: World) -> None:
    network: Network = NetworkFactory(region=world.region)
    joint = network_page(world.region_page, network)
    approve(joint, requested_by=world.editor, by=world.leader)

    assert evidence_of(joint).organisation_key == f"network:{network.pk}"
    assert evidence_of(world.region_page).organisation_key == ""
    assert evidence_of(world.region_page).region_name == world.region.name


def test_approval_cannot_be_changed_or_deleted(world: World) -> None:
    approval = evidence_of(world.live())
    mine = Approval.objects.filter(pk=approval.pk)
    approval.note = "Achteraf"

    for change in (
        approval.save,
        approval.delete,
        mine.delete,
        lambda: mine.update(note="Achteraf"),
        lambda: Approval.objects.bulk_update([approval], ["note"]),
    ):
        with pytest.raises(ModerationRefused), transaction.atomic():
            change()

    assert evidence_of(fresh(approval.page)).note == ""


def test_another_approval_is_not_written_over_this_one(world: World) -> None:
    approval, waiting = evidence_of(world.live()), world.submitted(title="Een ander")
    other = Approval(
        pk=approval.pk, page_id=waiting.pk, content={}, approved_by=world.leader, note="Achteraf"
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()

    assert evidence_of(fresh(approval.page)).note == ""


def test_approval_that_ended_stays_so(world: World) -> None:
    page = world.live()
    withdraw(page, by=world.editor)
    ended = evidence_of(page).revoked_at

    with pytest.raises(ModerationRefused):
        Approval.objects.filter(page_id=page.pk).update(revoked_at=None)

    assert evidence_of(page).revoked_at == ended is not None


def test_approval_outlives_its_page_and_says_nothing_of_a_new_one(world: World) -> None:
    page = world.live(title="Lassen")
    withdraw(page, by=world.editor)

    fresh(page).delete()

    approval = Approval.objects.get(page_id=page.pk)
    assert not Page.objects.filter(pk=page.pk).exists()
    assert (approval.page_title, approval.revision, approval.content["title"]) == (
        "Lassen",
        None,
        "Lassen",
    )
    assert approval.revoked_at is not None


def test_scheduled_page_that_is_deleted_takes_its_valid_approval_along(world: World) -> None:
    page = world.live(go_live_at=timezone.now() + DAY)

    fresh(page).delete()

    assert Approval.objects.get(page_id=page.pk).revoked_at is not None


# Known again -------------------------------------------------------------------------------


def test_is_approved_usually_asks_once(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = world.live()
    page.get_parent()
    page.serializable_data()
    reading = 8  # its rows and choices, as every version is read

    with django_assert_num_queries(reading + 1):
        assert is_approved(page)


def test_is_approved_hash_of_another_schema_is_compared_itself(world: World) -> None:
    page = world.live()
    Approval._base_manager.filter(page_id=page.pk).update(canonical_hash="0" * 64)

    assert is_approved(fresh(page))
    Page.objects.filter(pk=page.pk).update(title="Iets anders")
    assert not is_approved(fresh(page))


def test_is_approved_tampered_content_is_no_evidence(world: World) -> None:
    page = world.live()
    approval = evidence_of(page)
    forged = approval.content | {"summary": "Iets anders"}
    Approval._base_manager.filter(pk=approval.pk).update(content=forged)

    assert not is_approved(fresh(page))


def test_is_approved_at_another_place_is_not(world: World) -> None:
    page = world.live()
    Approval._base_manager.filter(page_id=page.pk).update(parent_key=world.neighbour_page.pk)

    assert not is_approved(fresh(page))


# How long ----------------------------------------------------------------------------------


@override_settings(RETENTION_DAYS={"approvals": 10})
@pytest.mark.parametrize(("days", "kept"), [(9, True), (11, False)])
def test_ended_approval_goes_after_its_period(world: World, days: int, kept: bool) -> None:
    page = world.live()
    withdraw(page, by=world.editor)

    with time_machine.travel(timezone.now() + days * DAY):
        forget_ended()

    assert Approval.objects.filter(page_id=page.pk).exists() is kept


def test_valid_approval_is_never_too_old(world: World) -> None:
    page = world.live()

    with time_machine.travel(timezone.now() + 20_000 * DAY):
        forget_ended()

    assert is_approved(fresh(page))
    call_command("check_approvals")


def forget_ended() -> None:
    """Apply this one rule of retention: the others have periods and tests of their own."""
    next(rule for rule in RULES if rule.setting == "approvals").apply()
