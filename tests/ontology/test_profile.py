"""The ontology is OWL 2 RL, and what follows from it and the packaged releases holds no contradiction."""

from __future__ import annotations

import owlrl
import pytest
from rdflib import OWL, RDF, Graph, Literal, URIRef
from rdflib.term import Node

from biopact.ontology.terms import BP, ORG
from tests.ontology.profile import breaches

ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

HEAD = """
@prefix : <urn:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:p a owl:ObjectProperty . :d a owl:DatatypeProperty .
"""

WITHIN = [
    ":a rdfs:subClassOf :b .",
    "[ a owl:Class ; owl:unionOf ( :a :b ) ] rdfs:subClassOf :c .",
    "[ a owl:Class ; owl:oneOf ( :x :y ) ] rdfs:subClassOf :c .",
    "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf :c .",
    ":a rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :b ] .",
    ":a rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 1 ] .",
    ":a rdfs:subClassOf [ a owl:Class ; owl:complementOf :b ] .",
    ":a owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :b :c ) ] .",
    ":p rdfs:range [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :x ] .",
    ":d rdfs:range [ a rdfs:Datatype ; owl:intersectionOf ( xsd:integer xsd:decimal ) ] .",
    ":p a owl:SymmetricProperty , owl:TransitiveProperty , owl:FunctionalProperty .",
]

OUTSIDE = [
    (":p rdfs:domain [ a owl:Class ; owl:unionOf ( :a :b ) ] .", "owl:unionOf is a superclass"),
    (":p rdfs:range owl:Thing .", "owl:Thing is a superclass"),
    (":d rdfs:range xsd:gYear .", "xsd:gYear is no data type of the profile"),
    (":d rdfs:range [ a rdfs:Datatype ; owl:oneOf ( 1 2 ) ] .", "a data range that is no intersection"),
    (
        ":a rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :b ] .",
        "owl:someValuesFrom is a superclass",
    ),
    (
        ":a rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:minCardinality 1 ] .",
        "owl:minCardinality is a superclass",
    ),
    (
        ":a rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 2 ] .",
        "owl:maxCardinality of 2 is a superclass",
    ),
    ("[ a owl:Class ; owl:complementOf :a ] rdfs:subClassOf :b .", "owl:complementOf is a subclass"),
    (
        "[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :b ] rdfs:subClassOf :c .",
        "owl:allValuesFrom is a subclass",
    ),
    (
        ":a owl:equivalentClass [ a owl:Class ; owl:unionOf ( :b :c ) ] .",
        "owl:unionOf is an equivalent class",
    ),
    (":a rdfs:subClassOf [ a owl:Class ; owl:intersectionOf ( :b owl:Thing ) ] .", "owl:Thing is a superclass"),
    (
        ":a rdfs:subClassOf [ a owl:Class ; owl:complementOf [ a owl:Class ; owl:complementOf :b ] ] .",
        "owl:complementOf is a subclass",
    ),
    (
        ":a rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:hasSelf true ] .",
        "owl:hasSelf is a superclass",
    ),
    (":a rdfs:subClassOf [ a owl:Class ] .", "an expression of no known kind is a superclass"),
    (":a owl:disjointUnionOf ( :b :c ) .", "urn:a> has owl:disjointUnionOf"),
    (":p a owl:ReflexiveProperty .", "urn:p> is owl:ReflexiveProperty"),
    ("[] a owl:AllDisjointClasses ; owl:members ( :a owl:Thing ) .", "owl:Thing is a subclass"),
]


def read(text: str) -> Graph:
    return Graph().parse(data=HEAD + text, format="turtle")


def closed(graph: Graph) -> Graph:
    """The graph with all that follows by the rules of OWL 2 RL; contradictions are told under ERROR."""
    whole = Graph() + graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    return whole


def contradictions(graph: Graph) -> list[Node]:
    return [*graph.objects(None, ERROR), *graph.subjects(RDF.type, OWL.Nothing)]


@pytest.mark.parametrize("text", WITHIN)
def test_what_the_grammar_allows_is_no_breach(text: str) -> None:
    assert breaches(read(text)) == []


@pytest.mark.parametrize(("text", "said"), OUTSIDE)
def test_what_the_grammar_forbids_is_told(text: str, said: str) -> None:
    (breach,) = breaches(read(text))
    assert said in breach


def test_the_ontology_is_within_the_profile(ontology: Graph) -> None:
    assert breaches(ontology) == []


def test_what_follows_is_free_of_contradictions(ontology: Graph, codes: Graph, conforming: Graph) -> None:
    whole = closed(ontology + codes + conforming)
    assert contradictions(whole) == []
    # The rules did run: a subsidiary is a sub-organization, and who licenses is linked.
    alpha, beta = (URIRef(f"https://w3id.org/biopact/id/organization/{name}") for name in ("alpha", "beta"))
    assert (alpha, ORG.linkedTo, beta) in whole
    assert (alpha, RDF.type, ORG.Organization) in whole


def test_what_follows_from_packaged_releases_is_free_of_contradictions(
    ontology: Graph, codes: Graph, told: list[Graph]
) -> None:
    """Three of them: the rules take a second for a thousand triples, and all 25 were found to be without, too."""
    said = told[0] + told[9] + told[18]
    assert len(said) > 500
    assert contradictions(closed(ontology + codes + said)) == []


def test_what_is_two_things_at_once_is_found(ontology: Graph, conforming: Graph) -> None:
    deal = URIRef("https://w3id.org/biopact/id/deal/alpha-beta")
    odd = ontology + conforming
    odd.add((deal, BP.ticker, Literal("NYSE:DEAL")))
    assert contradictions(closed(odd)) != []
