"""Names of universities, whatever the order of their words and whoever signs for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from biopact.resolution.names.parts import parts_of
from biopact.resolution.names.places import US_STATES

_SIGNS = re.compile(
    r"^(?:board (?:of )?)?(?:(?:trustees|regents|governors|curators|visitors|president|fellows|council|masters|scholars"
    r"|rector|chancellors?|and|of|the) )+of (?:the )?"
)
_SCHOOLS = re.compile(
    r" (?:(?:[a-z]+ )?(?:school|college|faculty) of (?:(?:veterinary )?medicine|pharmacy|public health|medical science)"
    r"|medical (?:school|college|center)|health science center|medical campus|in the city of new york)$"
)
_BOTH_WAYS = US_STATES | {"miami", "boston", "birmingham", "new york", "ottawa", "york"}
"""Places in which "University of X" and "X University" are two universities, or may be."""


@dataclass(frozen=True, slots=True)
class University:
    """A university's name: its place or person, and whether "of" leads to it."""

    called: str
    of: bool


@lru_cache(maxsize=16384)
def university_of(name: str) -> University | None:
    """The parts of a university's name: "Univ. of Oxford" and "Oxford University" are both called oxford."""
    words = " ".join(parts_of(name).words)
    if "university" not in words:
        return None
    words = _SIGNS.sub("", words)
    words = _SCHOOLS.sub("", words.replace(" at ", " "))
    found = re.fullmatch(r"(?:the )?university (?:of |de |di |degli studi di |zu )?(?:the )?(.+)", words)
    if found:
        return University(found[1], of=True)
    found = re.fullmatch(r"(.+) university(?: of)?", words)
    return University(found[1], of=False) if found else None


def same_university(one: University, other: University) -> bool | None:
    """True for one university, False for two, None where the order of words may be all that tells them apart."""
    if one.called.replace(" ", "") != other.called.replace(" ", ""):
        return False
    if one.of == other.of or one.called not in _BOTH_WAYS:
        return True
    return None
