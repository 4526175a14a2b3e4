"""Reading text: encoding, delimiter, and one row per line."""

import csv
import re
from collections.abc import Iterator

from partners.imports.reasons import Refused, UnreadableFile
from partners.imports.tables import (
    BYTES_OF_ANOTHER_ENCODING,
    Column,
    Row,
    Table,
    find_columns,
    fit,
    legible,
    unguard,
    without_reasons,
)

DELIMITERS = (";", ",", "\t")
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
    """Read a text file whose first line names its columns."""
    lines = list(numbered_lines(decode(content)))
    if not lines:
        raise UnreadableFile("no_rows")
    if len(lines) - 1 > most_rows:
        raise UnreadableFile("too_many_rows", limit=most_rows)
    delimiter, header = _best_header(lines[0][1], columns)
    rows = [read_row(number, line, delimiter, len(header)) for number, line in lines[1:]]
    header, rows = without_reasons(header, rows)
    return Table(header, rows, delimiter, find_columns(header, columns))


def _best_header(line: str, columns: tuple[Column, ...]) -> tuple[str, list[str]]:
    """Split by the delimiter that shows the most columns we know."""
    found = []
    for delimiter in DELIMITERS:
        try:
            header = [legible(cell) for cell in split_line(line, delimiter)]
        except csv.Error:
            continue
        known = sum(any(column.is_called(name) for name in header) for column in columns)
        found.append((known, delimiter, header))
    if not found:
        raise UnreadableFile("no_text")
    _known, delimiter, header = max(found, key=lambda one: one[0])
    return delimiter, header
