"""Dates that stay fresh: in this school year, or in the next one when that is nearly over."""

import datetime

from django.utils import timezone

NOTICE = datetime.timedelta(days=30)

# First and last day as (month, day); August and later fall in the year the school year starts.
SEASONS = {
    "year": ((9, 1), (6, 30)),
    "autumn": ((9, 15), (12, 18)),
    "winter": ((11, 10), (3, 20)),
    "spring": ((1, 12), (4, 30)),
    "summer": ((4, 6), (7, 3)),
}

Span = tuple[datetime.date, datetime.date]


def season(name: str, today: datetime.date | None = None) -> Span:
    """Return the first and last day of a season that can still be asked for."""
    today = today or timezone.localdate()
    first, last = SEASONS[name]
    start = _school_year(today)
    if _day(last, start) < today + NOTICE:
        start += 1
    return _day(first, start), _day(last, start)


def day(month: int, day: int) -> datetime.date:
    """Return this day in the school year that can still be asked for."""
    today = timezone.localdate()
    found = _day((month, day), _school_year(today))
    if found < today + NOTICE:
        found = _day((month, day), _school_year(today) + 1)
    return found


def morning_in(days: int) -> datetime.datetime:
    """Return eight o'clock, this many days from now."""
    date = timezone.localdate() + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(date, datetime.time(8)))


def in_a_minute() -> datetime.datetime:
    """Return the nearest end a leader can still approve; it is past when somebody looks."""
    return timezone.now() + datetime.timedelta(minutes=1)


def _school_year(today: datetime.date) -> int:
    return today.year if today.month >= 8 else today.year - 1


def _day(month_and_day: tuple[int, int], start: int) -> datetime.date:
    month, number = month_and_day
    return datetime.date(start if month >= 8 else start + 1, month, number)
