"""Reading text: encoding, delimiter, and one row per line."""

import csv
import re
from collections.abc import Iterator

from partners.imports.headings import MOST_ABOVE, Heading, find_columns, find_heading
from partners.imports.reasons import Refused, UnreadableFile
from partners.imports.tables import (
    BYTES_OF_ANOTHER_ENCODING,
    Column,
    Row,
    Table,
    fit,
    legible,
    unguard,
    without_reasons,
)

DELIMITERS = (";", ",", "\t")
# What Excel itself writes above a list, and obeys.
SEPARATOR_LINE = re.compile(r"\"?sep=(?P<sign>[;,|\t])\"?[;,|\t]*", re.IGNORECASE)
UTF8_MARK = b"\xef\xbb\xbf"
NUL_SHARE = 20


def decode(content: bytes) -> str:
    """Return the text, as UTF-8 or else as Windows-1252.

    A byte that fits neither stays behind as a lone surrogate, so that only its row is
    refused. One letter that is right in UTF-8 tells the encoding: by accident that is rare.
    """
    if content.count(b"\0") * NUL_SHARE > len(content) or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableFile("no_text")
    text = content.removeprefix(UTF8_MARK).decode("utf-8", "surrogateescape")
    if not BYTES_OF_ANOTHER_ENCODING.search(text) or content.startswith(UTF8_MARK):
        return text
    if re.search("[^\x00-\x7f\udc80-\udcff]", text):
        return text
    return content.decode("cp1252", "surrogateescape")


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """Return the lines that hold something; no other separators count as a line end."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line.strip(" ;,\t"):
            yield number, line


def split_line(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line; a cell never runs on to the next line."""
    return [unguard(cell) for cell in next(csv.reader([line], delimiter=delimiter, strict=True))]


def read_row(number: int, line: str, delimiter: str, width: int) -> Row:
    try:
        cells = split_line(line, delimiter)
    except csv.Error:
        return Row(number, legible(line).split(delimiter), Refused("quotes"))
    return fit(number, cells, width)


def read_text(content: bytes, columns: tuple[Column, ...], most_rows: int) -> Table:
    """Read a text file of which one of the first lines names the columns."""
    lines = list(numbered_lines(decode(content)))
    told = SEPARATOR_LINE.fullmatch(lines[0][1].strip(" ")) if lines else None
    if told is not None:
        lines = lines[1:]
    if not lines:
        raise UnreadableFile("no_rows")
    delimiter, heading = _best_heading(lines, columns, told["sign"] if told else "")
    lines = lines[heading.after :]
    if len(lines) > most_rows:
        raise UnreadableFile("too_many_rows", limit=most_rows)
    rows = [read_row(number, line, delimiter, len(heading.cells)) for number, line in lines]
    header, rows = without_reasons(heading.cells, rows)
    return Table(header, rows, delimiter, find_columns(header, columns))


def _best_heading(
    lines: list[tuple[int, str]], columns: tuple[Column, ...], told: str
) -> tuple[str, Heading]:
    """Split by the delimiter the file tells, else by the one that shows most columns we know."""
    above = [line for _number, line in lines[: MOST_ABOVE + 1]]
    found = []
    for delimiter in (told,) if told else DELIMITERS:
        heading = find_heading([_cells(line, delimiter) for line in above], columns)
        found.append((heading.is_whole(columns), heading.known(columns), delimiter, heading))
    _whole, _known, delimiter, heading = max(found, key=lambda one: one[:2])
    return delimiter, heading


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [legible(cell) for cell in split_line(line, delimiter)]
    except csv.Error:
        return [legible(line)]
