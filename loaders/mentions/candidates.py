"""Capitalised names: the stretches of a text that could name something, before anything is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from biopact.loaders.mentions.words import DEMONYMS, GENERIC, OPENERS
from biopact.loaders.wordlists import ORGANIZATION_HEADS, ORGANIZATION_NOUNS, any_of
from biopact.resolution.legal_forms import LEGAL
from biopact.text import Span

_NAMESAKE = r"Dr\.?(?=[ \xa0][A-Z]\w+['’]s[ \xa0](?:Laborator|Pharma))"
_INITIALS = rf"(?:(?:[A-Z]\.){{1,3}}(?=\s[A-Z])|{_NAMESAKE})"
# An initial or "St." within a name: "Jane A. Roe", "St. Zentor Health"; not the letter that ends "Series A. Zentor".
_INNER_DOT = (
    r"(?:(?<!Series.)(?<!Class.)(?<!titis.)(?<!tamin.)(?<!Type.)(?<!Phase.)(?<!luenza.)(?<!Part.)"
    r"[A-Z]\.(?=[ \xa0][A-Z][a-z])|St\.(?=[ \xa0][A-Z]))"
)
# A word of a name: Roche, ImmunoGen, mAbxience, 4SC, T-DM1, J&J, Receptor.AI, O'Neill; not "can't", not a bare number.
_WORD = (
    r"(?![A-Z]\.[A-Za-z]\.)(?>[A-ZÀ-ÞČĆĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ][\w]*(?:[-‑/+][\w]+|\.(?=[A-Za-z]{2})\w+"
    r"|&(?=[A-Z])\w+|['’](?=[A-Z])\w+)*"
    r"|(?!the[A-Z])[a-z]{1,3}[A-Z][\w]*(?:[-‑][\w]+)*|\d+(?![MKBk]\b)[A-Za-z][\w]*(?:[-‑][\w]+)*)"
    r"(?:(?:(?<=Children)|(?<=Women)|(?<=Alzheimer)|(?<=Parkinson)|(?<=Crohn)|(?<=King)|(?<=Queen))['’]s"
    r"(?=[ \xa0](?:[A-Z]\w+[ \xa0]){0,4}(?:Hospital|Foundation|Research|Institute|Society|Association|College|Health"
    r"|Cent(?:er|re)|University)\b)"
    r"|['’]s(?=[ \xa0](?:Pharmaceuticals?(?=[ \xa0](?:\(|Ltd|Co\b|Inc|Corp|Group|Holding))|Laboratories\b)))?[®™]?"
)
_HEADS = any_of(
    {
        *(head.capitalize() for head in ORGANIZATION_HEADS),
        *"Coalition Partnership Agency Society Association Bureau Office Division Administration Authority".split(),
        *"Commission Organization Organisation Network Consortium Alliance Federation Fund Trust Academy".split(),
    }
)
# What an institution may be for beside the first: "Department of Health and Human Services". Refuses other names.
_FIELDS = any_of(
    """
    Human Health Infectious Prevention Response Technology Technologies Science Sciences Development Research Medical
    Medicine Education Welfare Safety Drug Surgery Dentistry Biomedical Metabolism Metabolic Engineering Radiological
    Digestive Kidney Blood Community Mental Labour Labor Social Industry Trade Food Innovation Care Wellness
    Pharmacology Pharmacy Rehabilitation Pathology Immunology Oncology Genetics Biology Chemistry Neuroscience Hygiene
    Environment Population Skin Musculoskeletal Stroke Other Families Control Public Clinical Biotechnology Art Life
    """.split()
)
# "University of California at San Francisco", "Institute for Systems Biology"; refuses a head alone.
_HEADED = (
    rf"(?:U\.[SK]\.[ \xa0])?(?:{_WORD}[ \xa0]){{0,3}}{_HEADS}"
    rf"(?:(?<!University)(?<!College)(?<!Hospital)[ \xa0]for|(?<!Administration)[ \xa0](?:of"
    rf"|at))[ \xa0](?:the[ \xa0])?{_WORD}"
    rf"(?:(?:[ \xa0]|,[ \xa0](?={_FIELDS}[ \xa0](?:and|&)[ \xa0])|[ \xa0]&[ \xa0](?={_FIELDS}\b)"
    rf"|[ \xa0](?:and(?=[ \xa0]{_FIELDS}\b)|(?:of|at|for)(?:[ \xa0]the)?)[ \xa0]"
    r"(?=[A-Z]\w+[ \xa0]?(?:[A-Z]|,|\.|\(|\))))"
    rf"(?:{_WORD})){{0,6}}"
)
_GAP = (
    r"(?:[ \xa0]|\r?\n(?!\s*\n)|[ \xa0]?&[ \xa0]?"
    r"|[ \xa0](?:de|del|de la|di|da|do|du|des|van|von|der|van der|e|y|für|et)[ \xa0](?=[A-ZÀ-Þ]))"
)
_TAIL = rf"(?:(?:[ \xa0]?,(?:[ \xa0]|\r?\n(?!\s*\n))?|[ \xa0\n])(?:(?:and|&)[ \xa0])?{LEGAL}(?![\w]|-\w))"
_AND_TAIL = (
    r"(?:[ \xa0](?:and|&)[ \xa0](?:(?:[A-Z]\w+[ \xa0]){0,3}"
    r"(?:Authority|Administration|Commission|Agency|Prevention)|Co\b\.?|Company|Sons|Associates"
    r"|(?:Technology|Development|Research|Medical|Engineering|Innovation|Health|Infectious)[ \xa0]"
    r"(?:[A-Z]\w+[ \xa0]){0,2}(?:Corporation|Institute|Council|Center|Agency|Foundation|University|Organization"
    r"|Program|Laborator(?:y|ies)|Diseases?|Association|Society|Fund)\b))"
)
_GOVERNMENT = (
    r"(?:(?:U\.S\.|U\.K\.|US|UK|United States|United Kingdom|[A-Z][a-z]+(?:an|ese|ish|nch|ch)) [Gg]overnment\b)"
)
_NAME = (
    rf"(?:(?<![\w@/])|(?<=\bthe))(?:{_GOVERNMENT}|{{headed}}(?:{_INITIALS}{_GAP}|St\.[ \xa0])?{_WORD}"
    rf"(?:{_GAP}(?:{_INNER_DOT}|(?!(?:Inc|Corp|Co|Ltd|Pte|Pty)\b){_WORD}|{_INITIALS}"
    rf"|\d{{1,3}}(?=[ \xa0][A-Z][a-z]+[ ,])|(?<=Fund.)\d{{1,2}}\b)){{0,7}}{_AND_TAIL}?){_TAIL}{{0,3}}"
)
NAME = re.compile(_NAME.replace("{headed}", f"{_HEADED}|"))
# The same for texts in which no such head stands.
_HEADLESS = re.compile(_NAME.replace("{headed}", ""))
_HEAD_OF = re.compile(rf"{_HEADS}[ \xa0](?:for|of|at)[ \xa0]")
# A Reuters mark that stands behind a name without brackets: "Crucell CRCL.AS".
_RIC_END = re.compile(r"[ \xa0]+[A-Z0-9]{2,6}\.[A-Z]{1,2}\b")
# What follows a name's last word where that word is the symbol of such a mark: ".O" of "Zentor ZNT.O".
_RIC_REST = re.compile(r"(?<=[ \xa0][A-Z]{3})\.[A-Z]{1,2}\b|(?<=[ \xa0][A-Z]{4})\.[A-Z]{1,2}\b")
# Legal forms that are abbreviations, so that a full stop behind them is theirs; behind "AG" it ends the sentence.
_DOTTED = re.compile(
    r"(?:^|[\s,])(?:Inc|Corp|Co|Ltd|L\.P|N\.V|B\.V|S\.A|S\.p\.A|S\.r\.l|K\.K|L\.L\.C|S\.A\.S|Pte|Pty)$"
)
# "Zentor Partners with Pelmor": there the word is a verb and no part of the name.
_VERB_AFTER_ALL = re.compile(r"(?<=\w )(?:Partners|Teams)$")
_WITH = re.compile(r"[ \xa0](?:[Ww]ith|[Uu]p)\b")
_LEGAL_END = re.compile(rf"(?:^|[\s,]){LEGAL}$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: its span and its words as they stand, without openers such as "The" or "Under"."""

    span: Span
    name: str

    @property
    def has_legal_form(self) -> bool:
        """True for "ImmunoGen, Inc."; False for a legal form alone."""
        return has_legal_form(self.name)


