"""What a name of an organization is made of: what tells it from others, its trade, its legal form, its country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from biopact.resolution.names.fold import fold, fold_german
from biopact.resolution.names.ordinary import ORDINARY
from biopact.resolution.names.places import COUNTRIES, DEMONYMS, REGIONS, US_STATES
from biopact.resolution.names.words import GENERIC, OTHER_TRADES, SIGNING, SMALL, SPELLINGS, STRUCTURE, TRADES, UNITS

_LEGAL = frozenset(
    """
    inc incorporated corp corporation co company ltd limited llc llp lp plc ag sa se nv bv gmbh kgaa kg kk ab as asa oy
    oyj spa srl sas pte pty sarl kft aps zrt nyrt ltda jsc pjsc pbc ggmbh pvt private sca pcl sro ev dd ehf hf uc dac cv
    sl slu fze tbk publ aktiengesellschaft lllp pllc unlimited ohg eg bvba sprl nvsa kabushiki kaisha bhd sdn doo sab
    berhad sarlau kb ks is
    """.split()
)
"""Legal forms, folded."""
_ONE_FORM = {"corporation": "corp", "incorporated": "inc", "limited": "ltd", "company": "co"}
"""Legal forms written out, and the same for short."""
_BEFORE = frozenset("nv pt ooo zao oao pao".split())
"""Legal forms that stand before a name."""
_LONG_COUNTRIES = (
    (("united", "states", "of", "america"), "us"),
    (("united", "states"), "us"),
    (("u", "s"), "us"),
    (("united", "kingdom"), "uk"),
)
_PUBLIC = frozenset("agency department ministry administration office institute institutes nih fda cdc".split())
_OWN_COUNTRY = frozenset("us uk usa japan france germany china canada australia".split())
"""Countries that stand before the names of their public bodies when people of another one read."""
_PARTED_LEGAL = (("s", "p", "a"), ("s", "r", "l"), ("s", "a", "s"), ("s", "a"), ("n", "v"), ("b", "v"), ("a", "s"))
_KINDS = TRADES | UNITS | OTHER_TRADES | SIGNING | STRUCTURE
_SEAT = re.compile(
    r"(?<=[a-zA-Z.]),\s+[A-Z][\w.]+(?: [A-Z][\w.]+)?,\s+(?:[A-Z]{2}|[A-Z][a-z]+\.?|N\.[JYHMCD]\.)(?:,\s+[A-Z][\w. ]+)?$"
)
"""A place behind a name: "Zentor & Co., Inc., Rahway, NJ, USA"."""
_GEOGRAPHY = frozenset(COUNTRIES) | REGIONS
_PLACE_ENDS = frozenset(place.split()[-1] for place in _GEOGRAPHY)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})")
_INSTITUTION = frozenset(
    "university institute college school hospital center agency foundation council ministry department society "
    "clinic association authority commission bureau office government administration academy".split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart; all words folded and in one spelling."""

    name: str
    words: tuple[str, ...]
    """Without legal forms, countries at the end and the like."""
    core: tuple[str, ...]
    """The words up to the first word of trade: what tells it from others."""
    rest: tuple[str, ...]
    """The words of trade and what follows them."""
    countries: frozenset[str]
    """Codes and regions of an affiliate's country at the end of the name."""
    legal: tuple[str, ...]
    keys: frozenset[str]
    """The words run together, with umlauts either way; names that share one are alike."""
    brackets: tuple[str, ...]
    """What stands in brackets behind the name and is neither country nor legal form."""

    @property
    def key(self) -> str:
        return "".join(self.words)

    @property
    def coined(self) -> bool:
        """True if the core has a word that was made up, or a rare name: it may stand alone."""
        return is_coined(self.core)


def is_coined(words: tuple[str, ...]) -> bool:
    """True if a word is neither everyday, nor of the trade, nor a place, nor two letters or a number."""
    return any(
        len(word) >= 3
        and not word.isdigit()
        and word not in ORDINARY
        and word not in GENERIC
        and word not in SPELLINGS
        and word not in COUNTRIES
        and word not in US_STATES
        for word in words
    )


