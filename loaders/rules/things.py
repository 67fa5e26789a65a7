"""What the rules for products share: a relation as found, and how its sides are written in patterns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from biopact.facts import Predicate
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
    r"|on\b|at\b|are\b|as\b|have\b)[\w\-/,.'+]+ ){0,10}?"
)


def tell(finding: RelationFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples."""
    return str(finding.predicate)
