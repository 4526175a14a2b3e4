"""Reads content that an older release stored, as today's release would have stored it.

An app with moderated pages lists its steps in `<app>/upcasters.py`, as `STEPS`: one for each
migration that changed a moderated field. docs/moderation.md says how to write one.
"""

import copy
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule

from moderation.changes import Change
from moderation.schema import SCHEMA_KEY, Content

FIRST = 1


@dataclass(frozen=True)
class Step:
    """Leads the content of a page model to a version; versions count within one app.

    `model` is a label such as "offers.OfferPage" and stands for every kind of it. `migration`
    is the one that did the same to the rows.
    """

    version: int
    model: str
    migration: str
    changes: tuple[Change, ...]


# Read once for each app.
KNOWN_STEPS: dict[str, tuple[Step, ...]] = {}


def steps_of_app(app_label: str) -> tuple[Step, ...]:
    if app_label not in KNOWN_STEPS:
        KNOWN_STEPS[app_label] = _read_steps(app_label)
    return KNOWN_STEPS[app_label]


def _read_steps(app_label: str) -> tuple[Step, ...]:
    config = apps.get_app_config(app_label)
    if not module_has_submodule(config.module, "upcasters"):
        return ()
    return tuple(import_module(f"{config.name}.upcasters").STEPS)


def steps_for(model: type[models.Model]) -> list[Step]:
    """Return the steps that concern a page model or what it is a kind of, in order."""
    labels = {base._meta.label for base in model.__mro__ if hasattr(base, "_meta")}
    return [step for step in steps_of_app(model._meta.app_label) if step.model in labels]


def version_of(model: type[models.Model]) -> int:
    """Return the version that content of this page model has today."""
    return max((step.version for step in steps_for(model)), default=FIRST)


def upcast(model: type[models.Model], content: Content) -> Content:
    """Return a content in today's schema; the one given stays as it is.

    Content of a newer release than this one is returned untouched.
    """
    stored = content.get(SCHEMA_KEY) or FIRST
    later = [step for step in steps_for(model) if step.version > stored]
    if not later:
        return content
    content = copy.deepcopy(content)
    for step in later:
        for change in step.changes:
            change(content)
    return content | {SCHEMA_KEY: version_of(model)}
