"""Does a graph look as a graph of biopact must? Runs the SHACL shapes and says in plain words where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection
from rdflib.term import BNode, Literal, Node, URIRef

from biopact.ontology.terms import BP, OA

_EDGE = URIRef("https://w3id.org/biopact/shapes#Edge")
_QUOTE_LENGTH = URIRef("https://w3id.org/biopact/shapes#QuoteLength")


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a graph breaks a shape.

    `shape` is the IRI of the node shape and `message` its words for people. `focus` and `value` are IRIs or
    literals as text; a blank node is given by the way to it from a node that has an IRI. `path` is a property
    path in the notation of SPARQL. `path` and `value` are None where the shape speaks of none.
    """

    shape: str
    focus: str
    path: str | None
    message: str
    value: str | None


def load_shapes() -> rdflib.Graph:
    """The packaged SHACL shapes, as a new graph that the caller may change."""
    return rdflib.Graph().parse(data=files("biopact.ontology").joinpath("shapes.ttl").read_bytes(), format="turtle")


def violations(data: rdflib.Graph) -> tuple[Violation, ...]:
    """Everything in `data` that breaks a shape, sorted; empty if the graph conforms. `data` is not changed."""
    import pyshacl

    shapes = load_shapes()
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    if not isinstance(report, rdflib.Graph):
        raise RuntimeError(f"the packaged shapes could not be run: {report}")
    describe = _Describer(data, shapes)
    found = [_from_report(result, report, describe) for result in report.subjects(RDF.type, SH.ValidationResult)]
    found.extend(_edges_without_claim(describe))
    found.extend(_quotes_of_another_length(describe))
    return tuple(sorted(found, key=lambda v: (v.focus, v.shape, v.path or "", v.message, v.value or "")))


@dataclass(frozen=True)
class _Describer:
    """Nodes in words that do not change from run to run, as the labels of blank nodes do."""

    data: rdflib.Graph
    shapes: rdflib.Graph

    def shape(self, shape: Node | None) -> str:
        """The IRI of a shape, or of the node shape that a nameless one stands in."""
        while isinstance(shape, BNode):
            shape = next(self.shapes.subjects(None, shape), None)
        return str(shape)

    def node(self, node: Node | None) -> str:
        """An IRI or literal as text; a blank node by the shortest way to it from a named node."""
        ways: list[tuple[Node | None, str]] = [(node, "")]
        seen: set[Node | None] = set()
        while ways:
            named = [f"{start}{way}" for start, way in ways if not isinstance(start, BNode)]
            if named:
                return min(named)
            seen.update(start for start, _ in ways)
            ways = [
                (subject, f" / {self.path(predicate, self.data)}{way}")
                for start, way in ways
                for subject, predicate in self.data.subject_predicates(start)
                if subject not in seen
            ]
        return "a node that nothing leads to"

    def path(self, path: Node, graph: rdflib.Graph) -> str:
        """A property path that `graph` holds, in the notation of SPARQL."""
        if isinstance(path, URIRef):
            return path.n3(self.shapes.namespace_manager)
        if (inverse := graph.value(path, SH.inversePath)) is not None:
            return f"^{self.path(inverse, graph)}"
        choices = graph.value(path, SH.alternativePath)
        steps = Collection(graph, path if choices is None else choices)
        return ("/" if choices is None else "|").join(self.path(step, graph) for step in steps)


def _from_report(result: Node, report: rdflib.Graph, describe: _Describer) -> Violation:
    source = report.value(result, SH.sourceShape)
    path = report.value(result, SH.resultPath)
    value = report.value(result, SH.value)
    return Violation(
        shape=describe.shape(source),
        focus=describe.node(report.value(result, SH.focusNode)),
        path=None if path is None else describe.path(path, report),
        message=str(describe.shapes.value(source, SH.message)),
        value=None if value is None else describe.node(value),
    )


def _edges_without_claim(describe: _Describer) -> Iterator[Violation]:
    data, shapes = describe.data, describe.shapes
    claimed = {
        (data.value(claim, RDF.subject), data.value(claim, RDF.predicate), data.value(claim, RDF.object))
        for claim in data.subjects(RDF.type, BP.Claim)
    }
    for predicate in shapes.objects(_EDGE, SH.targetSubjectsOf):
        for subject, value in data.subject_objects(predicate):
            if (subject, predicate, value) not in claimed:
                yield Violation(
                    shape=str(_EDGE),
                    focus=describe.node(subject),
                    path=describe.path(predicate, shapes),
                    message=str(shapes.value(_EDGE, SH.message)),
                    value=describe.node(value),
                )


def _quotes_of_another_length(describe: _Describer) -> Iterator[Violation]:
    """Evidence whose numbers or quotation are missing or manifold is left to the shapes of the selectors."""
    data, shapes = describe.data, describe.shapes
    for target in set(data.subjects(OA.hasSelector, None)):
        match [
            [value.toPython() for value in data.objects(target, OA.hasSelector / term) if isinstance(value, Literal)]
            for term in (OA.start, OA.end, OA.exact)
        ]:
            case [[int(start)], [int(end)], [str(exact)]] if end - start != len(exact):
                yield Violation(
                    shape=str(_QUOTE_LENGTH),
                    focus=describe.node(target),
                    path=describe.path(OA.exact, shapes),
                    message=str(shapes.value(_QUOTE_LENGTH, SH.message)),
                    value=exact,
                )
