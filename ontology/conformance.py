"""Does a graph look as a graph of biopact must? Runs the SHACL shapes and says in plain words where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection
from rdflib.term import BNode, Literal, Node, URIRef

from biopact.ontology.terms import BP, OA, SHAPES

_EDGE = URIRef(f"{SHAPES}Edge")
_QUOTE_LENGTH = URIRef(f"{SHAPES}QuoteLength")


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a graph breaks a shape.

    `shape` is the IRI of the node shape and `message` its words for people. `focus` and `value` are IRIs or
    literals as text; a blank node is given by the way to it from a node that has an IRI. `path` is a property
    path in the notation of SPARQL. `path` and `value` are None where the shape speaks of none. `at` holds the
    same as terms, for programs.
    """

    shape: str
    focus: str
    path: str | None
    message: str
    value: str | None
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a violation is: focus node, value, the kind of constraint, and the path as a node of `paths`."""

    focus: Node
    value: Node | None
    component: URIRef
    path: Node | None
    paths: rdflib.Graph


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

    def violation(self, shape: Node | None, place: Place) -> Violation:
        """A violation of a shape, in words."""
        return Violation(
            shape=self.shape(shape),
            focus=self.node(place.focus),
            path=None if place.path is None else self.path(place.path, place.paths),
            message=str(self.shapes.value(shape, SH.message)),
            value=None if place.value is None else self.node(place.value),
            at=place,
        )


def _from_report(result: Node, report: rdflib.Graph, describe: _Describer) -> Violation:
    focus = report.value(result, SH.focusNode)
    component = report.value(result, SH.sourceConstraintComponent)
    assert focus is not None
    assert isinstance(component, URIRef)
    place = Place(focus, report.value(result, SH.value), component, report.value(result, SH.resultPath), report)
    return describe.violation(report.value(result, SH.sourceShape), place)


def _edges_without_claim(describe: _Describer) -> Iterator[Violation]:
    data, shapes = describe.data, describe.shapes
    # Three passes over the store cost far less than three look-ups for each claim.
    subjects, predicates = dict(data.subject_objects(RDF.subject)), dict(data.subject_objects(RDF.predicate))
    claims = set(data.subjects(RDF.type, BP.Claim))
    claimed = {
        (subjects.get(claim), predicates.get(claim), value)
        for claim, value in data.subject_objects(RDF.object)
        if claim in claims
    }
    for predicate in shapes.objects(_EDGE, SH.targetSubjectsOf):
        for subject, value in data.subject_objects(predicate):
            if (subject, predicate, value) not in claimed:
                yield describe.violation(_EDGE, Place(subject, value, SHAPES.ClaimedEdge, predicate, shapes))


def _quotes_of_another_length(describe: _Describer) -> Iterator[Violation]:
    """Evidence whose numbers or quotation are missing or manifold is left to the shapes of the selectors."""
    data, shapes = describe.data, describe.shapes
    values: dict[URIRef, dict[Node, list[object]]] = {}
    for term in (OA.start, OA.end, OA.exact):
        values[term] = {}
        for selector, value in data.subject_objects(term):
            if isinstance(value, Literal):
                values[term].setdefault(selector, []).append(value.toPython())
    selectors: dict[Node, list[Node]] = {}
    for target, selector in data.subject_objects(OA.hasSelector):
        selectors.setdefault(target, []).append(selector)
    for target, own in selectors.items():
        match [[it for selector in own for it in by_selector.get(selector, ())] for by_selector in values.values()]:
            case [[int(start)], [int(end)], [str(exact)]] if end - start != len(exact):
                place = Place(target, Literal(exact), SHAPES.QuotedLength, OA.exact, shapes)
                yield describe.violation(_QUOTE_LENGTH, place)
