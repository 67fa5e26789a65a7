"""The ontology is whole: every term explained, none named alike, none undefined, none idle, no circles."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, XSD, Graph, Literal, URIRef

from biopact.ontology.terms import BP, CODES, OA, ONTOLOGY
from tests.ontology import lint
from tests.ontology.conftest import packaged

OURS = (ONTOLOGY, CODES)
BORROWED = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, XSD)
THEIRS = tuple(str(vocabulary._NS) for vocabulary in BORROWED)
# Names that are words of Python stand apart in rdflib.
KNOWN = {URIRef(str(term)) for vocabulary in BORROWED for term in dir(vocabulary)} | {SH[name] for name in SH._extras}

HEAD = """
@prefix : <https://w3id.org/biopact/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
WHOLE = (
    """ a owl:Class ; rdfs:label "thing"@en ; skos:definition "Any."@en ; skos:example "this" ; dcterms:source "us" ."""
)


def read(text: str) -> Graph:
    return Graph().parse(data=HEAD + text, format="turtle")


def queries() -> list[Traversable]:
    """All queries of the package, those of the ontology's questions among them."""
    rooms = [files("biopact.graph").joinpath("queries"), files("biopact.ontology").joinpath("questions")]
    return [file for room in rooms if room.is_dir() for file in room.iterdir() if file.name.endswith(".rq")]


@pytest.fixture(scope="module")
def everything(ontology: Graph, codes: Graph) -> Graph:
    return ontology + codes


@pytest.fixture(scope="module")
def context() -> Graph:
    """What the JSON-LD context makes of its own terms: each is the predicate of a triple."""
    document = json.loads(files("biopact.ontology").joinpath("context.jsonld").read_text(encoding="utf-8"))
    terms_of_its_own = document["@context"].items()
    names = [
        name
        for name, means in terms_of_its_own
        if not name.startswith("@") and not str(means).startswith("@") and str(means)[-1] not in "/#"
    ]
    terms = [{"@context": document["@context"], "@id": "urn:x", name: {"@id": "urn:y"}} for name in names]
    return Graph().parse(data=json.dumps(terms), format="json-ld")


# ---- what the checks find --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE.replace('rdfs:label "thing"@en', 'rdfs:label " "@en'), "has no label"),
        (WHOLE.replace("@en ; skos:definition", "@de ; skos:definition"), "has no label in English"),
        (WHOLE.replace('skos:definition "Any."@en ; ', ""), "has no definition"),
        (WHOLE.replace('"Any."@en', '"Any."'), "has no definition in English"),
        (WHOLE.replace('skos:example "this" ; ', ""), "has no example"),
        (WHOLE.replace(' ; dcterms:source "us"', ""), "has no source"),
    ],
)
def test_a_term_that_is_not_explained_is_found(text: str, said: str) -> None:
    assert lint.missing(read(":a" + WHOLE), OURS) == []
    assert lint.missing(read(":a" + text), OURS) == [f"{ONTOLOGY}a {said}"]


def test_two_terms_of_one_name_are_found() -> None:
    both = read(":a" + WHOLE + ":b" + WHOLE.replace("thing", "Thing"))
    assert lint.same_label(both, OURS) == [f"{ONTOLOGY}a, {ONTOLOGY}b are called thing"]
    assert lint.same_label(read(":a" + WHOLE + ":b" + WHOLE.replace("owl:Class", "owl:ObjectProperty")), OURS) == []


@pytest.mark.parametrize("below", ["rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader"])
def test_a_circle_is_found(below: str) -> None:
    assert lint.cycles(read(f":a {below} :b . :b {below} :c .")) == []
    assert lint.cycles(read(f":a {below} :b . :b {below} :c . :c {below} :b .")) == [
        f"{ONTOLOGY}{name} is below itself" for name in "bc"
    ]
    assert lint.cycles(read(f":a {below} :a .")) == [f"{ONTOLOGY}a is below itself"]


