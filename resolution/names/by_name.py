"""What two names say of whether they are of one organization."""

from __future__ import annotations

from collections.abc import Iterable

from biopact.resolution.names.context import Agreement, Says
from biopact.resolution.names.fold import fold
from biopact.resolution.names.leaning import settle, settle_strictly, unless, weakly
from biopact.resolution.names.parts import Parts, is_coined, parts_of
from biopact.resolution.names.sites import is_site
from biopact.resolution.names.universities import is_slip_of, same_university, university_of
from biopact.resolution.names.unlike import unlike
from biopact.resolution.names.values import Same, Verdict
from biopact.resolution.names.words import (
    FILLERS,
    OF_INSTITUTIONS,
    OTHER_TRADES,
    SIGNING,
    SMALL,
    STRUCTURE,
    TRADES,
    UNITS,
)

_FEW_LETTERS = 3
"""So few letters are initials of many things."""

_COUNTRIES_OF_FORMS = {
    form: country
    for country, forms in {
        "US": "inc incorporated corp corporation llc",
        "GB": "plc",
        "DE": "gmbh ag kgaa kg",
        "NL": "nv bv",
        "FR": "sas sarl",
        "IT": "spa srl",
        "NORTH": "ab as aps asa oy oyj",
        "JP": "kk",
    }.items()
    for form in forms.split()
}
"""Where a legal form is at home; those that many countries have ("Ltd.", "SA") are left out."""


def by_name(one: Parts, other: Parts, context: Agreement, registered: bool = False) -> Verdict:
    """What the names say, and the contexts where the names leave it open."""
    if not (one.key and other.key):
        return Verdict(Same.SAME if one.name == other.name else Same.DIFFERENT, "a name without letters")
    left = university_of(one.name), university_of(other.name)
    for named, bare in zip(left, (other, one), strict=True):
        whole = len(bare.words) > 1
        plain = len(fold(bare.name).split()) == len(bare.words)
        if (
            named is not None
            and plain
            and bare.coined
            and (whole or not registered)
            and named.called == " ".join(_telling(bare))
        ):
            # One word may be a place or a person: "Tuskegee".
            lean = unless if whole else weakly
            return lean(context, 'the one is the other\'s name without "University"')
    if left[0] is not None and left[1] is not None:
        same = same_university(left[0], left[1])
        if same is None:
            return settle(context, "two universities may differ in the order of words only")
        if same and left[0].of != left[1].of and context.says is Says.AGAINST:
            return Verdict(Same.DIFFERENT, f"two universities: {context.why}", by_context=True)
        if same:
            return Verdict(Same.SAME, "one university, its words in another order or another signing for it")
        if context.told:
            return Verdict(Same.SAME, f"other names, but {context.why}", by_context=True)
        if is_slip_of(left[0], left[1]):
            return weakly(context, "a slip of the pen in a university's name")
        return Verdict(Same.DIFFERENT, "two universities")
    if not one.keys.isdisjoint(other.keys) or fold(one.name) == fold(other.name):
        return _alike(one, other, context)
    if any(parts_of(inner).keys & two.keys for two, three in ((one, other), (other, one)) for inner in three.brackets):
        return Verdict(Same.SAME, "the one stands in brackets behind the other")
    if any(is_site(short, long) for short, long in ((one, other), (other, one))):
        return unless(context, "a site of it")
    if context.told and "call it" in context.why:
        return Verdict(Same.SAME, f"names that begin alike; {context.why}", by_context=True)
    if one.core == other.core or "".join(one.core) == "".join(other.core):
        return _one_core(one, other, context, registered)
    return unlike(one, other, context, registered)


def _telling(parts: Parts) -> Iterable[str]:
    return (word for word in parts.words if word not in SMALL)


_INSTITUTIONS = frozenset("hospital clinic infirmary college".split())
"""What many towns have one of, often under one saint's or monarch's name."""


def _alike(one: Parts, other: Parts, context: Agreement) -> Verdict:
    """Names that only differ in legal form, country, marks and spelling."""
    if context.says is Says.AGAINST and not (one.countries or other.countries):
        if set(one.legal) != set(other.legal) or not one.coined:
            return Verdict(Same.DIFFERENT, f"namesakes: {context.why}", by_context=True)
        return Verdict(Same.UNSURE, f"one name, but {context.why}", by_context=True)
    if context.apart and _INSTITUTIONS & set(one.name.lower().split()):
        return Verdict(Same.UNSURE, "institutions of one name in two cities", by_context=True)
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return settle(context, "affiliates of two countries")
    if ("and" in one.legal) != ("and" in other.legal) and one.legal and other.legal:
        return settle(context, 'one name, but only one is called so with "& Co."')
    forms = [set(parts.legal) - {"group"} for parts in (one, other)]
    if not one.rest and not one.coined and all(forms) and not (forms[0] <= forms[1] or forms[1] <= forms[0]):
        return settle(context, "an everyday word with two legal forms")
    if not one.coined and ("international" in fold(one.name)) != ("international" in fold(other.name)):
        return settle(context, "an everyday word, and only the one is international")
    if not one.rest and ("industry" in one.legal) != ("industry" in other.legal) and one.legal and other.legal:
        return settle(context, "only the one is called industries")
    return Verdict(Same.SAME, "one name but for legal form, country and spelling")


