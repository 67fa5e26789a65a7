"""Whether two names are of one organization."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from biopact.resolution.names.context import Agreement, Says, agreement, meant
from biopact.resolution.names.fold import fold
from biopact.resolution.names.known import KnownNames, known_names
from biopact.resolution.names.parts import Parts, is_coined, parts_of
from biopact.resolution.names.places import country_of
from biopact.resolution.names.universities import same_university, university_of
from biopact.resolution.names.values import Named, Same, Verdict
from biopact.resolution.names.words import FILLERS, OTHER_TRADES, SIGNING, SMALL, STRUCTURE, TRADES, UNITS
from biopact.resolution.registry import OrganizationEntry

_NEAR = 0.87
"""How alike two names must be (normalized Damerau-Levenshtein) to be worth a question."""
_LONG_INITIALS = 4
"""Initials of so many letters are hardly shared by chance."""


def same_organization(a: Named, b: Named, known: KnownNames | None = None) -> Verdict:
    """Whether two names are of one organization, and why. The order of the two does not matter.

    What the registry knows comes first; then what the names are made of; then the contexts, where the names leave it
    open. Names that are merely alike are one only if the contexts agree.
    """
    known = known or known_names()
    first, second = sorted((a, b), key=lambda named: (named.name, named.aliases, named.tickers, named.places))
    ours, theirs = _Bearer(first, known), _Bearer(second, known)
    context = agreement(*(_listed(bearer, known) for bearer in (ours, theirs)))
    if ours.id and theirs.id:
        return _both_known(ours, theirs)
    if ours.id or theirs.id:
        return _one_known(ours, theirs, context, known) if ours.id else _one_known(theirs, ours, context, known)
    if ours.sharing or theirs.sharing:
        return _ambiguous(ours, theirs, context)
    return _by_name(parts_of(first.name), parts_of(second.name), context)


class _Bearer:
    """Who the registry says bears a name."""

    def __init__(self, named: Named, known: KnownNames) -> None:
        self.named = named
        self.id = known.own(named.name)
        self.sharing = frozenset[str]() if self.id else known.sharing(named.name)
        self.why = ""
        if self.sharing:
            self.id, self.why = meant(named, known)


def _listed(bearer: _Bearer, known: KnownNames) -> Named:
    """A name with the tickers that the registry has for its bearer."""
    if bearer.id is None:
        return bearer.named
    return replace(bearer.named, tickers=(*bearer.named.tickers, *known.lines[bearer.id].tickers))


def _both_known(ours: _Bearer, theirs: _Bearer) -> Verdict:
    why = "; ".join(filter(None, (ours.why, theirs.why)))
    context = bool(why)
    if ours.id == theirs.id:
        return Verdict(Same.SAME, f"both are {ours.id} in the registry" + (f" ({why})" if why else ""), True, context)
    return Verdict(
        Same.DIFFERENT, f"the registry has {ours.id} and {theirs.id}" + (f" ({why})" if why else ""), True, context
    )


def _one_known(ours: _Bearer, theirs: _Bearer, context: Agreement, known: KnownNames) -> Verdict:
    """One that the registry knows, and a name that it does not, or that several share."""
    assert ours.id is not None
    if theirs.sharing:
        if ours.id not in theirs.sharing:
            return Verdict(Same.DIFFERENT, f"{theirs.named.name} may be others, but not {ours.id}", True)
        if context.says is Says.FOR:
            return Verdict(Same.SAME, context.why, True, True)
        if (
            len(theirs.sharing) == 1
            and context.says is not Says.AGAINST
            and _at_home(theirs.named, known.lines[ours.id])
        ):
            if _spelled_out(theirs.named, (ours.named.name, *known.lines[ours.id].forms)):
                return Verdict(Same.SAME, "the one is the other's initials, and no other is known by them", True)
            if parts_of(theirs.named.name).words == tuple(fold(theirs.named.name).split()):
                return Verdict(Same.SAME, "the one is what the other is called for short", True, weak=True)
        others = theirs.sharing - {ours.id}
        if context.says is Says.NOTHING and others and all(known.stems_from(other, ours.id) for other in others):
            return Verdict(Same.SAME, "the others so called are parts of it or were split from it", True, weak=True)
        return Verdict(Same.UNSURE, f"{theirs.named.name} is ambiguous and {theirs.why}", True)
    parts = parts_of(theirs.named.name)
    line = known.lines[ours.id]
    forms = [parts_of(form) for form in dict.fromkeys((ours.named.name, *line.forms))]
    if (
        parts.rest
        and university_of(parts.name) is None
        and any(form.core == parts.core and form.rest for form in forms)
    ):
        # The registry spells out what it is: a division of other words is not among it.
        forms = [form for form in forms if form.rest or form.core != parts.core]
    verdicts = [_by_name(form, parts, context, registered=True) for form in forms]
    best = min(verdicts, key=lambda verdict: list(Same).index(verdict.same))
    clash = next((v for v in verdicts if v.same is Same.DIFFERENT and v.registered), None)
    if best.same is not Same.SAME:
        return clash or next((v for v in verdicts if v.same is Same.UNSURE), best)
    return best


def _at_home(named: Named, line: OrganizationEntry) -> bool:
    """False if a text puts a name into another country than the one that the registry has for a line."""
    countries = {country_of(place) for place in named.places} - {""}
    return not countries or not line.country or line.country in countries


def _spelled_out(short: Named, forms: Iterable[str]) -> bool:
    """True if one of the forms has a name as its initials."""
    return any(_is_initials(parts_of(short.name), parts_of(form)) for form in forms)


def _ambiguous(ours: _Bearer, theirs: _Bearer, context: Agreement) -> Verdict:
    """Names of which at least one is ambiguous and left open by its context."""
    if fold(ours.named.name) == fold(theirs.named.name) or ours.sharing & theirs.sharing:
        if context.says is Says.FOR:
            return Verdict(Same.SAME, context.why, True, True)
        if context.says is Says.AGAINST:
            return Verdict(Same.DIFFERENT, context.why, True, True)
        return Verdict(Same.UNSURE, "the name is shared by several", True)
    verdict = _by_name(parts_of(ours.named.name), parts_of(theirs.named.name), context)
    if verdict.same is Same.SAME and not verdict.by_context:
        return Verdict(Same.UNSURE, "the short name is ambiguous", True)
    return verdict


def _by_name(one: Parts, other: Parts, context: Agreement, registered: bool = False) -> Verdict:
    """What the names say, and the contexts where the names leave it open."""
    if not (one.key and other.key):
        return Verdict(Same.SAME if one.name == other.name else Same.DIFFERENT, "a name without letters")
    left = university_of(one.name), university_of(other.name)
    for named, bare in zip(left, (other, one), strict=True):
        if named is not None and len(bare.words) > 1 and bare.coined and named.called == " ".join(_telling(bare)):
            return _unless(context, 'the one is the other\'s name without "University"')
    if left[0] is not None and left[1] is not None:
        same = same_university(left[0], left[1])
        if same is None:
            return _settle(context, "two universities may differ in the order of words only")
        if same and left[0].of != left[1].of and context.says is Says.AGAINST:
            return Verdict(Same.DIFFERENT, f"two universities: {context.why}", by_context=True)
        if same:
            return Verdict(Same.SAME, "one university, its words in another order or another signing for it")
        return Verdict(Same.DIFFERENT, "two universities")
    if not one.keys.isdisjoint(other.keys) or fold(one.name) == fold(other.name):
        return _alike(one, other, context)
    if any(parts_of(inner).keys & two.keys for two, three in ((one, other), (other, one)) for inner in three.brackets):
        return Verdict(Same.SAME, "the one stands in brackets behind the other")
    if one.core == other.core or "".join(one.core) == "".join(other.core):
        return _one_core(one, other, context, registered)
    return _unlike(one, other, context, registered)


def _telling(parts: Parts) -> Iterable[str]:
    return (word for word in parts.words if word not in SMALL)


def _settle(context: Agreement, open_question: str) -> Verdict:
    """What the contexts say to a question that the names leave open."""
    if context.says is Says.FOR:
        return Verdict(Same.SAME, f"{open_question}; {context.why}", by_context=True)
    if context.says is Says.AGAINST:
        return Verdict(Same.DIFFERENT, f"{open_question}; {context.why}", by_context=True)
    return Verdict(Same.UNSURE, open_question)


def _alike(one: Parts, other: Parts, context: Agreement) -> Verdict:
    """Names that only differ in legal form, country, marks and spelling."""
    if context.says is Says.AGAINST and not (one.countries or other.countries):
        if set(one.legal) != set(other.legal) or not one.coined:
            return Verdict(Same.DIFFERENT, f"namesakes: {context.why}", by_context=True)
        return Verdict(Same.UNSURE, f"one name, but {context.why}", by_context=True)
    if ("and" in one.legal) != ("and" in other.legal) and one.legal and other.legal:
        return _settle(context, 'one name, but only one is called so with "& Co."')
    if not one.rest and not one.coined and set(one.legal) != set(other.legal) and one.legal and other.legal:
        return _settle(context, "an everyday word with two legal forms")
    return Verdict(Same.SAME, "one name but for legal form, country and spelling")


def _one_core(one: Parts, other: Parts, context: Agreement, registered: bool) -> Verdict:
    """Names that tell themselves apart from others by the same words, but go on differently."""
    short, long = sorted((one, other), key=lambda parts: (len(parts.rest), parts.rest))
    if set(short.rest) & OTHER_TRADES != set(long.rest) & OTHER_TRADES:
        return Verdict(Same.DIFFERENT, f"one first word, but another trade: {' '.join(long.rest or short.rest)}")
    if _fund(short.rest) and _fund(short.rest) == _fund(long.rest):
        return _unless(context, "one fund")
    if len(short.rest) == 1 and short.rest[0] == "bio" and long.rest and long.rest[0].startswith("bio"):
        return _unless(context, "the one has its trade for short")
    if long.rest[: len(short.rest)] != short.rest:
        return _settle_strictly(context, "one first word, but other words of trade behind it")
    extra = set(long.rest[len(short.rest) :]) - STRUCTURE - FILLERS
    told_apart = one.coined or (bool(short.rest) and is_coined(short.words))
    if extra <= SIGNING and (told_apart or short.rest):
        return _unless(context, "an affiliate that signs for it")
    if not extra <= TRADES | UNITS:
        return Verdict(Same.DIFFERENT, "the longer name says what else it is")
    if short.legal and not short.rest:
        return _settle(context, "both names are whole, and only one says its trade")
    if (
        registered
        and long is one
        and not short.rest
        and len(short.key) > 2
        and extra <= (TRADES | _WHOLE_TOO) - _OF_GROUPS
    ):
        # The registry gives the long name and would give the short one, if it were known for it alone.
        return _weakly(context, "the one is the other's name without its trade")
    if long.countries and extra <= TRADES and told_apart:
        return _unless(context, "an affiliate in another country")
    if registered and not short.rest and not extra <= _PLAIN_TRADES:
        return Verdict(Same.DIFFERENT, "a part with a name of its own", registered=True)
    if extra <= (TRADES | _WHOLE_TOO if not short.rest else TRADES):
        if short.rest:
            return _settle(context, "the one may be a part of the other")
        if told_apart:
            return _unless(context, "the one is the other's name without its trade")
        return _weakly(context, "a short form that is also an everyday word")
    if told_apart and extra <= TRADES | _HOUSES and not registered:
        return _unless(context, "the one is the other's name without its trade")
    if (
        extra <= _OF_INSTITUTIONS | {"clinic"}
        and len(short.words) > 1
        and not short.legal
        and not registered
        and "university" not in short.words
    ):
        return _weakly(context, "the one is the other's name without what kind of institution it is")
    return _settle(context, "the one may be a part of the other")


_HOUSES = frozenset("capital venture partner management advisor equity investment fund".split())
"""What houses of investors are called; a house known by a made-up word is known by it alone."""


_OF_GROUPS = frozenset("health diagnostic vaccine imaging service solution system".split())
"""What parts of groups from other trades are called, too: the group's name is not short for them."""

