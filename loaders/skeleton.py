"""A sentence as its bones: mentions become single marks, asides fall away, the rest is lower case.

"ImmunoGen, Inc. (NASDAQ: IMGN), a biotechnology company that …, today announced that Amgen has licensed …"
becomes "⟨O⟩ today announced that ⟨O⟩ has licensed …", where each ⟨O⟩ is one private-use character. Rules for deals
and relations are written over skeletons, so that a rule sees grammar and not wording; every character knows
its place in the text, so that a match can always be shown as the words themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.loaders.dates import DateMention, find_dates
from biopact.loaders.document import Document, Kind, Sentence
from biopact.loaders.document.reference import ANAPHOR
from biopact.loaders.mentions.money import Sum, find_sums
from biopact.loaders.own_words import own_words
from biopact.loaders.pronouns import name_coordinated, name_joined, name_pronouns
from biopact.text import Span

# One character for each kind of mark, followed in the code table by the index of what it stands for.
_BASE = {Kind.ORGANIZATION: 0xE000, Kind.PRODUCT: 0xE800, Kind.TECHNOLOGY: 0xF000}
_MONEY, _DATE, _BOTH = 0xF500, 0xF600, "\uf700"
ORGANIZATION = "[\ue000-\ue7ff]"
PRODUCT = "[\ue800-\uefff]"
TECHNOLOGY = "[\uf000-\uf4ff]"
MONEY = "[\uf500-\uf5ff]"
DATE = "[\uf600-\uf6ff]"
INNER_DOT = "\u2024"
"""What a full stop inside a sentence ("u.s.", "4.5") becomes, so that "." in a pattern means the sentence's end."""
BOTH = _BOTH
"""The mark of "the companies", "both parties": the two that the release is about."""

_PARTIES = re.compile("[\ue000-\ue7ff\uf700]")
_THINGS = re.compile("[\ue800-\uf4ff]")
# Asides between commas that say what an organization is; what follows them is the verb or the end.
_ASIDE = re.compile(
    rf"(?P<keep>{ORGANIZATION})\s?,\s?(?:which\s|who\s|an?\s|the\s|one of\s|known\s|also known\s|formerly\s"
    r"|based\s|headquartered\s|part of\s|together with\s(?!(?:[a-z]+\s){0,2}partner)|a\s|whose\s|with\s|now\s|then\s"
    r"|as\s|located\s|developer\s"
    r"|meanwhile|however|in turn|in return|for its part|instead"
    r"|maker\s|leader\s|inc\b|(?:[a-z.․]+,\s)?(?:[a-z]+\s)?"
    r"(?:usa|u[.․]s[.․]a?[.․]?|n[.․]j[.․]|germany|denmark|switzerland)\b)"
    rf"[^;]{{0,320}}?,\s?(?=(?:today|announce|has\b|have\b|had\b|will\b|said|is\b|are\b|was\b|were\b|entered"
    rf"|enters|and\s(?:the\s)?(?:[a-z․\-']+\s){{0,6}}{ORGANIZATION}|to\b|under\b|for\b|that\b|acquired|agreed"
    r"|licensed|granted|signed|completed|exercised|received|whereby|in which|could\b|may\b|would\b|owns"
    rf"|announces|say\b|says\b|sold\b|sells\b|bought\b|buys\b|agrees\b|signs\b|exercises\b|terminate[sd]\b|pays\b"
    rf"|paid\b|receives\b|invested\b|recently|{DATE}|on {DATE}|whose\b|which\b))"
)
_SAID_IT = re.compile(
    rf"(?:(?P<also>{ORGANIZATION})(?:'s)? ?(?:,|and|&|, and) (?:[a-z․.'\-]+ ){{0,5}}?)?"
    rf"(?P<who>{ORGANIZATION})(?P<said>(?:\s\S+){{0,2}}?\s(?:said|says|announced|announces|disclosed|reported)"
    rf"(?:\s[^{chr(0xE000)}-{chr(0xE7FF)}.;]{{0,60}}?)??\s)(?P<it>it|the company|they)(?=\s)"
)


