"""The graph of decisions: what people decided, as provenance of what the view shows."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import PROV, RDF, SKOS, XSD

from biopact.graph.decided import term
from biopact.ontology.terms import BASE, BP
from biopact.resolution.decisions import PROPERTIES, Decision, Decisions
from biopact.resolution.identifiers import slug

_TYPE = NamedNode(RDF.type)


def to_triples(decisions: Decisions, unmatched: Collection[Decision] = ()) -> set[Triple]:
    """The triples of the graph of decisions; those in `unmatched` match nothing in the store, and are marked so."""
    idle = set(unmatched)
    return {triple for decision in decisions for triple in _decision(decision, decision in idle)}


def _decision(decision: Decision, idle: bool) -> Iterator[Triple]:
    # Named after what it says: the same decision has the same name in every store, wherever its line stands.
    said = "\0".join(decision.key())
    node = NamedNode(f"{BASE}decision/{hashlib.sha256(said.encode()).hexdigest()[:16]}")
    person = NamedNode(f"{BASE}agent/{slug(decision.who)}")

    def triple(predicate: str, value: NamedNode | Literal) -> Triple:
        return Triple(node, NamedNode(predicate), value)

    yield Triple(node, _TYPE, NamedNode(BP.Decision))
    yield triple(BP.decisionKind, Literal(decision.kind.value))
    yield triple(RDF.subject, NamedNode(decision.node))
    yield triple(BP.why, Literal(decision.why))
    # PROV wants a time of day, of which the file knows nothing; a day is what can be said.
    yield triple(PROV.generatedAtTime, Literal(decision.when, datatype=NamedNode(XSD.date)))
    yield triple(PROV.wasAttributedTo, person)
    yield Triple(person, _TYPE, NamedNode(PROV.Agent))
    yield Triple(person, NamedNode(SKOS.prefLabel), Literal(decision.who))
    if decision.other is not None:
        yield triple(RDF.object, NamedNode(decision.other))
    if decision.property is not None:
        yield triple(RDF.predicate, NamedNode(PROPERTIES[decision.property].iri))
        if decision.old is not None:
            yield triple(BP.oldValue, Literal(decision.old))
    if decision.new is not None:
        yield triple(RDF.object, term(decision.property, decision.new) if decision.property else Literal(decision.new))
    if decision.release is not None:
        yield triple(BP.inRelease, NamedNode(decision.release))
    if idle:
        yield triple(BP.unmatched, Literal(True))
