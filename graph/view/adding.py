"""New releases as the reader writes them, as N-Quads that a store takes in at once, and what that does to names."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from biopact.graph.quads import UNION, as_text, in_graph
from biopact.graph.view.change import Change
from biopact.graph.view.names import ALT_LABEL, LEAVING, PREF_LABEL, PROVENANCE
from biopact.graph.view.view import View

Written = tuple[str, str, str]
"""A release's IRI, its graph and its provenance, both in N-Triples without blank nodes."""

_NAMING = {str(PREF_LABEL), str(ALT_LABEL)}
_NODES = re.compile(r"^<([^>]*)> \S+ (?:<([^>]*)>)?", re.MULTILINE)
"""Subject and object of a triple, where they are nodes."""


def is_as_said(view: View, release: Written) -> bool:
    """Whether the view of a release that is not in the store is what it says: no node of it gives way to another."""
    name, graph, _ = release
    nodes = {NamedNode(node) for pair in _NODES.findall(graph) for node in pair if node}
    return not view.aside(name) and all(view.standing(node, name) == node for node in nodes)


def as_quads(inner: pyoxigraph.Store, view: View, releases: Iterable[Written]) -> tuple[str, set[Quad]]:
    """The statements to add for such releases, as N-Quads, and those that leave the default graph for them.

    One preferred name gives way to another where a release has a better one. What leaves stands in the graph LEAVING,
    too, until it is taken out.
    """
    change, lines = Change(inner, view), []
    for name, graph, provenance in releases:
        names, others = _parted(graph)
        for quad in parse(names, RdfFormat.N_TRIPLES):
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, Literal)
            said, preferring = quad.object.value, quad.predicate == PREF_LABEL
            change.name_more(quad.subject, said if preferring else None, None if preferring else said)
        lines += [others, _in_graph(graph, f"<{name}>"), provenance, _in_graph(provenance, PROVENANCE)]
    removed, added = change.deltas()
    lines += (f"{quad.triple} .\n" for quad in added)
    lines += (f"{quad.triple} {LEAVING} .\n" for quad in removed)
    return "".join(lines), removed


def leaving(inner: pyoxigraph.Store) -> set[Quad]:
    """What a run that was ended had still to take out of the default graph."""
    if not inner.contains_named_graph(LEAVING):
        return set()
    return {in_graph(UNION, quad.triple) for quad in inner.quads_for_pattern(None, None, None, LEAVING)}


def take_out(inner: pyoxigraph.Store, quads: set[Quad]) -> None:
    """Take them out of the default graph; then nothing is leaving any more."""
    if quads:
        inner.update(f"DELETE DATA {{ {as_text(quads)} }} ; DROP SILENT GRAPH {LEAVING}")


def _parted(triples: str) -> tuple[str, str]:
    """The triples that name things, and the others."""
    parts: tuple[list[str], list[str]] = [], []
    # A line break within a literal is written as an escape, so that each line is a whole triple.
    for line in triples.split("\n"):
        if line:
            parts[line.split(" ", 2)[1] not in _NAMING].append(f"{line}\n")
    return "".join(parts[0]), "".join(parts[1])


def _in_graph(triples: str, name: NamedNode | str) -> str:
    return triples.replace(" .\n", f" {name} .\n")
