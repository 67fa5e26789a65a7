"""Which organizations are compared: those that stand near one another in a block, as they come and go one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from biopact.graph.index.tables import Tables
from biopact.resolution.names.known import KnownNames
from biopact.resolution.names.nodes import Node
from biopact.resolution.names.pairs import NEIGHBOURS, Pair, blocks_of, pair_of, place_of
from biopact.resolution.names.values import Named
from biopact.resolution.resolved import Ground

At = tuple[str, str, str]
"""A place in a block: the block, the folded name and the node."""

_BEFORE = """SELECT key, folded, node FROM block WHERE key = ? AND (folded, node) < (?, ?)
ORDER BY folded DESC, node DESC LIMIT ?"""
_BEHIND = """SELECT key, folded, node FROM block WHERE key = ? AND (folded, node) > (?, ?)
ORDER BY folded, node LIMIT ?"""


class Neighbours:
    """The blocks of organizations, and the pairs that are, or may be, one.

    What comes or goes changes who is near whom among the others of a long block; which pairs that concerns is known
    exactly, for only those move over the edge that were, or come to be, just near enough.
    """

    def __init__(self, tables: Tables, known: KnownNames) -> None:
        self._tables = tables
        self._known = known
        self._new: set[str] = set()
        self._moved: set[tuple[str, str]] = set()

    def leave(self, node: str) -> None:
        """Take a node out of its blocks, with its pairs."""
        tables = self._tables
        tables.run("DELETE FROM pair WHERE one = ?", node)
        tables.run("DELETE FROM pair WHERE other = ?", node)
        for at in self._places(node):
            tables.run("DELETE FROM block WHERE key = ? AND folded = ? AND node = ?", *at)
            self._move(at)
        self._new.discard(node)

    def enter(self, node: Node) -> None:
        """Put a node into its blocks."""
        folded, iri = place_of(node)
        for key in sorted(blocks_of(node)):
            self._move((key, folded, iri))
            self._tables.put("block", [(key, folded, iri)])
        self._new.add(iri)

    def compare(self) -> set[str]:
        """Compare all that came near one another; gives the nodes whose pairs have changed."""
        tables, touched = self._tables, set[str]()
        near = {tuple(sorted((iri, other))) for iri in self._new for other in self._near(iri)}
        for one, other in sorted(near | {pair for pair in self._moved if self._new.isdisjoint(pair)}):
            before = tables.rows("SELECT ground, why FROM pair WHERE one = ? AND other = ?", one, other)
            pair = self._compared(one, other) if (one, other) in near or self._are_near(one, other) else None
            after = [] if pair is None else [(None if pair.ground is None else pair.ground.value, pair.why)]
            if before != after:
                tables.run("DELETE FROM pair WHERE one = ? AND other = ?", one, other)
                tables.put("pair", ((one, other, *row) for row in after))
                touched |= {one, other}
        self._new.clear()
        self._moved.clear()
        return touched

    def beside(self, node: str) -> list[str]:
        """The nodes that are, or may be, one with this one."""
        return self._tables.texts(
            "SELECT other FROM pair WHERE one = ? UNION SELECT one FROM pair WHERE other = ?", node, node
        )

    def pairs(self, nodes: Iterable[str]) -> Iterator[Pair]:
        """The pairs of some nodes, which hold all partners of each."""
        for node in nodes:
            for other, ground, why in self._tables.rows("SELECT other, ground, why FROM pair WHERE one = ?", node):
                yield Pair(node, other, None if ground is None else Ground(ground), why)

    def _places(self, node: str) -> list[At]:
        return [
            (key, folded, iri)
            for key, folded, iri in self._tables.rows("SELECT key, folded, node FROM block WHERE node = ?", node)
        ]

    def _move(self, at: At) -> None:
        """Remember who, on both sides of a place, is about to be near or no more when a node comes to it or goes."""
        before = self._tables.rows(_BEFORE, *at, NEIGHBOURS)
        behind = self._tables.rows(_BEHIND, *at, NEIGHBOURS)
        for number, (_, _, one) in enumerate(before, 1):
            if NEIGHBOURS + 1 - number <= len(behind):
                _, _, other = behind[NEIGHBOURS - number]
                self._moved.add((min(one, other), max(one, other)))

    def _near(self, node: str) -> Iterator[str]:
        for at in self._places(node):
            for sql in (_BEFORE, _BEHIND):
                yield from (other for _, _, other in self._tables.rows(sql, *at, NEIGHBOURS))

    def _are_near(self, one: str, other: str) -> bool:
        return other in self._near(one)

    def _compared(self, one: str, other: str) -> Pair | None:
        return pair_of((one, self._named(one)), (other, self._named(other)), self._known)

    def _named(self, node: str) -> Named:
        ((text,),) = self._tables.rows("SELECT named FROM node WHERE iri = ?", node)
        name, aliases, tickers, places = json.loads(text)[:4]
        return Named(name, tuple(aliases), tuple(tickers), tuple(places))