def test_a_name_that_nothing_defines_is_found_in_a_graph_and_in_a_query() -> None:
    graph = read(":a" + WHOLE)
    query = f"""
    # bp:inComment is none
    PREFIX bp: <{ONTOLOGY}> PREFIX kind: <{CODES}deal-kind/>
    SELECT * {{ ?a bp:b kind:gift ; <{ONTOLOGY}c> "bp:inString" . FILTER(?x < 3) }} # bp:d
    """
    found = lint.named_in_sparql(query, OURS)
    assert found == {URIRef(f"{ONTOLOGY}b"), URIRef(f"{ONTOLOGY}c"), URIRef(f"{CODES}deal-kind/gift")}
    assert lint.undefined(found, lint.terms(graph, OURS)) == [f"{term} is not defined" for term in sorted(found)]
    assert lint.undefined(lint.named(graph, OURS), lint.terms(graph, OURS)) == []


def test_a_term_that_nobody_uses_is_found() -> None:
    defined = lint.terms(read(":a" + WHOLE + ":b" + WHOLE), OURS)
    assert lint.unused(defined, {URIRef(f"{ONTOLOGY}a")}, set()) == [f"{ONTOLOGY}b is not used"]


# ---- what they find in the ontology ----------------------------------------------------------------------------------


def test_every_term_and_code_has_label_definition_example_and_source(everything: Graph) -> None:
    assert len(lint.terms(everything, OURS)) > 170
    assert lint.missing(everything, OURS) == []


def test_a_source_of_the_project_is_a_page_that_is_there(everything: Graph, root: Path) -> None:
    for source in everything.objects(None, DCTERMS.source):
        if isinstance(source, Literal):
            assert (root / str(source).removeprefix("biopact: ")).is_file(), source
        else:
            assert str(source).startswith(("http://", "https://"))


def test_no_two_terms_have_the_same_label(everything: Graph) -> None:
    assert lint.same_label(everything, OURS) == []


def test_nothing_is_below_itself(everything: Graph) -> None:
    assert lint.cycles(everything) == []


def test_every_name_in_use_is_defined(
    everything: Graph, shapes: Graph, context: Graph, conforming: Graph, told: list[Graph]
) -> None:
    defined = lint.terms(everything, OURS)
    for graph in (everything, shapes, context, conforming, packaged("mappings.ttl"), *told):
        assert lint.undefined(lint.named(graph, OURS), defined) == []
    assert len(queries()) > 20
    for file in queries():
        assert lint.undefined(lint.named_in_sparql(file.read_text(encoding="utf-8"), OURS), defined) == [], file.name


def test_every_borrowed_name_is_one_of_its_vocabulary(
    everything: Graph, shapes: Graph, context: Graph, conforming: Graph, told: list[Graph]
) -> None:
    for graph in (everything, shapes, context, conforming, *told):
        assert lint.undefined(lint.named(graph, THEIRS), KNOWN) == []
        assert lint.undefined(lint.named(graph, (str(OA._NS),)), {URIRef(str(term)) for term in dir(OA)}) == []
    for file in queries():
        assert lint.undefined(lint.named_in_sparql(file.read_text(encoding="utf-8"), THEIRS), KNOWN) == [], file.name


def test_every_borrowed_term_that_is_declared_is_used(ontology: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    borrowed = {URIRef(str(s)) for k in kinds for s in ontology.subjects(RDF.type, k)} - set(map(URIRef, dir(BP)))
    others = Graph()
    for triple in ontology:
        if triple[0] not in borrowed:
            others.add(triple)
    assert lint.unused(borrowed, lint.named(others, ("http",))) == []


def test_every_term_is_used(everything: Graph, shapes: Graph, conforming: Graph, told: list[Graph]) -> None:
    """In a shape, or in what releases say."""
    defined = lint.terms(everything, OURS) - set(everything.subjects(RDF.type, SKOS.ConceptScheme))
    defined = {URIRef(str(term)) for term in defined}
    emitted = set().union(*(lint.named(graph, OURS) for graph in told))
    assert lint.unused(defined, lint.named(shapes, OURS), emitted) == []
