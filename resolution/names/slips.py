"""Slips of the pen: one name with a letter too many, too few, or another."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from biopact.resolution.names.parts import Parts, is_coined

_LONG_NAME = 12
"""Names of fewer letters are one letter away from others by chance."""
_WORD = 5
_ONLY_WORD = 8
"""The same for a word, beside another that tells, and beside words of trade alone ("Corvus", "Corbus")."""

_VERY_LONG = 12
"""In a word of so many letters two may be wrong."""


def is_slip(one: Parts, other: Parts) -> bool:
    """True if two long names of two words or more have all words in common but one, and that differs by a letter.

    The word must be a made-up one. If no other word tells anything, it must be long and its ends must be the same: what
    is added there makes another name.
    """
    if len(one.words) != len(other.words) or len(one.words) < 2 or min(len(one.key), len(other.key)) < _LONG_NAME:
        return False
    differing = [(mine, yours) for mine, yours in zip(one.words, other.words, strict=True) if mine != yours]
    if len(differing) != 1:
        return False
    mine, yours = differing[0]
    shorter = min(len(mine), len(yours))
    if any(char.isdigit() for char in mine + yours) or not (is_coined((mine,)) and is_coined((yours,))):
        return False
    if any(is_coined((word,)) for word in one.words if word != mine):
        alike, least = mine[0] == yours[0], _WORD
    else:
        alike, least = mine[:2] == yours[:2] and mine[-2:] == yours[-2:], _ONLY_WORD
    most = 2 if shorter >= _VERY_LONG else 1
    return alike and shorter >= least and int(DamerauLevenshtein.distance(mine, yours)) <= most