def _one_core(one: Parts, other: Parts, context: Agreement, registered: bool) -> Verdict:
    """Names that tell themselves apart from others by the same words, but go on differently."""
    short, long = sorted((one, other), key=lambda parts: (len(parts.rest), parts.rest))
    if [word.removesuffix("s") for word in one.rest] == [word.removesuffix("s") for word in other.rest]:
        return unless(context, "one name but for a plural")
    if context.says is Says.FOR and "trade as" in context.why and not registered:
        return Verdict(Same.SAME, f"one first word, and {context.why}", by_context=True)
    if set(short.rest) & OTHER_TRADES != set(long.rest) & OTHER_TRADES:
        if one.coined and not (short.rest or short.legal or registered):
            return weakly(context, "the one may be what the other is called for short")
        return Verdict(Same.DIFFERENT, f"one first word, but another trade: {' '.join(long.rest or short.rest)}")
    if _fund(short.rest) and _fund(short.rest) == _fund(long.rest):
        return unless(context, "one fund")
    if len(short.rest) == 1 and short.rest[0] == "bio" and long.rest and long.rest[0].startswith("bio"):
        return unless(context, "the one has its trade for short")
    if long.rest[: len(short.rest)] != short.rest:
        return settle_strictly(context, "one first word, but other words of trade behind it")
    extra = set(long.rest[len(short.rest) :]) - STRUCTURE - FILLERS
    told_apart = one.coined or (bool(short.rest) and is_coined(short.words))
    if extra <= SIGNING and (told_apart or short.rest):
        return unless(context, "an affiliate that signs for it")
    if short.rest and short.rest[-1] in _FOR_SOMETHING and long.rest[len(short.rest)] in {"for", "of", "on"}:
        # "Zentor Pelmor Center" is "Zentor Pelmor Center for Trials"; towns have centers for several things.
        return (
            weakly(context, "the longer name says what it is for")
            if len(one.core) > 1 and told_apart
            else settle(context, "the longer name says what it is for")
        )
    if not extra <= TRADES | UNITS:
        several = (extra | set(short.words)) & (UNITS | OTHER_TRADES)
        if told_apart and not (several or short.legal or registered):
            return weakly(context, "the one may be what the other is called for short")
        return Verdict(Same.DIFFERENT, "the longer name says what else it is")
    if told_apart and not short.rest and extra <= _OF_BIOTECH and _of_two_countries(short.legal, long.legal):
        return weakly(context, "one company and the one that it operates by in another country")
    if short.legal and not short.rest and not long.legal and not registered and told_apart and extra <= _PLAIN_TRADES:
        return weakly(context, "a division that speaks for it")
    if (
        short.legal
        and not short.rest
        and not registered
        and told_apart
        and extra
        and extra <= _OF_BIOTECH - {"bio"}
        and set(short.legal) != set(long.legal)
        and len(short.key) > _SHORT_WORD
    ):
        return weakly(context, "one company and the one that it operates by")
    if extra and extra <= _HOUSED and len(short.words) > 1 and is_coined(short.words):
        return unless(context, "one house of investors")
    if extra == {"medical", "center"} and "hospital" in short.words and len(short.words) > 1:
        return unless(context, "one hospital")
    if short.legal and not short.rest:
        return settle(context, "both names are whole, and only one says its trade")
    if (
        registered
        and long is one
        and not short.rest
        and len(short.key) > 2
        and extra <= (TRADES | _WHOLE_TOO) - _OF_GROUPS
    ):
        # The registry gives the long name and would give the short one, if it were known for it alone.
        return weakly(context, "the one is the other's name without its trade")
    if long.countries and extra <= TRADES and told_apart:
        return unless(context, "an affiliate in another country")
    if registered and not short.rest and not extra <= _PLAIN_TRADES:
        return Verdict(Same.DIFFERENT, "a part with a name of its own", registered=True)
    if extra <= (TRADES | _WHOLE_TOO if not short.rest else TRADES):
        if short.rest:
            return settle(context, "the one may be a part of the other")
        if told_apart and len(short.key) > _FEW_LETTERS:
            return unless(context, "the one is the other's name without its trade")
        return weakly(context, "a short form that is also an everyday word, or a few letters")
    if extra == {"venture"} and len(one.core) > 1:
        return settle(context, "the one may be where the other's money is put to work")
    if told_apart and extra <= TRADES | _HOUSES and not registered:
        return unless(context, "the one is the other's name without its trade")
    if (
        extra <= OF_INSTITUTIONS | {"clinic"}
        and len(short.words) > 1
        and not short.legal
        and not registered
        and "university" not in short.words
    ):
        return weakly(context, "the one is the other's name without what kind of institution it is")
    return settle(context, "the one may be a part of the other")


_HOUSED = frozenset("partner management advisor".split())
"""What follows the name of a house of investors and is left out when it is spoken of."""

_HOUSES = frozenset("capital venture partner management advisor equity investment fund".split())
"""What houses of investors are called; a house known by a made-up word is known by it alone."""


_FOR_SOMETHING = frozenset("center institute foundation society association alliance".split())
"""What bodies are called that say behind it what they are for."""

_OF_GROUPS = frozenset("health diagnostic vaccine imaging service solution system".split())
"""What parts of groups from other trades are called, too: the group's name is not short for them."""

_SHORT_WORD = 4
"""Words of so few letters are made up by several at a time."""

_OF_BIOTECH = frozenset("therapeutic biotherapeutic pharma biopharma bio bioscience biotech biologic".split())
"""What companies of the field add to a made-up word; the operating company has it, or the holding, or both."""

_PLAIN_TRADES = frozenset("pharma biopharma".split())
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
    return words - {"fund", "funds", *_HOUSED} if words & {"venture", "capital"} else frozenset()


def _of_two_countries(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """True if both names have legal forms, at home in two countries."""
    here, there = ({_COUNTRIES_OF_FORMS.get(form) for form in legal} - {None} for legal in (ours, theirs))
    return bool(here and there and here.isdisjoint(there))
