"""Decisions against a store: what still matches, and the graph that tells who decided what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse, serialize
from rdflib import Graph

from biopact.graph import queries
from biopact.graph.decided import is_undisclosed, occurs, unmatched
from biopact.graph.decisions import to_triples
from biopact.graph.store import Store
from biopact.graph.view.names import DECISIONS
from biopact.ontology.conformance import violations
from biopact.ontology.terms import BASE, BP
from biopact.resolution.decisions import COLUMNS, HEADER, Decisions, decisions_in

RELEASE = """
@base <https://w3id.org/biopact/id/> .
@prefix bp: <https://w3id.org/biopact/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<release/one> a bp:Release .
<organization/norvane> a bp:Organization .
<target/undisclosed> a bp:Target ; bp:undisclosed true .
<target/her2> a bp:Target .
<payment/one/1> bp:amount 25000000.50 ; bp:upTo false ; bp:payer <organization/norvane> ; bp:currency "USD" .
<event/one/1> bp:date "2009-09"^^xsd:gYearMonth .
<deal/one> bp:dealKind <https://w3id.org/biopact/codes/deal-kind/license> ; bp:exclusive true .
"""


@pytest.fixture
def store() -> Iterator[Store]:
    """Two releases, of which the second says nothing but that it is there."""
    with Store.memory() as opened:
        for name, text in (
            ("one", RELEASE),
            ("two", RELEASE.split("<release/one>")[0] + "<release/two> a bp:Release ."),
        ):
            opened.put_release(f"{BASE}release/{name}", [quad.triple for quad in parse(text, RdfFormat.TURTLE)])
        yield opened


def decided(*rows: dict[str, str]) -> Decisions:
    made = {"who": "Jo Doe", "when": "2026-03-04", "why": "so"}
    lines = ["\t".join({**made, **row}.get(column, "") for column in COLUMNS) for row in rows]
    return decisions_in("\n".join([HEADER, *lines]).encode(), "d.tsv")


def corrected(node: str, property: str, old: str, new: str, release: str = "") -> dict[str, str]:
    return {"decision": "correct", "node": node, "property": property, "old": old, "new": new, "release": release}


MATCHING = (
    {"decision": "identify", "node": "target/undisclosed", "other": "target/her2"},
    {"decision": "rename", "node": "organization/norvane", "new": "Norvane"},
    {"decision": "reject", "node": "deal/one"},
    corrected("payment/one/1", "amount", "25000000.5", "1"),
    corrected("payment/one/1", "upTo", "false", "true"),
    corrected("payment/one/1", "payer", "organization/norvane", "organization/other"),
    corrected("payment/one/1", "currency", "USD", "EUR", "release/one"),
    corrected("event/one/1", "date", "2009-09", "2009-09-15"),
    corrected("deal/one", "dealKind", "license", "option"),
    corrected("deal/one", "field", "", "cancer"),
)

IDLE: tuple[dict[str, str], ...] = (
    {"decision": "same-as", "node": "organization/norvane", "other": "organization/gone"},
    {"decision": "not-same-as", "node": "target/undisclosed", "other": "target/her2", "release": "release/two"},
    {"decision": "rename", "node": "organization/gone", "new": "Gone"},
    {"decision": "reject", "node": "claim/one/0"},
    corrected("payment/one/1", "amount", "1", "2"),
    corrected("event/one/1", "date", "2009", "2010"),
    corrected("deal/one", "exclusive", "true", "false", "release/two"),
    corrected("deal/two", "field", "", "cancer"),
)


@pytest.mark.parametrize("row", MATCHING, ids=str)
def test_what_a_release_says_is_matched(store: Store, row: dict[str, str]) -> None:
    assert unmatched(store, decided(row)) == ()


@pytest.mark.parametrize("row", IDLE, ids=str)
def test_what_no_release_says_is_told(store: Store, row: dict[str, str]) -> None:
    decisions = decided(row)
    assert unmatched(store, decisions) == decisions.all


def test_the_graph_of_decisions_is_no_witness_for_them(store: Store) -> None:
    decisions = decided(IDLE[3])
    store.put_graph(DECISIONS.value, to_triples(decisions))
    assert unmatched(store, decisions) == decisions.all
    assert not occurs(store, f"{BASE}claim/one/0")


def test_undisclosed_is_what_a_release_says_to_be(store: Store) -> None:
    assert is_undisclosed(store, f"{BASE}target/undisclosed")
    assert not is_undisclosed(store, f"{BASE}target/her2")


def test_every_decision_is_a_node_with_who_when_and_why_that_conforms() -> None:
    decisions = decided(*MATCHING, *IDLE[2:4], corrected("deal/two", "exclusive", "", "true", "release/two"))
    triples = to_triples(decisions, unmatched=[it for it in decisions if it.node.endswith("claim/one/0")])
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert text is not None
    assert violations(Graph().parse(data=text, format="nt")) == ()
    with Store.memory() as store:
        store.put_graph(DECISIONS.value, triples)
        rows = queries.decisions(store)
    assert len(rows) == len(decisions)
    assert {(row.who, row.date, row.why) for row in rows} == {("Jo Doe", "2026-03-04", "so")}
    assert [row.about for row in rows if row.unmatched] == [f"{BASE}claim/one/0"]
    (sum_,) = (row for row in rows if row.property == str(BP.amount))
    assert (sum_.kind, sum_.old, sum_.new) == ("correct", "25000000.5", "1")


def test_a_correction_names_its_property_and_both_values() -> None:
    triples = to_triples(decided(MATCHING[3]))
    said = {triple.predicate.value.rpartition("#")[2]: triple.object for triple in triples}
    assert said["predicate"] == NamedNode(BP.amount)
    assert said["oldValue"] == Literal("25000000.5")
    assert said["object"] == Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))


def test_decisions_have_the_same_graph_in_any_order() -> None:
    assert to_triples(decided(*MATCHING)) == to_triples(decided(*reversed(MATCHING)))
