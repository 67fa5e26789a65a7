"""Counts: licences counted ("two other targets in 2009"), products counted without names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.loaders.rule import pattern
from biopact.loaders.screen import Screened

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

EACH = re.compile(
    r"\b(?:for|under|with) each (?:license|licence|of (?:the|these) licenses|target|product license)\b"
    r"|\beach license\b|\bthe licenses (?:were|are|was)\b"
)
"""Words that give a term to every licence told so far."""
