"""What the registry knows by a name: one organization, several that share it, or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from biopact.resolution.dates import first_day, last_day
from biopact.resolution.names.fold import fold
from biopact.resolution.names.parts import parts_of, without_seat
from biopact.resolution.names.things import thing_key
from biopact.resolution.registry import ChangeKind, OrganizationEntry, ProductEntry, Registry, TechnologyEntry, registry


@dataclass(slots=True)
class KnownNames:
    """The things of a registry by their names. Own forms lead to one, ambiguous ones to all that share them."""

    registry: Registry
    lines: dict[str, OrganizationEntry]
    _own: dict[str, str] = field(default_factory=dict)
    _alike: dict[str, set[str]] = field(default_factory=dict)
    _ambiguous: dict[str, set[str]] = field(default_factory=dict)
    _tickers: dict[str, set[str]] = field(default_factory=dict)
    _parts: dict[str, set[str]] = field(default_factory=dict)
    _since: dict[str, str] = field(default_factory=dict)
    _origins: dict[str, set[str]] = field(default_factory=dict)
    _originated: dict[str, set[str]] = field(default_factory=dict)
    _things: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Registry) -> KnownNames:
        """The names of a registry."""
        known = cls(given, given.entries)
        for entry in given.entries.values():
            known._take(entry)
        for change in given.changes:
            if change.kind is ChangeKind.SPUN_OFF:
                known._since[change.organization] = first_day(change.date)
                known._origins.setdefault(change.organization, set()).add(change.other)
        for product in given.product_entries.values():
            known._originated.setdefault(product.originator, set()).add(product.id)
        for segment, entries in (("product", given.product_entries), ("technology", given.technology_entries)):
            forms = known._things.setdefault(segment, {})
            for thing in entries.values():
                for form in thing.forms:
                    forms.setdefault(thing_key(segment, form), set()).add(thing.id)
                for form in thing.ambiguous:
                    forms.setdefault(thing_key(segment, form), set()).update({thing.id, ""})
        return known

    def _take(self, entry: OrganizationEntry) -> None:
        for form in entry.forms:
            self._own.setdefault(fold(form), entry.id)
            for key in parts_of(form).keys:
                self._alike.setdefault(key, set()).add(entry.id)
        for form in entry.ambiguous:
            self._ambiguous.setdefault(fold(form), set()).add(entry.id)
        for ticker in entry.tickers:
            self._tickers.setdefault(symbol(ticker), set()).add(entry.id)
        if entry.parent:
            self._parts.setdefault(entry.parent, set()).add(entry.id)

    def own(self, name: str) -> str | None:
        """The id of the one organization that a name means wherever it stands; None if there is none or several."""
        folded = fold(without_seat(name))
        found = self._own.get(folded)
        if found is not None and folded not in self._ambiguous:
            return found
        if self.sharing(name):
            return None
        alike = {identifier for key in parts_of(name).keys for identifier in self._alike.get(key, ())}
        return next(iter(alike)) if len(alike) == 1 else None

    def sharing(self, name: str) -> frozenset[str]:
        """The ids of those that may be meant by an ambiguous name; empty for any other name."""
        folded = fold(without_seat(name))
        if folded in self._own and folded not in self._ambiguous:
            return frozenset()
        found = self._ambiguous.get(folded)
        if found is None:
            words = " ".join(parts_of(name).words)
            found = self._ambiguous.get(words, set())
        return frozenset(found)

    def there(self, identifier: str, date: str) -> bool:
        """False if an organization was split from another only after a date."""
        return not date or self._since.get(identifier, "") <= last_day(date)

    def stems_from(self, identifier: str, origin: str) -> bool:
        """True for a part of an organization, and for one that was split from it."""
        return self.lines[identifier].parent == origin or origin in self._origins.get(identifier, ())

    def originated(self, identifier: str) -> frozenset[str]:
        """The ids of the products that arose in an organization."""
        return frozenset(self._originated.get(identifier, ()))

    def thing(self, segment: str, name: str) -> str | None:
        """The id of the one product or technology that a name means; None if there is none or several."""
        found = self._things.get(segment, {}).get(thing_key(segment, name), set())
        return next(iter(found)) if len(found) == 1 and "" not in found else None

    def canonical(self, segment: str, identifier: str) -> str | None:
        """The name of a line; None if the registry has no such line."""
        entry: OrganizationEntry | ProductEntry | TechnologyEntry | None = None
        if segment == "organization":
            entry = self.lines.get(identifier)
        elif segment == "product":
            entry = self.registry.product_entries.get(identifier)
        elif segment == "technology":
            entry = self.registry.technology_entries.get(identifier)
        return entry.name if entry else None

    def listed(self, ticker: str) -> frozenset[str]:
        """The ids of those that trade, or traded, under a symbol."""
        return frozenset(self._tickers.get(symbol(ticker), ()))

    def parts(self, identifier: str) -> frozenset[str]:
        """The ids of those that belong to an organization directly."""
        return frozenset(self._parts.get(identifier, ()))


def symbol(ticker: str) -> str:
    """A ticker in capitals without space: "Nasdaq: imgn" is NASDAQ:IMGN."""
    return "".join(ticker.upper().split())


def known_names(given: Registry | None = None) -> KnownNames:
    """The names of a registry; of the shipped one if none is given."""
    return _shipped() if given is None or given is registry() else KnownNames.of(given)


@cache
def _shipped() -> KnownNames:
    return KnownNames.of(registry())