_PLAIN_TRADES = frozenset("pharma biopharma lab".split())
"""Words of trade that say nothing new of a company that the registry knows without them."""

_WHOLE_TOO = frozenset(
    "oncology health molecular dermatology surgical immunotherapeutic discovery diagnostic imaging pharmacy aesthetics "
    "nutrition cell gene ophthalmics orthopedics vision service device instrument vaccine digital solution analytics "
    "insights system".split()
)
"""Words for parts that small companies are called by as a whole."""


def _fund(rest: tuple[str, ...]) -> frozenset[str]:
    """The words of a fund's name that tell it from others of its house: "Ventures" is "Venture Fund"."""
    words = frozenset(rest)
    return words - {"fund", "funds"} if words & {"venture", "capital"} else frozenset()


def _unless(context: Agreement, why: str) -> Verdict:
    """One, if the contexts do not say otherwise."""
    if context.says is Says.AGAINST:
        return Verdict(Same.UNSURE, f"{why}, but {context.why}", by_context=True)
    return Verdict(Same.SAME, why)


def _weakly(context: Agreement, why: str) -> Verdict:
    """One, if somebody has put the two names side by side."""
    if context.says is Says.NOTHING and not context.apart:
        return Verdict(Same.SAME, why, weak=True)
    return _settle(context, why)


