"""A violation says where and what, in words that do not change from run to run."""

from __future__ import annotations

from collections import Counter

import pyoxigraph
import pyshacl
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from biopact.graph.over_store import graph_over
from biopact.ontology.conformance import Violation, load_shapes, violations
from biopact.ontology.shacl_report import report
from biopact.ontology.terms import BASE, BP, OA

DEAL = URIRef(f"{BASE}deal/alpha-beta")
SHAPE = "https://w3id.org/biopact/shapes#"


def test_a_violation_names_shape_focus_path_message_and_value(conforming: Graph) -> None:
    conforming.set((DEAL, BP.field, Literal("")))
    assert violations(conforming) == (
        Violation(f"{SHAPE}Deal", str(DEAL), "bp:field", "The field of a deal is a text that is not blank.", ""),
    )


def test_a_node_without_an_iri_is_named_by_the_way_to_it(conforming: Graph) -> None:
    selector = conforming.value(predicate=RDF.type, object=OA.TextQuoteSelector)
    conforming.remove((selector, OA.exact, None))
    (violation,) = violations(conforming)
    assert violation.focus == f"{BASE}evidence/1 / oa:hasTarget / oa:hasSelector"


def test_the_way_to_a_node_is_the_shortest_and_of_those_the_first_in_order() -> None:
    payment, step = BNode(), BNode()
    graph = Graph()
    graph.add((payment, RDF.type, BP.Payment))
    graph.add((URIRef("urn:a"), BP.event, step))
    graph.add((step, BP.payment, payment))
    graph.add((URIRef("urn:c"), BP.payment, payment))
    graph.add((URIRef("urn:b"), BP.payment, payment))
    assert {violation.focus for violation in violations(graph)} == {"urn:b / bp:payment"}


def test_a_node_that_only_leads_to_itself_has_no_way_to_it() -> None:
    payment = BNode()
    graph = Graph()
    graph.add((payment, RDF.type, BP.Payment))
    graph.add((payment, BP.payment, payment))
    assert {violation.focus for violation in violations(graph)} == {"a node that nothing leads to"}


def test_paths_are_written_as_in_sparql(conforming: Graph) -> None:
    conforming.remove((DEAL, BP.announcedIn, None))
    conforming.remove((URIRef(f"{BASE}organization/beta"), BP.collaboratesWith, None))
    conforming.remove((None, OA.hasSource, None))
    assert {violation.path for violation in violations(conforming)} == {
        "bp:announcedIn|bp:mentionedIn",
        "^bp:collaboratesWith",
        "oa:hasTarget/oa:hasSource",
    }


def test_an_edge_without_claim_is_told_with_both_its_ends(conforming: Graph) -> None:
    alpha, beta = f"{BASE}organization/alpha", f"{BASE}organization/beta"
    conforming.add((URIRef(beta), BP.licenses, URIRef(alpha)))
    (violation,) = violations(conforming)
    assert (violation.shape, violation.focus, violation.path, violation.value) == (
        f"{SHAPE}Edge",
        beta,
        "bp:licenses",
        alpha,
    )


def test_quotations_are_measured_in_code_points() -> None:
    graph = Graph().parse(
        data="""
        @prefix oa: <http://www.w3.org/ns/oa#> .
        <urn:target> oa:hasSelector [ a oa:TextPositionSelector ; oa:start 0 ; oa:end 2 ] ,
                                    [ a oa:TextQuoteSelector ; oa:exact "\\U0001F9ECé" ] .
        """,
        format="turtle",
    )
    assert violations(graph) == ()


def test_violations_come_in_the_same_order_whatever_the_blank_nodes_are_called(conforming: Graph) -> None:
    conforming.remove((None, BP.evidence, None))
    renamed = Graph().parse(data=conforming.serialize(format="nt"), format="nt")
    found = violations(conforming)
    assert found == violations(renamed)
    assert [v.focus for v in found] == sorted(v.focus for v in found)
    assert len(found) > 10


def test_checking_changes_nothing(conforming: Graph) -> None:
    conforming.remove((DEAL, BP.evidence, None))
    before = Graph() + conforming
    violations(conforming)
    assert isomorphic(conforming, before)


def test_shapes_are_read_anew_each_time() -> None:
    changed = load_shapes()
    changed.remove((None, None, None))
    assert (URIRef(f"{SHAPE}Deal"), RDF.type, SH.NodeShape) in load_shapes()


def test_every_constraint_that_is_reported_has_its_message(shapes: Graph) -> None:
    for property_shape in {p for s in shapes.subjects(RDF.type, SH.NodeShape) for p in shapes.objects(s, SH.property)}:
        assert len(list(shapes.objects(property_shape, SH.message))) == 1
    for logic in (SH.xone, SH["or"], SH.nodeKind):
        for shape in shapes.subjects(logic, None):
            assert len(list(shapes.objects(shape, SH.message))) == 1


def results(report: Graph) -> Counter[tuple[str | None, ...]]:
    """The results of a report that have an IRI as focus: focus, constraint and value, each as text."""
    return Counter(
        tuple(
            None if (term := report.value(result, predicate)) is None else str(term)
            for predicate in (SH.focusNode, SH.sourceConstraintComponent, SH.value, SH.resultSeverity)
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if not isinstance(report.value(result, SH.focusNode), BNode)
    )


def test_the_report_holds_the_results_of_pyshacl_and_no_others(conforming: Graph) -> None:
    conforming.set((DEAL, BP.field, Literal("")))
    conforming.remove((None, BP.licensee, None))
    conforming.remove((URIRef(f"{BASE}organization/beta"), BP.collaboratesWith, None))
    ours = Graph()
    ours.parse(data="".join(f"{triple} .\n" for triple in report(violations(conforming))), format="nt")
    _, theirs, _ = pyshacl.validate(conforming, shacl_graph=load_shapes())
    assert isinstance(theirs, Graph)
    assert len(results(theirs)) > 3
    assert results(ours) == results(theirs)


def test_paths_of_the_report_are_those_of_the_shapes(conforming: Graph) -> None:
    conforming.remove((DEAL, BP.announcedIn, None))
    conforming.remove((None, OA.hasSource, None))
    text = "".join(f"{triple} .\n" for triple in report(violations(conforming)))
    ours = Graph().parse(data=text, format="nt")
    (choice,) = ours.objects(None, SH.alternativePath)
    assert list(Collection(ours, choice)) == [BP.announcedIn, BP.mentionedIn]
    sequences = {
        tuple(Collection(ours, head)) for head in ours.objects(None, SH.resultPath) if (head, RDF.rest, None) in ours
    }
    assert sequences == {(OA.hasTarget, OA.hasSource)}


def test_a_graph_over_a_store_is_checked_as_a_graph_in_memory_is(conforming: Graph) -> None:
    conforming.remove((None, BP.evidence, None))
    store = pyoxigraph.Store()
    store.load(conforming.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    over = graph_over(store)
    assert len(over) == len(conforming)
    found = violations(over)
    assert len(found) > 10
    assert found == violations(conforming)
