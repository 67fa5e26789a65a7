"""Triples and quads as a store wants them: without blank nodes, as Oxigraph gives them back, as text of an update."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from biopact.ontology.serialize import canonical

UNION = DefaultGraph()
"""The default graph, which holds the view of all releases."""


def in_graph(graph: NamedNode | DefaultGraph, triple: Triple) -> Quad:
    """The triple as a statement of a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def as_kept(quads: set[Quad]) -> set[Quad]:
    """The quads as Oxigraph gives them back: it writes 1.50 as 1.5, and only so can old and new be compared."""
    scratch = pyoxigraph.Store()
    scratch.extend(quads)
    return set(scratch)


def with_iris(triples: Iterable[Triple], release: str) -> Iterator[Triple]:
    """The triples with IRIs below a release (`<release>#c14n0`) instead of blank nodes."""
    for triple in canonical(triples):
        subject, thing = triple.subject, triple.object
        if isinstance(subject, BlankNode):
            subject = NamedNode(f"{release}#{subject.value}")
        if isinstance(thing, BlankNode):
            thing = NamedNode(f"{release}#{thing.value}")
        yield Triple(subject, triple.predicate, thing)


def as_text(quads: Iterable[Quad]) -> str:
    """The quads as SPARQL Update wants them."""
    return " ".join(
        f"{quad.triple} ." if quad.graph_name == UNION else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        for quad in quads
    )
