"""From the release before to this one: what must hold first, and the steps in their order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import StringIO

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from search.indexing.digests import mark_cards_of_another_template, rebuild_if_needed
from search.indexing.entries import write_stale

# The first migration of 0.1, whose apps and tables were others.
BEFORE_0_2 = ("partners", "0001_user")


class DatabaseRefused(CommandError):
    """This code cannot work on this database."""


def refuse_other_databases() -> None:
    """Raise DatabaseRefused for a database that a newer release, or 0.1, has been at."""
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    applied = set(loader.applied_migrations)
    if BEFORE_0_2 in applied:
        raise DatabaseRefused("This database is of 0.1. Release 0.2.0 starts from an empty one.")
    installed = {config.label for config in apps.get_app_configs()}
    unknown = sorted(
        f"{app}.{name}" for app, name in applied - set(loader.disk_migrations) if app in installed
    )
    if unknown:
        raise DatabaseRefused(
            f"This database is newer than release {settings.VERSION}: it knows "
            f"{', '.join(unknown)}. Install the newer release, or go back to a backup."
        )


def missing_migrations() -> list[str]:
    """Return what this release brings and the database does not have yet."""
    return sorted(_of_this_release() - _names(MigrationRecorder(connection).applied_migrations()))


@cache
def _of_this_release() -> frozenset[str]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return _names(loader.disk_migrations)


def _names(migrations: Iterable[tuple[str, str]]) -> frozenset[str]:
    installed = {config.label for config in apps.get_app_configs()}
    return frozenset(f"{app}.{name}" for app, name in migrations if app in installed)


@dataclass(frozen=True)
class Step:
    """One step; `run` returns what it did, in a few words, and raises CommandError if it cannot."""

    name: str
    run: Callable[[], str]


def _migrate() -> str:
    before = MigrationRecorder(connection).applied_migrations()
    call_command("migrate", interactive=False, verbosity=0)
    after = MigrationRecorder(connection).applied_migrations()
    return f"{len(after) - len(before)} applied"


def _collect() -> str:
    if not settings.STATIC_ROOT:
        return "not asked for by these settings"
    call_command("collectstatic", interactive=False, verbosity=0)
    return f"collected in {settings.STATIC_ROOT}"


def _rebuild() -> str:
    if rebuild_if_needed():
        return "rows written anew"
    if mark_cards_of_another_template():
        while write_stale():
            pass
        return "cards drawn anew"
    return "as this release writes it"


# What a check says when all is well is in the summary; what is wrong it raises.


def _check_approvals() -> str:
    call_command("check_approvals", stdout=StringIO())
    return "what is online was approved"


def _check_catalogue() -> str:
    call_command("check_catalogue", stdout=StringIO())
    return "agrees with the pages"


STEPS = (
    Step("Migrations", _migrate),
    Step("Static files", _collect),
    Step("Catalogue", _rebuild),
    Step("Approvals", _check_approvals),
    Step("Catalogue, compared", _check_catalogue),
)


def upgrade() -> Iterator[tuple[str, str]]:
    """Run every step in its order; yield the name of each with what it did."""
    refuse_other_databases()
    for step in STEPS:
        yield step.name, step.run()