@lru_cache(maxsize=131072)
def parts_of(name: str) -> Parts:
    """Take a name apart."""
    brackets = [inner.strip() for inner in _BRACKETS.findall(name)] if "(" in name or "[" in name else []
    countries: set[str] = set()
    legal: list[str] = []
    others: list[str] = []
    for inner in brackets:
        folded = fold(inner)
        if folded in _GEOGRAPHY:
            countries.add(COUNTRIES.get(folded, folded))
        elif folded in _LEGAL or folded in STRUCTURE:
            legal.append(_ONE_FORM.get(folded, folded))
        elif folded:
            others.append(inner)
    bare = _BRACKETS.sub("", name) if brackets else name
    bare = without_seat(bare)
    words = _taken_apart(fold(bare).split(), legal, countries)
    german = words if bare.isascii() else _taken_apart(fold_german(bare).split(), [], set())
    cut = next((at for at, word in enumerate(words) if at and word in _KINDS), len(words))
    return Parts(
        name,
        tuple(words),
        tuple(words[:cut]),
        tuple(words[cut:]),
        frozenset(countries),
        tuple(legal),
        frozenset(
            {
                _run_together(words) or name,
                _run_together(german) or name,
                *_other_orders(words),
                *_capitals(bare, legal),
                *_run_on(bare),
                *_without_initials(words),
            }
        ),
        tuple(others),
    )


_FORERUNNERS = frozenset("laboratorios laboratorio laboratoires laboratoire laboratori grupo gruppo groupe".split())
_STRAY = frozenset("contact announces announced".split())
_STRAY_BEFORE = frozenset("supporting sponsors sponsor researchers scientists follow contact about visit joins".split())
"""What stands behind or before a name where a line break was lost or a name was cut at the wrong place."""
_THEIR_TRADE = frozenset("farmaceuticos farmaceutici farmaceutico farmaceutica pharmaceutiques".split())


def _taken_apart(words: list[str], legal: list[str], countries: set[str]) -> list[str]:
    """The words without legal forms and countries; what other languages have before a name stands behind it:
    "Laboratorios Zentor, S.A." is "Zentor Laboratories"."""
    at = 2 if len(words) > 2 and words[1] in _THEIR_TRADE else 1
    if len(words) <= at or words[0] not in _FORERUNNERS or words[at] in _LEGAL or not is_coined((words[at],)):
        return _stripped(words, legal, countries)
    trade = [SPELLINGS.get(word, word) for word in words[:at]]
    return [*_stripped(words[at:], legal, countries), *(word for word in trade if word not in STRUCTURE)]


_TOWN = re.compile(r" in [A-ZÀ-Þ][\w.'-]+(?: [A-ZÀ-Þ][\w.'-]+){0,2}, [A-ZÀ-Þ][\w.]+(?: [A-ZÀ-Þ]\w+)?$")
"""A place behind an institution's name: "Zentor Hospital in São Paulo, Brazil"."""


def without_seat(name: str) -> str:
    """A name without the place that follows its legal form, or a whole institution's name.

    >>> without_seat("Zentor & Co., Inc., Rahway, NJ, USA"), without_seat("Zentor, Pelmor, and Ludor")
    ('Zentor & Co., Inc.', 'Zentor, Pelmor, and Ludor')
    """
    town = _TOWN.search(name) if " in " in name and "," in name else None
    if town is not None and not _INSTITUTION.isdisjoint(fold(name[: town.start()]).split()):
        return name[: town.start()]
    seat = _SEAT.search(name) if name.count(",") > 1 else None
    if seat is None or not _LEGAL.intersection(fold(name[: seat.start()]).split()[-1:]):
        return name
    return name[: seat.start()]


def _run_together(words: list[str]) -> str:
    """The words without small ones, which people leave out and mistake, as one."""
    return "".join(word for word in words if word not in SMALL and word != "and") or "".join(words)


def _capitals(name: str, legal: list[str]) -> Iterator[str]:
    """A further key of a name in which words run together: "HealthSolutions" is "Health Solutions"."""
    parted = _CAMEL.sub(" ", name)
    if parted != name:
        forms: list[str] = []
        words = _stripped(fold(parted).split(), forms, set())
        # A piece that is a legal form elsewhere is not one here: "Zentorcorp".
        if set(forms) <= set(legal):
            yield _run_together(words)


_RUN_ON = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2}|[A-Z]{3})")


def _run_on(name: str) -> Iterator[str]:
    """Further keys of a name that another word ran into: "StandardsZentor Pelmor Supply Inc" has that of the rest."""
    for found in _RUN_ON.finditer(name):
        before, behind = name[: found.start()], name[found.start() :]
        for piece, rest in ((behind, before), (before, behind)):
            words = _stripped(fold(piece).split(), [], set())
            if len(words) > 2 and (piece is behind or " " not in rest):
                yield _run_together(words)


def _without_initials(words: list[str]) -> Iterator[str]:
    """A further key of a name with somebody's middle initial: "Zentor N. Pelmor Center"."""
    left = [word for at, word in enumerate(words) if at == 0 or len(word) > 1 or word.isdigit()]
    if len(words) > len(left) > 3:
        yield _run_together(left)


