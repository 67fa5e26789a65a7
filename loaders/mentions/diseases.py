"""Diseases in a text: a head word ("carcinoma", "…itis") and what stands before it, as a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from biopact.loaders.mentions.disease_words import BARE, DISEASE, KINDS, NOT_HEADS, STOPS
from biopact.loaders.wordlists import any_of
from biopact.text import Span


@dataclass(frozen=True, slots=True)
class Disease:
    """One disease as said: its span and its words; "breast and lung cancers" are two names in one."""

    span: Span
    name: str
    listed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every disease that the words name."""
        return (*self.listed, self.name)


def find_diseases(
    text: str, span: Span, walls: Sequence[int] = (), explained: Mapping[str, str] | None = None
) -> Iterator[Disease]:
    """Every disease named within a span, in order, without articles and verbs before it.

    No name reaches back over a wall: the offset where the name of another thing ends. `explained` are the
    abbreviations that the text explains; those of diseases are diseases.
    """
    last = span.start
    for match in _matches(text, span, explained or {}):
        word = match[0].lower()
        if word in NOT_HEADS or match.start() < last:
            continue
        start = match.start()
        compound = _COMPOUND.search(text, max(last, start - 30), start)
        start = compound.start() if compound else start
        floor = max([last, *(wall for wall in walls if wall <= start)])
        for _ in range(4):
            before = _WORD_BEFORE.search(text[max(floor, start - 40) : start])
            if before is None:
                break
            previous = before[1].lower()
            if (
                previous in STOPS
                or previous.endswith("-like")
                or (previous.isdigit() and previous not in {"1", "2"})
                or previous == "and"
            ):
                break
            start -= len(before[0])
        if text[start : start + 4].lower() == "neck" and text[max(floor, start - 9) : start].lower() == "head and ":
            start -= 9
        name = _SPACES.sub(" ", text[start : match.end()])
        if word in BARE and start == match.start():
            continue
        last = match.end()
        yield Disease(Span(start, match.end()), name, tuple(_listed(text[max(floor, start - 70) : start], match[0])))


def _matches(text: str, span: Span, explained: Mapping[str, str]) -> Iterable[re.Match[str]]:
    """The heads in a span, and the abbreviations that stand for names with a head; in order."""
    heads = list(DISEASE.finditer(text, span.start, span.end))
    also = _short_forms(tuple(explained.items())) if explained else None
    if also is None:
        return heads
    return sorted([*heads, *also.finditer(text, span.start, span.end)], key=re.Match.start)


@lru_cache(maxsize=64)
def _short_forms(explained: tuple[tuple[str, str], ...]) -> re.Pattern[str] | None:
    """Those abbreviations of a text that stand for diseases and do not look like one, as a pattern."""
    short = [word for word, means in explained if names_disease(means) and not DISEASE.fullmatch(word)]
    return re.compile(rf"(?<![\w-]){any_of(short)}(?![\w-])") if short else None


@lru_cache(maxsize=16384)
def names_disease(words: str) -> bool:
    """True if a disease's head is among the words."""
    return DISEASE.search(words) is not None


_COMPOUND = re.compile(r"(?<![\w-])\w[\w-]{0,28}-$")
_WORD_BEFORE = re.compile(r"(?<![\w’'])(\w[\w’'/+\-]*)\s+$")
_SPACES = re.compile(r"\s+")
# What stands before the last of several that share a head: "colon, breast and" (lung cancers).
_SHARED = re.compile(rf"(?<![\w-])(?P<all>{any_of(KINDS)}(?:, {any_of(KINDS)}){{0,4}}),? (?:and|or) $", re.IGNORECASE)


def _listed(before: str, head: str) -> Iterator[str]:
    """The diseases that share the head of the one they stand before."""
    shared = _SHARED.search(before)
    for kind in shared["all"].split(", ") if shared else ():
        yield f"{kind} {head}"


# Words that make a disease the thing treated; they stand shortly before it. Refuses causes, effects and mere mentions.
TREATED = re.compile(
    (
        r"\b(?:treat\w*|therap(?:y|ies) (?:for|of|in)|for|patients?|adults|children|people|women|men|subjects"
        r"|individuals|indicated|against|prevent\w*|prevention|trials? (?:in|of|for)|stud(?:y|ies) (?:in|of|for)"
        r"|in|with|of|approved|fight\w*|combat\w*|vaccines?|candidates?|drugs?|such as|including|indications"
        r"|target\w*|detect\w*|diagnos\w*|screen\w*|address\w*|identif\w*|predict\w*|assess\w*|combating"
        r"|tackl\w*|diminish\w*|mitigat\w*|manag\w*|reliev\w*|monitor\w*|suffering|tests?|particularly|especially)\s"
        r"(?:[\w\-’'/,]+\s){0,6}$"
    ),
    re.IGNORECASE,
)
# Behind a disease: it describes the drug that is named next ("osteoporosis treatment romosozumab").
DESCRIBES = re.compile(
    (
        r"(?:\s\([A-Z]{2,6}\))?\s(?:drugs?|treatments?|fighters?|medicines?|pills?|franchise|vaccines?"
        r"|therap(?:y|ies)|tablets?|candidates?|products?|patch|injections?|blockbuster|brand|compound"
        r"|virus vaccine|shots?|jabs?|agents?|antivirals?|antibod(?:y|ies)|inhibitors?|devices?|tests?)\b"
    ),
    re.IGNORECASE,
)