def _settle_strictly(context: Agreement, why: str) -> Verdict:
    """Two, if the contexts do not tie them together."""
    if context.says is Says.FOR and not context.why.startswith("both sit"):
        return Verdict(Same.SAME, f"{why}; {context.why}", by_context=True)
    return Verdict(Same.DIFFERENT, why)


def _unlike(one: Parts, other: Parts, context: Agreement, registered: bool) -> Verdict:
    """Names of other words: initials, slips of the pen, or two organizations."""
    ours, theirs = "".join(one.core), "".join(other.core)
    if "trade as" in context.why and context.says is Says.FOR and (ours.startswith(theirs) or theirs.startswith(ours)):
        return Verdict(Same.SAME, f"the one begins as the other, and {context.why}", by_context=True)
    for short, long in ((one, other), (other, one)):
        if not (registered and short is one) and _is_initials(short, long):
            # What the registry knows by its initials it knows by its whole name too.
            if len(short.key) >= _LONG_INITIALS and context.says is not Says.AGAINST:
                return Verdict(Same.SAME, "the one is the other's initials")
            return _weakly(context, "the one is the other's initials")
        if _is_run_of_beginnings(short, long):
            return _weakly(context, "the one is made of the beginnings of the other's words")
        if not registered and len(short.words) > 1 and long.words[-len(short.words) :] == short.words:
            if is_coined(short.words) and len(long.words) - len(short.words) <= 2:
                return _weakly(context, "the longer name has a first name, title or place before it")
        if short.core == long.core[: len(short.core)] and not short.rest:
            if len(short.core) > 1 and short.coined and set(long.words[len(short.core) :]) <= _OF_INSTITUTIONS:
                return _unless(context, "the one is the other's name without what kind of institution it is")
            if _may_be_short(short, long, registered):
                return _weakly(context, "the one may be what the other is called for short")
            return _settle_strictly(context, "the longer name begins with the shorter")
    if one.rest == other.rest or not (one.rest and other.rest):
        near = DamerauLevenshtein.normalized_similarity(ours, theirs, score_cutoff=_NEAR)
        if near and min(len(ours), len(theirs)) >= 6:
            return _settle(context, "the names are nearly alike")
    if context.says is Says.FOR and "trade as" in context.why:
        return Verdict(Same.UNSURE, f"other names, but {context.why}", by_context=True)
    return Verdict(Same.DIFFERENT, "other names")


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

_OF_INSTITUTIONS = frozenset(
    "cancer eye heart childrens medical research institute center hospital clinic comprehensive university".split()
)
"""What institutions that are called after a person or place leave out when they are spoken of."""


def _is_initials(short: Parts, long: Parts) -> bool:
    """True if a name of capitals is made of the first letters of the other's words."""
    bare = short.words[0] if len(short.words) == 1 else ""
    if not 3 <= len(bare) <= 6 or not short.name.replace(".", "")[: len(bare)].isupper():
        return False
    words = fold(long.name).split()
    return bare in {
        "".join("us" if word == "us" else word[0] for word in words[:length] if word not in skipped)
        for skipped in (frozenset[str](), FILLERS | {"and"})
        for length in range(len(words) if len(bare) < _LONG_INITIALS else 3, len(words) + 1)
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
