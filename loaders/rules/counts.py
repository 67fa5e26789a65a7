"""Counts: licences counted ("two other targets in 2009"), products counted without names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.loaders.rule import pattern
from biopact.loaders.screen import Screened
from biopact.loaders.skeleton import Skeleton
from biopact.loaders.wordlists import MONTHS

NUMBERS = {
    word: number
    for number, word in enumerate(
        """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
    """.split()
    )
}
_NUMBER = "(?:" + "|".join(NUMBERS) + r"|\d{1,3})"


def number_of(word: str) -> int:
    """The number that a word or figure says."""
    return NUMBERS[word] if word in NUMBERS else int(word)


@dataclass(frozen=True)
class CountMatch:
    """A group of products counted in a skeleton: how many, the words, and a part of them that is wholly owned."""

    count: int
    start: int
    end: int
    technology: str | None
    holder: str | None
    owned: int | None
    owner: str | None
    status: str


# "six T compounds are in human trials, two of them wholly owned by X", "X has two compounds in
# clinical testing".
# Refuses patients and trials counted, and counts without a state of development.
_COUNTED = pattern(
    rf"(?:(?P<holder>{{O}})[^.;\ue000-\ue7ff]{{0,80}}?\b(?:has|have|with) )?\b(?P<count>{_NUMBER})"
    rf" (?:{{O}}(?:'s)? )?(?P<tech>{{T}})? ?(?:[a-z\-]+ ){{0,3}}?"
    r"(?:compounds|candidates|products|drugs|medicines|antibodies|programs|adcs)"
    rf"(?: (?:are|is|have entered|were|that are))?(?: (?:now|currently|already|at present)){{0,2}}"
    r" (?:in|undergoing) (?P<status>(?:clinical|preclinical|human|late-stage|early-stage)"
    r" (?:testing|trials|development|studies))"
    rf"(?:[^.;]{{0,40}}?\b(?P<owned>{_NUMBER})(?: of (?:them|these|which))?(?: (?:are|is))? wholly[- ]owned by"
    rf" (?P<owner>{{O}}))?"
)


_SCREENED = Screened(_COUNTED)


def counted(words: str) -> list[CountMatch]:
    """The groups of products that a skeleton counts."""
    found = []
    for match in _SCREENED.finditer(words):
        found.append(
            CountMatch(
                number_of(match["count"]),
                match.start(),
                match.end(),
                match["tech"],
                match["holder"],
                number_of(match["owned"]) if match["owned"] else None,
                match["owner"],
                match["status"],
            )
        )
    return found


# "two other targets in 2009", "took two earlier licenses in 2009": how many licences one sentence tells.
LICENCE_COUNT = re.compile(
    r"\b(?P<count>two|three|four|five|six) (?:other |earlier |additional |more |further |previous |prior "
    r"|single-target |exclusive |separate )*(?:targets|licen[cs]es|products|antigens)\b"
)

# "three licenses, two in 2009 and one in 2012".
_SHARED_OUT = pattern(rf"\b(?P<count>{_NUMBER})(?: of (?:them|these|which))? in (?P<date>{{D}})")
# "licenses in 2009 and 2012", "licenses taken in September and November of that year".
_SEVERAL = pattern(
    r"\blicen[cs]es\b(?: [a-z\-]+| {O}'?s?| {T}){0,6}? in (?P<dates>{D}(?:(?:, | and |, and )(?:in )?{D}){1,4})"
)
_MONTHS = "(?:" + "|".join(MONTHS).lower() + ")"
_IN_MONTHS = pattern(
    rf"\blicen[cs]es\b[^.;]{{0,60}}? in (?P<months>{_MONTHS}(?:(?:, | and |, and ){_MONTHS})*)(?: and (?P<last>{{D}})"
    r"|,? (?:of|in) (?P<year>that year|{D}))"
)


def licence_dates(skeleton: Skeleton, start: int) -> tuple[str, ...]:
    """The dates of the licences that a sentence counts from a place on, one for each; empty where it has one date."""
    words = skeleton.text
    shared = [
        (number_of(part["count"]), skeleton.date(part["date"]).iso) for part in _SHARED_OUT.finditer(words, start)
    ]
    if len(shared) > 1:
        return tuple(iso for count, iso in shared for _ in range(min(count, 6)))
    several = _SEVERAL.search(words, start)
    if several:
        return tuple(skeleton.date(mark).iso for mark in re.findall("[\uf600-\uf6ff]", several["dates"]))
    in_months = _IN_MONTHS.search(words, start)
    if in_months is None:
        return ()
    mark = in_months["last"] or in_months["year"]
    dates = [skeleton.date(mark).iso] if mark != "that year" else [date.iso for date in skeleton.dates[:1]]
    if not dates:
        return ()
    names = [month.lower() for month in MONTHS]
    months = [names.index(word) + 1 for word in re.findall(_MONTHS, in_months["months"])]
    told = [f"{dates[0][:4]}-{month:02d}" for month in months]
    return tuple([*told, dates[0]] if in_months["last"] and len(dates[0]) == 7 else told)


EACH = re.compile(
    r"\b(?:for|under|with) each (?:license|licence|of (?:the|these) licenses|target|product license)\b"
    r"|\beach license\b|\bthe licenses (?:were|are|was)\b"
)
"""Words that give a term to every licence told so far."""
