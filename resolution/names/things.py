"""Normal forms of the names of products, technologies and all else that is no organization."""

from __future__ import annotations

import re

from biopact.resolution.names.fold import fold

_NOUN = re.compile(r"(?<=\w) (?:technolog(?:y|ies)|platforms?|system)(?: (?:technolog(?:y|ies)|platforms?))?$")
_NUMBERS = re.compile(r"(?<=\d) (?=\d)")


def thing_key(segment: str, name: str) -> str:
    """What two spellings of one name share: "AMG-386" and "AMG 386", "Nexia" and "Nexia(TM) technology".

    Figures that stand apart stay apart: "X-12-3" is not "X-1-23".
    """
    folded = fold(name)
    if segment == "technology":
        folded = _NOUN.sub("", folded)
    if segment in {"person", "territory"}:
        return folded
    return _NUMBERS.sub("-", folded).replace(" ", "")


def is_specific(name: str) -> bool:
    """True if a name hardly belongs to two things by chance: a code with figures, or one long word that was made up."""
    folded = fold(name).replace(" ", "")
    if any(char.isdigit() for char in folded):
        return len(folded) >= 5 and any(char.isalpha() for char in folded)
    return len(folded) >= 8
