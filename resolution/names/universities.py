"""Names of universities, whatever the order of their words and whoever signs for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from biopact.resolution.names.parts import is_coined, parts_of
from biopact.resolution.names.places import US_STATES
from biopact.resolution.names.words import SMALL

_SIGNS = re.compile(
    r"^(?:board (?:of )?)?(?:(?:trustees|regents|governors|curators|visitors|president|fellows|council|masters|scholars"
    r"|rector|chancellors?|and|of|the) )+of (?:the )?"
)
# "… Miller School of Medicine", "… College of Dentistry", "… Medical School": what teaches there is the university.
_SCHOOL = re.compile(
    r" (?:medical school|(?:school|college|faculty) of [a-z]+(?: (?:and|health) [a-z]+)*)"
    r"(?: (?:at|in|of) (?P<seat>.+))?$"
)
_OF_HEALTH = re.compile(r"medic|dent|nursing|pharmac|health|veterinary")
"""What the schools teach that go by the university's name alone; "London School of Economics" is a name of its own."""
_OFFICE = re.compile(
    r" (?:(?:office (?:of|for) )?technology (?:transfer|licensing|management|commercialization|development)(?: office)?"
    r"|research foundation|in the city of new york)$"
)
_SYSTEMS = {
    "uc": "university of california",
    "ut": "university of texas",
    "unc": "university of north carolina",
    "umass": "university of massachusetts",
    "suny": "state university of new york",
    "tu": "technical university",
    "cuny": "city university of new york",
    "nc": "north carolina",
    "penn state": "pennsylvania state",
}
"""What the systems of states are called for short."""
_OF_UNIVERSITIES = frozenset(["university", "school", "college", "faculty", *(name.split()[0] for name in _SYSTEMS)])
"""One of these is in every university's name."""

_BOTH_WAYS = US_STATES | {"miami", "boston", "newcastle", "birmingham", "new york", "ottawa", "york"}
"""Places in which "University of X" and "X University" are two universities, or may be."""


@dataclass(frozen=True, slots=True)
class University:
    """A university's name: its place or person; whether "of" leads to it; whether it is one of its schools."""

    called: str
    of: bool
    school: bool = False
    city: str = ""
    """Where a university with a person's name says that it is: "Johannes Gutenberg University Mainz"."""


@lru_cache(maxsize=16384)
def university_of(name: str) -> University | None:
    """The parts of a university's name: "Univ. of Oxford" and "Oxford University" are both called oxford."""
    told = parts_of(name).words
    if _OF_UNIVERSITIES.isdisjoint(told):
        return None
    words = " ".join(told)
    for short, long in _SYSTEMS.items():
        if words.startswith(f"{short} "):
            words = long + words[len(short) :]
    signed = _OFFICE.sub("", _SIGNS.sub("", words))
    college = re.fullmatch(r"([a-z]+) college", signed)
    if college and signed != words and is_coined((college[1],)) and college[1] not in _COLLEGES:
        return University(college[1], of=False)
    words = signed.removeprefix("pontifical ")
    school = _SCHOOL.search(words)
    if school:
        words = school["seat"] if school["seat"] and "university" in school["seat"] else words[: school.start()]
        if "university" not in words:
            # "Yale School of Medicine"; colleges, and schools that say where they are, go by names of their own.
            own = school["seat"] or "college" in school[0] or words.count(" ") > 1 or not _OF_HEALTH.search(school[0])
            return None if own else University(_plain(words), of=False, school=True)
    found = re.fullmatch(r"(?:the )?university (?:(?:of|de|di|zu|i|the|degli|studi) )*(.+)", words)
    if found:
        return University(_plain(found[1]), of=True, school=bool(school))
    if school and not words.startswith("university"):
        # Behind the university stands the donor of its school: "Zentor University Pelmor School of Medicine".
        words = re.sub(r"(?<= university) .+$", "", words)
    found = re.fullmatch(r"(.+) university(?: (?:of )?([a-z]+ ?[a-z]*))?", words)
    if found is None or (found[2] and not _NOT_ITSELF.isdisjoint(found[2].split())):
        return None
    person = found[1].count(" ") and " of " not in found[0] and _GENERAL.isdisjoint(found[1].split())
    city = _plain(found[2] or "") if person else ""
    return University(_plain(" ".join(filter(None, found.groups()))), of=False, school=bool(school), city=city)


_GENERAL = frozenset("medical technical state national catholic free open new city international christian".split())
"""What tells a university from another of its city."""

_COLLEGES = frozenset("boston trinity union dartmouth kings queens imperial amherst smith wellesley".split())
"""Colleges that are no university's old name, though there is a university so called, or might be."""

_NOT_ITSELF = frozenset("hospital medical health innovation venture press research foundation cancer college".split())
"""What follows a university's name in that of a body of its own."""


def _plain(called: str) -> str:
    return " ".join(word for word in called.split() if word not in SMALL)


def _letters(called: str) -> str:
    """A name run together, its umlauts one way: "tuebingen" is "tubingen"."""
    return called.replace(" ", "").replace("ue", "u").replace("oe", "o").replace("ae", "a")


_LONG = 8
"""Names of universities of so many letters are hardly one letter away from one another by chance."""


def is_slip_of(one: University, other: University) -> bool:
    """True if two long names differ by one letter: "Pittsburg", "Pittsburgh"."""
    ours, theirs = _letters(one.called), _letters(other.called)
    return (
        min(len(ours), len(theirs)) >= _LONG
        and ours[:2] == theirs[:2]
        and not any(char.isdigit() for char in ours + theirs)
        and int(DamerauLevenshtein.distance(ours, theirs, score_cutoff=1)) == 1
    )


def same_university(one: University, other: University) -> bool | None:
    """True for one university, False for two, None where the order of words may be all that tells them apart."""
    if _letters(one.called) != _letters(other.called):
        # A school has its donor's name behind the university's: "University of Miami Miller School of Medicine".
        pairs = ((one, other), (other, one))
        if any(long.city and whole.of and long.city == whole.called for long, whole in pairs):
            return True
        return any(
            school.school
            and school.of
            and whole.of
            and whole.called not in US_STATES
            and school.called.startswith(f"{whole.called} ")
            for school, whole in pairs
        )
    if one.of == other.of or one.school != other.school or one.called not in _BOTH_WAYS:
        return True
    return None
