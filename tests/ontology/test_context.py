"""The JSON-LD context names every term and loses nothing on the way there and back."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from biopact.ontology.terms import BASE, BP, ONTOLOGY, code

# Their values are nodes written in place. rdflib's serializer loses what is in a blank node under a term that is
# coerced to @id, so these terms are not coerced.
WRITTEN_IN_PLACE = {BP.event, BP.payment, BP.royalty, BP.responsibility}


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    document = json.loads(files("biopact.ontology").joinpath("context.jsonld").read_text(encoding="utf-8"))
    assert set(document) == {"@context"}
    found: dict[str, Any] = document["@context"]
    return found


def meaning(context: dict[str, Any], name: str) -> tuple[str, str | None]:
    """What a term stands for, and the type that its values are coerced to."""
    entry = context[name]
    return (entry["@id"], entry.get("@type")) if isinstance(entry, dict) else (entry, None)


def test_every_term_of_the_ontology_has_its_own_name(context: dict[str, Any]) -> None:
    for term in dir(BP):
        name = str(term).removeprefix(ONTOLOGY)
        assert meaning(context, name)[0] == f"bp:{name}"


def test_values_are_coerced_as_the_ontology_ranges(context: dict[str, Any], ontology: Graph) -> None:
    for term in map(URIRef, dir(BP)):
        coerced = meaning(context, str(term).removeprefix(ONTOLOGY))[1]
        if (term, RDF.type, OWL.ObjectProperty) in ontology and term not in WRITTEN_IN_PLACE:
            assert coerced == "@id", term
        elif (term, RDFS.range, XSD.decimal) in ontology:
            assert coerced == "xsd:decimal", term
        else:
            assert coerced is None, term


def test_every_prefix_that_a_term_uses_is_declared(context: dict[str, Any]) -> None:
    for name in set(context) - {"@version"}:
        iri = meaning(context, name)[0]
        assert iri.startswith(("@", "http")) or iri.partition(":")[0] in context, name


def test_a_graph_comes_back_from_json_as_it_was(context: dict[str, Any], conforming: Graph) -> None:
    written = conforming.serialize(format="json-ld", context=context)
    assert isomorphic(Graph().parse(data=written, format="json-ld"), conforming)


def test_every_term_comes_back_from_json_as_it_was(context: dict[str, Any], ontology: Graph) -> None:
    """Each class as a type, each property with a value of its range, written under its own name."""
    graph, node = Graph(), URIRef("urn:x")
    for class_ in ontology.subjects(RDF.type, OWL.Class):
        if str(class_).startswith(ONTOLOGY):
            graph.add((node, RDF.type, class_))
    values: dict[Node, list[Node]] = {
        XSD.string: [Literal("words"), Literal("")],
        XSD.boolean: [Literal(True), Literal(False)],
        XSD.integer: [Literal(3)],
        XSD.decimal: [Literal("4.05", datatype=XSD.decimal), Literal("1000000000000.0", datatype=XSD.decimal)],
        RDFS.Literal: [
            Literal("2012", datatype=XSD.gYear),
            Literal("2012-12", datatype=XSD.gYearMonth),
            Literal("2012-12-19", datatype=XSD.date),
        ],
    }
    for term in map(URIRef, dir(BP)):
        if (term, RDF.type, OWL.ObjectProperty) in ontology:
            graph.add((node, term, URIRef("urn:y")))
        for value in values.get(ontology.value(term, RDFS.range) or BNode(), ()):
            graph.add((node, term, value))
    assert set(graph.predicates()) | set(graph.objects(node, RDF.type)) == set(map(URIRef, dir(BP))) | {RDF.type}
    written = graph.serialize(format="json-ld", context=context)
    assert all(":" not in key or key.startswith("rdf:") for key in json.loads(written) if not key.startswith("@"))
    assert isomorphic(Graph().parse(data=written, format="json-ld"), graph)
    # Another program, which is stricter about what JSON-LD is, reads the same.
    read = pyoxigraph.parse(written, pyoxigraph.RdfFormat.JSON_LD)
    assert {str(quad.triple) for quad in read} == {
        str(quad.triple) for quad in pyoxigraph.parse(graph.serialize(format="nt"), pyoxigraph.RdfFormat.N_TRIPLES)
    }


def test_a_deal_can_be_written_by_hand(context: dict[str, Any]) -> None:
    document = {
        "@context": context,
        "id": f"{BASE}deal/x",
        "type": "Deal",
        "dealKind": "code:deal-kind/license",
        "licensor": f"{BASE}organization/alpha",
        "exclusive": True,
        "payment": [{"type": "Payment", "amount": "34000000", "currency": "USD"}],
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    deal = URIRef(f"{BASE}deal/x")
    assert graph.value(deal, BP.dealKind) == code("deal-kind", "license")
    assert graph.value(deal, BP.licensor) == URIRef(f"{BASE}organization/alpha")
    assert graph.value(deal, BP.exclusive) == Literal(True)
    assert graph.value(graph.value(deal, BP.payment), BP.amount) == Literal("34000000", datatype=XSD.decimal)
