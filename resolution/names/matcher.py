"""Finds the known name that a mention means, among many: by its letters, as a short form, by initials, by likeness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from biopact.resolution.names.fold import fold
from biopact.resolution.names.parts import Parts, parts_of
from biopact.resolution.names.universities import University, university_of
from biopact.resolution.names.words import FILLERS, STRUCTURE, TRADES

_LIKENESS = DamerauLevenshtein.normalized_similarity
_NEAR = 0.84
"""The least likeness (normalized Damerau-Levenshtein of the words that tell names apart) that is worth a look."""
_LONG_ENOUGH = 6
"""Shorter names are alike by chance."""
_EDGE = 4
"""Names that are nearly alike share so many letters at the beginning or at the end."""
_SHORT_FORM = TRADES | STRUCTURE | FILLERS


class How(StrEnum):
    """What a mention and a known name have in common, from the surest to the least sure."""

    NAME = "name"
    SHORT = "short form"
    INITIALS = "initials"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Match:
    """The known name that a mention means, by its place in the list; `likeness` is 1 but for names nearly alike."""

    index: int
    how: How
    likeness: float = 1.0


class Matcher:
    """Many known names, laid out so that a mention is compared with few of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: Sequence[str] = tuple(names)
        self._by_key: dict[str, list[int]] = {}
        self._by_core: dict[str, list[int]] = {}
        self._by_initials: dict[str, list[int]] = {}
        self._by_edge: dict[tuple[str, tuple[str, ...] | None], tuple[list[str], list[int]]] = {}
        self._rests: list[tuple[str, ...]] = []
        for index, name in enumerate(self.names):
            parts = parts_of(name)
            self._rests.append(parts.rest)
            for key in _keys(parts):
                self._by_key.setdefault(key, []).append(index)
            core = "".join(parts.core)
            if parts.coined:
                self._by_core.setdefault(core, []).append(index)
            for initials in _initials(name):
                self._by_initials.setdefault(initials, []).append(index)
            if len(core) >= _LONG_ENOUGH:
                for edge in _edges(core):
                    # Under its trade, for mentions that have one too, and under none, for those that have none.
                    for trade in (parts.rest, None):
                        cores, indexes = self._by_edge.setdefault((edge, trade), ([], []))
                        cores.append(core)
                        indexes.append(index)

    def match(self, mention: str, near: bool = False) -> Match | None:
        """The one known name that a mention means; None if there is none, or several fit equally well.

        Names that are merely alike come only if `near` is asked for: they need a word from the context.
        """
        parts = parts_of(mention)
        found = {index for key in _keys(parts) for index in self._by_key.get(key, ())}
        if found:
            return self._only(found, parts, How.NAME)
        core = "".join(parts.core)
        if parts.coined:
            short = {index for index in self._by_core.get(core, ()) if _shortens(parts.rest, self._rests[index])}
            if short:
                return self._only(short, parts, How.SHORT)
        if len(parts.words) == 1 and len(core) >= 3 and mention.isupper():
            spelled = self._by_initials.get(core, ())
            if spelled:
                return Match(spelled[0], How.INITIALS) if len(spelled) == 1 else None
        return self._nearest(parts, core) if near and len(core) >= _LONG_ENOUGH else None

    def _only(self, found: set[int], parts: Parts, how: How) -> Match | None:
        """The one found; of several the one whose umlauts are those of the mention."""
        if len(found) > 1:
            found = {index for index in found if _umlauts(parts_of(self.names[index])) == _umlauts(parts)}
        return Match(found.pop(), how) if len(found) == 1 else None

    def _nearest(self, parts: Parts, core: str) -> Match | None:
        """The known name whose telling words are most like those of a mention, if no other is as like them."""
        trades: tuple[tuple[str, ...] | None, ...] = (parts.rest, ()) if parts.rest else (None,)
        likely: dict[int, float] = {}
        for edge in _edges(core):
            for trade in trades:
                cores, indexes = self._by_edge.get((edge, trade), ((), ()))
                for _, likeness, at in extract(core, cores, scorer=_LIKENESS, score_cutoff=_NEAR, limit=2):
                    likely[indexes[at]] = likeness
        best = sorted(likely.items(), key=lambda found: (-found[1], found[0]))
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return Match(best[0][0], How.NEAR, best[0][1])


def _umlauts(parts: Parts) -> int:
    """How many letters more the name has if its umlauts are spelled out."""
    return len(max(parts.keys, key=len)) - len(min(parts.keys, key=len))


def _edges(core: str) -> tuple[str, str]:
    return f"<{core[:_EDGE]}", f">{core[-_EDGE:]}"


def _keys(parts: Parts) -> Iterable[str]:
    """What two spellings of a name share."""
    university: University | None = university_of(parts.name)
    if university is None:
        return parts.keys
    return (f"university {university.called}", *parts.keys)


def _shortens(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two names with one core differ in that one leaves out its trade."""
    short, long = sorted((one, other), key=len)
    return long[: len(short)] == short and set(long[len(short) :]) <= _SHORT_FORM


def _initials(name: str) -> set[str]:
    """The first letters of three or more words, with and without small ones."""
    words = fold(name).split()
    return {
        "".join(word[0] for word in told)
        for skipped in (frozenset[str](), FILLERS | {"and"})
        if len(told := [word for word in words if word not in skipped]) >= 3
    }
