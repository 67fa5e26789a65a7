"""The code lists are the enumerations of the facts, no more and no less."""

from __future__ import annotations

import enum
import inspect

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from biopact import codes as enumerated
from biopact.ontology.terms import CODE_LISTS, CODES, code


@pytest.mark.parametrize("list_name", CODE_LISTS)
def test_a_list_has_exactly_the_codes_of_its_enumeration(list_name: str, codes: Graph) -> None:
    concepts = set(codes.subjects(SKOS.inScheme, URIRef(CODES + list_name)))
    assert concepts == {code(list_name, member.value) for member in CODE_LISTS[list_name]}


def test_the_file_has_exactly_the_lists_that_python_knows(codes: Graph) -> None:
    assert set(codes.subjects(RDF.type, SKOS.ConceptScheme)) == {URIRef(CODES + name) for name in CODE_LISTS}


def test_every_enumeration_of_codes_has_a_list() -> None:
    enumerations = {e for _, e in inspect.getmembers(enumerated, inspect.isclass) if issubclass(e, enum.StrEnum)}
    # Roles and predicates are properties of the ontology and not coded values.
    assert enumerations - {enum.StrEnum, enumerated.Role, enumerated.Predicate} == set(CODE_LISTS.values())


def test_every_concept_is_in_one_list_and_at_its_top(codes: Graph) -> None:
    for concept in codes.subjects(RDF.type, SKOS.Concept):
        (scheme,) = codes.objects(concept, SKOS.inScheme)
        assert list(codes.objects(concept, SKOS.topConceptOf)) == [scheme]
        assert str(concept).startswith(f"{scheme}/")


def test_every_concept_has_a_label_a_definition_and_its_code_as_notation(codes: Graph) -> None:
    for concept in codes.subjects(RDF.type, SKOS.Concept):
        (label,) = codes.objects(concept, SKOS.prefLabel)
        (definition,) = codes.objects(concept, SKOS.definition)
        assert isinstance(label, Literal)
        assert isinstance(definition, Literal)
        assert label.language == definition.language == "en"
        assert list(codes.objects(concept, SKOS.notation)) == [Literal(str(concept).rpartition("/")[2])]


def test_no_two_concepts_of_a_list_have_the_same_label(codes: Graph) -> None:
    for name in CODE_LISTS:
        labels = [codes.value(c, SKOS.prefLabel) for c in codes.subjects(SKOS.inScheme, URIRef(CODES + name))]
        assert len(labels) == len(set(labels))
