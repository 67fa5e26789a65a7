"""What the texts around two names say for or against one bearer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biopact.resolution.names.defined import acronym_of_both, gives_name, is_acronym_of
from biopact.resolution.names.fold import fold
from biopact.resolution.names.known import KnownNames, symbol
from biopact.resolution.names.ordinary import ORDINARY
from biopact.resolution.names.places import city_of, country_of
from biopact.resolution.names.values import Named


class Says(StrEnum):
    """Which way a text's context points."""

    FOR = "for"
    AGAINST = "against"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Which way the context of two names points, and what in it does."""

    says: Says
    why: str = ""
    told: bool = False
    """True if a text gives the whole name of the one as another form of the other: a former name, a short one."""
    letters: bool = False
    """True if the one is called by three capitals that the other's text defines: no reason yet to take them for one."""
    apart: bool = False
    """True if both texts name cities, and no city in common: no reason for two, but none to take them for one."""


def agreement(one: Named, other: Named) -> Agreement:
    """The strongest sign that two names have in their contexts: a ticker, a form of the one defined for the other, a
    city. Countries and tickers that differ speak against."""
    ours, theirs = {symbol(t) for t in one.tickers}, {symbol(t) for t in other.tickers}
    shared = sorted(_same_listing(ours, theirs))
    told = gives_name(one, other) or gives_name(other, one)
    if shared:
        changed = any(len({t.rpartition(":")[2] for t in named if _market(t) == "US"}) > 1 for named in (ours, theirs))
        return Agreement(Says.FOR, f"both trade as {shared[0]}", told=told or changed)
    if told:
        return Agreement(Says.FOR, "one text gives the other's name as a form of its own", told=True)
    short = acronym_of_both(one, other)
    if short:
        return Agreement(Says.FOR, f"both texts call it {short}", told=True)
    if not _other_listing(ours, theirs):
        cities = {city_of(place) for place in one.places} & {city_of(place) for place in other.places} - {""}
        if cities:
            told = any(
                " " in whole and whole in map(fold, named.aliases)
                for whole, named in ((fold(one.name), other), (fold(other.name), one))
            )
            return Agreement(Says.FOR, f"both sit in {min(cities).title()}", told=told)
    exchanges = _other_listing(ours, theirs)
    if exchanges:
        return Agreement(Says.AGAINST, f"they trade as {exchanges[0]} and {exchanges[1]}")
    here, there = ({country_of(place) for place in named.places} - {""} for named in (one, other))
    if here and there and here.isdisjoint(there):
        return Agreement(Says.AGAINST, f"one sits in {min(here)}, the other in {min(there)}")
    letters = is_acronym_of(one, other) or is_acronym_of(other, one)
    sits, others = ({city_of(place) for place in named.places} - {""} for named in (one, other))
    return Agreement(Says.NOTHING, apart=bool(sits and others and sits.isdisjoint(others)), letters=letters)


def _same_listing(ours: set[str], theirs: set[str]) -> set[str]:
    """Symbols that both have; one that is told without its exchange may be that of any exchange."""
    bare = {ticker for ticker in ours | theirs if ":" not in ticker}
    return (
        ours & theirs
        | {
            mine
            for mine in ours
            for yours in theirs
            if mine.split(":")[-1] == yours.split(":")[-1] and _market(mine) == _market(yours) == "US"
        }
        | {
            long
            for long in ours | theirs
            for short in bare
            if ":" in long
            and long.endswith(f":{short}")
            and ((short in ours) != (short in theirs))
            and ((long in ours) != (short in ours))
        }
    )


def _other_listing(ours: set[str], theirs: set[str]) -> tuple[str, str] | None:
    """Two symbols on one exchange, where the one has another than the other."""
    if _same_listing(ours, theirs):
        return None
    for mine in sorted(ours):
        for yours in sorted(theirs):
            if ":" in mine and ":" in yours and _market(mine) == _market(yours):
                return mine, yours
    return None


def _market(ticker: str) -> str:
    """The exchange of a symbol; those of the USA are one, for a company has one symbol there at a time."""
    exchange = ticker.split(":")[0]
    return "US" if exchange.startswith(("NASDAQ", "NYSE", "AMEX", "OTC")) else exchange


def meant(named: Named, known: KnownNames) -> tuple[str | None, str]:
    """Which of those that share an ambiguous name its context means, with the reason; None if it does not tell.

    A ticker, a form of its own among the aliases tells; so does a part, parent, successor or product among the
    partners. A place tells if it is in the line of one only. Signs for two of them tell nothing. Of several
    organizations those that were split off only later are left out.
    """
    sharing = known.sharing(named.name)
    there = {identifier for identifier in sharing if known.there(identifier, named.date)}
    signs = {identifier: why for identifier in sorted(there) if (why := _sign(identifier, named, known))}
    signs = signs or _by_place(named, there, known)
    if len(signs) == 1:
        return next(iter(signs.items()))
    if signs:
        return None, "the context points to several"
    if len(sharing) > 1 and len(there) == 1 and fold(named.name) not in ORDINARY:
        return there.pop(), "of those so called no other was there yet"
    return None, "the context does not tell which is meant"


def _sign(identifier: str, named: Named, known: KnownNames) -> str:
    line = known.lines[identifier]
    for ticker in named.tickers:
        if identifier in known.listed(ticker):
            return f"it trades as {symbol(ticker)}"
    for alias in named.aliases:
        if known.own(alias) == identifier:
            return f"the text also calls it {alias}"
    family = {line.parent, line.successor, *known.parts(identifier)} - {""}
    for partner in named.partners:
        if known.own(partner) in family:
            return f"{partner} is of its family"
    products = known.originated(identifier)
    for partner in named.partners:
        if products and known.thing("product", partner) in products:
            return f"{partner} is its product"
    return ""


def _by_place(named: Named, sharing: set[str], known: KnownNames) -> dict[str, str]:
    """Those in whose line a city of the context stands; else the only one of its country."""
    cities = {city: place for place in named.places if (city := city_of(place))}
    there: dict[str, str] = {}
    for identifier in sorted(sharing):
        line = known.lines[identifier]
        told = f" {fold(' '.join((line.note, line.name, *line.legal, *line.aliases)))} "
        for city, place in cities.items():
            if f" {city} " in told:
                there[identifier] = f"it sits in {place}"
    if there:
        return there
    countries = {country_of(place) for place in named.places} - {""}
    if len(countries) != 1:
        return {}
    country = next(iter(countries))
    found = [identifier for identifier in sharing if known.lines[identifier].country == country]
    return {found[0]: f"it sits in {country}"} if len(found) == 1 < len(sharing) else {}
