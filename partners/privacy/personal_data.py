"""Everything that is kept about one person, for that person to read and take along."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page

from partners.organisations.models import Company, Network, Region, School
from partners.people.models import Membership, User
from partners.privacy.told_names import COLUMNS, INHERITED, TABLES, UNTOLD

# Columns that open a door: what they hold is nobody's to read, the person's own included.
SECRETS = frozenset(
    {"password", "key", "token", "token_hash", "code", "data", "digest"}
    # A mail that waits may hold a code to log in with.
    | {"plain", "html", "headers", "message_id"}
)
# What Django and Wagtail count per row and tell nobody anything.
TECHNICAL = frozenset(
    {"pk", "id", "uuid", "uid", "path", "depth", "numchild", "content_hash"}
    | {"action", "content_changed", "deleted", "object_id", "session_key"}
    # Of an approval; its page, organisation and region are told by name.
    | {"canonical_hash", "schema_version", "page_model", "parent_key", "url_path"}
    | {"organisation_key", "region_key"}
)

Row = dict[str, str]
Telling = Callable[[User], Iterable[Row]]

# Whose columns have names that were chosen for people.
OWN_APPS = frozenset(
    {
        "files",
        "imports",
        "mail",
        "moderation",
        "offers",
        "organisations",
        "pages",
        "people",
        "saved",
    }
)

_tellings: dict[type[models.Model], Telling] = {}


# What a row may point at and be named: the rest is an organisation's text of today.
NAMED = (Company, Network, Region, School, ContentType)


def personal_data_of(person: User) -> dict[str, list[Row]]:
    """Return {what it is: rows of {field: value}}, in the reader's language.

    Looks at every table that names the person or their mail address, so that a table added
    later is in it too. Of what is an organisation's (pages, files, invitations) it tells only
    that the person is named there, and when: somebody who left must not read on.
    """
    found: dict[str, list[Row]] = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        rows = list(_rows_about(model, person))
        if rows:
            title = title_of(model)
            found.setdefault(title, []).extend(rows)
    return found


def told_by(model: type[models.Model]) -> Callable[[Telling], Telling]:
    """Register how the rows of one model are told, where its columns do not say it all."""

    def register(telling: Telling) -> Telling:
        _tellings[model] = telling
        return telling

    return register


def title_of(model: type[models.Model]) -> str:
    """Return what a person calls what is in this table."""
    return capfirst(str(TABLES.get(model._meta.label, model._meta.verbose_name_plural)))


def label_of(field: Any) -> str:
    """Return what a person calls what is in this column; ours have such names themselves."""
    own = field.model._meta.label.split(".")[0] in OWN_APPS
    if own and _is_named(field) and field.name not in INHERITED:
        return str(field.verbose_name)
    return str(COLUMNS.get(field.name, field.verbose_name))


def _is_named(field: Any) -> bool:
    """True if somebody gave the column a name, and Django did not make it of its key."""
    return str(field.verbose_name) != field.name.replace("_", " ")


def _rows_about(model: type[models.Model], person: User) -> Iterator[Row]:
    if model in _tellings:
        yield from _tellings[model](person)
        return
    if model is User:
        yield _readable(person, _own_fields(User))
        return
    keys, addresses = _keys_of_people(model), _addresses(model)
    by_key = _any(keys, person)
    if by_key:
        fields = _told_fields(model, keys)
        for row in model._base_manager.filter(by_key).order_by("pk"):
            yield _readable(row, fields)
    by_address = _any([f"{name}__iexact" for name in addresses], person.email)
    if by_address:
        rows = model._base_manager.filter(by_address).exclude(by_key or models.Q(pk__in=[]))
        for row in rows.order_by("pk"):
            yield _readable(row, _moments(model), also=dict.fromkeys(addresses, person.email))


def _keys_of_people(model: type[models.Model]) -> list[str]:
    fields = model._meta.local_concrete_fields
    return [field.name for field in fields if field.is_relation and field.related_model is User]


def _addresses(model: type[models.Model]) -> list[str]:
    fields = model._meta.local_concrete_fields
    return [field.name for field in fields if isinstance(field, models.EmailField)]


def _any(lookups: list[str], value: Any) -> models.Q:
    found = models.Q()
    for lookup in lookups:
        found |= models.Q(**{lookup: value})
    return found


def _told_fields(model: type[models.Model], keys: list[str]) -> list[models.Field]:
    """Return what a row says about the person; of an organisation's row only as whom and when."""
    if not _is_of_an_organisation(model):
        return _own_fields(model)
    named: list[Any] = [model._meta.get_field(name) for name in keys]
    return [*named, *_moments(model)]


def _is_of_an_organisation(model: type[models.Model]) -> bool:
    if model is Membership:
        return False
    return issubclass(model, Page) or any(
        field.is_relation and field.related_model in NAMED[:4]
        for field in model._meta.concrete_fields
    )


def _own_fields(model: type[models.Model]) -> list[models.Field]:
    hidden = SECRETS | TECHNICAL | UNTOLD
    return [
        field
        for field in model._meta.concrete_fields
        if hidden.isdisjoint((field.name, f"{model._meta.label}.{field.name}"))
        and not isinstance(field, models.JSONField)
        and (not field.is_relation or field.related_model in (*NAMED, User))
    ]


def _moments(model: type[models.Model]) -> list[models.Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.DateField) and field.name not in UNTOLD
    ]


def _readable(
    row: models.Model, fields: list[models.Field], also: dict[str, str] | None = None
) -> Row:
    told: dict[str, str] = {}
    for name, value in (also or {}).items():
        told[label_of(row._meta.get_field(name))] = value
    for field in fields:
        if getattr(row, field.attname) not in (None, ""):
            told[label_of(field)] = _value(row, field)
    return {capfirst(name): value for name, value in told.items()}


def _value(row: models.Model, field: models.Field) -> str:
    if field.is_relation:
        if isinstance(row, Membership) and not row.verified and field.related_model is Company:
            return ""  # whoever typed a KvK number must not learn here whose it is
        if field.related_model is ContentType:
            return _kind_of(getattr(row, field.name))
        return str(getattr(row, field.name, "") or "")
    value = getattr(row, field.attname)
    if isinstance(value, datetime):
        return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    shown = getattr(row, f"get_{field.name}_display", None)
    return str(shown() if shown else value)


def _kind_of(content_type: ContentType) -> str:
    """Return what a kind of thing is called, without the name of its app."""
    model = content_type.model_class()
    return capfirst(str(model._meta.verbose_name)) if model else content_type.model
