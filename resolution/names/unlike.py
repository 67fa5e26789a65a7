"""Names of other words: initials, short forms, slips of the pen, or two organizations."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from biopact.resolution.names.context import Agreement, Says
from biopact.resolution.names.fold import fold
from biopact.resolution.names.leaning import settle, settle_strictly, unless, weakly
from biopact.resolution.names.parts import Parts, is_coined
from biopact.resolution.names.sites import has_donor
from biopact.resolution.names.slips import is_slip
from biopact.resolution.names.values import Same, Verdict
from biopact.resolution.names.words import FILLERS, OF_INSTITUTIONS, OTHER_TRADES

_NEAR = 0.87
"""How alike two names must be (normalized Damerau-Levenshtein) to be worth a question."""
_LONG_INITIALS = 4
"""Initials of so many letters are hardly shared by chance."""


def unlike(one: Parts, other: Parts, context: Agreement, registered: bool) -> Verdict:
    """Names of other words: initials, slips of the pen, or two organizations."""
    ours, theirs = "".join(one.core), "".join(other.core)
    if "trade as" in context.why and context.says is Says.FOR and (ours.startswith(theirs) or theirs.startswith(ours)):
        return Verdict(Same.SAME, f"the one begins as the other, and {context.why}", by_context=True)
    for short, long in ((one, other), (other, one)):
        if not (registered and short is one) and is_initials(short, long):
            # What the registry knows by its initials it knows by its whole name too.
            if len(short.key) >= _LONG_INITIALS and context.says is not Says.AGAINST:
                return Verdict(Same.SAME, "the one is the other's initials")
            return weakly(context, "the one is the other's initials")
        if not (registered and short is one) and _is_run_of_beginnings(short, long):
            return weakly(context, "the one is made of the beginnings of the other's words")
        if not registered and _ends_another(short, long):
            return weakly(context, "the longer name has a first name, title or place before it")
        if short.core == long.core[: len(short.core)] and not short.rest:
            if len(short.core) > 1 and short.coined and set(long.words[len(short.core) :]) <= OF_INSTITUTIONS:
                return unless(context, "the one is the other's name without what kind of institution it is")
            if _may_be_short(short, long, registered):
                return weakly(context, "the one may be what the other is called for short")
            return settle_strictly(context, "the longer name begins with the shorter")
    if is_slip(one, other):
        return weakly(context, "a slip of the pen in a long name")
    if any(has_donor(short, long) for short, long in ((one, other), (other, one))):
        return weakly(context, "one hospital, before and after it was named for its donor")
    if one.rest == other.rest or not (one.rest and other.rest):
        near = DamerauLevenshtein.normalized_similarity(ours, theirs, score_cutoff=_NEAR)
        if near and min(len(ours), len(theirs)) >= 6:
            return settle(context, "the names are nearly alike")
    if context.says is Says.FOR and "trade as" in context.why:
        return Verdict(Same.UNSURE, f"other names, but {context.why}", by_context=True)
    return Verdict(Same.DIFFERENT, "other names")


def _ends_another(short: Parts, long: Parts) -> bool:
    """True if a name of two words or more, not all general ones, ends another that has one or two words before it."""
    before = len(long.words) - len(short.words)
    return len(short.words) > 1 and 0 < before <= 2 and long.words[before:] == short.words and is_coined(short.words)


def _may_be_short(short: Parts, long: Parts, registered: bool) -> bool:
    """True if what a longer name has besides is no trade of others and no part that acts for itself.

    A name that the registry knows is known there by its short forms too, and others with it are not its.
    """
    extra = set(long.words[len(short.words) :])
    return not registered and not short.legal and short.coined and extra.isdisjoint(OTHER_TRADES | _ACTING_APART)


_ACTING_APART = frozenset(
    "foundation animal vetmedica veterinary pasteur university hospital institute center college school fund "
    "venture government council".split()
)
"""What parts that have names of their own, and bodies called after a place, are called."""


def is_initials(short: Parts, long: Parts) -> bool:
    """True if a name of capitals is made of the first letters of the other's words."""
    bare = short.words[0] if len(short.words) == 1 else ""
    if not 3 <= len(bare) <= 6 or not short.name.replace(".", "")[: len(bare)].isupper():
        return False
    words = fold(long.name).split()
    whole = max(len(words) - len(long.legal), 3)
    return bare in {
        "".join("us" if word == "us" else word[0] for word in words[:length] if word not in skipped)
        for skipped in (frozenset[str](), FILLERS | {"and"})
        for length in range(whole if len(bare) < _LONG_INITIALS else 3, len(words) + 1)
    }


_CAMEL = re.compile(r"[A-Z][a-z]+")


def _is_run_of_beginnings(short: Parts, long: Parts) -> bool:
    """True for "MolMed" of "Molecular Medicine": each part with a capital begins a word of the other."""
    pieces = [piece.lower() for piece in _CAMEL.findall(short.name)]
    words = [word for word in fold(long.name).split() if word not in FILLERS][: len(pieces)]
    return (
        len(short.words) == 1
        and "".join(pieces) == short.key
        and len(pieces) > 1
        and len(words) == len(pieces)
        and all(len(piece) > 1 and word.startswith(piece) for piece, word in zip(pieces, words, strict=True))
    )