@lru_cache(maxsize=8192)
def has_legal_form(name: str) -> bool:
    """True for "ImmunoGen, Inc."; False for a legal form alone."""
    found = _LEGAL_END.search(name)
    return found is not None and found.start() > 0


# What describes a name in front of it: "Boston-based", "Cancer-focused", "New York-listed". Refuses "Zentor-Pelmor".
_DESCRIBED = re.compile(
    r"(?:[A-Z][\w.]*[ \xa0]){0,2}[A-Z0-9][\w.]*-(?:based|focused|backed|owned|listed|traded|led|funded|headquartered"
    r"|positive|stage|driven|affiliated|sponsored|approved|powered|enabled|designed|derived|guided)[ \xa0]"
)
# "a Division of Zentor Ltd": the division has no name of its own.
_UNIT_OF = re.compile(
    rf"(?:Division|Subsidiary|Unit|Member|Part)[ \xa0]of[ \xa0](?:the[ \xa0])?(?=.{{2,60}}[ ,]{LEGAL}$)"
)
_CAPITALS = re.compile(r"\s?\(([A-Z]{3,8})\)")
# Places whose first word is an opener elsewhere.
_TWO_WORDS = re.compile(r"New (?:York|Jersey|Zealand|England|Mexico|Hampshire|Haven|Orleans|Delhi|Brunswick)|Tel Aviv")
# A heading that ran into the text behind it: "ZentorZentor Inc.".
_DOUBLED = re.compile(r"([A-Z][\w.&'’-]{3,30}(?:[ \xa0][\w.&'’-]{1,30}){0,4}?)\s{0,2}(?=\1\b)")
# Where one name ends and something else begins: behind a legal form, and before or behind what a person is.
_CUT = re.compile(
    r"(?<=\s)(?:Inc\.?|Corp\.?|Ltd\.?|LLC|PLC|Plc|plc|N\.V\.|B\.V\.|L\.L\.C\.|L\.P\.|K\.K\.|S\.A\.S\.|S\.p\.A\."
    r"|S\.r\.l\.|Limited|Corporation|GmbH|S\.A\.|Incorporated)"
    r"(?=\s+(?:&\s+)?[A-Z])(?!\s+(?:Inc|Ltd|LLC|Co|Company|Limited)\b)"
    r"|(?<=[a-z])(?=The[ \xa0][A-Z])|(?<=\s)(?P<word>With|From|By|Through|Via|Into|Amid|After|Its|That)(?=\s)"
    r"|\s+(?:&\s+)?(?:CEO|CFO|COO|CSO|CMO|Chief|President|Chairman|Chairwoman|Chair|Executive|Officer|Director"
    r"|Vice|Spokes\w+|Analyst|Dr\.?|Mr\.?|Ms\.?|Founder|Co-[Ff]ounder)(?=\s|$)"
)


