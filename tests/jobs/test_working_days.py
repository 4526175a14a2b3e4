"""Working days of the Netherlands, over years in which the holidays fall otherwise."""

import datetime

import pytest
from dateutil.easter import easter

from jobs.working_days import (
    easter_sunday,
    holidays,
    is_working_day,
    working_days_after,
)

day = datetime.date.fromisoformat


def test_easter_is_where_others_have_it() -> None:
    years = range(1990, 2200)

    assert [easter_sunday(year) for year in years] == [easter(year) for year in years]


def test_holidays_of_one_year_are_those_of_the_government() -> None:
    assert sorted(map(str, holidays(2026))) == [
        "2026-01-01",
        "2026-04-06",
        "2026-04-27",
        "2026-05-14",
        "2026-05-25",
        "2026-12-25",
        "2026-12-26",
    ]


@pytest.mark.parametrize(
    ("date", "works"),
    [
        ("2026-11-30", True),
        ("2026-11-28", False),  # Saturday
        ("2026-11-29", False),  # Sunday
        ("2026-05-05", True),  # Liberation Day is a day off once in five years
        ("2025-05-05", False),
        ("2025-04-26", False),  # King's Day, the 27th being a Sunday
        ("2027-04-27", False),
        ("2026-04-03", True),  # Good Friday
        ("2026-12-31", True),
    ],
)
def test_working_day(date: str, works: bool) -> None:
    assert is_working_day(day(date)) is works


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2026-11-30", 3, "2026-12-03"),
        ("2026-11-27", 1, "2026-11-30"),
        ("2026-12-23", 3, "2026-12-29"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-11-28", 0, "2026-11-28"),
    ],
)
def test_days_after_a_day(start: str, number: int, end: str) -> None:
    assert working_days_after(day(start), number) == day(end)
