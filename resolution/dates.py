"""Dates as texts tell them: a day, a month or a year, in ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange

_DATE = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def is_date(text: str) -> bool:
    """True for a day, month or year that the calendar has.

    >>> [is_date(text) for text in ("2006", "2006-04", "2006-04-30", "2006-04-31", "April 2006")]
    [True, True, True, False, False]
    """
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    return found["day"] is None or int(found["day"]) <= monthrange(int(found["year"]), int(found["month"]))[1]


def first_day(date: str) -> str:
    """The first day that a date may mean.

    >>> first_day("2006"), first_day("2006-04"), first_day("2006-04-03")
    ('2006-01-01', '2006-04-01', '2006-04-03')
    """
    return date + "-01-01"[(len(date) - 4) :]


def last_day(date: str) -> str:
    """The last day that a date may mean.

    >>> last_day("2006"), last_day("2004-02"), last_day("2006-04-03")
    ('2006-12-31', '2004-02-29', '2006-04-03')
    """
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date
