"""The Python names, the ontology file and the public contract say the same."""

from __future__ import annotations

from importlib.resources import files

import pytest
from pyoxigraph import NamedNode
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN, XSD, Graph, Literal, URIRef

from biopact.codes import Predicate, Role, Stage
from biopact.ontology.terms import BASE, BP, CODES, OA, ONTOLOGY, code, stage_label
from tests.ontology.conftest import packaged


def words(text: str) -> list[str]:
    return text.split()


CONTRACT_CLASSES = words(
    """
    Organization Product Technology Target Indication Territory Person Deal Release Claim
    DealEvent Payment Royalty Evidence
    """
)

CONTRACT_OBJECT_PROPERTIES = words(
    """
    issuer licenses collaboratesWith acquires investsIn supplies subsidiaryOf developedBy usesTechnology ownedBy targets
    indicatedFor stage dealKind licensor licensee acquirer acquired seller buyer supplier customer investor investee
    party subject territory territoryExcluded under event eventKind reportedIn payment paymentKind payer payee
    milestoneKind royalty announcedIn mentionedIn evidence moneyState disclosure responsibility activity responsible
    toldAs
    """
)

CONTRACT_DATATYPE_PROPERTIES = words(
    """
    ticker location textSha256 undisclosed exclusive field date amount currency upTo tiered lowRate highRate wording
    confidence rule
    """
)

ALSO_IS = {
    BP.Organization: {ORG.Organization, SDO.Organization, PROV.Agent},
    BP.Product: {SDO.Product},
    BP.Target: {SKOS.Concept},
    BP.Indication: {SKOS.Concept},
    BP.Territory: {SKOS.Concept},
    BP.Person: {FOAF.Person},
    BP.Deal: {PROV.Entity},
    BP.Release: {SDO.NewsArticle, PROV.Entity},
    BP.Claim: {RDF.Statement},
}

CODED_PROPERTIES = {
    BP.dealKind: "deal-kind",
    BP.eventKind: "deal-event",
    BP.paymentKind: "payment-kind",
    BP.milestoneKind: "milestone-kind",
    BP.stage: "stage",
    BP.toldAs: "telling",
    BP.moneyState: "money-state",
    BP.disclosure: "disclosure",
    BP.activity: "activity",
}


def declared(ontology: Graph, kind: URIRef | None = None) -> set[URIRef]:
    """The terms of biopact that the ontology declares."""
    return {t for t in ontology.subjects(RDF.type, kind) if isinstance(t, URIRef) and t.startswith(ONTOLOGY)}


def test_python_names_exactly_the_terms_of_the_ontology(ontology: Graph) -> None:
    assert declared(ontology) == set(dir(BP))


def test_python_names_the_terms_in_the_order_of_the_ontology() -> None:
    lines = files("biopact.ontology").joinpath("biopact.ttl").read_text(encoding="utf-8").splitlines()
    named = [line.split()[0].removeprefix("bp:") for line in lines if line.startswith("bp:")]
    assert named == [name for name in BP.__annotations__ if not name.startswith("_")]


def test_the_ontology_has_every_term_of_the_contract(ontology: Graph) -> None:
    assert {BP[name] for name in CONTRACT_CLASSES} <= declared(ontology, OWL.Class)
    assert {BP[name] for name in CONTRACT_OBJECT_PROPERTIES} <= declared(ontology, OWL.ObjectProperty)
    assert {BP[name] for name in CONTRACT_DATATYPE_PROPERTIES} <= declared(ontology, OWL.DatatypeProperty)


def test_a_term_is_of_one_kind_only(ontology: Graph) -> None:
    kinds = [declared(ontology, kind) for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)]
    assert sum(map(len, kinds)) == len(set().union(*kinds)) == len(declared(ontology))


def test_every_term_has_one_english_label_one_english_definition_and_says_who_defines_it(ontology: Graph) -> None:
    for term in declared(ontology):
        for said in (ontology.objects(term, RDFS.label), ontology.objects(term, SKOS.definition)):
            words = list(said)
            assert [word.language for word in words if isinstance(word, Literal)] == ["en"], term
            assert str(words[0]).strip()
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [URIRef(ONTOLOGY.rstrip("#"))], term


def test_no_two_terms_have_the_same_definition(ontology: Graph) -> None:
    definitions = [definition for _, definition in ontology.subject_objects(SKOS.definition)]
    assert len(definitions) == len(set(definitions))


def test_every_property_has_a_domain_and_a_range_or_says_what_several_they_include(ontology: Graph) -> None:
    for term in declared(ontology, OWL.ObjectProperty) | declared(ontology, OWL.DatatypeProperty):
        for one, several in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)):
            stated, included = list(ontology.objects(term, one)), list(ontology.objects(term, several))
            assert stated or included, term
            # A second domain or range would hold as well, and not instead. A list adds where its values come from.
            assert len([place for place in stated if isinstance(place, URIRef)]) <= 1, term


def test_a_datatype_property_ranges_over_datatypes_and_an_object_property_over_classes(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class)) | set(ontology.subjects(RDF.type, OWL.Restriction))
    for term in declared(ontology, OWL.ObjectProperty):
        assert set(ontology.objects(term, RDFS.range)) <= classes, term
    for term in declared(ontology, OWL.DatatypeProperty):
        assert not set(ontology.objects(term, RDFS.range)) & classes, term


