"""What each part of a release is: headline, subheads, dateline, body, "About X", standing boilerplate.

Works on laid-out texts and on whole releases flattened into one paragraph; nothing is changed or moved,
a layout is only spans over the text as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from biopact.loaders.dates import DATE, find_dates
from biopact.loaders.wordlists import MONTHS, any_of
from biopact.text import Release, Span


class Part(StrEnum):
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

# "About X": at a line's start, in bold, or after a sentence's end when X is a name. Refuses "about 40 percent",
# "About half of…" (X must begin with a capital, a digit-capital code or a quoted name, and stay short).
_ABOUT = re.compile(
    _BREAK + r"(?:About|ABOUT)[ \t\xa0]+(?P<about>(?:the |our )?[A-Z0-9“\"][^\n*:]{1,120}?)"
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
        (?:[\w&.,'’®\-]+[ \t\xa0]){0,8}?(?:Cautionary|Forward[-\ \t‐‑–]?Looking|FORWARD[-\ \t]?LOOKING
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

_MONTH = any_of([*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"])
_WIRE = (
    r"\(?\s*/?\s*(?:BUSINESS WIRE|Business Wire|PRNewswire|PR Newswire|GLOBE NEWSWIRE|GlobeNewswire"
    r"|Globe Newswire|NewMediaWire|ACCESSWIRE|Marketwired|Reuters|News Direct|24-7PressRelease|EIN Presswire"
    r"|PRWEB|Newsfile Corp\.?)[^)/\n]{0,30}/?\s*\)?"
)
_DASH = r"(?:--+|––?|—+|(?<=\s)-(?=\s)|−)"
# "WALTHAM, Mass.--(BUSINESS WIRE)--", "KENILWORTH, N.J. & SEATTLE––", "FREMONT, Calif. - (NewMediaWire) - October 22,
# 2024 -",
# "NEW YORK (Reuters) -". Refuses a line in which no dash or wire follows the place.
DATELINE = re.compile(
    rf"""(?P<place>[A-Z][A-Za-zÀ-ÿ.'’\-]+(?:[ \t\xa0](?:[A-Z][A-Za-zÀ-ÿ.'’\-]+|of|am|de|&|and|/))*
    (?:,[ \t\xa0]?[A-Z][A-Za-zÀ-ÿ.'’\-]*(?:[ \t\xa0][A-Z][A-Za-z.]+)*){{0,3}})
    (?:[ \t\xa0]*(?:&|and|/|;|,)[ \t\xa0]*[A-Z][A-Za-zÀ-ÿ.'’]+(?:[ \t\xa0][A-Z][A-Za-z.]+)*
        (?:,[ \t\xa0]?[A-Z][A-Za-z.]+(?:[ \t\xa0][A-Z][A-Za-z.]+)*)?){{0,3}}
    [ \t\xa0]*,?[ \t\xa0]*(?:{_DASH})?[ \t\xa0]*
    (?:(?P<date>(?:{_MONTH})\.?[ \t\xa0]+\d{{1,2}}(?:st|nd|rd|th)?,?[ \t\xa0]+(?:19|20)\d\d)
        [ \t\xa0]*,?[ \t\xa0]*(?:{_DASH})?[ \t\xa0]*)?
    (?:(?P<wire>{_WIRE})[ \t\xa0]*(?:{_DASH})?[ \t\xa0]*)?
    (?:(?P<date2>(?:{_MONTH})\.?[ \t\xa0]+\d{{1,2}},?[ \t\xa0]+(?:19|20)\d\d)[ \t\xa0]*)?
        (?:/?(?:[A-Z][\w ]+)?/?[ \t\xa0]*)??
    (?P<end>{_DASH}|(?<=--)|:)[ \t\xa0]*\**[ \t\xa0]*""",
    re.VERBOSE,
)

_LINE = re.compile(r"[^\n]*\n?")
_DATE_LINE = re.compile(
    rf"^\W*(?:[A-Z][a-z]+day,?\s+)?(?:{DATE.pattern})[\s\d:apmAPM.ETGSCUDt]*\W*$", re.VERBOSE | re.IGNORECASE
)
_TAG_LINE = re.compile(
    r"^\W*(?:News Direct|PRESS RELEASE|Press Release|News Release|FOR IMMEDIATE RELEASE|By [A-Z][\w. ,]+|!\[.*"
    r"|https?:\S+)\W*$"
)
_TIME_AFTER = re.compile(r"\s*\d{1,2}:\d\d\s*(?:am|pm|AM|PM|a\.m\.|p\.m\.)?\s*(?:[A-Z]{2,3})?\s*")


def _lines(text: str, start: int) -> list[Span]:
    return [Span(*m.span()) for m in _LINE.finditer(text, start) if m[0].strip()]


def _trimmed(text: str, start: int, end: int) -> Span:
    marks = " \t\r\n*#_|"
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)


def _dateline(text: str, start: int, limit: int) -> re.Match[str] | None:
    """The first dateline at or after `start`: its place is in capitals, or a wire or date follows the place."""
    at = start
    while at < limit:
        match = DATELINE.search(text, at, limit)
        if match is None:
            return None
        city = match["place"].split(",")[0]
        capitals = city.isupper() and len(city.replace(".", "")) > 2
        if (match["wire"] or match["date"] or match["date2"] or capitals) and match["end"] != ":":
            return match
        at = match.start() + max(1, len(match["place"].split(" ")[0]))
    return None


def _head(text: str, start: int) -> tuple[Span | None, int, int]:
    """Title span, where the rest of the head begins, and where the running text begins."""
    lines = _lines(text, start)
    titles = [line for line in lines if not _DATE_LINE.match(line.of(text)) and not _TAG_LINE.match(line.of(text))]
    if not titles:
        return None, start, start
    first = titles[0]
    raw = first.of(text)
    if len(raw) < 400:
        return _trimmed(text, first.start, first.end), first.end, first.end
    # Flattened: the headline runs until a date, a bold mark or a dateline, whichever comes first.
    stop = min(first.start + 500, first.end)
    ends = [stop]
    dated = DATE.search(text, first.start + 10, stop)
    if dated and dated["year3"] is None:
        ends.append(dated.start())
    bold = re.compile(r"\*").search(text, first.start + 10, stop)
    if bold:
        ends.append(bold.start())
    line = _dateline(text, first.start + 10, stop)
    if line:
        ends.append(line.start())
    end = min(ends)
    if end == stop:
        cut = re.compile(r"(?<=[a-z0-9)])[.!?]\s").search(text, first.start, stop)
        end = cut.start() if cut else text.rfind(" ", first.start, stop)
    return _trimmed(text, first.start, end), end, end


def _after_date(text: str, rest: int) -> int:
    """Where the text goes on after a date and a time that stand alone behind the headline."""
    gap = len(text[rest : rest + 40]) - len(text[rest : rest + 40].lstrip(" \t\r\n*-–—"))
    dated = DATE.match(text, rest + gap)
    if dated is None:
        return rest
    clock = _TIME_AFTER.match(text, dated.end())
    return clock.end() if clock else dated.end()


def _date_of_head(text: str, start: int, end: int, title: Span | None) -> tuple[str, Span] | None:
    """The first full date of the head that is not part of the headline itself."""
    for found in find_dates(text, start, end):
        if len(found.iso) == 10 and not (title is not None and title.overlaps(found.span)):
            return found.iso, found.span
    return None


# "The information contained in this release is as of October 7, 2019." Refuses "as of the date of this release".
_AS_OF = re.compile(
    r"\b(?:release|statement|document|announcement)[^.\n]{0,40}?\b(?:is|are|was|speaks?)(?: only)? as of (?=[A-Z\d])"
)


def _date_of_notice(text: str, lead: int) -> tuple[str, Span] | None:
    """The date that a closing notice gives for the whole release, where the head has none."""
    for match in _AS_OF.finditer(text, lead):
        dated = next(find_dates(text, match.end(), min(len(text), match.end() + 24)), None)
        if dated and len(dated.iso) == 10 and dated.span.start == match.end():
            return dated.iso, dated.span
    return None


def read_layout(release: Release) -> Layout:
    """The parts of a release; every offset of the text after its front matter lies in at most one section."""
    text, start = release.text, release.body_start
    title, rest, _ = _head(text, start)
    window = min(len(text), rest + 2500)
    dateline = _dateline(text, rest, window)
    lead = dateline.end() if dateline else _after_date(text, rest)
    date: str | None = None
    date_span: Span | None = None
    if dateline and (dateline["date"] or dateline["date2"]):
        group = "date" if dateline["date"] else "date2"
        found = next(find_dates(text, *dateline.span(group)), None)
        if found:
            date, date_span = found.iso, found.span
    if date is None:
        head = dateline.end() + 60 if dateline else lead
        date, date_span = _date_of_head(text, start, head, title) or _date_of_notice(text, lead) or (None, None)
    sections: list[Section] = []
    if title is not None:
        sections.append(Section(Part.TITLE, title))
    if dateline and dateline.start() > rest:
        between = _trimmed(text, rest, dateline.start())
        skip = DATE.match(text, between.start)
        if skip:
            clock = _TIME_AFTER.match(text, skip.end())
            between = _trimmed(text, min(clock.end() if clock else skip.end(), between.end), between.end)
        if len(between) > 12:
            sections.append(Section(Part.SUBHEAD, between))
    sections += _running(text, lead)
    return Layout(tuple(sections), title, date, date_span, lead)


def _running(text: str, lead: int) -> list[Section]:
    """Body, About sections, safety information and standing boilerplate from the lead to the end."""
    marks: list[tuple[int, int, Part, str | None]] = []
    for pattern in (_ABOUT, _ABOUT_FLAT):
        for match in pattern.finditer(text, lead):
            name = match["about"].strip(' .“”"*:')
            if name and not any(start <= match.start("about") < end for start, end, _, _ in marks):
                marks.append((match.start(), match.end(), Part.ABOUT, name))
    marks += [(m.start(), m.end(), Part.STANDING, None) for m in _STANDING.finditer(text, lead)]
    marks += [(m.start(), m.end(), Part.SAFETY, None) for m in _SAFETY.finditer(text, lead)]
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
