"""Dates as texts write them, kept in their own precision (ISO 8601: 2012-12-19, 2009-09, 2009)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biopact.loaders.wordlists import MONTHS
from biopact.text import Span

_NUMBER = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ember|ober)?\.?"

# Refuses: "May" without a day or year (a verb), day numbers above 31, years outside 1900-2099.
DATE = re.compile(
    rf"""\b(?:
      (?P<month>{_MONTH})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>(?:19|20)\d\d)
    | (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\s*,?\s+(?P<year2>(?:19|20)\d\d)
    | (?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)
    | (?P<month3>{_MONTH})\s*,?\s+(?:of\s+)?(?P<year3>(?:19|20)\d\d)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)

# Refuses: figures with a currency or thousands mark, and years that are part of a longer number or code.
YEAR = re.compile(r"(?<![\w$€£¥.,\-/])(?:19[5-9]|20[0-4])\d(?![\w/%]|[.,]\d|-\d)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: where it stands, and its ISO form in the precision given."""

    span: Span
    iso: str


def _full(month: str, day: str, year: str) -> str | None:
    number = int(day)
    return f"{year}-{_NUMBER[month[:3].lower()]:02d}-{number:02d}" if 1 <= number <= 31 else None


def find_dates(text: str, start: int = 0, end: int | None = None, *, years: bool = False) -> Iterator[DateMention]:
    """Every date between two offsets, in order; bare years too when asked for."""
    stop = len(text) if end is None else end
    found: list[DateMention] = []
    for match in DATE.finditer(text, start, stop):
        group = match.groupdict()
        if group["iso"]:
            iso: str | None = group["iso"]
        elif group["year"]:
            iso = _full(group["month"], group["day"], group["year"])
        elif group["year2"]:
            iso = _full(group["month2"], group["day2"], group["year2"])
        else:
            iso = f"{group['year3']}-{_NUMBER[group['month3'][:3].lower()]:02d}"
        if iso:
            found.append(DateMention(Span(*match.span()), iso))
    if years:
        for match in YEAR.finditer(text, start, stop):
            span = Span(*match.span())
            if not any(span.overlaps(date.span) for date in found):
                found.append(DateMention(span, match[0]))
    yield from sorted(found, key=lambda date: date.span)