def test_what_a_property_includes_are_classes_or_datatypes(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class)) | {OWL.Thing, XSD.date, XSD.gYearMonth, XSD.gYear}
    for several in (SDO.domainIncludes, SDO.rangeIncludes):
        assert set(ontology.objects(None, several)) <= classes


def test_classes_are_also_what_the_contract_says(ontology: Graph) -> None:
    for term, others in ALSO_IS.items():
        assert others <= set(ontology.objects(term, RDFS.subClassOf)), term


def test_every_role_is_a_kind_of_party(ontology: Graph) -> None:
    roles = set(ontology.subjects(RDFS.subPropertyOf, BP.party)) | {BP.party}
    assert roles == {BP[role.value] for role in Role}


def test_the_properties_that_reasoners_care_about_are_declared(ontology: Graph) -> None:
    assert (BP.collaboratesWith, RDF.type, OWL.SymmetricProperty) in ontology
    assert (BP.subsidiaryOf, RDFS.subPropertyOf, ORG.subOrganizationOf) in ontology


@pytest.mark.parametrize(("term", "list_name"), CODED_PROPERTIES.items())
def test_a_coded_property_ranges_over_its_list(ontology: Graph, term: URIRef, list_name: str) -> None:
    schemes = [ontology.value(choice, OWL.hasValue) for choice in ontology.objects(term, RDFS.range)]
    assert URIRef(CODES + list_name) in schemes
    assert (term, RDFS.range, SKOS.Concept) in ontology


def test_every_relation_that_is_read_from_texts_is_a_term() -> None:
    assert {predicate.value for predicate in Predicate} - {"url"} <= {str(t).removeprefix(ONTOLOGY) for t in dir(BP)}


def test_the_header_says_what_the_ontology_is_and_under_which_licence(ontology: Graph) -> None:
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(header) == ONTOLOGY.rstrip("#")
    assert ontology.value(header, OWL.versionInfo) == Literal("0.2.0")
    assert ontology.value(header, OWL.versionIRI) == URIRef(f"{header}/0.2.0")
    assert ontology.value(header, OWL.priorVersion) == URIRef(f"{header}/0.1.0")
    for said in "title description creator license created modified bibliographicCitation".split():
        assert ontology.value(header, DCTERMS[said]), said
    assert {str(note).split(",")[0] for note in ontology.objects(header, SKOS.changeNote)} == {"0.1.0", "0.2.0"}
    assert ontology.value(header, VANN.preferredNamespacePrefix) == Literal("bp")
    assert ontology.value(header, VANN.preferredNamespaceUri) == Literal(ONTOLOGY)


def test_all_files_are_of_one_version_and_say_whose_they_are(ontology: Graph, codes: Graph, shapes: Graph) -> None:
    version = ontology.value(URIRef(ONTOLOGY.rstrip("#")), OWL.versionInfo)
    heads = [
        *((codes, scheme) for scheme in codes.subjects(RDF.type, SKOS.ConceptScheme)),
        *(
            (graph, head)
            for graph in (shapes, packaged("mappings.ttl"))
            for head in graph.subjects(RDF.type, OWL.Ontology)
        ),
    ]
    assert len(heads) == 11
    for graph, head in heads:
        assert graph.value(head, OWL.versionInfo) == version
        assert graph.value(head, DCTERMS.creator) == Literal("biopact contributors")
        assert graph.value(head, DCTERMS.license) is not None


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="licences"):
        _ = BP.licences
    with pytest.raises(AttributeError, match="hasTaget"):
        _ = OA.hasTaget


def test_a_term_serves_pyoxigraph_as_it_is() -> None:
    assert NamedNode(BP.licenses) == NamedNode("https://w3id.org/biopact/ontology#licenses")


def test_the_fixed_parts_of_iris_are_those_of_the_contract() -> None:
    assert (ONTOLOGY, BASE) == ("https://w3id.org/biopact/ontology#", "https://w3id.org/biopact/id/")
    assert code("deal-kind", "co-promotion") == URIRef("https://w3id.org/biopact/codes/deal-kind/co-promotion")


def test_a_code_may_be_given_by_its_enumeration() -> None:
    assert code("stage", Stage.PHASE_2_3) == code("stage", "phase-2-3")


def test_an_unknown_list_is_refused_with_the_lists_there_are() -> None:
    with pytest.raises(KeyError, match=r"no code list 'stages': use one of deal-kind, .*activity"):
        code("stages", "filed")


def test_an_unknown_code_is_refused_with_the_codes_there_are() -> None:
    with pytest.raises(KeyError, match=r"the list stage has no code 'phase 1': use one of discovery, .*approved"):
        code("stage", "phase 1")


@pytest.mark.parametrize(
    ("stage", "label"),
    [
        (Stage.DISCOVERY, "discovery"),
        (Stage.PRECLINICAL, "preclinical"),
        (Stage.PHASE_1, "phase 1"),
        (Stage.PHASE_1_2, "phase 1/2"),
        (Stage.PHASE_2, "phase 2"),
        (Stage.PHASE_2_3, "phase 2/3"),
        (Stage.PHASE_3, "phase 3"),
        (Stage.FILED, "filed"),
        (Stage.APPROVED, "approved"),
    ],
)
def test_a_stage_is_labelled_as_people_write_it(stage: Stage, label: str, codes: Graph) -> None:
    assert stage_label(stage) == label
    assert codes.value(code("stage", stage), SKOS.prefLabel) == Literal(label, lang="en")
