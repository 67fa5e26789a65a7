"""What each part of a release is: headline, subheads, dateline, body, "About X", standing boilerplate.

Works on laid-out texts and on whole releases flattened into one paragraph; nothing is changed or moved,
a layout is only spans over the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from biopact.loaders.dateline import find_dateline
from biopact.loaders.dates import DATE, find_dates
from biopact.loaders.heads import (
    TIME_AFTER,
    after_date,
    date_of_head,
    date_of_notice,
    date_of_opening,
    find_title,
    trimmed_span,
)
from biopact.text import Release, Span


class Part(StrEnum):
    """What a part of a release is."""

    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"
    ABOUT = "about"
    SAFETY = "safety"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a release. `about` names what an "About X" section is about."""

    part: Part
    span: Span
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one release in order, and what its head says."""

    sections: tuple[Section, ...]
    title: Span | None
    date: str | None
    date_span: Span | None
    lead: int
    """Offset at which the running text begins, after headline and dateline."""

    def section_at(self, offset: int) -> Section | None:
        """The section that holds an offset; None between sections."""
        return next((part for part in self.sections if part.span.start <= offset < part.span.end), None)


_BREAK = r"(?:^[ \t#>*_]*|\*\*[ \t\xa0]*|(?<=[.!?”\")\]])[ \t\xa0]+(?:\*+[ \t\xa0]*)?)"

# What ends right before a break: a line, or a sentence with space behind it.
_BREAK_END = re.compile(r"[\n.!?”\")\]](?:(?<=\n)|(?=[ \t\xa0]))")
_BOLD = re.compile(r"\*(?=\*)")

# A name that ends in an abbreviation keeps its full stop.
_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Co|Ltd|[A-Z]\.[A-Z])\.$")
# "About X": at a line's start, in bold, or after a sentence's end when X is a name. Refuses "about 40 percent",
# "About half of…" (X must begin with a capital, a digit-capital code or a quoted name, and stay short).
_ABOUT = re.compile(
    _BREAK + r"(?:About|ABOUT)[ \t\xa0]+"
    r"(?P<about>(?:the |our )?(?:[A-Z“\"]|\d+[A-Za-z])(?:(?![.!?][ \t]+[A-Z])[^\n*:]){1,120}?)"
    r"(?=[ \t\xa0]*(?:\*\*|\*|:|\r?\n|$))",
    re.MULTILINE,
)
# The same in flattened text without any mark: "… studies. About Merck For more than a century, Merck …".
_ABOUT_FLAT = re.compile(
    r"(?<=[.!?”\")\]])[ \t\xa0]+(?:About|ABOUT)[ \t\xa0]+"
    r"(?P<about>[A-Z][\w&.,'’®™\-]*(?:[ \t\xa0](?:[A-Z&][\w&.,'’®™\-]*|of|and|the|for)){0,6}?)[ \t\xa0]+"
    r"(?=(?:For|At|We|Our|The|As|In|Founded|Headquartered|Based|With|Since|By)\b|(?P=about))"
)

# Parts in which nothing is said that counts as news of a deal.
_STANDING = re.compile(
    _BREAK
    + r"""(?:
        (?:[\w&.,'’®\-]+[ \t\xa0]){0,8}?(?:Cautionary|Forward[-\ \t‐‑–]?[Ll]ooking|FORWARD[-\ \t]?LOOKING
            |Safe[ \t\xa0]Harbou?r|SAFE[ \t\xa0]HARBOR|CAUTIONARY)\b
      | (?:Disclosure|DISCLOSURE)[ \t\xa0](?:Notice|NOTICE)
      | (?:PFIZER[ \t\xa0])?DISCLOSURE[ \t\xa0]NOTICE
      | Additional[ \t\xa0]Information[ \t\xa0](?:and|about|About)
      | (?:Important|IMPORTANT)[ \t\xa0](?:Additional[ \t\xa0])?Information[ \t\xa0]+(?:About|about|and|for|For)\b
      | NOTE[ \t\xa0]TO[ \t\xa0]INVESTORS
      | To[ \t\xa0]view[ \t\xa0]the[ \t\xa0]full[ \t\xa0]press[ \t\xa0]release
      | Please[ \t\xa0]see[ \t\xa0]full[ \t\xa0]terms[ \t\xa0]of[ \t\xa0]use
      | Source[ \t\xa0]version[ \t\xa0]on
      | View[ \t\xa0](?:source|original|the[ \t\xa0]original)[ \t\xa0]
      | (?:Media|Investor|Press|Company|Public|Investors?|Corporate|Contact)[ \t\xa0]?
          (?:and[ \t\xa0]\w+[ \t\xa0])?(?:Contacts?|Relations|Enquiries|Inquiries|Details)\b
      | (?:Contacts?|CONTACTS?|References|REFERENCES|Advisors|Disclaimer|DISCLAIMER|Trademarks
          |Notes[ \t\xa0]to[ \t\xa0]Editors)[ \t\xa0]*(?::|\*\*|\r?$)
      | Webcast\b | Conference[ \t\xa0]Call\b
    )""",
    re.MULTILINE | re.VERBOSE,
)
_SAFETY = re.compile(
    _BREAK + r"(?:(?:Selected|Additional)[ \t\xa0])?(?:(?:U\.?S\.?|[A-Z]+®?)[ \t\xa0])?"
    r"(?:Important|IMPORTANT|Selected|SELECTED)[ \t\xa0](?:Important[ \t\xa0])?(?:Safety|SAFETY)[ \t\xa0]"
    r"(?:Information|INFORMATION)",
    re.MULTILINE,
)

_SENTENCE_END = re.compile(r"[a-z)]\.[ \n]+(?=[A-Z])")
_RUNNING = 3
"""Ends of sentences before a dateline that make it none: decks under a headline have fewer."""


def read_layout(release: Release) -> Layout:
    """The parts of a release; every offset of the text after its front matter lies in at most one section."""
    return with_running(release, read_head(release))


def with_running(release: Release, head: Layout) -> Layout:
    """A layout of the head alone, with the parts of the running text."""
    return replace(head, sections=(*head.sections, *_running(release.text, head.lead)))


def read_head(release: Release) -> Layout:
    """The parts of a release as far as its running text: what its head says, and its title and subhead."""
    text, start = release.text, release.body_start
    title, rest = find_title(text, start)
    window = min(len(text), rest + 2500)
    dateline = find_dateline(text, rest, window)
    if dateline and len(_SENTENCE_END.findall(text, rest, dateline.start())) >= _RUNNING:
        dateline = None  # The text runs already: what looks like a dateline is a place or a name in it.
    lead = dateline.end() if dateline else after_date(text, rest)
    date: str | None = None
    date_span: Span | None = None
    if dateline and (dateline["date"] or dateline["date2"]):
        group = "date" if dateline["date"] else "date2"
        found = next(find_dates(text, *dateline.span(group)), None)
        if found:
            date, date_span = found.iso, found.span
    if date is None:
        head = dateline.end() + 60 if dateline else lead
        date, date_span = (
            date_of_head(text, start, head, title)
            or (None if dateline else date_of_opening(text, rest))
            or date_of_notice(text, lead)
            or (None, None)
        )
    sections: list[Section] = []
    if title is not None and not len(title):
        title = None
    if title is not None:
        sections.append(Section(Part.TITLE, title))
    if dateline and dateline.start() > rest:
        between = trimmed_span(text, rest, dateline.start())
        skip = DATE.match(text, between.start)
        if skip:
            clock = TIME_AFTER.match(text, skip.end())
            between = trimmed_span(text, min(clock.end() if clock else skip.end(), between.end), between.end)
        if len(between) > 12:
            sections.append(Section(Part.SUBHEAD, between))
    return Layout(tuple(sections), title, date, date_span, lead)


def _breaks(text: str, lead: int) -> list[int]:
    """Every offset at which a part may begin, in order: the few places at which the patterns of parts are tried."""
    ends = (match.end() for match in _BREAK_END.finditer(text, max(0, lead - 1)))
    first = [0] if lead == 0 else []
    return sorted({*first, *(at for at in ends if at >= lead), *(m.start() for m in _BOLD.finditer(text, lead))})


def _behind_breaks(pattern: re.Pattern[str], text: str, breaks: list[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a break, one behind the other."""
    at = 0
    for start in breaks:
        if start >= at:
            match = pattern.match(text, start)
            if match is not None:
                yield match
                at = match.end()


def _running(text: str, lead: int) -> list[Section]:
    """Body, About sections, safety information and standing boilerplate from the lead to the end."""
    breaks = _breaks(text, lead)
    marks: list[tuple[int, int, Part, str | None]] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_ABOUT, _ABOUT_FLAT):
        for match in _behind_breaks(pattern, text, breaks):
            name = match["about"].strip(' “”"*:')
            name = name if _ABBREVIATED.search(name) else name.rstrip(" .")
            before = bisect_right(taken, (match.start("about"), len(text)))
            if name and not (before and match.start("about") < taken[before - 1][1]):
                marks.append((match.start(), match.end(), Part.ABOUT, name))
        taken = [(start, end) for start, end, _, _ in marks]
    for pattern, standing in ((_STANDING, Part.STANDING), (_SAFETY, Part.SAFETY)):
        marks += [(m.start(), m.end(), standing, None) for m in _behind_breaks(pattern, text, breaks)]
    marks.sort(key=lambda mark: (mark[0], mark[1]))
    sections: list[Section] = []
    part, about, at = Part.BODY, None, lead
    for start, end, next_part, next_about in marks:
        if start > at:
            sections.append(Section(part, Span(at, start), about))
        part, about, at = next_part, next_about, max(at, end)
    if at < len(text):
        sections.append(Section(part, Span(at, len(text)), about))
    return [section for section in sections if text[section.span.start : section.span.end].strip(" \t\r\n*")]
