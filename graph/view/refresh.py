"""Bring a store's view up to date: resolve anew what all releases tell, and rewrite only what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Triple

from biopact.graph.quads import UNION, in_graph
from biopact.graph.view.change import Change
from biopact.graph.view.names import ALT_LABEL, APART, PREF_LABEL, RESOLUTION, SHARED
from biopact.graph.view.records import to_triples
from biopact.graph.view.view import View
from biopact.resolution.resolved import Resolved


def refreshed(inner: pyoxigraph.Store, before: View | None, resolved: Resolved) -> Change:
    """The change after which the default graph is the view of all releases as `resolved` says.

    `before` is the view that the default graph shows now; None if that is not known, and then all of it is compared.
    """
    view = View(resolved)
    change = Change(inner, view)
    wanted = {in_graph(RESOLUTION, triple) for triple in to_triples(resolved)}
    change.graph(set(inner.quads_for_pattern(None, None, None, RESOLUTION)), wanted)
    if before is None:
        _all(inner, change)
    else:
        _what_differs(inner, before, change)
    return change


def _all(inner: pyoxigraph.Store, change: Change) -> None:
    """Compare the whole default graph with what it should be."""
    wanted = {
        quad.triple
        for name in SHARED
        for quad in inner.quads_for_pattern(None, None, None, name)
        if quad not in change.removed
    }
    for name in inner.named_graphs():
        if isinstance(name, NamedNode) and name not in APART:
            said = change.said(name.value)
            wanted.update(change.view.triples(name.value, said))
            for triple in said:
                if triple.predicate in (PREF_LABEL, ALT_LABEL) and isinstance(triple.subject, NamedNode):
                    change.name_anew(change.view.standing(triple.subject, name.value))
    present = {quad.triple for quad in inner.quads_for_pattern(None, None, None, UNION)}
    names = {triple for triple in present if triple.predicate in (PREF_LABEL, ALT_LABEL)}
    change.seen(present - names, wanted - names)
    for triple in names:
        if isinstance(triple.subject, NamedNode):
            change.name_anew(triple.subject)


def _what_differs(inner: pyoxigraph.Store, before: View, change: Change) -> None:
    after = change.view
    aside = {
        release
        for release in before.set_aside.keys() | after.set_aside.keys()
        if before.set_aside.get(release) != after.set_aside.get(release)
    }
    quads = set(_moved(inner, before, after))
    old: set[Triple] = set()
    new: set[Triple] = set()
    by_release: dict[str, list[Triple]] = {}
    for quad in quads:
        assert isinstance(quad.graph_name, NamedNode)
        by_release.setdefault(quad.graph_name.value, []).append(quad.triple)
    whole = {release for release in by_release if release in after.set_aside} | aside
    for release in by_release.keys() | aside:
        said = change.said(release) if release in whole else by_release[release]
        old.update(before.triples(release, said))
        new.update(after.triples(release, said))
        if (release in before.copies) != (release in after.copies):
            _name_all(change, release, before, after)
    change.seen(old, new, whole)
    for release, said in by_release.items():
        for triple in said:
            if triple.predicate in (PREF_LABEL, ALT_LABEL) and isinstance(triple.subject, NamedNode):
                change.name_anew(before.standing(triple.subject, release))
                change.name_anew(after.standing(triple.subject, release))
    for node in before.labels.keys() | after.labels.keys():
        if before.labels.get(node) != after.labels.get(node):
            change.name_anew(NamedNode(node))


def _name_all(change: Change, release: str, before: View, after: View) -> None:
    """Names of a release's things are looked up anew."""
    for triple in change.said(release):
        if triple.predicate in (PREF_LABEL, ALT_LABEL) and isinstance(triple.subject, NamedNode):
            change.name_anew(before.standing(triple.subject, release))
            change.name_anew(after.standing(triple.subject, release))


def _moved(inner: pyoxigraph.Store, before: View, after: View) -> Iterator[Quad]:
    """What releases say of the nodes for which another node stands than before."""
    everywhere = _differing(before.everywhere, after.everywhere)
    for node in everywhere:
        yield from _speaking_of(inner, node, None)
    for release in before.within.keys() | after.within.keys():
        for node in _differing(before.within.get(release, {}), after.within.get(release, {})):
            yield from _speaking_of(inner, node, NamedNode(release))


def _differing(before: dict[NamedNode, NamedNode], after: dict[NamedNode, NamedNode]) -> Iterable[NamedNode]:
    return [node for node in before.keys() | after.keys() if before.get(node) != after.get(node)]


def _speaking_of(inner: pyoxigraph.Store, node: NamedNode, graph: NamedNode | None) -> Iterator[Quad]:
    for quads in (
        inner.quads_for_pattern(node, None, None, graph),
        inner.quads_for_pattern(None, None, node, graph),
    ):
        for quad in quads:
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name not in APART:
                yield quad
