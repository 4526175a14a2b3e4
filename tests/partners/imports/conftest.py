"""Importing a file in one go, as the commands do."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from partners.imports import engine
from partners.imports.engine import Outcome, Reading
from partners.imports.error_file import Shape, make_file, rows_of_items
from partners.imports.source import Source


@dataclass
class Imported:
    """What an import did."""

    reading: Reading
    counts: Counter[str]
    reasons: list[str]
    error_file: bytes


@pytest.fixture
def imported(db: None) -> Callable[[type[Source], bytes], Imported]:
    return import_file


def import_file(source: type[Source], content: bytes) -> Imported:
    reading = engine.read(source(), content)
    verdicts = []
    for chunk in engine.chunks(reading.items):
        judged = engine.judge(reading.source, chunk)
        engine.store(reading.source, judged)
        verdicts += judged
    refused = [one.item for one in verdicts if one.outcome == Outcome.REFUSED]
    shape = Shape(reading.table.header, reading.table.delimiter)
    return Imported(
        reading,
        engine.count(verdicts),
        [item.refused.code for item in refused if item.refused],
        make_file(shape, rows_of_items(refused)),
    )
