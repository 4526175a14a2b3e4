"""The schema of every moderated page, in the repository: a change without an upcaster is seen.

Each app with moderated pages has one file, `moderated_schema.json`. A page model's entry holds
what it adds to the one it is a kind of.
"""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.db import models

from moderation.changes import GONE, NEW, NOT_STATED, RETYPED, Added, Change, Difference
from moderation.models import ModeratedPage
from moderation.schema import ROWS, Schema, schema_of
from moderation.upcasting import FIRST, Step, steps_for, steps_of_app, version_of

FILE = "moderated_schema.json"

Snapshot = dict[str, dict[str, Any]]

# What older content reads the same by: a choice more, another default for new pages.
HARMLESS = object()

ADVICE = (
    "Say in the app's upcasters.py what each of these means for what was approved before, as in "
    "docs/moderation.md, “Changing a moderated field”. Then run manage.py moderated_schema --write "
    "and commit the file."
)


def moderated_apps() -> list[str]:
    """Return the labels of the apps that have moderated pages."""
    labels = (config.label for config in apps.get_app_configs())
    return sorted(label for label in labels if any(_moderated_models(label)))


def snapshot_now(app_label: str) -> Snapshot:
    """Return what the code says today."""
    return {model._meta.label: _entry(model) for model in _moderated_models(app_label)}


def snapshot_stored(app_label: str) -> Snapshot:
    """Return what the repository says; nothing for an app that has no file yet."""
    path = path_of(app_label)
    return json.loads(path.read_text()) if path.exists() else {}


def write_snapshot(app_label: str) -> Path:
    path = path_of(app_label)
    path.write_text(json.dumps(snapshot_now(app_label), indent=2, sort_keys=True) + "\n")
    return path


def path_of(app_label: str) -> Path:
    return Path(apps.get_app_config(app_label).path) / FILE


def unexplained(app_label: str) -> list[str]:
    """Return a line for each change that would take approvals away: it names the field."""
    return [*_steps_in_disorder(app_label), *_told(app_label, lacking=True)]


def stale(app_label: str) -> list[str]:
    """Return a line for each change that is in order and not yet in the file."""
    return list(_told(app_label, lacking=False))


def _moderated_models(app_label: str) -> Iterator[type[ModeratedPage]]:
    for model in apps.get_app_config(app_label).get_models():
        if issubclass(model, ModeratedPage):
            yield model


def _entry(model: type[ModeratedPage]) -> dict[str, Any]:
    parent = _kind_of(model)
    inherited = schema_of(parent) if parent else {}
    own = {name: found for name, found in schema_of(model).items() if name not in inherited}
    entry: dict[str, Any] = {"version": version_of(model), "fields": own}
    return entry | ({"kind_of": parent._meta.label} if parent else {})


def _kind_of(model: type[ModeratedPage]) -> type[models.Model] | None:
    """Return the moderated page with a table of its own that this one extends."""
    for base in model.__mro__[1:]:
        if issubclass(base, ModeratedPage) and not base._meta.abstract:
            return base
    return None


def _told(app_label: str, *, lacking: bool) -> Iterator[str]:
    """Tell the changes that lack an upcaster, or else those that are in order."""
    before, after = snapshot_stored(app_label), snapshot_now(app_label)
    for label in sorted(before.keys() & after.keys()):
        explained = _explained_since(label, before[label]["version"])
        for difference, what in _changes(before[label]["fields"], after[label]["fields"]):
            field, sort = difference
            if (sort is not HARMLESS and difference not in explained) is lacking:
                yield f"{label}.{field} {what}" + (", and no upcaster says so" if lacking else "")
    if lacking:
        return
    for label in sorted(before.keys() ^ after.keys()):
        yield f"{label} is new" if label in after else f"{label} is gone"
    for label in sorted(before.keys() & after.keys()):
        if before[label]["version"] != after[label]["version"]:
            yield f"{label} has version {after[label]['version']}"


def _explained_since(label: str, version: int) -> frozenset[Difference]:
    steps = [step for step in steps_for(apps.get_model(label)) if step.version > version]
    changes: Iterator[Change] = chain.from_iterable(step.changes for step in steps)
    return frozenset[Difference]().union(*(change.explained for change in changes))


def _changes(before: Schema, after: Schema, within: str = "") -> Iterator[tuple[Difference, str]]:
    """Yield each difference and what to say of it."""
    for name in sorted(before.keys() | after.keys()):
        field = within + name
        if name not in before:
            yield (field, NEW), NEW
        elif name not in after:
            yield (field, GONE), GONE
        elif before[name]["type"] == after[name]["type"] == ROWS:
            yield from _changes(before[name]["fields"], after[name]["fields"], f"{field}.")
        else:
            yield from _altered(field, before[name], after[name])


def _altered(field: str, before: Any, after: Any) -> Iterator[tuple[Difference, str]]:
    for fact in ("type", "of"):
        if before.get(fact) != after.get(fact):
            yield (field, RETYPED), f"was {before.get(fact)} and is {after.get(fact)}"
    old, new = before.get("choices", []), after.get("choices", [])
    gone = [value for value in old if value not in new] if new else []
    for value in gone:
        yield (field, value), f"lost the choice {value!r}"
    if old != new and not gone:
        yield (field, HARMLESS), "has other choices"
    if before.get("default") != after.get("default"):
        # Every stored content says the field itself, or an upcaster says it.
        yield (field, HARMLESS), f"has the default {after.get('default')!r}"


def _steps_in_disorder(app_label: str) -> Iterator[str]:
    expected = FIRST + 1
    for step in steps_of_app(app_label):
        where = f"{apps.get_app_config(app_label).name}.upcasters, version {step.version}"
        if step.version != expected:
            yield f"{where}: the next version is {expected}."
        expected = step.version + 1
        yield from (f"{where}: {problem}." for problem in _faults(step, app_label))


def _faults(step: Step, app_label: str) -> Iterator[str]:
    if not migration_exists(apps.get_app_config(app_label), step.migration):
        yield f"there is no migration {step.migration}"
    if step.model not in {model._meta.label for model in _moderated_models(app_label)}:
        yield f"{step.model} is no moderated page of this app"
        return
    schema = schema_of(apps.get_model(step.model))
    for change in step.changes:
        stated = schema.get(change.field, {}).get("default")
        if isinstance(change, Added) and change.default is NOT_STATED and stated is not None:
            yield f"Added({change.field!r}) must state its default, which is {stated!r}"


def migration_exists(config: AppConfig, name: str) -> bool:
    return (Path(config.path) / "migrations" / f"{name}.py").exists()
