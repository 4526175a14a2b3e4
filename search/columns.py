"""Numbers of every offer in arrays: what is compared with the reader's own number or day.

An empty fact sets no limit, so it is stored as the number that every question fits.
"""

import datetime
from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

from search.words.folding import fold

FIRST_DAY, LAST_DAY = datetime.date.min.toordinal(), datetime.date.max.toordinal()
MANY = 2**15 - 1
NEVER = float("inf")
NOWHERE = -1
# A title's first letters as one number that sorts as they do: 38 to the power of 12 fits 63 bits.
LETTERS = {letter: place for place, letter in enumerate(" 0123456789abcdefghijklmnopqrstuvwxyz", 1)}
LETTERS_COUNTED = 12


class Columns:
    """Arrays with one item per position; rows are added at the end only."""

    TYPES: ClassVar[dict[str, Any]] = {
        "page_id": np.int64,
        "group_min": np.int16,
        "group_max": np.int16,
        "first_day": np.int32,
        "last_day": np.int32,
        "lead_time": np.int16,
        "minimum_age": np.int16,
        "published": np.float64,
        "expires": np.float64,
        "title": np.int64,
        "point": np.int32,
    }

    def __init__(self) -> None:
        for name, kind in self.TYPES.items():
            setattr(self, name, np.empty(0, dtype=kind))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def extend(self, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows; each has its values in the order of TYPES."""
        for (name, kind), values in zip(self.TYPES.items(), zip(*rows, strict=True), strict=True):
            setattr(self, name, np.concatenate([getattr(self, name), np.array(values, dtype=kind)]))


def day_number(day: datetime.date | None, empty: int) -> int:
    return day.toordinal() if day else empty


def seconds(moment: datetime.datetime | None, empty: float) -> float:
    """Seconds since 1970."""
    return moment.timestamp() if moment else empty


def title_number(title: str) -> int:
    """Return a number that sorts titles by their first letters, without case and accents."""
    letters = fold(title)[:LETTERS_COUNTED].ljust(LETTERS_COUNTED)
    number = 0
    for letter in letters:
        number = number * 38 + LETTERS.get(letter, 0)
    return number
