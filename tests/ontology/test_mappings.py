"""Alignments name terms that exist, ours and theirs, and say one thing about each pair."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespace

from biopact.ontology.terms import CODES, ONTOLOGY
from tests.ontology.conftest import packaged

RELATIONS = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch, SKOS.exactMatch)
SHIPPED: tuple[type[DefinedNamespace], ...] = (DCTERMS, FOAF, ORG, PROV, SDO, SKOS)
"""Vocabularies of which rdflib holds the terms."""

OTHERS = {
    "https://w3id.org/biolink/vocab/": "https://biolink.github.io/biolink-model/",
    "https://spec.edmcouncil.org/fibo/ontology/": "https://spec.edmcouncil.org/fibo/ontology/",
    "http://www.wikidata.org/prop/direct/": "https://www.wikidata.org/wiki/Property:",
}
"""Vocabularies of others, by the beginning of their terms, and where the pages of their terms begin."""


@pytest.fixture(scope="module")
def mappings() -> Graph:
    return packaged("mappings.ttl")


def pairs(mappings: Graph) -> list[tuple[URIRef, URIRef]]:
    found = [(s, o) for relation in RELATIONS for s, o in mappings.subject_objects(relation)]
    return [(s, o) for s, o in found if isinstance(s, URIRef) and isinstance(o, URIRef)]


def test_what_is_aligned_is_a_term_of_ours(mappings: Graph, ontology: Graph, codes: Graph) -> None:
    assert len(pairs(mappings)) > 60
    for subject, _ in pairs(mappings):
        if subject.startswith(CODES):
            assert (subject, RDF.type, SKOS.Concept) in codes
        else:
            assert subject.startswith(ONTOLOGY)
            assert (subject, RDFS.isDefinedBy, URIRef(ONTOLOGY.rstrip("#"))) in ontology


def test_each_pair_stands_in_one_relation_and_none_is_an_axiom_already(mappings: Graph, ontology: Graph) -> None:
    assert [pair for pair, times in Counter(pairs(mappings)).items() if times > 1] == []
    for subject, target in pairs(mappings):
        for axiom in (RDFS.subClassOf, RDFS.subPropertyOf):
            assert (subject, axiom, target) not in ontology, f"{subject} {target} is said in the ontology"


@pytest.mark.parametrize("vocabulary", SHIPPED, ids=lambda vocabulary: vocabulary.__name__)
def test_a_term_of_a_vocabulary_that_rdflib_knows_is_in_it(vocabulary: type[DefinedNamespace], mappings: Graph) -> None:
    terms = {target for _, target in pairs(mappings) if target.startswith(str(vocabulary._NS))}
    assert terms <= set(dir(vocabulary))


def test_any_other_term_has_a_label_and_the_page_that_defines_it(mappings: Graph) -> None:
    known = tuple(str(vocabulary._NS) for vocabulary in SHIPPED)
    others = {target for _, target in pairs(mappings) if not str(target).startswith(known)}
    for target in others:
        if (target, RDF.type, SKOS.Concept) in mappings:
            (scheme,) = mappings.objects(target, SKOS.inScheme)
            assert isinstance(mappings.value(target, SKOS.prefLabel), Literal)
            assert isinstance(mappings.value(scheme, DCTERMS.source), URIRef)
            continue
        (home,) = (pages for start, pages in OTHERS.items() if target.startswith(start))
        assert isinstance(mappings.value(target, RDFS.label), Literal)
        page = mappings.value(target, RDFS.isDefinedBy)
        assert isinstance(page, URIRef)
        assert page.startswith(home)


def test_every_vocabulary_that_is_spoken_of_is_aligned_with(mappings: Graph, ontology: Graph) -> None:
    """schema.org, ORG, PROV-O, SKOS, FIBO, Biolink and Wikidata, by axiom or by alignment."""
    targets = [
        *mappings.objects(),
        *ontology.objects(None, RDFS.subClassOf),
        *ontology.objects(None, RDFS.subPropertyOf),
    ]
    for start in [*(str(v._NS) for v in (SDO, ORG, PROV, SKOS)), *OTHERS]:
        assert any(str(target).startswith(start) for target in targets), start


def test_a_thing_of_a_property_is_no_class(mappings: Graph, ontology: Graph) -> None:
    """A class matches a class and a property a property, but where they are only related."""
    for relation in RELATIONS:
        for subject, target in mappings.subject_objects(relation):
            if relation != SKOS.relatedMatch and str(subject).startswith(ONTOLOGY):
                ours = str(subject).removeprefix(ONTOLOGY)[0].isupper()
                name = str(target).rpartition("/")[2].rpartition("#")[2]
                theirs = (name[0].isupper() and not name.startswith("P")) or name in {"Person", "Place"}
                assert ours == theirs, f"{subject} {target}"
