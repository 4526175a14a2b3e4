"""Many rows of one table at once: a pattern, and per row only what differs from it."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

Row = list[Any]
# Databases take these as they are; moments they do not, nor lists.
AS_THEY_ARE = frozenset({int, float, str, type(None)})
MOMENTS = frozenset({datetime.date, datetime.datetime})


class Stencil:
    """Makes rows of one table after a pattern, in the order of `columns`.

    Only the varying fields are prepared for the database again, so a hundred thousand rows of
    eighty columns take seconds.
    """

    def __init__(self, pattern: models.Model, varying: Sequence[str], model: Any = None) -> None:
        self.model = model or type(pattern)
        fields = self.model._meta.local_concrete_fields
        self.columns = [field.column for field in fields]
        self.pattern = [
            field.get_db_prep_save(getattr(pattern, field.attname), connection) for field in fields
        ]
        places = {field.attname: (place, field) for place, field in enumerate(fields)}
        self.moments: dict[Any, Any] = {}
        self.varying = [places[name] for name in varying if name in places]

    def row(self, values: dict[str, Any]) -> Row:
        """Return a row with these values; `values` may hold more than this table has."""
        row = self.pattern.copy()
        for place, field in self.varying:
            value = values[field.attname]
            if value.__class__ in MOMENTS:
                value = self._prepared(field, value)
            elif value.__class__ not in AS_THEY_ARE:
                value = field.get_db_prep_save(value, connection)
            row[place] = value
        return row

    def _prepared(self, field: Any, moment: Any) -> Any:
        """Prepare a moment once: the same few come back."""
        key = (field.attname, moment)
        if key not in self.moments:
            self.moments[key] = field.get_db_prep_save(moment, connection)
        return self.moments[key]


def insert(model: type[models.Model], rows: Iterable[Row], columns: Sequence[Any] = ()) -> None:
    """Insert rows of prepared values; past every gate, so in a scratch database only."""
    columns = columns or [field.column for field in model._meta.local_concrete_fields]
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:  # type: ignore[attr-defined]  # psycopg's own
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608 - our models
                list(rows),
            )


def insert_pairs(through: Any, pairs: Iterable[tuple[int, int]], ends: Sequence[Any]) -> None:
    """Insert rows of a many-to-many table; `ends` names its two fields."""
    columns = [through._meta.get_field(end).column for end in ends]
    insert(through, (list(pair) for pair in pairs), columns)


def next_key(model: type[models.Model]) -> int:
    """Return the first number that is free as a primary key."""
    return (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1


def remember_keys(*models_: type[models.Model]) -> None:
    """Tell PostgreSQL which number comes next in tables that were given keys."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in models_:
            table, column = model._meta.db_table, model._meta.pk.column
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), MAX({column})) "  # noqa: S608 - our models
                f"FROM {table}"
            )
