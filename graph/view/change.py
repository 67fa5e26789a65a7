"""What has to change in the default graph when graphs of releases, or what resolution says of them, change."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Triple

from biopact.graph.quads import UNION, in_graph
from biopact.graph.view.labels import labels
from biopact.graph.view.names import ALT_LABEL, APART, PREF_LABEL, SHARED
from biopact.graph.view.view import View


class Change:
    """A change of graphs, collected until it is made at once; afterwards the view is that of `view`.

    Graphs in the store are still as before while a change is collected. `emptied` are those that vanish.
    """

    def __init__(self, inner: pyoxigraph.Store, view: View) -> None:
        self._inner = inner
        self.view = view
        self.removed: set[Quad] = set()
        self.added: set[Quad] = set()
        self.emptied: set[NamedNode] = set()
        self._whole: set[str] = set()
        self._kept: set[Triple] = set()
        self._left_out: dict[str, frozenset[Triple]] = {}
        self._gone: set[Triple] = set()
        self._come: set[Triple] = set()
        self._named: dict[NamedNode, tuple[set[str], set[str]]] = {}
        self._renamed: set[NamedNode] = set()

    def graph(self, present: set[Quad], wanted: set[Quad]) -> None:
        """Graphs lose `present` and get `wanted`; where both hold a quad, nothing happens."""
        self.removed |= present - wanted
        self.added |= wanted - present
        left = {quad.graph_name for quad in wanted}
        self.emptied |= {
            name
            for name in {quad.graph_name for quad in present} - left
            if isinstance(name, NamedNode) and name not in SHARED
        }
        self._gone |= {quad.triple for quad in present - wanted if quad.graph_name in SHARED}
        self._come |= {quad.triple for quad in wanted - present if quad.graph_name in SHARED}
        for quad in present - wanted:
            if quad.predicate in (PREF_LABEL, ALT_LABEL) and quad.graph_name in SHARED:
                assert isinstance(quad.subject, NamedNode)
                self.name_anew(quad.subject)

    def seen(self, before: Iterable[Triple], after: Iterable[Triple], whole: Collection[str] = ()) -> None:
        """Triples that the view of releases had and has, without names; all that it has of those in `whole`."""
        old, new = set(before), set(after)
        if whole:
            self._whole.update(whole)
            self._kept |= old & new
        self._gone |= old - new
        self._come |= new - old

    def put(self, release: NamedNode, present: set[Quad], wanted: set[Quad]) -> None:
        """A release's graph and provenance are to be `wanted` instead of `present`; the view follows."""
        name, view = release.value, self.view
        self.graph(present, wanted)
        old, new = ([quad.triple for quad in quads if quad.graph_name == release] for quads in (present, wanted))
        self.seen(view.triples(name, old), view.triples(name, new), (name,))
        for triple in new:
            if triple.predicate in (PREF_LABEL, ALT_LABEL) and isinstance(triple.object, Literal):
                assert isinstance(triple.subject, NamedNode)
                said = triple.object.value
                if view.names(name, triple.subject, said):
                    preferring = triple.predicate == PREF_LABEL
                    node = view.standing(triple.subject, name)
                    self.name_more(node, said if preferring else None, None if preferring else said)
        for triple in {quad.triple for quad in present - wanted}:
            if triple.predicate in (PREF_LABEL, ALT_LABEL):
                assert isinstance(triple.subject, NamedNode)
                self.name_anew(view.standing(triple.subject, name))

    def name_more(self, node: NamedNode, preferring: str | None, other: str | None) -> None:
        """A release adds a name to those of a thing."""
        named = self._named.setdefault(node, (set(), set()))
        if preferring is not None:
            named[0].add(preferring)
        if other is not None:
            named[1].add(other)

    def name_anew(self, node: NamedNode) -> None:
        """A thing may have lost names, or been given other nodes: all its names are to be looked up."""
        self._renamed.add(node)

    def deltas(self) -> tuple[set[Quad], set[Quad]]:
        """The quads to take out of the store and those to put in, the default graph's included."""
        self._names()
        gone = {triple for triple in self._gone - self._come - self._kept if not self._is_held(triple)}
        return (
            self.removed | {in_graph(UNION, triple) for triple in gone},
            self.added | {in_graph(UNION, triple) for triple in self._come},
        )

    def _names(self) -> None:
        for node in self._named.keys() | self._renamed:
            present = {
                quad.triple
                for predicate in (PREF_LABEL, ALT_LABEL)
                for quad in self._inner.quads_for_pattern(node, predicate, None, UNION)
            }
            preferring, others = map(set, self._named.get(node, ((), ())))
            if node in self._renamed:
                self._look_up(node, preferring, others)
            else:
                for triple in present:
                    assert isinstance(triple.object, Literal)
                    (preferring if triple.predicate == PREF_LABEL else others).add(triple.object.value)
            wanted = labels(node, preferring, others, self.view.label(node)) if preferring | others else set()
            self._gone = (self._gone - wanted) | (present - wanted)
            self._come |= wanted - present

    def _look_up(self, node: NamedNode, preferring: set[str], others: set[str]) -> None:
        """All names that releases give the nodes for which this one stands, after the change."""
        for member, only in self.view.members(node):
            for predicate, names in ((PREF_LABEL, preferring), (ALT_LABEL, others)):
                for quad in self._inner.quads_for_pattern(member, predicate, None, None):
                    release = quad.graph_name
                    if not isinstance(release, NamedNode) or release in APART or quad in self.removed:
                        continue
                    if only in (None, release.value) and self.view.standing(member, release.value) == node:
                        assert isinstance(quad.object, Literal)
                        if self.view.names(release.value, member, quad.object.value):
                            names.add(quad.object.value)

    def _is_held(self, triple: Triple) -> bool:
        """Whether the view has a triple also for the sake of something that stays as it is."""
        if triple.predicate in (PREF_LABEL, ALT_LABEL):
            return any(
                quad.graph_name in SHARED and quad not in self.removed
                for quad in self._inner.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
            )
        for subject, predicate, thing, only in self.view.preimages(triple):
            graph = None if only is None else NamedNode(only)
            for quad in self._inner.quads_for_pattern(subject, predicate, thing, graph):
                name = quad.graph_name
                if name == UNION or quad in self.removed or not isinstance(name, NamedNode):
                    continue
                if name in SHARED:
                    if quad.triple == triple:
                        return True
                elif name not in APART and name.value not in self._whole and self._shows(quad, name.value, triple):
                    return True
        return False

    def _shows(self, quad: Quad, release: str, triple: Triple) -> bool:
        if self.view.triple(quad.triple, release) != triple:
            return False
        if not self.view.aside(release):
            return True
        if release not in self._left_out:
            self._left_out[release] = self.view.left_out(release, self.said(release))
        return quad.triple not in self._left_out[release]

    def said(self, release: str) -> list[Triple]:
        """The graph of a release as it is in the store."""
        return [quad.triple for quad in self._inner.quads_for_pattern(None, None, None, NamedNode(release))]
