"""Forms that a text gives a name: short ones that it defines, former names."""

from __future__ import annotations

from biopact.resolution.names.fold import fold
from biopact.resolution.names.ordinary import ORDINARY
from biopact.resolution.names.parts import is_coined, parts_of
from biopact.resolution.names.values import Named
from biopact.resolution.names.words import FILLERS, OTHER_TRADES, STRUCTURE, TRADES, UNITS

_FEW_LETTERS = 3
"""Capitals of so few letters are the initials of many things."""
_PLACES = frozenset("city county state university college hospital institute".split())
_PARTS = frozenset("university council government police department division award program society press".split())
"""What the first words of a name do not stand for alone: "Zentor County Council" is not the county."""
_BODIES = frozenset("association society foundation alliance institute council federation organization".split())
_ALLIED = frozenset("alliance association initiative network consortium".split())


def gives_name(one: Named, other: Named) -> bool:
    """True if the one's text defines a form that is the other's whole name, or a longer one that both texts define.

    An everyday word and three initials are forms that many texts define, each for another. A symbol is no other form of
    a name, nor are its first words if the others tell a part from a whole.
    """
    own, whole = fold(one.name), fold(other.name)
    if whole.startswith(f"{own} "):
        return False
    forms = _defined(one)
    ours, parts = parts_of(one.name), parts_of(other.name)
    if whole in forms and (len(whole.split()) > 1 or (len(whole) > _FEW_LETTERS and whole not in ORDINARY)):
        # A unit that the text takes for its company begins as the company does: that is for the names to say.
        unit = set(parts.words[1:]) & (TRADES | UNITS) and ours.words != parts.words
        return ours.core[:1] != parts.core[:1] or own.startswith(f"{whole} ") or not unit
    core, rest = " ".join(parts.core), set(parts.rest)
    if len(parts.words) == 2 and parts.words[1] == ours.words[-1]:
        core, rest = parts.words[0], set(parts.words[1:])
    called = core in forms and len(core) > _FEW_LETTERS and parts.coined and not own.startswith(core)
    if called and core.upper() not in _symbols(other) and (rest <= TRADES or rest == set(ours.words[-1:])):
        return True
    both = (form for form in forms & _defined(other) if len(form.split()) > 1)
    return any(not (own.startswith(f"{form} ") or whole.startswith(f"{form} ")) for form in both)


def _defined(named: Named) -> set[str]:
    if not named.aliases:
        return set()
    own = fold(named.name)
    forms = {fold(alias) for alias in named.aliases} - {fold(symbol) for symbol in _symbols(named)} - {own}
    return {form for form in forms if not own.startswith(f"{form} ") or _short_for(form, parts_of(named.name).words)}


def _symbols(named: Named) -> set[str]:
    return {ticker.rpartition(":")[2].strip() for ticker in named.tickers}


def _short_for(form: str, own: tuple[str, ...]) -> bool:
    """True if the first words of a name are made up and the others do not say which part of a whole it is.

    One word alone may be a thing that many deal in: nothing but a trade may follow it.
    """
    words = form.split()
    rest = set(own[len(words) :])
    if len(words) == 1 and not rest <= TRADES | STRUCTURE | _ALLIED:
        return False
    return is_coined(tuple(words)) and words[-1] not in _PLACES and rest.isdisjoint(UNITS | OTHER_TRADES | _PARTS)


def acronym_of_both(one: Named, other: Named) -> str:
    """Capitals that both texts define for short; empty if there are none that tie the two names together.

    They do if the one name begins as the other does, or if four letters or more are the initials of the one and the
    other begins with them ("ZAPA Pelmor Association", "Zentor Association of Pelmor Analysts").
    """
    if not (one.aliases and other.aliases):
        return ""
    ours, theirs = _telling(one.name), _telling(other.name)
    shorter = min(len(ours), len(theirs))
    for form in sorted(set(one.aliases) & set(other.aliases) - _symbols(one) - _symbols(other)):
        if len(form) < _FEW_LETTERS or not (form.isalpha() and form.isupper()):
            continue
        if shorter > 1 and ours[:shorter] == theirs[:shorter] and form.lower() not in ours:
            return form
        for words, others in ((ours, theirs), (theirs, ours)):
            initials = "".join(word[0] for word in words)
            begins = others[:1] == [initials] and not _BODIES.isdisjoint(others[1:])
            if len(form) > _FEW_LETTERS and initials == form.lower() and begins:
                return form
    return ""


def is_acronym_of(bare: Named, named: Named) -> bool:
    """True for three capitals that a text defines for a name, if the text that has them alone defines nothing else."""
    letters = len(bare.name) == _FEW_LETTERS and bare.name.isalpha() and bare.name.isupper()
    return letters and not set(bare.aliases) - {bare.name} and bare.name in set(named.aliases) - _symbols(named)


def _telling(name: str) -> list[str]:
    words = [word for word in fold(name).split() if word not in FILLERS and word != "and"]
    return words[1:] if words[:1] in (["us"], ["uk"]) else words
