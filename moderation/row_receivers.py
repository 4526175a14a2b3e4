"""Refuses to write a part of a page that is online: inline rows, choices, the plain row.

A page is saved with its parts and compared as a whole (`ModeratedPage.save`). The parts have
doors of their own: a row's `save()` and `delete()`, the `commit()` of a page's rows, a
many-to-many from both its ends, and the `Page` that every page is too. `.update()`,
`bulk_create()` and `loaddata` send no signal, or a raw one: `check_approvals` finds those.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from moderation.row_door import behind_the_door
from moderation.schema import VOLATILE_KEYS

CHANGES = ("pre_add", "pre_remove", "pre_clear")


def connect() -> None:
    """Watch every sort of part there is: the models are asked, nobody keeps a list."""
    pre_save.connect(keep_plain_row, sender=Page)
    for model in row_models():
        pre_save.connect(keep_row, sender=model)
        pre_delete.connect(keep_row, sender=model)
    for field in choice_fields():
        m2m_changed.connect(keep_choices, sender=field.remote_field.through)
        pre_delete.connect(keep_what_is_chosen, sender=field.related_model)


def moderated_models() -> Iterator[type[ModeratedPage]]:
    yield from (model for model in apps.get_models() if issubclass(model, ModeratedPage))


def row_models() -> dict[type[Model], str]:
    """Map each model of inline rows to the name of its key of the page."""
    return {
        relation.related_model: relation.field.name
        for model in moderated_models()
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() not in VOLATILE_KEYS
    }


def choice_fields() -> list[Any]:
    """Return every many-to-many of moderated pages, once for the model that has it."""
    found = {
        field.remote_field.through: field
        for model in moderated_models()
        for field in get_all_child_m2m_relations(model)
    }
    return list(found.values())


def keep_plain_row(
    instance: Page, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Judge a title, URL or switch that is saved without the page's own model."""
    model = instance.specific_class
    if raw or model is None or not issubclass(model, ModeratedPage):
        return
    page = model._base_manager.filter(pk=instance.pk).first()
    if page is not None:
        page.refuse_unapproved_row(instance, update_fields)


def keep_row(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Refuse a row of a page that is online, also one that moves to or from another page."""
    if raw:
        return
    key = f"{row_models()[sender]}_id"
    stored = sender._base_manager.filter(pk=instance.pk).values_list(key, flat=True)
    _refuse_if_online({getattr(instance, key), *(stored if instance.pk else ())})


def keep_choices(
    sender: type[Model],
    instance: Any,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    **kwargs: Any,
) -> None:
    """Refuse a choice more or less of a page that is online, from whichever end."""
    if action not in CHANGES:
        return
    if not reverse:
        _refuse_if_online({instance.pk})
    elif pk_set is not None:
        _refuse_if_online(pk_set)
    else:
        for field in choice_fields():
            if field.remote_field.through is sender:
                _refuse_if_online(_pages_that_chose(field, instance))


def keep_what_is_chosen(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Refuse to delete what a page online names: its choice would go with it, unseen."""
    for field in choice_fields():
        if field.related_model is sender:
            _refuse_if_online(_pages_that_chose(field, instance))


def _pages_that_chose(field: Any, item: Any) -> list[int]:
    through = field.remote_field.through
    chosen = through._base_manager.filter(**{field.m2m_reverse_field_name(): item.pk})
    return list(chosen.values_list(f"{field.m2m_field_name()}_id", flat=True))


def _refuse_if_online(page_ids: Iterable[int | None]) -> None:
    shut = behind_the_door(page_ids)
    online = Page.objects.live().filter(pk__in=shut).first() if shut else None
    if online is not None:
        raise ModerationRefused(
            _("“%(title)s” is online. Change it in a new version, and submit that.")
            % {"title": online.title}
        )
