"""Turtle comes out sorted, readable and the same for equal graphs, and says exactly what went in."""

from __future__ import annotations

import random
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Graph

from biopact.ontology.serialize import Names, turtle
from biopact.ontology.terms import BASE, BP, CODES

XSD = "http://www.w3.org/2001/XMLSchema#"
P = NamedNode(BP.field)
DEAL = NamedNode(f"{BASE}deal/x")


def read(text: str) -> set[Triple]:
    return {quad.triple for quad in parse(text, RdfFormat.TURTLE)}


@pytest.mark.parametrize("stem", ["amgen-license", "immunogen-quarter", "roche-genentech"])
def test_what_is_read_back_is_what_was_written(stem: str, triples: Callable[[str], list[Triple]]) -> None:
    assert read(turtle(triples(stem))) == set(triples(stem))


def test_the_order_of_triples_does_not_matter(triples: Callable[[str], list[Triple]]) -> None:
    shuffled = triples("amgen-license") * 2
    random.Random(1).shuffle(shuffled)
    assert turtle(shuffled) == turtle(triples("amgen-license"))


def test_a_subject_is_one_block_with_its_type_first_and_short_names() -> None:
    said = [
        Triple(DEAL, NamedNode(BP.licensor), NamedNode(f"{BASE}organization/b")),
        Triple(DEAL, NamedNode(BP.exclusive), Literal(True)),
        Triple(DEAL, NamedNode(BP.dealKind), NamedNode(f"{CODES}deal-kind/license")),
        Triple(DEAL, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(BP.Deal)),
        Triple(DEAL, NamedNode(BP.licensor), NamedNode(f"{BASE}organization/a")),
        Triple(DEAL, NamedNode(BP.confidence), Literal("0.95", datatype=NamedNode(f"{XSD}decimal"))),
        Triple(DEAL, NamedNode(BP.date), Literal("2000", datatype=NamedNode(f"{XSD}gYear"))),
    ]
    assert turtle(said) == (
        "@prefix bp: <https://w3id.org/biopact/ontology#> .\n"
        "@prefix codes-deal-kind: <https://w3id.org/biopact/codes/deal-kind/> .\n"
        "@prefix deal: <https://w3id.org/biopact/id/deal/> .\n"
        "@prefix organization: <https://w3id.org/biopact/id/organization/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "deal:x a bp:Deal ;\n"
        "    bp:confidence 0.95 ;\n"
        '    bp:date "2000"^^xsd:gYear ;\n'
        "    bp:dealKind codes-deal-kind:license ;\n"
        "    bp:exclusive true ;\n"
        "    bp:licensor organization:a, organization:b .\n"
    )


def test_an_instance_below_a_release_is_short_too_and_every_parser_reads_it() -> None:
    claim = NamedNode(f"{BASE}claim/release-1/9f%20-x#target")
    text = turtle([Triple(claim, P, claim)])
    assert "\nclaim:release-1\\/9f%20-x\\#target bp:field claim:" in text
    assert read(text) == {Triple(claim, P, claim)}
    assert {str(term) for term in Graph().parse(data=text, format="turtle").subjects()} == {claim.value}


def test_a_node_stands_before_the_nodes_below_it() -> None:
    said = [Triple(NamedNode(f"{BASE}evidence/{name}"), P, Literal("a")) for name in ("e#target", "e", "e/1")]
    assert [line.partition(" ")[0] for line in turtle(said).splitlines() if line.startswith("evidence:")] == [
        "evidence:e",
        "evidence:e\\#target",
        "evidence:e\\/1",
    ]


def test_many_long_objects_stand_on_lines_of_their_own() -> None:
    said = [Triple(DEAL, P, Literal(letter * 40)) for letter in "abc"]
    assert f'deal:x bp:field "{"a" * 40}",\n        "{"b" * 40}",\n        "{"c" * 40}" .\n' in turtle(said)


def test_a_chosen_base_gets_short_names_too() -> None:
    said = [Triple(NamedNode("https://example.org/kb/deal/x"), P, Literal("a"))]
    assert "deal:x bp:field" in turtle(said, base="https://example.org/kb/")
    assert "<https://example.org/kb/deal/x>" in turtle(said)


def test_a_segment_never_takes_the_prefix_of_a_vocabulary() -> None:
    assert Names().split(f"{BASE}org/x") is None
    assert Names().split("http://www.w3.org/ns/org#role") == ("org", "role")


def test_an_empty_graph_is_an_empty_text() -> None:
    assert turtle([]) == ""


def test_blank_nodes_get_labels_that_depend_on_the_graph_alone() -> None:
    def graph(one: str, two: str) -> list[Triple]:
        return [
            Triple(BlankNode(one), P, Literal("a")),
            Triple(BlankNode(two), P, BlankNode(one)),
            Triple(DEAL, P, BlankNode(two)),
        ]

    assert turtle(graph("x", "y")) == turtle(list(reversed(graph("y", "x"))))
    assert len(read(turtle(graph("x", "y")))) == 3


texts = st.text(st.characters(exclude_categories=["Cs"]))
local_names = st.lists(st.sampled_from([*"aZ0_-.%()/#'é \u2028:", "%2f"]), max_size=8).map("".join)


@given(texts, st.sampled_from(["string", "decimal", "integer", "boolean", "date", "gYear", "made-up"]))
def test_any_literal_survives(value: str, datatype: str) -> None:
    said = {
        Triple(DEAL, P, Literal(value, datatype=NamedNode(XSD + datatype))),
        Triple(DEAL, P, Literal(value, language="en")),
    }
    assert read(turtle(said)) == said


@given(
    st.sampled_from([f"{BASE}deal/", BASE, f"{CODES}stage/", CODES, "https://w3id.org/biopact/ontology#"]), local_names
)
def test_any_iri_survives(namespace: str, local: str) -> None:
    try:
        thing = NamedNode(namespace + local)
    except ValueError:
        return  # not an IRI at all
    said = {Triple(thing, P, thing)}
    assert read(turtle(said)) == said


def test_rdflib_reads_the_same_graph(triples: Callable[[str], list[Triple]]) -> None:
    assert len(Graph().parse(data=turtle(triples("amgen-license")), format="turtle")) == len(triples("amgen-license"))


def test_a_hundred_releases_are_written_in_a_few_seconds_at_most(triples: Callable[[str], list[Triple]]) -> None:
    one = triples("amgen-license")
    start = process_time()
    for _ in range(100):
        turtle(one)
    assert 100 * len(one) / (process_time() - start) > 10_000  # triples a second; ten times that on a free machine
