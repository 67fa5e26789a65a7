"""How a store's view is made: which node stands for which, what is left out, which names were decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Triple

from biopact.graph.view.left_out import is_whole, left_out
from biopact.graph.view.names import ALT_LABEL, PREF_LABEL
from biopact.resolution.resolved import Resolved, SetAside

Member = tuple[NamedNode, str | None]
"""A node, and the release in which it stands for another; None for all."""

_NOTHING: frozenset[Triple] = frozenset()


class View:
    """What `Resolved` makes of single triples. Nodes are replaced wherever they stand; literals never are."""

    def __init__(self, resolved: Resolved | None = None) -> None:
        self.resolved = resolved or Resolved()
        self.everywhere: dict[NamedNode, NamedNode] = {}
        self.within: dict[str, dict[NamedNode, NamedNode]] = defaultdict(dict)
        for join in self.resolved.joins:
            node, other = NamedNode(join.node), NamedNode(join.stands_for)
            (self.everywhere if join.release is None else self.within[join.release])[node] = other
        self.set_aside: dict[str, frozenset[SetAside]] = _by_release(self.resolved.set_aside)
        self.copies = frozenset(release for release, aside in self.set_aside.items() if is_whole(aside))
        """Releases that are left out as a whole, for they stand in the store under another name, too."""
        self._unnamed = {
            (it.release, it.subject, it.object)
            for it in self.resolved.set_aside
            if it.predicate in (PREF_LABEL.value, ALT_LABEL.value)
        }

    @property
    def labels(self) -> Mapping[str, str]:
        """Names that were decided, by the node that bears them."""
        return self.resolved.labels

    @cached_property
    def _members(self) -> dict[NamedNode, list[Member]]:
        found: dict[NamedNode, list[Member]] = defaultdict(list)
        for node, other in self.everywhere.items():
            found[other].append((node, None))
        for release, standing in self.within.items():
            for node, other in standing.items():
                found[other].append((node, release))
        return found

    def names(self, release: str, node: NamedNode, name: str) -> bool:
        """Whether the name that a release gives one of its nodes is one in the view, and not set aside."""
        return release not in self.copies and (release, node.value, name) not in self._unnamed

    def members(self, node: NamedNode) -> list[Member]:
        """The nodes that a node of the view may stand for, itself included."""
        return [(node, None), *self._members.get(node, ())]

    def standing(self, node: NamedNode, release: str) -> NamedNode:
        """The node that stands for this one in a release."""
        own = self.within.get(release)
        if own is not None and node in own:
            return own[node]
        return self.everywhere.get(node, node)

    def left_out(self, release: str, said: Iterable[Triple]) -> frozenset[Triple]:
        """The triples of a release's graph, given whole, that its view leaves out as set aside."""
        aside = self.set_aside.get(release)
        return left_out(said, aside) if aside else _NOTHING

    def triple(self, said: Triple, release: str) -> Triple | None:
        """The triple that the view has for one of a release, unless it is left out; None for the names of things.

        Names are left to `labels`, for one thing has one preferred name. A tie between two nodes that are one thing
        says nothing.
        """
        subject, predicate, thing = said.subject, said.predicate, said.object
        if predicate in (PREF_LABEL, ALT_LABEL):
            return None
        assert isinstance(subject, NamedNode)
        one = self.standing(subject, release)
        if isinstance(thing, NamedNode):
            other = self.standing(thing, release)
            if one == other and subject != thing:
                return None
            return Triple(one, predicate, other)
        return said if one == subject else Triple(one, predicate, thing)

    def triples(self, release: str, said: list[Triple]) -> Iterator[Triple]:
        """The view of one release's graph, without the names of things."""
        out = self.left_out(release, said)
        for triple in said:
            if triple not in out:
                seen = self.triple(triple, release)
                if seen is not None:
                    yield seen

    def preimages(self, seen: Triple) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal, str | None]]:
        """Triples that could give one of the view: subject, predicate, object, and the release if only one can."""
        assert isinstance(seen.subject, NamedNode)
        objects: list[tuple[NamedNode | Literal, str | None]]
        objects = [*self.members(seen.object)] if isinstance(seen.object, NamedNode) else [(seen.object, None)]  # type: ignore[list-item]
        for subject, first in self.members(seen.subject):
            for thing, second in objects:
                if first is None or second is None or first == second:
                    yield subject, seen.predicate, thing, first or second


def _by_release(set_aside: Iterable[SetAside]) -> dict[str, frozenset[SetAside]]:
    found: dict[str, set[SetAside]] = defaultdict(set)
    for triple in set_aside:
        found[triple.release].add(triple)
    return {release: frozenset(triples) for release, triples in found.items()}
