"""Joins nodes two by two and keeps apart what must stay apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from biopact.resolution.names.nodes import Node
from biopact.resolution.resolved import Ground


class Clusters:
    """Nodes, each at first alone. `apart` are pairs that nothing joins."""

    def __init__(
        self, nodes: Collection[Node], registered: Mapping[str, str], apart: Iterable[tuple[str, str]]
    ) -> None:
        self.members: dict[str, list[str]] = {node.iri: [node.iri] for node in nodes}
        self.grounds: dict[str, tuple[Ground, str]] = {}
        self._root = {iri: iri for iri in self.members}
        self._releases = {node.iri: set(node.releases) for node in nodes}
        self._registered = {iri: {identifier} for iri, identifier in registered.items()}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def root(self, iri: str) -> str:
        """The node that the cluster of a node goes by while it grows."""
        while self._root[iri] != iri:
            self._root[iri] = self._root[self._root[iri]]
            iri = self._root[iri]
        return iri

    def kept_apart(self, one: str, other: str) -> bool:
        """True if a decision keeps a node of the one's cluster from one of the other's."""
        left, right = self.root(one), self.root(other)
        if len(self._apart.get(left, ())) > len(self._apart.get(right, ())):
            left, right = right, left
        return any(self.root(iri) == right for iri in self._apart.get(left, ()) if iri in self._root)

    def of_one_release(self, one: str, other: str) -> bool:
        """True if one release tells of both clusters, or the registry knows them as two."""
        left, right = self.root(one), self.root(other)
        ours, theirs = self._registered.get(left), self._registered.get(right)
        if ours and theirs and ours != theirs:
            return True
        return not self._releases[left].isdisjoint(self._releases[right])

    def join(self, one: str, other: str, ground: Ground, why: str) -> None:
        """Make two clusters one; every node keeps the ground on which it first joined another."""
        left, right = self.root(one), self.root(other)
        for iri in (one, other):
            self.grounds.setdefault(iri, (ground, why))
        if left == right:
            return
        if len(self.members[left]) < len(self.members[right]):
            left, right = right, left
        self._root[right] = left
        self.members[left] += self.members.pop(right)
        self._releases[left] |= self._releases.pop(right)
        for kept in (self._apart, self._registered):
            if right in kept:
                kept.setdefault(left, set()).update(kept.pop(right))
