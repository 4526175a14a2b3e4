"""The refused rows as a file: the same columns and the reason, to mend and upload again."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from partners.imports.engine import Item
from partners.imports.models import ImportRun
from partners.imports.reasons import explain
from texts.exits import xml_text

# A spreadsheet calculates what begins with these, in full width and after white space too; a quote
# before it makes it text.
CALCULATED = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
WHITE = ("\t", "\r", "\n")
# A Dutch Excel ends a cell at each semicolon, an English one at each comma, whatever a file means.
AFTER_SEPARATOR = re.compile(r"([;,\t\r\n])(?=[=+\-@＝＋－＠])")
MOST_CELL = 32_000


@dataclass(frozen=True)
class Shape:
    """How the uploaded file looked: no delimiter is a workbook, no header is GeoNames."""

    header: list[str]
    delimiter: str

    @property
    def ending(self) -> str:
        return ("csv" if self.header else "txt") if self.delimiter else "xlsx"


RefusedRow = tuple[list[str], str]


def rows_of_run(run: ImportRun) -> Iterable[RefusedRow]:
    for refusal in run.refusals.all():
        yield refusal.cells, explain(refusal.reason, refusal.params)


def rows_of_items(items: Iterable[Item]) -> Iterable[RefusedRow]:
    for item in items:
        if item.refused is not None:
            yield item.row.cells, str(item.refused)


def make_file(shape: Shape, refused: Iterable[RefusedRow]) -> bytes:
    """Return the file; the reason stands first, or last where places tell the columns."""
    lines = [[_("Reason"), *shape.header]] if shape.header else []
    for cells, reason in refused:
        lines.append([reason, *cells] if shape.header else [*cells, reason])
    guarded = [[guard(xml_text(cell)) for cell in line] for line in lines]
    return _workbook(guarded) if not shape.delimiter else _text(guarded, shape)


def guard(cell: str) -> str:
    """Make sure that a spreadsheet shows a cell, and never calculates it."""
    begins = cell.startswith(WHITE) or cell.lstrip().startswith(CALCULATED)
    inside = AFTER_SEPARATOR.sub(r"\1'", cell)
    return f"'{inside}" if begins else inside


def _text(lines: list[list[str]], shape: Shape) -> bytes:
    """Return UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO()
    csv.writer(text, delimiter=shape.delimiter).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _workbook(lines: list[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Refused rows"))
    for line in lines:
        cells = []
        for value in line:
            cell = WriteOnlyCell(sheet, value[:MOST_CELL])
            cell.data_type = "s"  # text, whatever it looks like
            cell.number_format = "@"
            cells.append(cell)
        sheet.append(cells)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()
