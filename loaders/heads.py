"""The head of a release: its title, and the date that it gives for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biopact.loaders.dateline import find_dateline
from biopact.loaders.dates import DATE, find_dates
from biopact.text import Span

_LINE = re.compile(r"[^\n]*\n?")
# Lines of the head that are no title: a date alone, a wire's tag.
_DATE_LINE = re.compile(
    rf"^\W*(?:[A-Z][a-z]+day,?\s+)?(?:{DATE.pattern})[\s\d:apmAPM.ETGSCUDt]*\W*$", re.VERBOSE | re.IGNORECASE
)
_TAG_LINE = re.compile(
    r"^\W*(?:News Direct|PRESS RELEASE|Press Release|News Release|FOR IMMEDIATE RELEASE|By [A-Z][\w. ,]+|!\[.*"
    r"|https?:\S+)\W*$"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)])[.!?]\s")
# The clock behind a date of the head: "4:05 pm EST".
TIME_AFTER = re.compile(r"\s*\d{1,2}:\d\d\s*(?:am|pm|AM|PM|a\.m\.|p\.m\.)?\s*(?:[A-Z]{2,3})?\s*")


def _lines(text: str, start: int) -> Iterator[Span]:
    return (Span(*m.span()) for m in _LINE.finditer(text, start) if m[0].strip())


def trimmed_span(text: str, start: int, end: int) -> Span:
    """A span without the space and marks (bold, headings, tables) at its ends."""
    marks = " \t\r\n*#_|"
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)


def find_title(text: str, start: int) -> tuple[Span | None, int]:
    """The title, if there is one, and where the rest of the head begins."""
    lines = _lines(text, start)
    titles = (line for line in lines if not _DATE_LINE.match(line.of(text)) and not _TAG_LINE.match(line.of(text)))
    first = next(titles, None)
    if first is None:
        return None, start
    raw = first.of(text)
    if len(raw) < 400:
        return trimmed_span(text, first.start, first.end), first.end
    # Flattened: the headline runs until a date, a bold mark or a dateline, whichever comes first.
    stop = min(first.start + 500, first.end)
    ends = [stop]
    dated = DATE.search(text, first.start + 10, stop)
    if dated and dated["year3"] is None:
        ends.append(dated.start())
    bold = text.find("*", first.start + 10, stop)
    if bold >= 0:
        ends.append(bold)
    line = find_dateline(text, first.start + 10, stop)
    if line:
        ends.append(line.start())
    end = min(ends)
    if end == stop:
        cut = _SENTENCE_END.search(text, first.start, stop)
        end = cut.start() if cut else max(text.rfind(" ", first.start, stop), first.start)
    return trimmed_span(text, first.start, end), end


def after_date(text: str, rest: int) -> int:
    """Where the text goes on after a date and a time that stand alone behind the headline."""
    gap = len(text[rest : rest + 40]) - len(text[rest : rest + 40].lstrip(" \t\r\n*-–—"))
    dated = DATE.match(text, rest + gap)
    if dated is None:
        return rest
    clock = TIME_AFTER.match(text, dated.end())
    return clock.end() if clock else dated.end()


def date_of_head(text: str, start: int, end: int, title: Span | None) -> tuple[str, Span] | None:
    """The first full date of the head that is not part of the headline itself."""
    for found in find_dates(text, start, end):
        if len(found.iso) == 10 and not (title is not None and title.overlaps(found.span)):
            return found.iso, found.span
    return None


# What may stand before a date that opens the text: a place, a tag. Refuses a sentence that comes to speak of a date.
_PLACE_ONLY = re.compile(r"(?:[A-ZÀ-Þ]\w*\b|(?:and|of|the|de|la|am)\b|[^\w\s]|\s)*")


def date_of_opening(text: str, rest: int) -> tuple[str, Span] | None:
    """A full date with which the text opens behind the headline, with no more than a place or a tag before it."""
    for found in find_dates(text, rest, min(len(text), rest + 140)):
        if len(found.iso) == 10:
            return (found.iso, found.span) if _PLACE_ONLY.fullmatch(text, rest, found.span.start) else None
    return None


# "What this release says is as of May 3, 2012." Refuses "as of the date of this release".
_AS_OF = re.compile(
    r"\b(?:release|statement|document|announcement)[^.\n]{0,40}?\b(?:is|are|was|speaks?)(?: only)? as of (?=[A-Z\d])"
)


def date_of_notice(text: str, lead: int) -> tuple[str, Span] | None:
    """The date that a closing notice gives for the whole release, where the head has none."""
    for match in _AS_OF.finditer(text, lead):
        dated = next(find_dates(text, match.end(), min(len(text), match.end() + 24)), None)
        if dated and len(dated.iso) == 10 and dated.span.start == match.end():
            return dated.iso, dated.span
    return None
