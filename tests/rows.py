"""Every row of the database: to see what changed, and to put it back."""

from functools import cache
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

SESSIONS = "django_session"

Row = tuple[Any, ...]
Rows = dict[tuple[str, Any], Row]


def everything() -> Rows:
    """Return every row of every table, as it is now; by plain SQL, for it is asked often."""
    rows: Rows = {}
    with connection.cursor() as cursor:
        for table, (place, _columns) in _tables().items():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows.update({(table, row[place]): row for row in cursor.fetchall()})
    return rows


def changed(before: Rows, after: Rows) -> set[tuple[str, Any]]:
    if before == after:
        return set()
    keys = before.keys() | after.keys()
    return {key for key in keys if before.get(key) != after.get(key)}


def put(difference: Rows) -> None:
    """Store rows as they were read, in a transaction; an empty one is deleted."""
    tables = _tables()
    of_table: dict[str, list[tuple[Any, Row]]] = {}
    for (table, key), row in difference.items():
        of_table.setdefault(table, []).append((key, row))
    with connection.cursor() as cursor:
        for table, rows in of_table.items():
            place, columns = tables[table]
            names = ", ".join(f'"{name}"' for name in columns)
            blanks = ", ".join(["%s"] * len(columns))
            gone = f'DELETE FROM "{table}" WHERE "{columns[place]}" = %s'
            cursor.executemany(gone, [(key,) for key, _row in rows])
            stored = f'INSERT INTO "{table}" ({names}) VALUES ({blanks})'
            cursor.executemany(stored, [row for _key, row in rows if row])
        for sql in connection.ops.sequence_reset_sql(no_style(), _models(of_table)):
            cursor.execute(sql)


def _models(tables: dict[str, Any]) -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.db_table in tables]


@cache
def _tables() -> dict[str, tuple[int, list[str]]]:
    """Return by name of each table the place of its key, and its columns."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            meta = model._meta
            if meta.db_table == SESSIONS or meta.proxy or not meta.managed:
                continue
            columns = connection.introspection.get_table_description(cursor, meta.db_table)
            names = [column.name for column in columns]
            if meta.pk.column in names:  # SQLite's word index has none
                found[meta.db_table] = (names.index(meta.pk.column), names)
    return found
