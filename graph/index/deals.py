"""Which tellings are of one deal: those that share parties with what a change touches, as things stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biopact.graph.index.reader import Reader
from biopact.graph.index.tables import Tables
from biopact.graph.index.units import Standing, Units, closure, components
from biopact.resolution.agreements.blocks import blocks
from biopact.resolution.agreements.fitting import OwnerOn, Owners
from biopact.resolution.agreements.telling import told
from biopact.resolution.decisions import Decisions
from biopact.resolution.resolve import one_deals
from biopact.resolution.resolved import Resolved
from biopact.resolution.told import DealTold


class Deals:
    """The deals of an index. `touched` are the numbers of those of which something changed, or that came or went."""

    def __init__(self, tables: Tables, reader: Reader, owner_on: OwnerOn) -> None:
        self._tables = tables
        self._reader = reader
        self._owner_on = owner_on
        self._owners = Owners(owner_on)
        self._units: set[int] = set()
        self.touched: set[str] = set()

    def count(self, release: str, counts: bool) -> None:
        """Take in what a release tells now, or nothing of it if it does not count."""
        tables = self._tables
        for number, unit in tables.rows("SELECT id, unit FROM deal WHERE release = ?", release):
            if unit is not None:
                self._units.add(unit)
            tables.run("DELETE FROM tie WHERE deal = ?", number)
            tables.run("DELETE FROM mention WHERE deal = ?", number)
        tables.run("DELETE FROM deal WHERE release = ?", release)
        for deal in self._reader.told(release)[1] if counts else ():
            number = tables.run("INSERT INTO deal (release, node) VALUES (?, ?)", release, deal.node)
            tables.put("mention", ((iri, number, part) for iri, part in _mentions(deal)))
            self.touched.add(str(number))

    def look_again(self, nodes: Iterable[str]) -> None:
        """Other nodes stand for these than before: deals that mention them are to be compared anew."""
        for node in nodes:
            numbers = self._tables.rows("SELECT deal FROM mention WHERE iri = ?", node)
            self.touched.update(str(number) for (number,) in numbers)

    def resolve(self, decided: Decisions, mentioned: Iterable[str], units: Units, standing: Standing) -> Resolved:
        """Find out anew which tellings are of one deal, as far as the touched ones may have changed it.

        Gives what was found of those that people decided about, which is left to the caller to keep.
        """
        for number in sorted(self.touched, key=int):
            self._tie(number, standing)
        chosen = {
            str(number)
            for iri in mentioned
            for (number,) in self._tables.rows("SELECT deal FROM mention WHERE iri = ? AND part = 1", iri)
        }
        start = self.touched | chosen
        units_of = self._units | self._units_of(start)
        reached = closure({*start, *self._members(units_of)}, self._beside_or_before)
        units.leave(units_of | self._units_of(reached))
        of_people = closure(chosen, self._beside)
        self._put_unit(sorted(of_people))
        for members in components(reached - of_people, self._beside):
            found = one_deals(self._told(members), standing, decided, self._owner_on)
            units.keep(self._put_unit(members), found)
        return one_deals(self._told(of_people), standing, decided, self._owner_on)

    def _tie(self, number: str, standing: Standing) -> None:
        """Take the keys under which a telling is compared as they are now."""
        (deal,) = self._told([number])
        keys = {f"node {deal.node}"} | ({f"node {deal.under}"} if deal.under else set())
        keys |= {" ".join(block) for block in blocks(told(deal, standing), self._owners)}
        unit = self._units_of([number])
        self._units |= unit
        self._tables.run("DELETE FROM tie WHERE deal = ?", int(number))
        self._tables.put("tie", ((key, int(number)) for key in sorted(keys)))

    def _told(self, numbers: Iterable[str]) -> Iterator[DealTold]:
        for number in numbers:
            ((release, node),) = self._tables.rows("SELECT release, node FROM deal WHERE id = ?", int(number))
            yield self._reader.deal(release, node)

    def _units_of(self, numbers: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for number in numbers:
            rows = self._tables.rows("SELECT unit FROM deal WHERE id = ? AND unit IS NOT NULL", int(number))
            found.update(unit for (unit,) in rows)
        return found

    def _members(self, units: Iterable[int]) -> Iterator[str]:
        for unit in units:
            yield from (str(number) for (number,) in self._tables.rows("SELECT id FROM deal WHERE unit = ?", unit))

    def _put_unit(self, members: Iterable[str]) -> int:
        unit = self._tables.next_unit()
        for number in members:
            self._tables.run("UPDATE deal SET unit = ? WHERE id = ?", unit, int(number))
        return unit

    def _beside(self, number: str) -> list[str]:
        """The tellings that share a key with this one."""
        rows = self._tables.rows(
            "SELECT DISTINCT other.deal FROM tie mine JOIN tie other ON other.key = mine.key WHERE mine.deal = ?",
            int(number),
        )
        return [str(other) for (other,) in rows]

    def _beside_or_before(self, number: str) -> list[str]:
        return [*self._beside(number), *self._members(self._units_of([number]))]


def _mentions(deal: DealTold) -> set[tuple[str, int]]:
    """The nodes of a telling: its own and those of its parts, and those of things."""
    parts = {deal.node, *(event.node for event in deal.events), *(payment.node for payment in deal.payments)}
    parts |= {*(royalty.node for royalty in deal.royalties), *(duty.node for duty in deal.duties)}
    things = {organization for _, organization in deal.parties}
    things |= {*deal.subjects, *deal.targets, *deal.territories}
    things |= {duty.responsible for duty in deal.duties} | {duty.territory for duty in deal.duties if duty.territory}
    return {(part, 1) for part in parts} | {(thing, 0) for thing in things}
