"""Is a graph of OWL within the profile OWL 2 RL? What its grammar forbids, said in words.

The grammar is that of https://www.w3.org/TR/owl2-profiles/#OWL_2_RL_2, and its data types those of the same section. No
maintained library for Python checks it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

DATATYPES = frozenset(
    {RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal}
    | {
        XSD[name]
        for name in """decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int
        short byte unsignedLong unsignedInt unsignedShort unsignedByte float double string normalizedString token
        language Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp""".split()
    }
)

SUB, SUPER, SAME = "a subclass", "a superclass", "an equivalent class"

BUILT_FROM = (
    OWL.intersectionOf,
    OWL.unionOf,
    OWL.oneOf,
    OWL.complementOf,
    OWL.someValuesFrom,
    OWL.allValuesFrom,
    OWL.hasValue,
    OWL.hasSelf,
    *(OWL[name] for name in "minCardinality cardinality minQualifiedCardinality qualifiedCardinality".split()),
    *(OWL[name] for name in "maxCardinality maxQualifiedCardinality".split()),
)

FORBIDDEN_TYPES = (OWL.ReflexiveProperty,)
FORBIDDEN_AXIOMS = (OWL.disjointUnionOf,)


def breaches(graph: Graph) -> list[str]:
    """Every place where the graph leaves the profile, sorted; empty if it is within."""
    return sorted(set(_axioms(graph)))


def _axioms(graph: Graph) -> Iterator[str]:
    data = set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    for kind in FORBIDDEN_TYPES:
        for subject in graph.subjects(RDF.type, kind):
            yield f"{_named(subject)} is {_named(kind)}"
    for axiom in FORBIDDEN_AXIOMS:
        for subject in graph.subjects(axiom):
            yield f"{_named(subject)} has {_named(axiom)}"
    for sub, above in graph.subject_objects(RDFS.subClassOf):
        yield from _class(graph, sub, SUB)
        yield from _class(graph, above, SUPER)
    for axiom, place in ((OWL.equivalentClass, SAME), (OWL.disjointWith, SUB)):
        for one, other in graph.subject_objects(axiom):
            yield from _class(graph, one, place)
            yield from _class(graph, other, place)
    for all_of_them in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        for member in _members(graph, graph.value(all_of_them, OWL.members)):
            yield from _class(graph, member, SUB)
    for domain in graph.objects(None, RDFS.domain):
        yield from _class(graph, domain, SUPER)
    for prop, values in graph.subject_objects(RDFS.range):
        yield from _data(graph, values) if prop in data else _class(graph, values, SUPER)


def _class(graph: Graph, expression: Node, place: str) -> Iterator[str]:
    """What is wrong with a class expression in this place of an axiom."""
    if isinstance(expression, URIRef):
        if expression == OWL.Thing:
            yield f"owl:Thing is {place}"
        return
    made = [predicate for predicate in BUILT_FROM if (expression, predicate, None) in graph]
    if len(made) != 1:
        yield f"an expression of no known kind is {place}"
        return
    (kind,) = made
    value = graph.value(expression, kind)
    assert value is not None
    if kind == OWL.intersectionOf:
        for member in _members(graph, value):
            yield from _class(graph, member, place)
    elif kind == OWL.hasValue:
        return
    elif kind in (OWL.unionOf, OWL.oneOf) and place == SUB:
        for member in _members(graph, value) if kind == OWL.unionOf else ():
            yield from _class(graph, member, SUB)
    elif kind == OWL.someValuesFrom and place == SUB:
        if value != OWL.Thing:
            yield from _filler(graph, expression, value, SUB)
    elif kind == OWL.complementOf and place == SUPER:
        yield from _class(graph, value, SUB)
    elif kind == OWL.allValuesFrom and place == SUPER:
        yield from _filler(graph, expression, value, SUPER)
    elif kind in (OWL.maxCardinality, OWL.maxQualifiedCardinality) and place == SUPER:
        if not isinstance(value, Literal) or int(value) not in (0, 1):
            yield f"{_named(kind)} of {value} is {place}"
        on_class = graph.value(expression, OWL.onClass)
        if on_class is not None and on_class != OWL.Thing:
            yield from _class(graph, on_class, SUB)
    else:
        yield f"{_named(kind)} is {place}"


def _filler(graph: Graph, restriction: Node, value: Node, place: str) -> Iterator[str]:
    on = graph.value(restriction, OWL.onProperty)
    is_data = (on, RDF.type, OWL.DatatypeProperty) in graph
    yield from _data(graph, value) if is_data else _class(graph, value, place)


def _data(graph: Graph, data_range: Node) -> Iterator[str]:
    if isinstance(data_range, BNode):
        parts = graph.value(data_range, OWL.intersectionOf)
        if parts is None:
            yield "a data range that is no intersection"
        for member in _members(graph, parts):
            yield from _data(graph, member)
    elif data_range not in DATATYPES:
        yield f"{_named(data_range)} is no data type of the profile"


def _members(graph: Graph, head: Node | None) -> list[Node]:
    return [] if head is None else list(Collection(graph, head))


def _named(term: Node) -> str:
    return term.n3(Graph().namespace_manager) if isinstance(term, URIRef) else "a nameless node"
