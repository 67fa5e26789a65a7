"""Dates in the precision of a text, as stretches of days that can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days that a date may mean, both ends included, as proleptic ordinals."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days it may be; 1 for a date that is a day."""
        return self.last - self.first + 1

    def overlaps(self, other: Period, slack: int = 0) -> bool:
        """True if both may mean one day, or days no more than `slack` apart."""
        return self.first <= other.last + slack and other.first <= self.last + slack


def period(iso: str | None) -> Period | None:
    """The period of an ISO 8601 day, month or year; None for anything else, and for days that no calendar has.

    >>> period("2009-09"), period("2009-02-30"), period(None)
    (Period(first=733651, last=733680), None, None)
    """
    found = _DATE.fullmatch(iso or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        last = first
    elif month is not None:
        last = date(year, month, monthrange(year, month)[1])
    else:
        last = date(year, 12, 31)
    return Period(first.toordinal(), last.toordinal())


def iso_day(ordinal: int) -> str:
    """The day of an ordinal in ISO 8601."""
    return date.fromordinal(ordinal).isoformat()
