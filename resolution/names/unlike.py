"""Names of other words: initials, short forms, slips of the pen, or two organizations."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from biopact.resolution.names.context import Agreement, Says
from biopact.resolution.names.fold import fold
from biopact.resolution.names.leaning import settle, settle_strictly, unless, weakly
from biopact.resolution.names.parts import Parts, is_coined
from biopact.resolution.names.places import COUNTRIES, DEMONYMS, US_STATES
from biopact.resolution.names.sites import has_donor
from biopact.resolution.names.slips import is_slip
from biopact.resolution.names.values import Same, Verdict
from biopact.resolution.names.words import FILLERS, OF_INSTITUTIONS, OTHER_TRADES

_NEAR = 0.87
"""How alike two names must be (normalized Damerau-Levenshtein) to be worth a question."""
_ENDS = (("rx", 4), ("s", 9))
"""What a name may have behind it, and how long the name must be for that."""
_LONG_INITIALS = 4
"""Initials of so many letters are hardly shared by chance."""


def unlike(one: Parts, other: Parts, context: Agreement, registered: bool) -> Verdict:
    """Names of other words: initials, slips of the pen, or two organizations."""
    ours, theirs = "".join(one.core), "".join(other.core)
    if "trade as" in context.why and context.says is Says.FOR and (ours.startswith(theirs) or theirs.startswith(ours)):
        return Verdict(Same.SAME, f"the one begins as the other, and {context.why}", by_context=True)
    if context.letters and not context.apart:
        return Verdict(Same.SAME, "the one text defines for short what the other is called", by_context=True, weak=True)
    if context.told:
        return Verdict(Same.SAME, f"other names, but {context.why}", by_context=True)
    if "trade as" in context.why and context.why.endswith((f":{one.key.upper()}", f":{other.key.upper()}")):
        return Verdict(Same.SAME, f"the one is called by its symbol: {context.why}", by_context=True)
    if context.says is Says.FOR and "trade as" in context.why and _have_in_common(one, other):
        return Verdict(Same.SAME, f"the names have a word in common, and {context.why}", by_context=True)
    if any(
        len(a) >= least and a + end == b
        for a, b in ((one.key, other.key), (other.key, one.key))
        for end, least in _ENDS
    ):
        return weakly(context, "the one is the other's name with a letter more, or with Rx")
    if len(one.words) > 2 and sorted(one.words) == sorted(other.words):
        return weakly(context, "one name, its words in another order")
    for short, long in ((one, other), (other, one)):
        if long.words[:1] in (("us",), ("uk",)) and long.words[1:] == short.words and len(short.words) > 2:
            return unless(context, "the longer name says its country first")
        if not (registered and short is one) and is_initials(short, long):
            # What the registry knows by its initials it knows by its whole name too.
            if len(short.key) >= _LONG_INITIALS and context.says is not Says.AGAINST:
                return Verdict(Same.SAME, "the one is the other's initials")
            return weakly(context, "the one is the other's initials")
        if not (registered and short is one) and _is_run_of_beginnings(short, long):
            return weakly(context, "the one is made of the beginnings of the other's words")
        if not registered and _ends_another(short, long):
            return weakly(context, "the longer name has a first name, title or place before it")
        behind = " ".join(word for word in long.words[len(short.words) :] if word not in FILLERS)
        if len(short.words) > 2 and behind in COUNTRIES and long.words[: len(short.words)] == short.words:
            return weakly(context, "the longer name says its country behind it")
        if short.core == long.core[: len(short.core)] and not short.rest:
            if len(short.core) > 1 and short.coined and set(long.words[len(short.core) :]) <= OF_INSTITUTIONS:
                return unless(context, "the one is the other's name without what kind of institution it is")
            if _may_be_short(short, long, registered):
                return weakly(context, "the one may be what the other is called for short")
            return settle_strictly(context, "the longer name begins with the shorter")
    if _but_for_plurals(one, other):
        return weakly(context, "one name but for a plural")
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
    return (
        len(short.words) > 1
        and 0 < before <= 2
        and long.words[before:] == short.words
        and is_coined(short.words)
        and short.words[0] not in _OF_A_PLACE | _WIDER
        and short.words[0] not in DEMONYMS
        and not any(word in DEMONYMS or word in US_STATES or word in _WIDER for word in long.words[:before])
    )


_OF_A_PLACE = frozenset(
    "graduate department council ministry institute center school office association college society agency board "
    "bureau commission university hospital chamber court district division foundation".split()
)
"""Names that begin so are told apart by what stands before them: "Zentoria Department of Transportation"."""
_WIDER = frozenset("regional international nordic european national global state city county".split())


def _may_be_short(short: Parts, long: Parts, registered: bool) -> bool:
    """True if what a longer name has besides is no trade of others and no part that acts for itself.

    A name that the registry knows is known there by its short forms too, and others with it are not its.
    """
    extra = set(long.words[len(short.words) :])
    whole = len(fold(short.name).removeprefix("the ").split()) > len(short.words)
    return (
        not whole
        and not registered
        and not short.legal
        and short.coined
        and extra.isdisjoint(OTHER_TRADES | _ACTING_APART)
    )


def _have_in_common(one: Parts, other: Parts) -> bool:
    """True if the names begin with the same five letters, end in the same four or share a word that tells."""
    ours, theirs = "".join(one.core), "".join(other.core)
    if min(len(ours), len(theirs)) > 4 and (ours[:5] == theirs[:5] or ours[-4:] == theirs[-4:]):
        return True
    return any(is_coined((word,)) for word in set(one.words) & set(other.words))


_ACTING_APART = frozenset(
    "foundation animal vetmedica veterinary pasteur university hospital institute center college school fund "
    "venture government council society association league union trust museum library press award awards program "
    "conference summit alumni office department division chapter players draft".split()
)
"""What parts that have names of their own, and bodies called after a place, are called."""


def _but_for_plurals(one: Parts, other: Parts) -> bool:
    """True if two names of two words or more differ in nothing but the s at the end of long words."""
    return len(one.words) > 1 and [_singular(word) for word in one.words] == [_singular(word) for word in other.words]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _LONG_WORD and word.endswith("s") else word


_LONG_WORD = 5


def is_initials(short: Parts, long: Parts) -> bool:
    """True if a name of capitals is made of the first letters of the other's words."""
    bare = short.words[0] if len(short.words) == 1 else ""
    if not 3 <= len(bare) <= 6 or not short.name.replace(".", "")[: len(bare)].isupper():
        return False
    words = fold(long.name).split()
    if "group" in short.legal and not long.legal:
        return False
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