@dataclass(frozen=True)
class Skeleton:
    """The bones of one sentence. `places` has the text offset of each character of `text`."""

    text: str
    places: tuple[int, ...]
    sums: tuple[Sum, ...]
    dates: tuple[DateMention, ...]
    document: Document
    sentence: Sentence
    full: Skeleton | None = None
    """The same with its asides left in, where any were cut: relations are often told in asides."""
    aside: bool = False
    """True for a relative clause that is read as a sentence of its own."""

    def organization(self, mark: str) -> int | None:
        """The index of the organization behind a mark; None for another mark."""
        number = ord(mark) - 0xE000
        return number if 0 <= number < 0x800 else None

    def organizations(self, part: str) -> tuple[int, ...]:
        """The organizations marked in a part of the skeleton, in order, each once; "the companies" are the issuers."""
        found: list[int] = []
        for char in _PARTIES.findall(part):
            if char == _BOTH:
                found += self.document.pairs.get(self.sentence.order, self.document.issuers)
            else:
                found.append(ord(char) - 0xE000)
        return tuple(dict.fromkeys(found))

    def things(self, part: str) -> tuple[tuple[Kind, int], ...]:
        """The products and technologies marked in a part of the skeleton, in order, each once."""
        return tuple(
            (Kind.PRODUCT, code - 0xE800) if code < 0xF000 else (Kind.TECHNOLOGY, code - 0xF000)
            for code in map(ord, dict.fromkeys(_THINGS.findall(part)))
        )

    def money(self, mark: str) -> Sum:
        """The sum behind a mark."""
        return self.sums[ord(mark) - _MONEY]

    def date(self, mark: str) -> DateMention:
        """The date behind a mark."""
        return self.dates[ord(mark) - _DATE]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text under a stretch of the skeleton."""
        last = self.places[min(end, len(self.places)) - 1]
        return Span(self.places[start], max(last + 1, self._mark_end(end - 1)))

    def _mark_end(self, at: int) -> int:
        place = self.places[min(at, len(self.places) - 1)]
        for mention in self.document.mentions_in(Span(place, place + 1)):
            return mention.span.end
        ends = {span.start: span.end for span in (*(s.span for s in self.dates), *(s.span for s in self.sums))}
        return ends.get(place, place + 1)


# Brackets, marks and the codes that news agencies put behind names ("Alpha Inc ALPH.O").
_DROP = (
    re.compile(r"\([^()]{0,200}\)|®|™|\*|\[[^\[\]]{0,40}\]"),
    re.compile(r" (?<=[\w.)] )[A-Z]{2,6}\.[A-Z]{1,3}\b(?!\.[A-Z])"),
)
_BOTH_WORDS = re.compile(
    (
        r"\b(?:the\s+(?:two\s+|three\s+)?(?:companies|parties|organi[sz]ations|partners|collaborators)"
        r"|both\s+(?:companies|parties|organi[sz]ations)|the two|each party)\b"
    ),
    re.IGNORECASE,
)
_BOTH_CUES = ("companies", "parties", "organi", "partners", "collaborators", "the two", "each party")


def skeleton(document: Document, sentence: Sentence) -> Skeleton:
    """The skeleton of one sentence of a document."""
    text = document.release.text
    start, end = sentence.span.start, sentence.span.end
    sums = tuple(find_sums(text, start, end))
    dates = tuple(find_dates(text, start, end, years=True))
    pieces: list[tuple[int, int, str]] = []
    for mention in document.mentions_in(sentence.span):
        pieces.append((mention.span.start, mention.span.end, chr(_BASE[mention.kind] + min(mention.index, 0x4FF))))
    pieces += [(s.span.start, s.span.end, chr(_MONEY + i)) for i, s in enumerate(sums[:250])]
    pieces += [(d.span.start, d.span.end, chr(_DATE + i)) for i, d in enumerate(dates[:250])]
    pieces += [(m.start(), m.end(), "") for dropped in _DROP for m in dropped.finditer(text, start, end)]
    low = document.plain[start:end]
    if any(cue in low for cue in _BOTH_CUES):
        pieces += [(m.start(), m.end(), _BOTH) for m in _BOTH_WORDS.finditer(text, start, end)]
    pieces += [(begin, stop, chr(0xE000 + who)) for begin, stop, who in own_words(document, sentence)]
    carried = document.carried.get(sentence.order)
    if carried is not None:
        pieces += [(m.start(), m.end(), chr(_BASE[Kind.PRODUCT] + carried)) for m in ANAPHOR.finditer(text, start, end)]
    pieces.sort(key=lambda piece: (piece[0], -piece[1]))
    chars: list[str] = []
    places: list[int] = []
    at = start
    for begin, stop, mark in pieces:
        if begin < at:
            continue
        _plain(document.plain, at, begin, chars, places)
        if mark:
            chars.append(mark)
            places.append(begin)
        at = stop
    _plain(document.plain, at, end, chars, places)
    whole = "".join(chars)
    whole = whole[:-1].replace(".", INNER_DOT) + whole[-1:]
    bones, where = _without_parents(*_without_asides(whole, places))
    full = Skeleton(whole, tuple(places), sums, dates, document, sentence) if bones != whole else None
    bones, where = name_joined(bones, where)
    bones, where = name_coordinated(bones, where)
    bones, where = _who_it_is(bones, where)
    bones, where = name_pronouns(bones, where, document.subjects.get(sentence.order))
    return Skeleton(bones, tuple(where), sums, dates, document, sentence, full)


# "Alpha unit Beta": who acts is Beta.
_PARENT = re.compile(
    rf"{ORGANIZATION}(?:'s?)? (?:(?:wholly|majority)[- ]owned )?(?:[a-z]+ )?(?:subsidiary|unit|division|arm|affiliate"
    r"|spin-?off|spin-?out) "
    rf"(?={ORGANIZATION})"
)


def _without_parents(bones: str, places: list[int]) -> tuple[str, list[int]]:
    """Leave out the parent before a subsidiary that is named with it."""
    for match in reversed(list(_PARENT.finditer(bones))):
        bones = bones[: match.start()] + bones[match.end() :]
        places = places[: match.start()] + places[match.end() :]
    return bones, places


_WOULD = " would "


def _who_it_is(bones: str, places: list[int]) -> tuple[str, list[int]]:
    """Put the mark of who says so in the place of "it" and "they"; "its" stays, as rules know it.

    What somebody said that it would do is what it will do.
    """
    pieces: list[str] = []
    where: list[int] = []
    at = 0
    for match in _SAID_IT.finditer(bones):
        start, end = match.span("it")
        both = match["it"] == "they" and match["also"]
        said = f"{match['also']} and {match['who']}" if both else match["who"]
        pieces += [bones[at:start], said]
        where += [*places[at:start], *[places[start]] * len(said)]
        at = end
        if bones.startswith(_WOULD, end):
            pieces.append(" will")
            where += places[end : end + len(" will")]
            at = end + len(_WOULD) - 1
    return "".join([*pieces, bones[at:]]), where + places[at:]


def _plain(text: str, start: int, end: int, chars: list[str], places: list[int]) -> None:
    """Add a stretch of plain text, runs of spaces as one."""
    stretch = text[start:end]
    if "  " not in stretch and not (stretch[:1] == " " and chars and chars[-1] == " "):
        chars.extend(stretch)
        places.extend(range(start, end))
        return
    for offset, char in enumerate(stretch, start):
        if char == " " and chars and chars[-1] == " ":
            continue
        chars.append(char)
        places.append(offset)


def _without_asides(bones: str, places: list[int]) -> tuple[str, list[int]]:
    """Cut explanatory asides, twice, because one aside may stand inside the reach of another."""
    for _ in range(2):
        kept: list[tuple[int, int]] = []
        at = 0
        for match in _ASIDE.finditer(bones):
            kept.append((at, match.end("keep")))
            at = match.end()
        if not at:
            break
        kept.append((at, len(bones)))
        pieces, where = [], []
        for number, (start, end) in enumerate(kept):
            if number and start > 0:
                pieces.append(" ")
                where.append(places[min(start, len(places) - 1)])
            pieces.append(bones[start:end])
            where += places[start:end]
        bones, places = "".join(pieces), where
    return bones, places
