"""Which things are one: those that are linked with what a change touches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from biopact.graph.index.neighbours import Neighbours
from biopact.graph.index.reader import Reader
from biopact.graph.index.tables import Tables
from biopact.graph.index.units import Standing, Units, closure, components, moved
from biopact.resolution.decisions import Decisions
from biopact.resolution.names.known import KnownNames
from biopact.resolution.names.links import line, links
from biopact.resolution.names.nodes import Node, is_comparable, nodes_of
from biopact.resolution.names.pairs import Pair, blocks_of
from biopact.resolution.resolve import one_things
from biopact.resolution.resolved import Resolved
from biopact.resolution.told import ThingTold

_ORGANIZATION = "organization/"


class Things:
    """The things of an index. `touched` are those of which something changed, or that came or went."""

    def __init__(self, tables: Tables, reader: Reader, known: KnownNames) -> None:
        self._tables = tables
        self._reader = reader
        self._known = known
        self._near = Neighbours(tables, known)
        self._units: set[int] = set()
        self.touched: set[str] = set()
        self.moved: set[str] = set()

    def count(self, release: str, counts: bool) -> None:
        """Take in what a release tells now, or nothing of it if it does not count."""
        tables = self._tables
        self.touched.update(tables.texts("SELECT node FROM thing WHERE release = ?", release))
        tables.run("DELETE FROM thing WHERE release = ?", release)
        if counts:
            nodes = [thing.node for thing in self._reader.told(release)[0]]
            tables.put("thing", ((node, release) for node in nodes))
            tables.put("base", ((node.partition(_ORGANIZATION)[0],) for node in nodes if _ORGANIZATION in node))
            self.touched.update(nodes)

    def organizations(self) -> Iterator[str]:
        """The nodes of the registry's organizations that the view has."""
        tables = self._tables
        for base in tables.texts("SELECT base FROM base ORDER BY base"):
            for identifier in sorted(self._known.lines):
                node = f"{base}{_ORGANIZATION}{identifier}"
                joined = tables.rows("SELECT 1 FROM record JOIN node ON node.iri = record.node WHERE other = ?", node)
                if joined or (self._is_there(node) and not self._stands_elsewhere(node)):
                    yield node

    def _stands_elsewhere(self, node: str) -> bool:
        return "" in Standing(self._tables).kept(node)

    def resolve(self, decided: Decisions, mentioned: Iterable[str], units: Units, standing: Standing) -> Resolved:
        """Find out anew which things are one, as far as the touched ones may have changed it.

        Gives what was found of those that people decided about, which is left to the caller to keep. `standing` then
        knows what stands for all that was looked at, and `moved` holds those for which another one stands than before.
        """
        for node in sorted(self.touched):
            self._update(node)
        chosen = set(self._chosen(mentioned)) if decided else set()
        start = {node for node in self.touched | self._near.compare() if self._is_there(node)} | chosen
        units_of = self._units | self._units_of(start)
        reached = closure({*start, *self._members(units_of)}, self._beside_or_before)
        units_of |= self._units_of(reached)
        units.leave(units_of)
        of_people = closure(chosen, self._beside)
        theirs = Resolved()
        if decided:
            theirs = one_things(self._told(of_people), decided, self._known.registry, self._pairs(of_people))
        self._put_unit(sorted(of_people))
        before = {join.node for join in units.gone.joins}
        standing.put(self.touched | reached | before, theirs.joins)
        joins = [*theirs.joins]
        for members in components(reached - of_people, self._beside):
            told = tuple(self._told(members))
            found = one_things(told, Decisions(), self._known.registry, self._pairs(members))
            units.keep(self._put_unit(members), found)
            standing.put(members, found.joins)
            joins += found.joins
        self.moved = moved(units.gone, joins)
        return theirs

    def _update(self, node: str) -> None:
        """Take a node's names, links and blocks as they are now."""
        tables = self._tables
        known = tables.rows("SELECT named, unit FROM node WHERE iri = ?", node)
        told = tuple(self._told([node]))
        found = nodes_of(told).get(node)
        if found is None:
            named = None
        else:
            linked = sorted(links(found, self._known))
            named = self._signature(found, linked)
        if known and known[0][0] == named:
            return
        if known:
            if known[0][1] is not None:
                self._units.add(known[0][1])
            self._near.leave(node)
            tables.run("DELETE FROM link WHERE node = ?", node)
            tables.run("DELETE FROM node WHERE iri = ?", node)
        if found is not None:
            tables.put("node", [(node, named, None)])
            tables.put("link", ((key, node) for key in linked))
            if found.segment == "organization" and is_comparable(found):
                self._near.enter(found)

    def _signature(self, node: Node, linked: list[str]) -> str:
        named = node.named()
        compared = sorted(blocks_of(node)) if node.segment == "organization" and is_comparable(node) else []
        return json.dumps(
            [named.name, named.aliases, named.tickers, named.places, linked, compared],
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def _told(self, nodes: Iterable[str]) -> Iterator[ThingTold]:
        for node in nodes:
            for release in self._tables.texts("SELECT release FROM thing WHERE node = ?", node):
                yield self._reader.thing(release, node)

    def _pairs(self, nodes: Iterable[str]) -> list[Pair]:
        return list(self._near.pairs(nodes))

    def _chosen(self, mentioned: Iterable[str]) -> Iterator[str]:
        """The nodes that people decided about, and those of the registry's lines that they named."""
        for iri in mentioned:
            if self._is_there(iri):
                yield iri
            place, _, identifier = iri.rpartition("/")
            key = line(place.rpartition("/")[2], identifier)
            yield from self._tables.texts("SELECT node FROM link WHERE key = ?", key)

    def _is_there(self, node: str) -> bool:
        return bool(self._tables.rows("SELECT 1 FROM node WHERE iri = ?", node))

    def _units_of(self, nodes: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for node in nodes:
            rows = self._tables.rows("SELECT unit FROM node WHERE iri = ? AND unit IS NOT NULL", node)
            found.update(unit for (unit,) in rows)
        return found

    def _members(self, units: Iterable[int]) -> Iterator[str]:
        for unit in units:
            yield from self._tables.texts("SELECT iri FROM node WHERE unit = ?", unit)

    def _put_unit(self, members: list[str]) -> int:
        unit = self._tables.next_unit()
        for node in members:
            self._tables.run("UPDATE node SET unit = ? WHERE iri = ?", unit, node)
        return unit

    def _beside(self, node: str) -> list[str]:
        """The nodes that are linked with this one."""
        linked = "SELECT other.node FROM link mine JOIN link other ON other.key = mine.key WHERE mine.node = ?"
        return [*self._near.beside(node), *self._tables.texts(linked, node)]

    def _beside_or_before(self, node: str) -> list[str]:
        return [*self._beside(node), *self._members(self._units_of([node]))]