def _other_orders(words: list[str]) -> Iterator[str]:
    """Further keys of institutions: in any order of words, without seat, university or whoever signs; "Tech"."""
    if _INSTITUTION.isdisjoint(words):
        return
    if words[-3:] == ["institute", "of", "technology"]:
        yield "".join([*words[:-3], "technology"])
    if words[0] in _SIGNING_FOR and "of" in words[:-1]:
        yield _run_together(words[words.index("of") + 1 :])
    called = [word for word in words if word not in SMALL and word not in _SMALL_ABROAD]
    telling = [word for word in called if word not in DEMONYMS]
    if ("university" not in words or "hospital" in words) and (len(words) >= 4 or is_coined(tuple(telling))):
        yield "any order " + " ".join(sorted(DEMONYMS.get(word, COUNTRIES.get(word, word)) for word in called))
    for at in range(2, len(words) - 1):
        seat = words[at + 1 :]
        if words[at] in {"of", "at"} and not _INSTITUTION.isdisjoint(words[1:at]):
            whose = "university" in seat if words[at] == "of" else at > 2
            if whose and is_coined(tuple(words[:2])):
                yield _run_together(words[:at])


_SMALL_ABROAD = frozenset("en e y et und".split())
"""What joins words of an institution's name in other languages; in a company's name it may be a part of a word."""

_SIGNING_FOR = frozenset("trustees regents board president governors".split())


def _stripped(words: list[str], legal: list[str], countries: set[str]) -> list[str]:
    """The words in one spelling without what stands before and behind; always at least one that tells something."""
    spelled = [SPELLINGS.get(word, word) for word in words] or [""]
    if "care" in spelled:
        spelled = [word for at, word in enumerate(spelled) if at == 0 or word != "care" or spelled[at - 1] != "health"]
    while len(spelled) > 3 and spelled[-1] in _STRAY:
        spelled = spelled[:-1]
    while len(spelled) > 2 and spelled[0] in _STRAY_BEFORE and is_coined(tuple(spelled[1:])):
        spelled = spelled[1:]
    # "Hospital Klinikum Zentor" has one word twice, in two languages.
    spelled = [word for at, word in enumerate(spelled) if at == 0 or word != "hospital" or spelled[at - 1] != word]
    if len(spelled) > 1 and spelled[0] == "the":
        spelled = spelled[1:]
    for long, short in _LONG_COUNTRIES:
        if len(spelled) > len(long) and tuple(spelled[: len(long)]) == long:
            spelled = [short, *spelled[len(long) :]]
    if len(spelled) > 1 and spelled[0] in _OWN_COUNTRY and not _PUBLIC.isdisjoint(spelled[1:]):
        countries.add(COUNTRIES[spelled.pop(0)])
    if len(spelled) > 1 and spelled[0] in _BEFORE:
        legal.append(spelled.pop(0))
    while len(spelled) > 1:
        told = len(legal)
        taken = _tail(spelled, legal, countries)
        if not taken:
            break
        left, whole = spelled[:-taken], len(legal) > told
        while len(left) > 1 and left[-1] in {"and", "of"}:
            if left[-1] == "and":
                legal.append("and")
            left.pop()
        # Two words before a legal form are a name even if each is a general word ("Genetic Networks LLC").
        if not left or (set(left) <= GENERIC and not (whole and len(left) > 1)):
            break
        spelled = left
    return spelled


def _tail(words: list[str], legal: list[str], countries: set[str]) -> int:
    """How many words at the end are a legal form, a country or say how the company is built."""
    if len(words[-1]) == 1:
        for form in _PARTED_LEGAL:
            if len(words) > len(form) and tuple(words[-len(form) :]) == form:
                legal.append("".join(form))
                return len(form)
    if words[-1] in _LEGAL:
        legal.append(_ONE_FORM.get(words[-1], words[-1]))
        return 1
    if words[-2:] == ["health", "system"] and len(words) > 2:
        return 1
    if words[-1] in STRUCTURE:
        # A group is more than the company of the same name that it holds, if that says what it does; industries may
        # be another company's.
        legal.extend([words[-1]] * (words[-1] in {"group", "industry"}))
        return 1
    if words[-1] not in _PLACE_ENDS or not _INSTITUTION.isdisjoint(words):
        return 0
    for length in (4, 3, 2, 1):
        place = " ".join(words[-length:])
        if len(words) > length and place in _GEOGRAPHY:
            countries.add(COUNTRIES.get(place, place))
            return length
    return 0
