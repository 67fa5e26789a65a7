"""What resolution found, looked up where the store keeps it: the view of a million releases is never held whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from biopact.graph.view.names import PREF_LABEL, RESOLUTION
from biopact.graph.view.records import STANDS_FOR, from_triples
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP
from biopact.resolution.resolved import Resolved, SetAside

Member = tuple[NamedNode, str | None]
"""A node, and the release in which it stands for another; None for all."""

_OBJECT = NamedNode(PREFIXES["rdf"] + "object")
_IN_RELEASE = NamedNode(BP.inRelease)


@dataclass(frozen=True, slots=True)
class Within:
    """What holds in one release only: which node stands for which, and what is set aside."""

    standing: dict[NamedNode, NamedNode]
    aside: frozenset[SetAside]


NOTHING = Within({}, frozenset())


class Found(Protocol):
    """What resolution found, node by node."""

    def everywhere(self, node: NamedNode) -> NamedNode:
        """The node that stands for this one in all releases; itself if none does."""
        ...

    def within(self, release: str) -> Within:
        """What holds in one release only."""
        ...

    def members(self, node: NamedNode) -> Iterable[Member]:
        """The nodes for which another one stands, in all releases or in one."""
        ...

    def label(self, node: str) -> str | None:
        """The name that was found for a node, where releases are not of one mind."""
        ...


class InStore:
    """What the resolution graph of a store says; answers are kept, for they are asked for again and again."""

    def __init__(self, inner: pyoxigraph.Store) -> None:
        self._inner = inner
        self._is_empty = not inner.contains_named_graph(RESOLUTION)
        self._standing: dict[NamedNode, NamedNode] = {}
        self._within: dict[str, Within] = {}

    def everywhere(self, node: NamedNode) -> NamedNode:
        """The node that stands for this one in all releases."""
        if self._is_empty:
            return node
        found = self._standing.get(node)
        if found is None:
            found = self._standing[node] = next(
                (
                    quad.object
                    for quad in self._inner.quads_for_pattern(node, STANDS_FOR, None, RESOLUTION)
                    if isinstance(quad.object, NamedNode)
                ),
                node,
            )
        return found

    def within(self, release: str) -> Within:
        """What holds in one release only."""
        if self._is_empty:
            return NOTHING
        found = self._within.get(release)
        if found is None:
            records = self._inner.quads_for_pattern(None, _IN_RELEASE, NamedNode(release), RESOLUTION)
            said = self._records(quad.subject for quad in records)
            found = self._within[release] = (
                Within(
                    {NamedNode(join.node): NamedNode(join.stands_for) for join in said.joins if join.release},
                    frozenset(said.set_aside),
                )
                if said.joins or said.set_aside
                else NOTHING
            )
        return found

    def members(self, node: NamedNode) -> Iterable[Member]:
        """The nodes for which this one stands."""
        if self._is_empty:
            return
        for quad in self._inner.quads_for_pattern(None, STANDS_FOR, node, RESOLUTION):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject, None
        records = self._inner.quads_for_pattern(None, _OBJECT, node, RESOLUTION)
        for join in self._records(quad.subject for quad in records).joins:
            if join.release is not None:
                yield NamedNode(join.node), join.release

    def label(self, node: str) -> str | None:
        """The name that was found for a node."""
        if self._is_empty:
            return None
        labels = self._inner.quads_for_pattern(NamedNode(node), PREF_LABEL, None, RESOLUTION)
        return min((quad.object.value for quad in labels if hasattr(quad.object, "value")), default=None)

    def _records(self, subjects: Iterable[object]) -> Resolved:
        quads: list[Quad] = []
        for subject in subjects:
            if isinstance(subject, NamedNode):
                quads += self._inner.quads_for_pattern(subject, None, None, RESOLUTION)
        return from_triples((quad.triple for quad in quads), only=(str(BP.Join), str(BP.SetAside)))


class AsResolved:
    """What a value says."""

    def __init__(self, resolved: Resolved) -> None:
        self._everywhere: dict[NamedNode, NamedNode] = {}
        self._members: dict[NamedNode, list[Member]] = {}
        self._labels = resolved.labels
        standing: dict[str, dict[NamedNode, NamedNode]] = {}
        aside: dict[str, set[SetAside]] = {}
        for join in resolved.joins:
            node, other = NamedNode(join.node), NamedNode(join.stands_for)
            (self._everywhere if join.release is None else standing.setdefault(join.release, {}))[node] = other
            self._members.setdefault(other, []).append((node, join.release))
        for it in resolved.set_aside:
            aside.setdefault(it.release, set()).add(it)
        self._within = {
            release: Within(standing.get(release, {}), frozenset(aside.get(release, ())))
            for release in standing.keys() | aside.keys()
        }

    def everywhere(self, node: NamedNode) -> NamedNode:
        """The node that stands for this one in all releases."""
        return self._everywhere.get(node, node)

    def within(self, release: str) -> Within:
        """What holds in one release only."""
        return self._within.get(release, NOTHING)

    def members(self, node: NamedNode) -> Iterable[Member]:
        """The nodes for which this one stands."""
        return self._members.get(node, ())

    def label(self, node: str) -> str | None:
        """The name that was found for a node."""
        return self._labels.get(node)


class Changed:
    """What was found, without some of it and with something else in its place."""

    def __init__(self, before: Found, gone: Resolved, come: Resolved) -> None:
        self._before = before
        self._gone, self._come = AsResolved(gone), AsResolved(come)
        self._left = {NamedNode(join.node) for join in gone.joins if join.release is None}
        self._unnamed = gone.labels.keys() - come.labels.keys()

    def everywhere(self, node: NamedNode) -> NamedNode:
        """The node that stands for this one in all releases."""
        found = self._come.everywhere(node)
        return found if found != node or node in self._left else self._before.everywhere(node)

    def within(self, release: str) -> Within:
        """What holds in one release only."""
        before, gone, come = (it.within(release) for it in (self._before, self._gone, self._come))
        if gone is come is NOTHING:
            return before
        standing = {node: other for node, other in before.standing.items() if node not in gone.standing}
        return Within(standing | come.standing, before.aside - gone.aside | come.aside)

    def members(self, node: NamedNode) -> Iterable[Member]:
        """The nodes for which this one stands."""
        gone, come = set(self._gone.members(node)), list(self._come.members(node))
        yield from (member for member in self._before.members(node) if member not in gone and member not in come)
        yield from come

    def label(self, node: str) -> str | None:
        """The name that was found for a node."""
        return self._come.label(node) or (None if node in self._unnamed else self._before.label(node))