_FIRST_WORD = re.compile(r"\S+\s*")
_INITIALS_END = re.compile(r"(?:[A-Z]\.)+$")


def find_candidates(text: str, span: Span) -> Iterator[Candidate]:
    """Every possible name within a span, in order."""
    name = NAME if _HEAD_OF.search(text, span.start, span.end) else _HEADLESS
    for match in name.finditer(text, span.start, span.end):
        start, end = match.span()
        cut = _CUT.search(text, start + 1, end)
        while cut is not None:
            person = text[cut.start()].isspace()
            yield from trimmed(text, start, cut.start() if person or cut["word"] else cut.end())
            start = cut.end()
            if person:
                start = end
                break
            cut = _CUT.search(text, start + 1, end)
        if start < end:
            yield from trimmed(text, start, end)


_NATIONAL = frozenset(
    "association society institute foundation council academy college federation agency bank center centre hospital"
    " university league union commission consortium fund network board".split()
)
"""Nouns with which where somebody is from is part of the name (lower case)."""


def _belongs(name: str, rest: str) -> bool:
    """True if where somebody is from is part of the name: "Swedish Medical Center", "American Zentor Drug Co"."""
    if _LEGAL_END.search(name):
        return len(name.split()) > 3
    words = [word.strip(".,®™").lower() for word in rest.split()]
    if len(words) > 1 and (words[-1] in _NATIONAL or (words[0] in _NATIONAL and words[1] in {"of", "for"})):
        return True
    return len(words) > 1 and words[-1] in ORGANIZATION_NOUNS and all(word in GENERIC for word in words)


