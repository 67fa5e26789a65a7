"""How a store's view is made: which node stands for which, what is left out, which names were decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from biopact.graph.view.found import AsResolved, Found, Member
from biopact.graph.view.left_out import is_whole, left_out
from biopact.graph.view.names import ALT_LABEL, PREF_LABEL
from biopact.resolution.resolved import Resolved, SetAside

_NOTHING: frozenset[Triple] = frozenset()


class View:
    """What resolution makes of single triples. Nodes are replaced wherever they stand; literals never are."""

    def __init__(self, found: Found | Resolved | None = None) -> None:
        self._found: Found = AsResolved(found or Resolved()) if isinstance(found, Resolved | None) else found

    def label(self, node: NamedNode) -> str | None:
        """The name that was found for a node, if any."""
        return self._found.label(node.value)

    def aside(self, release: str) -> frozenset[SetAside]:
        """What is set aside of a release."""
        return self._found.within(release).aside

    def is_copy(self, release: str) -> bool:
        """Whether a release is left out as a whole, for it stands in the store under another name, too."""
        aside = self.aside(release)
        return bool(aside) and is_whole(aside)

    def names(self, release: str, node: NamedNode, name: str) -> bool:
        """Whether the name that a release gives one of its nodes is one in the view, and not set aside."""
        aside = self.aside(release)
        return not aside or not (
            is_whole(aside)
            or any(
                it.subject == node.value and it.object == name and it.predicate in (PREF_LABEL.value, ALT_LABEL.value)
                for it in aside
            )
        )

    def members(self, node: NamedNode) -> list[Member]:
        """The nodes that a node of the view may stand for, itself included."""
        return [(node, None), *self._found.members(node)]

    def standing(self, node: NamedNode, release: str | None) -> NamedNode:
        """The node that stands for this one in a release, or in all that say nothing else of it."""
        own = None if release is None else self._found.within(release).standing.get(node)
        return self._found.everywhere(node) if own is None else own

    def left_out(self, release: str, said: Iterable[Triple]) -> frozenset[Triple]:
        """The triples of a release's graph, given whole, that its view leaves out as set aside."""
        aside = self.aside(release)
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
