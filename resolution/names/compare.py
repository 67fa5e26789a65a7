"""Whether two names are of one organization."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from biopact.resolution.names.by_name import by_name
from biopact.resolution.names.context import Agreement, Says, agreement, meant
from biopact.resolution.names.fold import fold
from biopact.resolution.names.known import KnownNames, known_names
from biopact.resolution.names.parts import parts_of
from biopact.resolution.names.places import country_of
from biopact.resolution.names.universities import university_of
from biopact.resolution.names.unlike import is_initials
from biopact.resolution.names.values import Named, Same, Verdict
from biopact.resolution.registry import OrganizationEntry


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
    return by_name(parts_of(first.name), parts_of(second.name), context)


class _Bearer:
    """Who the registry says bears a name."""

    def __init__(self, named: Named, known: KnownNames) -> None:
        self.named = named
        self.id = known.own(named.name)
        if self.id and not parts_of(named.name).rest and _trades_otherwise(named, known.lines[self.id]):
            self.id = None  # a namesake: a first word alone is not enough against a ticker
        self.sharing = frozenset[str]() if self.id else known.sharing(named.name)
        self.why = ""
        if self.sharing:
            self.id, self.why = meant(named, known)


def _trades_otherwise(named: Named, line: OrganizationEntry) -> bool:
    """True if a text gives a name another symbol than the registry has for its line on the same exchange."""
    return agreement(Named("", tickers=named.tickers), Named("", tickers=line.tickers)).says is Says.AGAINST


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
    forms = [parts_of(form) for form in dict.fromkeys((ours.named.name, *line.forms)) if not _of_a_campus(form, line)]
    if (
        parts.rest
        and university_of(parts.name) is None
        and any(form.core == parts.core and form.rest for form in forms)
        and not (parts.rest == ("pharma",) and not parts_of(line.name).rest)
    ):
        # The registry spells out what it is: a division of other words is not among it (a business called
        # pharmaceuticals is, where the whole is called by its bare name).
        forms = [form for form in forms if form.rest or form.core != parts.core]
    verdicts = [by_name(form, parts, context, registered=True) for form in forms]
    best = min(verdicts, key=lambda verdict: list(Same).index(verdict.same))
    clash = next((v for v in verdicts if v.same is Same.DIFFERENT and v.registered), None)
    if best.same is not Same.SAME:
        return clash or next((v for v in verdicts if v.same is Same.UNSURE), best)
    return best


def _of_a_campus(form: str, line: OrganizationEntry) -> bool:
    """True for a school's name that leaves out on which campus it is: the whole university is called so, too."""
    school, whole = university_of(form), university_of(line.name)
    return bool(school and whole and school.school and whole.called.startswith(f"{school.called} "))


def _at_home(named: Named, line: OrganizationEntry) -> bool:
    """False if a text puts a name into another country than the one that the registry has for a line."""
    countries = {country_of(place) for place in named.places} - {""}
    return not countries or not line.country or line.country in countries


def _spelled_out(short: Named, forms: Iterable[str]) -> bool:
    """True if one of the forms has a name as its initials."""
    return any(is_initials(parts_of(short.name), parts_of(form)) for form in forms)


def _ambiguous(ours: _Bearer, theirs: _Bearer, context: Agreement) -> Verdict:
    """Names of which at least one is ambiguous and left open by its context."""
    if fold(ours.named.name) == fold(theirs.named.name) or ours.sharing & theirs.sharing:
        if context.says is Says.FOR:
            return Verdict(Same.SAME, context.why, True, True)
        if context.says is Says.AGAINST:
            return Verdict(Same.DIFFERENT, context.why, True, True)
        return Verdict(Same.UNSURE, "the name is shared by several", True)
    verdict = by_name(parts_of(ours.named.name), parts_of(theirs.named.name), context)
    if verdict.same is Same.SAME and not verdict.by_context:
        return Verdict(Same.UNSURE, "the short name is ambiguous", True)
    return verdict
