"""Puts many rows of the page tree in the database at once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from wagtail.models import Locale, Page


def insert_rows(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert the columns of one table only; Django's bulk_create refuses models with a parent.

    Past every gate on purpose: a scratch database has no schools that could see it.
    """
    fields: Sequence[Any] = model._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608 - names of our models
            values,
        )


def plant(parents: Sequence[Page], pages: Sequence[Any], *, below: Sequence[int]) -> None:
    """Insert pages, each as the next child of `parents[below[i]]`, in every table of its type."""
    children = {parent.pk: parent.numchild for parent in parents}
    locale = Locale.get_default()
    kind = ContentType.objects.get_for_model(type(pages[0]), for_concrete_model=True)
    for page, place in zip(pages, below, strict=True):
        parent = parents[place]
        children[parent.pk] += 1
        page.path = Page._get_path(parent.path, parent.depth + 1, children[parent.pk])
        page.depth, page.locale, page.content_type = parent.depth + 1, locale, kind
        page.draft_title = page.title
        page.url_path = f"{parent.url_path}{page.slug}/"
    _insert_by_table(pages)
    for parent in parents:
        parent.numchild = children[parent.pk]
    Page.objects.bulk_update(parents, ["numchild"], batch_size=500)


def _insert_by_table(pages: Sequence[Any]) -> None:
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    tables = page_tables(type(pages[0]))
    for number, page in enumerate(pages, first):
        for table in tables:
            setattr(page, table._meta.pk.attname, number)
    for table in tables:
        insert_rows(table, pages)
    _set_sequence()


def page_tables(model: type[models.Model]) -> list[type[models.Model]]:
    """Return the models of a page type from the bottom of its tables up: Page first."""
    found = [model, *model._meta.get_parent_list()]
    return sorted(found, key=lambda table: len(table._meta.get_parent_list()))


def _set_sequence() -> None:
    """Tell PostgreSQL which number comes next, for keys were given."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), MAX(id)) "
                "FROM wagtailcore_page"
            )
