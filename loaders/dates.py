"""Dates as texts write them, kept in their own precision (ISO 8601: 2012-12-19, 2009-09, 2009)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from biopact.loaders.wordlists import MONTHS
from biopact.text import Span

_NUMBER = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ember|ober)?\.?"

# Refuses: "May" without a day or year (a verb), digits of other scripts, years outside 1900-2099. Whether the month has
# such a day is asked of the calendar.
DATE = re.compile(
    rf"""\b(?:
      (?P<month>{_MONTH})\s+(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>(?:19|20)[0-9]{{2}})
    | (?P<day2>[0-3]?[0-9])(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\s*,?\s+(?P<year2>(?:19|20)[0-9]{{2}})
    | (?P<iso>(?:19|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9])
    | (?P<month3>{_MONTH})\s*,?\s+(?:of\s+)?(?P<year3>(?:19|20)[0-9]{{2}})
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)

# Refuses: figures with a currency or thousands mark, and years that are part of a longer number or code.
YEAR = re.compile(r"(?<![\w$€£¥.,\-/])(?:19[5-9]|20[0-4])[0-9](?![\w/%]|[.,]\d|-\d)")


# What every date has.
_CENTURY = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: where it stands, and its ISO form in the precision given."""

    span: Span
    iso: str


def _month(word: str) -> int:
    return _NUMBER[word[:3].casefold()]


def _day(year: int, month: int, day: int) -> str | None:
    """The day in ISO form; None for one that no calendar has, such as 30 February."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(text: str, start: int = 0, end: int | None = None, *, years: bool = False) -> Iterator[DateMention]:
    """Every date between two offsets, in order; bare years too when asked for."""
    stop = len(text) if end is None else end
    if not _CENTURY.search(text, start, stop):
        return
    found: list[DateMention] = []
    for match in DATE.finditer(text, start, stop):
        group = match.groupdict()
        if group["iso"]:
            year, month, day = group["iso"].split("-")
            iso = _day(int(year), int(month), int(day))
        elif group["year"]:
            iso = _day(int(group["year"]), _month(group["month"]), int(group["day"]))
        elif group["year2"]:
            iso = _day(int(group["year2"]), _month(group["month2"]), int(group["day2"]))
        else:
            iso = f"{group['year3']}-{_month(group['month3']):02d}"
        if iso:
            found.append(DateMention(Span(*match.span()), iso))
    if years:
        for match in YEAR.finditer(text, start, stop):
            span = Span(*match.span())
            if not any(span.overlaps(date.span) for date in found):
                found.append(DateMention(span, match[0]))
    yield from sorted(found, key=lambda date: date.span)


_RELATIVE = re.compile(
    r"\b(?:(?:in|since) (?:early |late |mid-?)?(?P<month>january|february|march|april|mai|june|july|august"
    r"|september|october"
    r"|november|december)\b(?! \d)"
    r"|last (?P<last>january|february|march|april|mai|june|july|august|september|october|november|december)\b"
    r"|(?P<year>last year)|(?P<this>(?:earlier|late|later)? ?this year)|(?P<ago>last month))"
)


def relative_date(words: str, told_on: str) -> str | None:
    """What "in March", "last year" or "last month" in a skeleton means in a release of the ISO date `told_on`.

    A month is the last one of its name before the release, or its own; None where nothing of the kind is said.

    >>> relative_date("in march, alpha joined a consortium", "2020-05-26")
    '2020-03'
    >>> relative_date("last year it bought beta", "2020-05-26")
    '2019'
    """
    match = _RELATIVE.search(words)
    parts = told_on.split("-")
    if match is None or len(parts) < 2:
        return None
    year, now = int(parts[0]), int(parts[1])
    if match["year"]:
        return str(year - 1)
    if match["this"]:
        return str(year)
    if match["ago"]:
        return f"{year}-{now - 1:02d}" if now > 1 else f"{year - 1}-12"
    month = 5 if (match["month"] or match["last"]) == "mai" else _month(match["month"] or match["last"])
    return f"{year if month <= now else year - 1}-{month:02d}"
