"""What the rules for products share: a relation as found, and how its sides are written in patterns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from biopact.codes import Predicate
from biopact.loaders.skeleton import Skeleton

Marks = tuple[str, ...]
"""Characters of a skeleton that stand for things."""


@dataclass(frozen=True)
class RelationFinding:
    """Subjects and objects as marks of the skeleton: products, technologies, organizations."""

    predicate: Predicate
    subjects: Marks
    objects: Marks


PP = r"(?:[\ue800-\uf4ff](?: ?, ?(?:and )?| and | & | or ))*[\ue800-\uf4ff]"


def marks(part: str, low: str, high: str) -> Marks:
    """The marks of a part of a skeleton that lie between two characters, each once."""
    return tuple(dict.fromkeys(char for char in part if low <= char <= high))


def relation(predicate: Predicate) -> Callable[[re.Match[str], Skeleton], RelationFinding | None]:
    """A reading of the groups `p` (products or technologies) and `o` (organizations, or the technology used)."""

    def read(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
        subjects = marks(match["p"], "\ue800", "\uf4ff")
        objects = (
            marks(match["o"], "\ue000", "\ue7ff")
            if predicate is not Predicate.USES_TECHNOLOGY
            else marks(match["o"], "\uf000", "\uf4ff")
        )
        if predicate in {Predicate.DEVELOPED_BY, Predicate.USES_TECHNOLOGY}:
            subjects = tuple(mark for mark in subjects if mark <= "\uefff")
        if match["o"] == "\uf700":
            objects = tuple(chr(0xE000 + number) for number in skeleton.document.issuers[:2])
        if not subjects or not objects:
            return None
        return RelationFinding(predicate, subjects, objects)

    return read


LIST = (
    r"(?:(?:[\ue000-\ue7ff](?:'s?)?(?: ?, ?(?:and )?| and | & |/)(?:the |its )?(?:[a-z\-]+ ){0,3}?){0,3}"
    r"[\ue000-\ue7ff]|\uf700)"
)
ADJ = (
    r"(?:(?!and\b|or\b|to\b|with\b|by\b|has\b|was\b|is\b|for\b|that\b|which\b|said\b|will\b|from\b|of\b|in\b"
    r"|on\b|at\b|are\b|as\b|have\b|between\b|into\b|over\b|under\b|after\b|during\b|through\b|against\b|than\b"
    r"|while\b|when\b|where\b|via\b)[\w\-/,.'+]+ ){0,10}?"
)


NOUN = (
    r"(?:drugs?|medicines?|medications?|vaccines?|candidates?|products?|treatments?|therap(?:y|ies)|therapeutics?"
    r"|antibod(?:y|ies)|inhibitors?|agonists?|antagonists?|conjugates?|adcs?|engagers?|compounds?|molecules?|pills?"
    r"|tablets?|injections?|creams?|gels?|patch(?:es)?|devices?|implants?|tests?|assays?|diagnostics?|systems?|assets?"
    r"|programs?|technolog(?:y|ies)|platforms?|software|brands?|franchise|blockbuster|antibiotics?|antidepressants?"
    r"|antivirals?|insulins?|biosimilars?|generics?|statins?|painkillers?|modulators?|degraders?|blockers?|analogs?"
    r"|peptides?|formulations?|solutions?|instruments?)"
)
"""What a product or technology is called beside its name."""

# Behind these words, what a list of somebody's products names is beside the point, or somebody else's.
_BESIDE = re.compile(
    r"\b(?:in combination with|combined with|combination of|versus|compared (?:to|with)|similar to|competes? with"
    r"|rivals?|unlike|against [\ue800-\uefff]|plus)\b"
)


def listed(
    predicate: Predicate, whose: Callable[[re.Match[str], Skeleton], Marks] | None = None
) -> Callable[[re.Match[str], Skeleton], RelationFinding | None]:
    """A reading of the group `p` as a list with asides, to where it is only compared; `whose` are the objects.

    Without `whose` the objects are the organizations of the group `o`.
    """

    def read(match: re.Match[str], skeleton: Skeleton) -> RelationFinding | None:
        part = _BESIDE.split(match["p"])[0]
        others = [at for at, char in enumerate(part[:-1]) if "\ue000" <= char <= "\ue7ff" and part[at + 1] == "'"]
        subjects = marks(part[: others[0]] if others else part, "\ue800", "\uefff")
        objects = whose(match, skeleton) if whose else marks(match["o"], "\ue000", "\ue7ff")
        return RelationFinding(predicate, subjects, objects) if subjects and objects else None

    return read


def speaker_of(match: re.Match[str], skeleton: Skeleton) -> Marks:
    """Whoever speaks in the sentence, as a mark."""
    number = skeleton.document.speaker(skeleton.sentence)
    return () if number is None else (chr(0xE000 + number),)


# What may stand before a name behind "by": refuses what somebody else's is used for it.
MOD = r"(?:(?!using\b|with\b|and\b|at\b|in\b|from\b|for\b)[a-z0-9][\w\-'./]*,? ){0,6}?"
WORK = (
    r"(?:(?:co-?)?develop(?:s|ed|ing)?|discover(?:ed|s|ing)?|invented|testing|advanc(?:es|ing)|stud(?:ies|ying)"
    r"|evaluat(?:es|ing)|investigat(?:es|ing)|explor(?:es|ing)|progress(?:es|ing)|pursu(?:es|ing)|pioneering"
    r"|trialing|trialling|creating|designing|engineering)"
)


def subject_of(match: re.Match[str], skeleton: Skeleton) -> Marks:
    """Whom a sentence speaks of before it names anybody: the subject of the last ones, else the speaker."""
    number = skeleton.document.subjects.get(skeleton.sentence.order)
    return speaker_of(match, skeleton) if number is None else (chr(0xE000 + number),)


def tell(finding: RelationFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples."""
    return str(finding.predicate)
