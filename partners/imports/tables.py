"""A file as rows of text, whatever it was stored as."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from partners.imports.reasons import Refused
from texts.normalise import one_line

# Names our own error file gives to the column with the reason, in both languages.
REASON_HEADERS = ("reden", "reason")
# What people call a column in lists of their own, whatever the list is of.
EMAIL_HEADINGS = ("e-mailadres", "mail", "mailadres", "email address", "e-mail algemeen")
PLACE_HEADINGS = ("plaats", "plaatsnaam", "place", "woonplaats", "vestigingsplaats", "stad", "city")
# Control characters, and halves of characters: no text. Line ends of all kinds are a space.
UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
BYTES_OF_ANOTHER_ENCODING = re.compile("[\udc80-\udcff]")
# What error_file.guard() puts before what would be calculated.
GUARDED = re.compile(r"(?:^|(?<=[;,\t\r\n]))'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])")


@dataclass(frozen=True)
class Column:
    """What a source calls a column, and the names it has had in files; the newest first."""

    name: str
    headers: tuple[str, ...]
    required: bool = True

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(map(heading_key, self.headers))

    def is_called(self, header: str) -> bool:
        return heading_key(header) in self.keys


@dataclass(frozen=True)
class Row:
    """One row; `number` is the one people see in their editor."""

    number: int
    cells: list[str]
    problem: Refused | None = None


@dataclass(frozen=True)
class SkippedColumn:
    """A column nobody reads that holds something; `guess` is the heading that may be meant."""

    header: str
    guess: str = ""

    def __str__(self) -> str:
        return f"{self.header} → {self.guess}?" if self.guess else self.header


@dataclass
class Table:
    """The rows of a file. A workbook has no delimiter; GeoNames has no header."""

    header: list[str]
    rows: list[Row]
    delimiter: str = ""
    places: dict[str, int] = field(default_factory=dict)
    skipped: list[SkippedColumn] = field(default_factory=list)

    @property
    def is_workbook(self) -> bool:
        return not self.delimiter

    def value(self, row: Row, name: str) -> str:
        """Return a cell by the name the source gives it; "" where there is none."""
        place = self.places.get(name)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def plain(header: str) -> str:
    return " ".join(header.split()).casefold()


def heading_key(header: str) -> str:
    """Return the letters and digits of a heading: "E-mail adres" is "e-mailadres"."""
    return "".join(sign for sign in plain(header) if sign.isalnum())


def fit(number: int, cells: list[str], width: int) -> Row:
    """Return the row with as many cells as the header, or with what is wrong with it."""
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    problem = _unstorable(cells)
    if problem is None and len(cells) != width:
        problem = Refused("cells", found=len(cells), wanted=width)
    return Row(number, [legible(cell) for cell in cells], problem)


def _unstorable(cells: list[str]) -> Refused | None:
    text = "\t".join(cells)
    if BYTES_OF_ANOTHER_ENCODING.search(text):
        return Refused("encoding")
    if "�" in text:
        return Refused("lost_letters")
    return Refused("control") if any(map(UNSTORABLE.search, cells)) else None


def legible(cell: str) -> str:
    """Return a cell as people may have meant it, so that mending is reading it over."""
    raw = BYTES_OF_ANOTHER_ENCODING.sub(_as_western, cell)
    return one_line(UNSTORABLE.sub("", raw))


def _as_western(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def unguard(cell: Any) -> str:
    """Take away the quote our error file puts before what a spreadsheet would calculate."""
    return GUARDED.sub("", str(cell).strip())


def without_reasons(header: list[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Leave out the column our error file added, so that a mended one can be uploaded."""
    if not header or plain(header[0]) not in REASON_HEADERS:
        return header, rows
    return header[1:], [Row(row.number, row.cells[1:], row.problem) for row in rows]
