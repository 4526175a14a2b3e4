"""Which row of a file names its columns, which columns those are, and what is left over."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from partners.imports.reasons import UnreadableFile
from partners.imports.tables import Column, Row, SkippedColumn, heading_key, plain

Columns = tuple[Column, ...]
# So far down a title, a date or an empty row may stand above the headings.
MOST_ABOVE = 10
MOST_QUOTED = 120
# Letters of a heading that stands within another ("Plaats vestiging"), and slips of the pen.
SHORTEST_WITHIN, SLIPS = 4, 2


@dataclass(frozen=True)
class Heading:
    """The cells that name the columns; `after` is the place of the first row of data."""

    cells: list[str]
    after: int

    def known(self, columns: Columns) -> int:
        return sum(any(map(column.is_called, self.cells)) for column in columns)

    def is_whole(self, columns: Columns) -> bool:
        return all(any(map(c.is_called, self.cells)) for c in columns if c.required)


def find_heading(rows: list[list[str]], columns: Columns) -> Heading:
    """Return the row with every column that is needed and most others, else the likeliest.

    Headings may stand on two rows, where cells were merged. Of rows alike the first counts.
    """
    rows = rows[: MOST_ABOVE + 1]
    single = [Heading(cells, place + 1) for place, cells in enumerate(rows)]
    double = [
        Heading(_united(above, below), place + 2)
        for place, (above, below) in enumerate(pairwise(rows))
    ]
    whole = [heading for heading in (*single, *double) if heading.is_whole(columns)]
    return max(whole or single, key=lambda heading: heading.known(columns))


def _united(above: list[str], below: list[str]) -> list[str]:
    width = max(len(above), len(below))
    padded = [row + [""] * (width - len(row)) for row in (above, below)]
    return [lower or upper for upper, lower in zip(*padded, strict=True)]


def find_columns(header: list[str], columns: Columns) -> dict[str, int]:
    """Return where each column stands; refuse a header that lacks one or has one twice.

    Of two headings that mean one column the usual one counts; the other is left over.
    """
    places: dict[str, int] = {}
    for column in columns:
        found = [place for place, name in enumerate(header) if column.is_called(name)]
        if not found:
            continue
        ranks = [column.keys.index(heading_key(header[place])) for place in found]
        if ranks.count(min(ranks)) > 1:
            raise UnreadableFile("double_columns", column=header[found[ranks.index(min(ranks))]])
        places[column.name] = found[ranks.index(min(ranks))]
    missing = [c.headers[0] for c in columns if c.required and c.name not in places]
    if missing:
        quoted = " · ".join(filter(None, header))[:MOST_QUOTED]
        raise UnreadableFile("missing_columns", columns=", ".join(missing), row=quoted)
    return places


def skipped_columns(
    header: list[str], rows: list[Row], columns: Columns, *, unused: Collection[str]
) -> list[SkippedColumn]:
    """Return the columns that hold something and are not read; not those known as unused."""
    places = find_columns(header, columns)
    missing = [column for column in columns if column.name not in places]
    known = {heading_key(name) for name in unused}
    holding = {place for row in rows for place, cell in enumerate(row.cells[: len(header)]) if cell}
    return [
        SkippedColumn(name or str(place + 1), _guess(name, missing))
        for place, name in enumerate(header)
        if place in holding - set(places.values()) and heading_key(name) not in known
    ]


def _guess(header: str, missing: list[Column]) -> str:
    """Return the heading of the missing column that this one may be; "" if it is like none."""
    key = heading_key(header)
    named = {name: column.headers[0] for column in missing for name in column.keys}
    for name, heading in named.items():
        if len(name) >= SHORTEST_WITHIN and (name in key or plain(heading) in plain(header)):
            return heading
    near = process.extractOne(
        key, list(named), scorer=OSA.distance, score_cutoff=min(SLIPS, len(key) // 3)
    )
    return named[near[0]] if near else ""
