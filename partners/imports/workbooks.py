"""Reading Excel files (.xlsx): streaming, values only, with a lid on how far they unfold."""

import datetime
import io
import warnings
import zipfile
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from partners.imports.headings import MOST_ABOVE, find_columns, find_heading
from partners.imports.reasons import UnreadableFile
from partners.imports.tables import (
    Column,
    Row,
    Table,
    fit,
    legible,
    unguard,
    without_reasons,
)

ZIP_MARK = b"PK\x03\x04"
MEGABYTE = 1024 * 1024
MOST_UNPACKED = 40 * MEGABYTE
MOST_TIMES_LARGER = 100
MOST_PARTS = 500
MOST_COLUMNS = 60


def is_workbook(content: bytes) -> bool:
    return content.startswith(ZIP_MARK)


def read_workbook(content: bytes, columns: tuple[Column, ...], most_rows: int) -> Table:
    """Read the first sheet one can see; one of its first rows names the columns."""
    try:
        _refuse_bomb(content)
        found = list(islice(_numbered_rows(content), most_rows + MOST_ABOVE + 2))
    except UnreadableFile:
        raise
    except Exception as error:
        # zipfile, the XML parser and openpyxl raise a dozen kinds for a damaged file.
        raise UnreadableFile("no_workbook") from error
    if not found:
        raise UnreadableFile("no_rows")
    heading = find_heading(
        [[legible(cell) for cell in cells] for _row, cells in found[: MOST_ABOVE + 1]], columns
    )
    if len(found) - heading.after > most_rows:
        raise UnreadableFile("too_many_rows", limit=most_rows)
    header = heading.cells
    rows = [_padded(number, cells, len(header)) for number, cells in found[heading.after :]]
    header, rows = without_reasons(header, rows)
    return Table(header, rows, places=find_columns(header, columns))


def _refuse_bomb(content: bytes) -> None:
    """Refuse what unfolds too far; zipfile never unpacks more than a part declares."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise UnreadableFile("too_large", limit=MOST_UNPACKED // MEGABYTE)
    if unpacked > MEGABYTE and unpacked > MOST_TIMES_LARGER * len(content):
        raise UnreadableFile("no_workbook")


def _numbered_rows(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which we do not read
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheet = (seen or book.worksheets)[0]
        sheet.reset_dimensions()  # a file may declare a smaller or larger sheet than it has
        values = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
        for number, row in enumerate(values, start=1):
            cells = _trimmed([_text(value) for value in row])
            if cells:
                yield number, cells
    finally:
        book.close()


def _text(value: Any) -> str:
    """Return a cell's value as a person reads it: 12345678, not 12345678.0."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return unguard(value)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _padded(number: int, cells: list[str], width: int) -> Row:
    """Excel leaves out empty cells at the end of a row."""
    return fit(number, cells + [""] * (width - len(cells)), width)
