"""`manage.py upgrade`: refuses what it cannot work on, and ends with the two checks."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from offers.models import OfferPage
from search.models import CatalogueEntry
from sto_cms.upgrading import DatabaseRefused
from tests.conftest import World

pytestmark = pytest.mark.database("what a database has been at")


def upgraded() -> str:
    told = StringIO()
    call_command("upgrade", stdout=told)
    return told.getvalue()


def test_upgrade_tells_what_each_step_did(world: World, settings: Any) -> None:
    world.live()

    told = upgraded()

    assert f"Upgrading to {settings.VERSION}" in told
    assert "Migrations: 0 applied" in told
    assert "Approvals: what is online was approved" in told
    assert told.endswith("Done. Start the site and the worker.\n")


def test_upgrade_of_a_newer_database_is_refused_by_name(db: None) -> None:
    MigrationRecorder(connection).record_applied("offers", "9999_of_tomorrow")

    with pytest.raises(DatabaseRefused, match=r"offers\.9999_of_tomorrow"):
        upgraded()


def test_upgrade_of_a_database_of_0_1_is_refused(db: None) -> None:
    MigrationRecorder(connection).record_applied("partners", "0001_user")

    with pytest.raises(DatabaseRefused, match="starts from an empty one"):
        upgraded()


def test_upgrade_without_catalogue_rows_writes_them(world: World) -> None:
    offer = world.live()
    CatalogueEntry.objects.all().delete()

    told = upgraded()

    assert "Catalogue: rows written anew" in told
    assert CatalogueEntry.objects.filter(pk=offer.pk).exists()


def test_upgrade_ends_where_a_page_is_online_unapproved(world: World) -> None:
    offer = world.live()
    OfferPage.objects.filter(pk=offer.pk).update(title="Nooit goedgekeurd")

    with pytest.raises(CommandError):
        upgraded()


def test_version_is_told_by_its_command(settings: Any) -> None:
    told = StringIO()

    call_command("version", stdout=told)

    assert told.getvalue() == f"{settings.VERSION}\n"
