"""What a pattern cannot match without, told from the pattern itself: what to look for before it is tried.

Looking for a word in a sentence costs a hundredth of trying a pattern at each of its letters, and most patterns have
nothing to say about most sentences. Reading it off the compiled pattern's own parse keeps rules free of hints that
could be forgotten or grow stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as ops  # type: ignore[attr-defined]  # the parser is there in every CPython, but has no stubs
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2
"""Letters that a literal has at least; single ones stand in every sentence."""
_MOST = 60
"""Alternatives of which one stands in so many sentences that none is worth a look."""


def needed(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of literals, the rarest first: of each set one stands in whatever the pattern matches.

    None where no set is worth a look. Where case is ignored, the text is taken to be lower case, as skeletons are.
    """
    found = _ranked(_sets(_parse(pattern)))
    return tuple(_lower(words) if pattern.flags & re.IGNORECASE else words for words in found)


def least(pattern: re.Pattern[str], first: str, last: str, other: str = "") -> int:
    """How many characters from `first` to `last`, or `other`, there are at least in whatever the pattern matches."""
    low, high, more = ord(first), ord(last), ord(other or first)

    def one(op: Any, value: Any) -> bool:
        if op is ops.LITERAL:
            return low <= value <= high or bool(value == more)
        if op is ops.RANGE:
            return bool(low <= value[0] and value[1] <= high)
        return False

    def count(parsed: Any) -> int:
        found = 0
        for op, value in parsed:
            if op is ops.SUBPATTERN:
                found += count(value[3])
            elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
                found += value[0] * count(value[2])
            elif op is ops.BRANCH:
                found += min(count(branch) for branch in value[1])
            elif op is ops.IN:
                found += all(one(*part) for part in value)
            else:
                found += one(op, value)
        return found

    return count(_parse(pattern))


@lru_cache(maxsize=1)
def _parse(pattern: re.Pattern[str]) -> Any:
    return _parser.parse(pattern.pattern, pattern.flags)


def _lower(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _ranked(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets worth a look, those likely to be rarest first: long literals, then few of them."""
    worth = {words for words in sets if words and len(words) <= _MOST and min(map(len, words)) >= _SHORTEST}
    return sorted(worth, key=lambda words: (-min(min(map(len, words)), 7), len(words), sorted(words)))


def _sets(parsed: Any) -> list[frozenset[str]]:
    """Sets of literals, of each of which one is in every match of a parsed sequence."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in [*parsed, (None, None)]:
        if op is ops.LITERAL:
            run += chr(value)
            continue
        if run:
            found.append(frozenset([run]))
            run = ""
        if op is ops.SUBPATTERN:
            _, added, _, inner = value
            sets = _sets(inner)
            found += [_lower(words) for words in sets] if added & re.IGNORECASE else sets
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] > 0:
            found += _sets(value[2])
        elif op is ops.BRANCH:
            found.append(_one_of([_ranked(_sets(branch)) for branch in value[1]]))
        elif op is ops.ASSERT and value[0] > 0:
            found += _sets(value[1])
    return [words for words in found if words]


def _one_of(ways: list[list[frozenset[str]]]) -> frozenset[str]:
    """One word of each way to go on; nothing if one of the ways needs no word."""
    return frozenset().union(*(way[0] for way in ways)) if all(ways) else frozenset()
