"""What a migration can do to a moderated field, said as data that old content is read with.

Each change is a frozen row of facts and one small function that turns the content of one
version into that of the next. A field of inline rows is named "stops.title".
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from moderation.schema import Content

NOT_STATED: Any = object()

# A field and what happened to it: NEW, GONE, RETYPED, or the value of a choice that is gone.
Difference = tuple[str, Any]
NEW, GONE, RETYPED = "is new", "is gone", "is retyped"


@dataclass(frozen=True)
class Change:
    """One change of one field; a call changes a content in place."""

    field: str

    def __call__(self, content: Content) -> None:
        rows, _dot, name = self.field.rpartition(".")
        for row in (content.get(rows) or []) if rows else [content]:
            self.change(row, name)

    def change(self, row: Content, name: str) -> None:
        raise NotImplementedError

    @property
    def explained(self) -> frozenset[Difference]:
        """The differences between two schemas that this change accounts for."""
        raise NotImplementedError


@dataclass(frozen=True)
class Added(Change):
    """A new field: "default means unchanged", so readers of older content see nothing new.

    `default` is what the migration put in every row; leave it out for an empty field. Where it
    tells schools something that no leader has read and should, it is no default: make the
    field empty, and let the companies submit anew.
    """

    default: Any = NOT_STATED

    def change(self, row: Content, name: str) -> None:
        if self.default is not NOT_STATED:
            row.setdefault(name, copy.deepcopy(self.default))

    @property
    def explained(self) -> frozenset[Difference]:
        return frozenset({(self.field, NEW)})


@dataclass(frozen=True)
class Dropped(Change):
    """A field that is gone: what it said is read by nobody any more."""

    def change(self, row: Content, name: str) -> None:
        row.pop(name, None)

    @property
    def explained(self) -> frozenset[Difference]:
        return frozenset({(self.field, GONE)})


@dataclass(frozen=True)
class Renamed(Change):
    """The same words under another name; `to` is the bare new name, also within rows."""

    to: str

    def change(self, row: Content, name: str) -> None:
        if name in row:
            row[self.to] = row.pop(name)

    @property
    def explained(self) -> frozenset[Difference]:
        rows, dot, _name = self.field.rpartition(".")
        return frozenset({(self.field, GONE), (f"{rows}{dot}{self.to}", NEW)})


@dataclass(frozen=True)
class ChoiceRenamed(Change):
    """The same choice, stored under another value; also in a list of choices."""

    old: Any
    new: Any

    def change(self, row: Content, name: str) -> None:
        value = row.get(name)
        if isinstance(value, list):
            row[name] = [self.new if item == self.old else item for item in value]
        elif value == self.old:
            row[name] = self.new

    @property
    def explained(self) -> frozenset[Difference]:
        return frozenset({(self.field, self.old)})


@dataclass(frozen=True)
class Retyped(Change):
    """The same value, written in another way: `to` makes the new one of the old, None stays."""

    to: Callable[[Any], Any]

    def change(self, row: Content, name: str) -> None:
        if row.get(name) is not None:
            row[name] = self.to(row[name])

    @property
    def explained(self) -> frozenset[Difference]:
        return frozenset({(self.field, RETYPED)})


@dataclass(frozen=True)
class Rewritten(Change):
    """Anything else: a pure function that changes one content (or one row) in place.

    Name with Added, Dropped and Retyped beside it what that does to the schema.
    """

    by: Callable[[Content], None]

    def change(self, row: Content, name: str) -> None:
        self.by(row)

    @property
    def explained(self) -> frozenset[Difference]:
        return frozenset()
