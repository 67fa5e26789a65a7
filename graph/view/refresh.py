"""Bring a store's view up to date with what resolution found, and rewrite only what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Triple

from biopact.graph.quads import UNION, in_graph
from biopact.graph.view.change import Change
from biopact.graph.view.found import Changed, InStore
from biopact.graph.view.names import ALT_LABEL, APART, PREF_LABEL, RESOLUTION, SHARED
from biopact.graph.view.records import OBJECT, PREDICATE, SUBJECT, TYPE, inference, to_triples
from biopact.graph.view.view import View
from biopact.ontology.terms import BP
from biopact.resolution.resolved import Resolved


def made_anew(inner: pyoxigraph.Store, resolved: Resolved) -> Change:
    """The change after which the default graph is the view of all releases as `resolved` says, whatever it is now."""
    change = Change(inner, View(resolved))
    wanted = {in_graph(RESOLUTION, triple) for triple in to_triples(resolved)}
    change.graph(set(inner.quads_for_pattern(None, None, None, RESOLUTION)), wanted)
    _all(inner, change)
    return change


def amended(inner: pyoxigraph.Store, gone: Resolved, come: Resolved) -> Change:
    """The change after which the view no longer follows what was found before, and follows what is found now.

    The rest of what was found stays. Only what `gone` and `come` speak of is looked at.
    """
    found = InStore(inner)
    before, after = View(found), View(Changed(found, gone, come))
    change = Change(inner, after)
    wanted = to_triples(come)
    taken_out = to_triples(gone) - wanted
    held = {
        triple for triple in taken_out & set(map(inference, gone.inferred)) if _is_inferred(inner, triple, taken_out)
    }
    change.graph(
        {in_graph(RESOLUTION, triple) for triple in taken_out - held},
        {in_graph(RESOLUTION, triple) for triple in wanted},
    )
    _what_differs(inner, before, change, gone, come)
    return change


def _is_inferred(inner: pyoxigraph.Store, triple: Triple, taken_out: set[Triple]) -> bool:
    """Whether another inference than those taken out has a triple for its outcome."""
    return any(
        _statement(inner, quad.subject) == (triple.predicate, triple.object)
        for quad in inner.quads_for_pattern(None, SUBJECT, triple.subject, RESOLUTION)
        if quad.triple not in taken_out
    )


def _statement(inner: pyoxigraph.Store, record: object) -> tuple[object, object] | None:
    """The predicate and object of an inference; None for any other record."""
    assert isinstance(record, NamedNode)
    if not any(True for _ in inner.quads_for_pattern(record, TYPE, NamedNode(BP.Inference), RESOLUTION)):
        return None
    (predicate,) = (quad.object for quad in inner.quads_for_pattern(record, PREDICATE, None, RESOLUTION))
    (thing,) = (quad.object for quad in inner.quads_for_pattern(record, OBJECT, None, RESOLUTION))
    return predicate, thing


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


def _what_differs(inner: pyoxigraph.Store, before: View, change: Change, gone: Resolved, come: Resolved) -> None:
    after = change.view
    aside = {
        release
        for release in {it.release for found in (gone, come) for it in found.set_aside}
        if before.aside(release) != after.aside(release)
    }
    old: set[Triple] = set()
    new: set[Triple] = set()
    by_release: dict[str, set[Triple]] = {}
    for quad in _moved(inner, before, after, gone, come):
        assert isinstance(quad.graph_name, NamedNode)
        by_release.setdefault(quad.graph_name.value, set()).add(quad.triple)
    whole = {release for release in by_release if after.aside(release)} | aside
    for release in by_release.keys() | aside:
        said = change.said(release) if release in whole else list(by_release[release])
        old.update(before.triples(release, said))
        new.update(after.triples(release, said))
        if before.is_copy(release) != after.is_copy(release):
            _name_all(change, release, before, after)
    change.seen(old, new, whole)
    for release, moved in by_release.items():
        for triple in moved:
            if triple.predicate in (PREF_LABEL, ALT_LABEL) and isinstance(triple.subject, NamedNode):
                change.name_anew(before.standing(triple.subject, release))
                change.name_anew(after.standing(triple.subject, release))
    for node in gone.labels.keys() | come.labels.keys():
        if before.label(NamedNode(node)) != after.label(NamedNode(node)):
            change.name_anew(NamedNode(node))


def _name_all(change: Change, release: str, before: View, after: View) -> None:
    """Names of a release's things are looked up anew."""
    for triple in change.said(release):
        if triple.predicate in (PREF_LABEL, ALT_LABEL) and isinstance(triple.subject, NamedNode):
            change.name_anew(before.standing(triple.subject, release))
            change.name_anew(after.standing(triple.subject, release))


def _moved(inner: pyoxigraph.Store, before: View, after: View, gone: Resolved, come: Resolved) -> Iterator[Quad]:
    """What releases say of the nodes for which another node stands than before."""
    for node, release in {(join.node, join.release) for found in (gone, come) for join in found.joins}:
        named = NamedNode(node)
        ones = (view.standing(named, release) for view in (before, after))
        if len(set(ones)) > 1:
            yield from _speaking_of(inner, named, None if release is None else NamedNode(release))


def _speaking_of(inner: pyoxigraph.Store, node: NamedNode, graph: NamedNode | None) -> Iterable[Quad]:
    for quads in (
        inner.quads_for_pattern(node, None, None, graph),
        inner.quads_for_pattern(None, None, node, graph),
    ):
        for quad in quads:
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name not in APART:
                yield quad
