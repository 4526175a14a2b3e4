"""What the engine asks of a source: its columns, its key, and how its rows are stored."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.functional import Promise

from partners.imports.headings import skipped_columns
from partners.imports.reasons import Refused
from partners.imports.tables import Column, Table
from partners.imports.text_files import read_text
from partners.imports.workbooks import is_workbook, read_workbook
from texts.normalise import mail_address

Key = tuple[str, ...]
Facts = dict[str, Any]
Cells = dict[str, str]


class Source(ABC):
    """One kind of file. An instance serves one run: it may keep what it looked up."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    about: ClassVar[str | Promise]
    model: ClassVar[type[models.Model]]
    columns: ClassVar[tuple[Column, ...]]
    # A register that names everything: what it lacks is worth telling.
    names_everything: ClassVar[bool] = False
    # Names that people may mend here; a file changes those only where somebody says so.
    mendable: ClassVar[tuple[str, ...]] = ()
    # Columns of a register that nobody here needs: not worth telling that they are skipped.
    unused_columns: ClassVar[tuple[str, ...]] = ()
    # What the screen tells about columns; none where the format has no names.
    tells_columns: ClassVar[bool] = True

    def read_table(self, content: bytes, most_rows: int) -> Table:
        read = read_workbook if is_workbook(content) else read_text
        table = read(content, self.columns, most_rows)
        table.skipped = skipped_columns(
            table.header, table.rows, self.columns, unused=self.unused_columns
        )
        return table

    @abstractmethod
    def read(self, cells: Cells) -> tuple[Key, Facts]:
        """Return the key and facts of a row, or raise Refused; asks no database."""

    def merge(self, first: Facts, later: Facts) -> bool:
        """Put a later row of the same key into the first; False if it is one too many."""
        return False

    @abstractmethod
    def load(self, keys: Collection[Key]) -> dict[Key, Any]:
        """Return what is stored for these keys."""

    def check(self, key: Key, facts: Facts, stored: Any) -> None:  # noqa: B027 - optional
        """Raise Refused for what only the database can tell."""

    def changes(self, stored: Any, facts: Facts) -> Facts:
        """Return the facts that differ; an empty cell says nothing."""
        return {
            name: value
            for name, value in facts.items()
            if value not in ("", None) and getattr(stored, name) != value
        }

    @abstractmethod
    def create(self, wanted: Iterable[tuple[Key, Facts]]) -> None: ...

    def update(self, stored: Any, changes: Facts) -> None:
        for name, value in changes.items():
            setattr(stored, name, value)
        stored.save(update_fields=list(changes))

    def all_stored(self) -> dict[Key, str]:
        """Return the key and name of everything stored; for naming what a file lacks."""
        return {}

    def title(self, key: Key, facts: Facts) -> str:
        return str(facts.get("name", "")) or key[0]

    def label_of(self, name: str) -> str:
        """Return what the reader calls a fact."""
        return str(self.model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]

    def fitting(self, cells: Cells, *names: str) -> Facts:
        """Return these cells as facts of the model; refuse what it has no room for."""
        for name in names:
            limit = getattr(self.model._meta.get_field(name), "max_length", None)
            if limit and len(cells.get(name, "")) > limit:
                raise Refused("too_long", column=self.header(name), limit=limit)
        return {name: self._as_stored(name, cells.get(name, "")) for name in names}

    def _as_stored(self, name: str, cell: str) -> str:
        return self.model._meta.get_field(name).to_python(cell)  # type: ignore[union-attr]

    def header(self, name: str) -> str:
        return next(column.headers[0] for column in self.columns if column.name == name)

    def needed(self, cells: Cells, *names: str) -> None:
        for name in names:
            if not cells.get(name):
                raise Refused("empty", column=self.header(name))


def checked_name(text: str, validate: Callable[[str], None]) -> str:
    """Return a name that the screens accept; refuses any other with the screens' sentence."""
    try:
        validate(text)
    except ValidationError as error:
        raise Refused(str(error.code), value=text) from error
    return text


def checked_email(text: str) -> str:
    """Return a mail address in lower case."""
    text = mail_address(text)
    try:
        validate_email(text)
    except ValidationError as error:
        raise Refused("email", value=text) from error
    return text.lower()
