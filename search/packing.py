"""A row of the catalogue in one line of text, as the index reads it.

Reading a dozen columns of 100,000 rows, most of all lists and moments, takes longer than all the
index does with them.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from search.words.folding import fold

FIRST_DAY, LAST_DAY = datetime.date.min.toordinal(), datetime.date.max.toordinal()
MANY = 2**15 - 1
NEVER = float("inf")
# Names of choices are anybody's words, so what stands between them must be no letter of theirs.
BETWEEN, HALVES = "\x1f", "\x1e"
EQUALS = "\x1d"
# A title's first letters as one number that sorts as they do; 38 to the power of ten is exact
# as a float.
LETTERS = {letter: place for place, letter in enumerate(" 0123456789abcdefghijklmnopqrstuvwxyz", 1)}
LETTERS_COUNTED = 10
# The numbers of a line, in their order. An empty fact sets no limit, so it is the number that
# every question fits; NaN where the place is not known.
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


def pack(facts: Mapping[str, Any]) -> str:
    """Return the line of one row, from its columns by name."""
    choices = BETWEEN.join(
        f"{name}{EQUALS}{code}" for name, codes in facts["values"].items() for code in codes
    )
    return f"{choices}{HALVES}{' '.join(map(repr, _numbers(facts)))}"


def unpack(line: str) -> tuple[list[str], list[float]]:
    """Return the choices (see `choice_of`) and the numbers, in the order of NUMBERS."""
    choices, _halves, numbers = line.partition(HALVES)
    return choices.split(BETWEEN) if choices else [], list(map(float, numbers.split()))


def choice_of(choice: str) -> tuple[str, str]:
    """Return the facet and the code."""
    name, _equals, code = choice.partition(EQUALS)
    return name, code


def _numbers(facts: Mapping[str, Any]) -> list[float]:
    first, last = facts["available_from"], facts["available_until"]
    published, expires = facts["published_at"], facts["expire_at"]
    latitude, longitude = facts["latitude"], facts["longitude"]
    return [
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
    ]


def title_number(title: str) -> int:
    """Return a number that sorts titles by their first letters, without case and accents."""
    letters = fold(title)[:LETTERS_COUNTED].ljust(LETTERS_COUNTED)
    number = 0
    for letter in letters:
        number = number * 38 + LETTERS.get(letter, 0)
    return number
