"""Lets a release change the fields of a page while pages are there: table, class and steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from moderation import upcasting
from moderation.changes import (
    Added,
    Change,
    ChoiceRenamed,
    Dropped,
    Renamed,
    Retyped,
    Rewritten,
)
from moderation.schema import forget_schemas
from moderation.upcasting import Step
from tests.notices.models import NoticeLine, NoticePage

APP, PAGE, LINE = "notices", "noticepage", "noticeline"


@dataclass(frozen=True)
class Upgrade:
    """What a release does: the migration of the rows, and what its upcaster says of it."""

    field: str
    operations: tuple[Operation, ...]
    changes: tuple[Change, ...]
    loses: bool = True  # whether approvals would be lost without the upcaster


def text(**options: Any) -> models.CharField:
    return models.CharField(**{"max_length": 100, "blank": True, "default": ""} | options)


def colours(*values: str) -> models.CharField:
    return text(choices=[(value, value) for value in values])


def paint(old: str, new: str) -> migrations.RunPython:
    """Rename a choice in the rows, as a migration does: past every gate."""

    def change(before: str, after: str) -> Any:
        def forwards(apps: Any, schema_editor: Any) -> None:
            rows = apps.get_model(APP, "NoticePage").objects
            rows.filter(colour=before).update(colour=after)

        return forwards

    return migrations.RunPython(change(old, new), change(new, old))


def join_words(content: dict[str, Any]) -> None:
    """Two fields become one."""
    content["text"] = f"{content['text']} {content.pop('extra')}".strip()


def join_rows() -> migrations.RunPython:
    def forwards(apps: Any, schema_editor: Any) -> None:
        for row in apps.get_model(APP, "NoticePage").objects.all():
            row.text = f"{row.text} {row.extra}".strip()
            row.save()

    return migrations.RunPython(forwards, migrations.RunPython.noop)


add, alter = migrations.AddField, migrations.AlterField
rename, remove = migrations.RenameField, migrations.RemoveField

UPGRADES = {
    "new field with a default": Upgrade(
        "audience",
        (add(PAGE, "audience", text(default="everybody")),),
        (Added("audience", default="everybody"),),
        loses=False,  # the default is left out of what a page says
    ),
    "new empty field": Upgrade("hint", (add(PAGE, "hint", text()),), (Added("hint"),), loses=False),
    "rename": Upgrade("words", (rename(PAGE, "text", "words"),), (Renamed("text", "words"),)),
    "drop": Upgrade("extra", (remove(PAGE, "extra"),), (Dropped("extra"),)),
    "choice renamed": Upgrade(
        "colour",
        (paint("red", "crimson"), alter(PAGE, "colour", colours("crimson", "blue"))),
        (ChoiceRenamed("colour", "red", "crimson"),),
    ),
    "integer to text": Upgrade(
        "amount",
        (alter(PAGE, "amount", text(null=True, default=None)),),
        (Retyped("amount", str),),
    ),
    "two fields into one": Upgrade(
        "extra",
        (join_rows(), remove(PAGE, "extra")),
        (Rewritten("text", join_words), Dropped("extra")),
    ),
    "new field of rows with a default": Upgrade(
        "lines.unit",
        (add(LINE, "unit", text(default="piece")),),
        (Added("lines.unit", default="piece"),),
        loses=False,
    ),
    "rename in rows": Upgrade(
        "lines.words", (rename(LINE, "text", "words"),), (Renamed("lines.text", "words"),)
    ),
    "drop in rows": Upgrade("lines.amount", (remove(LINE, "amount"),), (Dropped("lines.amount"),)),
    "integer to text in rows": Upgrade(
        "lines.amount",
        (alter(LINE, "amount", text(default="0")),),
        (Retyped("lines.amount", str),),
    ),
}


@contextmanager
def upgraded(upgrade: Upgrade) -> Iterator[None]:
    """Bring tables, page class and upcasters to the next release, and back afterwards.

    Tables cannot change in the test's own transaction on SQLite: mark the test as
    transactional.
    """
    before = MigrationLoader(connection).project_state((APP, "0001_notice"))
    migration = migrations.Migration("0002_upgrade", APP)
    migration.operations = list(upgrade.operations)
    with connection.schema_editor() as editor:
        after = migration.apply(before.clone(), editor)
    try:
        with class_of(after), upcasters(*upgrade.changes):
            yield
    finally:
        with connection.schema_editor() as editor:
            migration.unapply(before.clone(), editor)


@contextmanager
def upcasters(*changes: Change) -> Iterator[None]:
    """Let these changes be the one step of the app; none of them, and it has no step."""
    step = Step(2, "notices.NoticePage", "0002_upgrade", changes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(upcasting.KNOWN_STEPS, APP, (step,) if changes else ())
        yield


@contextmanager
def class_of(after: ProjectState) -> Iterator[None]:
    """Let the page classes have the fields of a later release."""
    before = ProjectState.from_apps(NoticePage._meta.apps)
    follow(after)
    try:
        yield
    finally:
        follow(before)


def follow(state: ProjectState) -> None:
    """Give the classes the fields that the migrations left."""
    for model in (NoticePage, NoticeLine):
        wanted = state.models[APP, str(model._meta.model_name)].fields
        for field in list(model._meta.local_fields):
            if field.remote_field or _same(field, wanted.get(field.name)):
                continue
            model._meta.local_fields.remove(field)
            delattr(model, field.attname)
            model._meta._expire_cache()
        mine = {field.name for field in model._meta.local_fields}
        for name in wanted.keys() - mine:
            model.add_to_class(name, wanted[name].clone())
    forget_schemas()


def _same(field: Any, wanted: Any) -> bool:
    return wanted is not None and field.deconstruct()[1:] == wanted.deconstruct()[1:]