def _spelled_out(text: str, start: int, end: int) -> bool:
    """True if the first letters of all words stand in brackets behind a name, or it is "MD Zentor Center"."""
    words = re.findall(r"[A-Z]\w*", text[start:end])
    defined = _CAPITALS.match(text, end)
    if defined:
        return "".join(word[0] for word in words) == defined[1]
    return words[0] == "MD" and words[-1] in {"Center", "Hospital", "Institute"}


# What a news agency puts before a headline: "BRIEF-Alpha buys Beta".
_TAG = re.compile(
    r"(?:BRIEF|UPDATE|RPT|REFILE|CORRECTED|CORRECTION|EXCLUSIVE|ANALYSIS|FACTBOX|TEXT|INTERVIEW|DEALTALK|BREAKINGVIEWS"
    r"|NEWSMAKER|TIMELINE|WRAPUP|INSIGHT|FEATURE)(?: \d)?-(?=[A-Z])"
)
# Before a name: "Alpha, a Beta Company" belongs to Beta.
OF_THE_HOUSE = re.compile(r", (?:an?|part of) $")


_PARTS_OF_NAMES = frozenset("new first second third five seven global public next early late industry".split())


# A company that is called after a doctor: "Dr. Zentor's Laboratories".
_DOCTOR = re.compile(_NAMESAKE)


def trimmed(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The name between two offsets without the openers it begins with; nothing if only openers stand there."""
    while start < end and text[start].isspace():
        start += 1
    tagged = _TAG.match(text, start, end)
    start = tagged.end() if tagged else start
    if text[start:end].endswith(" Company") and OF_THE_HOUSE.search(text, max(0, start - 12), start):
        end -= len(" Company")
    while start < end:
        word = _FIRST_WORD.match(text[start:end])
        first = word[0].strip(" ,.\n\r&").lower() if word else ""
        described = _DESCRIBED.match(text, start, end) or _UNIT_OF.match(text, start, end)
        if described:
            start = described.end()
            continue
        if word is None or (first and first not in OPENERS):
            break
        if first == "dr" and _DOCTOR.match(text, start):
            break
        if (
            first in _PARTS_OF_NAMES
            and word[0][:1].isupper()
            and re.search(r"[a-z,] $", text[max(0, start - 2) : start])
        ):
            break  # a capital in the middle of a sentence: "bought New River Pharmaceuticals"
        if first in DEMONYMS and _belongs(text[start:end], text[start + word.end() : end]):
            break
        if _TWO_WORDS.match(text, start, end):
            break
        if first in DEMONYMS | {"md"} and _spelled_out(text, start, end):
            break
        start += word.end()
    doubled = _DOUBLED.match(text, start, end)
    start = doubled.end() if doubled else start
    if text[end : end + 1] == "." and _DOTTED.search(text[start:end]):
        end += 1
    elif (
        text[end - 1 : end] == "." and _LEGAL_END.search(text[start:end]) and not _DOTTED.search(text[start : end - 1])
    ):
        end -= 1
    if text.startswith("-based", end - 6) and " " in text[start:end]:
        end -= 6
    if _VERB_AFTER_ALL.search(text, start, end) and _WITH.match(text, end):
        end = text.rfind(" ", start, end)
    if _RIC_REST.match(text, end):
        end = start + max(0, text[start:end].rfind(" "))
    mark = _RIC_END.search(text, start, end)
    if mark is not None and mark.end() == end:
        end = mark.start()
    name = text[start:end]
    stripped = name.rstrip(" ,\n\r")
    if name.endswith(".") and not _LEGAL_END.search(name) and not _INITIALS_END.search(name):
        stripped = stripped.rstrip(".")
    if len(stripped) > 1:
        yield Candidate(Span(start, start + len(stripped)), stripped)
