"""A row of the catalogue in one line of bytes, as the index reads it.

Reading a dozen columns and sixty words of 100,000 rows takes longer than all the index does with
them. A line holds numbers only, so that numpy takes a thousand lines apart at once: NUMBERS as
float64, how many choices and how many words of the title follow, then the numbers of the terms
(search/indexing/terms.py): choices, words of the title, words. All little-endian, terms as uint32.
"""

import datetime
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.indexing.postings_builder import Postings
from search.indexing.terms import Terms
from search.text.folding import fold

FIRST_DAY, LAST_DAY = datetime.date.min.toordinal(), datetime.date.max.toordinal()
MANY = 2**15 - 1
NEVER = float("inf")
# A title's first letters as one number that sorts as they do; 38 to the power of ten is exact
# as a float.
LETTERS = {letter: place for place, letter in enumerate(" 0123456789abcdefghijklmnopqrstuvwxyz", 1)}
LETTERS_COUNTED = 10
# The numbers of a line, in their order. An empty fact sets no limit, so it is the number that
# every query fits; NaN where the place is not known.
NUMBERS = (
    "group_min",
    "group_max",
    "first_day",
    "last_day",
    "lead_time",
    "minimum_age",
    "published",
    "expires",
    "title",
    "latitude",
    "longitude",
)
NUMBERS_FORM = f"<{len(NUMBERS)}d"
NUMBERS_BYTES = struct.calcsize(NUMBERS_FORM)
# What stands before the terms, counted in terms.
HEAD = NUMBERS_BYTES // 4 + 2


@dataclass(frozen=True)
class Unpacked:
    """Some lines; `numbers` has a row per line and a column for each of NUMBERS."""

    numbers: NDArray[np.float64]
    choices: Postings
    title_words: Postings
    words: Postings


def pack(facts: Mapping[str, Any], terms: Terms, number_of: Mapping[str, int]) -> bytes:
    """Return the line of one row, from its columns by name; a term without a number is 0."""
    sections = (terms.choices, terms.title_words, terms.words)
    numbers = [number_of.get(term, 0) for section in sections for term in section]
    counts = (len(terms.choices), len(terms.title_words))
    return packed_numbers(facts) + struct.pack(f"<{2 + len(numbers)}I", *counts, *numbers)


def unpack(lines: Sequence[bytes]) -> Unpacked:
    flat = np.frombuffer(b"".join(lines), dtype="<u4")
    lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines)) // 4
    heads = flat[(np.cumsum(lengths) - lengths)[:, None] + np.arange(HEAD)]
    sections = np.column_stack([np.full(len(lines), HEAD), heads[:, -2:], lengths])
    sections[:, 3] -= sections[:, :3].sum(axis=1)
    section_of = np.repeat(np.tile(np.arange(4, dtype=np.uint8), len(lines)), sections.ravel())
    line_of = np.repeat(np.arange(len(lines), dtype=np.uint32), lengths)

    def postings(section: int) -> Postings:
        chosen = section_of == section
        return Postings(flat[chosen], line_of[chosen])

    numbers = np.ascontiguousarray(heads[:, :-2]).view("<f8")
    return Unpacked(numbers, postings(1), postings(2), postings(3))


def packed_numbers(facts: Mapping[str, Any]) -> bytes:
    """Return how a line begins."""
    first, last = facts["available_from"], facts["available_until"]
    published, expires = facts["published_at"], facts["expire_at"]
    latitude, longitude = facts["latitude"], facts["longitude"]
    return struct.pack(
        NUMBERS_FORM,
        facts["group_min"] or 0,
        facts["group_max"] or MANY,
        first.toordinal() if first else FIRST_DAY,
        last.toordinal() if last else LAST_DAY,
        facts["lead_time_days"] or 0,
        facts["minimum_age"] or 0,
        published.timestamp() if published else 0,
        expires.timestamp() if expires else NEVER,
        title_number(facts["title"]),
        float("nan") if latitude is None else float(latitude),
        float("nan") if longitude is None else float(longitude),
    )


def title_number(title: str) -> int:
    """Return a number that sorts titles by their first letters, without case and accents."""
    letters = fold(title)[:LETTERS_COUNTED].ljust(LETTERS_COUNTED)
    number = 0
    for letter in letters:
        number = number * 38 + LETTERS.get(letter, 0)
    return number
