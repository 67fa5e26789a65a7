"""Violations as a validation report of SHACL: the RDF that other tools read, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Triple
from rdflib import RDF, RDFS, SH, Graph
from rdflib.collection import Collection
from rdflib.term import BNode, Literal, Node, URIRef

from biopact.ontology.conformance import Violation

Term = NamedNode | BlankNode | pyoxigraph.Literal

_REPORT = BlankNode("report")


def report(found: Iterable[Violation]) -> list[Triple]:
    """The validation report: one result for each violation, in their order, or `sh:conforms true`.

    `sh:sourceShape` is the node shape, which has an IRI, where a property shape within it is broken. A blank node of
    the data is a blank node of the report, with the way to it as its label.
    """
    results = list(found)
    triples = [
        Triple(_REPORT, _named(RDF.type), _named(SH.ValidationReport)),
        Triple(_REPORT, _named(SH.conforms), _literal(Literal(not results))),
    ]
    for number, violation in enumerate(results, 1):
        node = BlankNode(f"result{number:06}")
        triples.append(Triple(_REPORT, _named(SH.result), node))
        triples.extend(_result(node, violation))
    return triples


def _result(node: BlankNode, violation: Violation) -> Iterator[Triple]:
    at = violation.at
    assert at is not None
    said: list[tuple[URIRef, Term]] = [
        (RDF.type, _named(SH.ValidationResult)),
        (SH.resultSeverity, _named(SH.Violation)),
        (SH.sourceShape, NamedNode(violation.shape)),
        (SH.sourceConstraintComponent, _named(at.component)),
        (SH.resultMessage, pyoxigraph.Literal(violation.message)),
    ]
    for predicate, term, words in ((SH.focusNode, at.focus, violation.focus), (SH.value, at.value, violation.value)):
        if isinstance(term, BNode):
            nameless = BlankNode(f"{node.value}{'f' if predicate == SH.focusNode else 'v'}")
            said.append((predicate, nameless))
            yield Triple(nameless, _named(RDFS.label), pyoxigraph.Literal(words or ""))
        elif term is not None:
            said.append((predicate, _term(term)))
    if at.path is not None:
        path, steps = _path(at.path, at.paths, f"{node.value}p")
        said.append((SH.resultPath, path))
        yield from steps
    for predicate, value in said:
        yield Triple(node, _named(predicate), value)


def _path(path: Node, paths: Graph, label: str) -> tuple[Term, list[Triple]]:
    """A property path as a term of the report, with the triples that describe it; `label` is new for each."""
    if isinstance(path, URIRef):
        return _named(path), []
    for predicate in (SH.inversePath, SH.alternativePath):
        inner = paths.value(path, predicate)
        if inner is not None:
            node = BlankNode(label)
            term, triples = _path(inner, paths, f"{label}x")
            return node, [Triple(node, _named(predicate), term), *triples]
    triples = []
    rest: Term = _named(RDF.nil)
    for place, step in reversed(list(enumerate(Collection(paths, path)))):
        node = BlankNode(f"{label}s{place}")
        term, inside = _path(step, paths, f"{label}s{place}x")
        triples += [Triple(node, _named(RDF.first), term), Triple(node, _named(RDF.rest), rest), *inside]
        rest = node
    return rest, triples


def _term(term: Node) -> Term:
    return _literal(term) if isinstance(term, Literal) else _named(URIRef(str(term)))


def _named(iri: URIRef) -> NamedNode:
    return NamedNode(str(iri))


def _literal(value: Literal) -> pyoxigraph.Literal:
    if value.language:
        return pyoxigraph.Literal(str(value), language=value.language)
    return pyoxigraph.Literal(str(value), datatype=None if value.datatype is None else _named(value.datatype))
