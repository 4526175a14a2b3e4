"""Working days in the Netherlands: Monday to Friday, without the public holidays.

The holidays are those of rijksoverheid.nl. Good Friday is none by law, and Liberation Day is a
day off for most people once in five years; a promise in working days counts both as that says.
"""

import datetime
from functools import cache

SATURDAY = 5
EVERY_LUSTRUM = 5
# Days after Easter Sunday: Easter Monday, Ascension Day, Whit Monday; Whit Sunday is a Sunday.
AFTER_EASTER = (1, 39, 50)


def working_days_after(day: datetime.date, number: int) -> datetime.date:
    """Return the working day that is `number` of them after a day, which may be any."""
    for _n in range(number):
        day = _next(day)
    return day


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays(day.year)


@cache
def holidays(year: int) -> frozenset[datetime.date]:
    """Return the public holidays of a year."""
    easter = easter_sunday(year)
    days = {easter + datetime.timedelta(days=later) for later in AFTER_EASTER}
    days |= {datetime.date(year, 1, 1), _kings_day(year)}
    days |= {datetime.date(year, 12, 25), datetime.date(year, 12, 26)}
    if year % EVERY_LUSTRUM == 0:
        days.add(datetime.date(year, 5, 5))
    return frozenset(days)


def easter_sunday(year: int) -> datetime.date:
    """Return Easter by the Gregorian computus (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def _kings_day(year: int) -> datetime.date:
    """April 27; the day before where that is a Sunday."""
    day = datetime.date(year, 4, 27)
    return day - datetime.timedelta(days=1) if day.weekday() > SATURDAY else day


def _next(day: datetime.date) -> datetime.date:
    day += datetime.timedelta(days=1)
    while not is_working_day(day):
        day += datetime.timedelta(days=1)
    return day
