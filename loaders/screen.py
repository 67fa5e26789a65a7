"""Tells cheaply which patterns a sentence cannot match, from the words and marks that each of them needs.

Each word of a sentence is looked up once, for all patterns together; a word seen before costs one look into a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from biopact.loaders.needed import least, needed
from biopact.loaders.skeleton import BOTH

Needs = tuple[int, int, int]
"""What a pattern needs of a sentence: bits that must all be held, and two sets of bits of which one each must be."""

_PIECE = re.compile(r"[a-z0-9-]{2,}")
_MARK = re.compile("[\ue000-\uf7ff]")
# The marks that are counted, and up to how many: organizations and "the companies", things, sums, dates.
_MARKS = (
    ("\ue000", "\ue7ff", BOTH, 3),
    ("\ue800", "\uf4ff", "", 2),
    ("\uf500", "\uf5ff", "", 1),
    ("\uf600", "\uf6ff", "", 1),
)
_ANYTHING = 1
"""The bit that every text holds; those of marks come next, then those of words."""
_WORDS_FROM = 1 + sum(most for *_, most in _MARKS)
MARKS = (1 << _WORDS_FROM) - 1
"""The bits of marks."""

_bits: dict[str, int] = {}
"""The bit of every piece of a word that some pattern needs."""
_by_start: dict[str, list[str]] = {}
"""The same pieces by their first two letters."""


@cache
def needs(pattern: re.Pattern[str]) -> Needs:
    """What a pattern needs of a text that is in small letters with plain spaces between its words, as skeletons are."""
    every, at = _ANYTHING, 1
    for first, last, other, most in _MARKS:
        every |= ((1 << min(least(pattern, first, last, other), most)) - 1) << at
        at += most
    either = []
    for words in needed(pattern):
        pieces = {_piece(word) for word in words}
        if "" in pieces:
            continue
        if len(pieces) == 1:
            every |= _union(pieces)
        else:
            either.append(_union(pieces))
    one, other_one, *_ = [*either, _ANYTHING, _ANYTHING]
    return every, one, other_one


class Screened:
    """A pattern that is only tried on texts that hold what it needs."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    @cached_property
    def _needs(self) -> Needs:
        return needs(self.pattern)

    def finditer(self, text: str, low: str | None = None) -> Iterator[re.Match[str]]:
        """Its matches in a text; `low` is the text in small letters, where it is not in them itself."""
        every, one, other = self._needs
        here = held(text if low is None else low)
        if here & every == every and here & one and here & other:
            yield from self.pattern.finditer(text)


def held(text: str) -> int:
    """The bits of all that a text holds."""
    return _held(text, len(_bits))


@lru_cache(maxsize=2048)
def _held(text: str, known: int) -> int:
    found = _ANYTHING
    marks = _MARK.findall(text)
    if marks:
        at = 1
        for first, last, other, most in _MARKS:
            there = sum(first <= mark <= last or mark == other for mark in marks)
            found |= ((1 << min(there, most)) - 1) << at
            at += most
    for word in text.split(" "):
        found |= _of_word(word, known)
    return found


@lru_cache(maxsize=65536)
def _of_word(word: str, known: int) -> int:
    found = 0
    for at in range(len(word) - 1):
        for piece in _by_start.get(word[at : at + 2], ()):
            if word.startswith(piece, at):
                found |= _bits[piece]
    return found


def _piece(words: str) -> str:
    """The longest part of a literal that stands within one word; nothing if none is long enough."""
    return max(_PIECE.findall(words), key=len, default="")


def _union(pieces: set[str]) -> int:
    found = 0
    for piece in sorted(pieces):
        if piece not in _bits:
            _bits[piece] = 1 << (len(_bits) + _WORDS_FROM)
            _by_start.setdefault(piece[:2], []).append(piece)
        found |= _bits[piece]
    return found
