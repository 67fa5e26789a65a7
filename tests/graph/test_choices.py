"""Once a person says which value is right, what the other releases tell is corrected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, parse

from biopact.graph.choices import Change, chosen, correctable, corrected, is_comparable
from biopact.graph.doubts import DoubtfulValue
from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from biopact.resolution.decisions import Kind
from biopact.resolution.resolved import Ground, Join, Resolved

TOLD = """
@base <https://w3id.org/biopact/id/> .
@prefix bp: <https://w3id.org/biopact/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<release/{n}> a bp:Release .
<deal/{n}> a bp:Deal ; bp:exclusive {exclusive} ;
  bp:{norvane} <organization/norvane-{n}> ; bp:{ardent} <organization/ardent> ;
  bp:territory <territory/europe>, <territory/{place}> .
<claim/{n}/1> a bp:Claim ; rdf:subject <deal/{n}> ; rdf:predicate bp:{norvane} ; rdf:object <organization/norvane-{n}> .
<claim/{n}/2> a bp:Claim ; rdf:subject <deal/{n}> ; rdf:predicate bp:{ardent} ; rdf:object <organization/ardent> .
<claim/{n}/3> a bp:Claim ; rdf:subject <deal/{n}> ; rdf:predicate bp:territory ; rdf:object <territory/{place}> .
<payment/{n}/1> bp:amount {amount}.0 ; bp:currency "{currency}" .
<event/{n}/1> bp:date "{date}"^^xsd:date .
<royalty/{n}> bp:lowRate {low} ; bp:highRate 12.0 .
"""
ONE = {"n": "one", "exclusive": "true", "norvane": "licensor", "ardent": "licensee", "place": "japan"} | {
    "amount": "25000000", "currency": "USD", "date": "2009-09-01", "low": "4.50"
}  # fmt: skip
TWO = {"n": "two", "exclusive": "false", "norvane": "licensee", "ardent": "licensor", "place": "china"} | {
    "amount": "35000000", "currency": "EUR", "date": "2009-09-02", "low": "5.0"
}  # fmt: skip


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two releases that tell one deal in ways that contradict each other in everything."""
    with Store.memory() as opened:
        for told in (ONE, TWO):
            text = TOLD.format(**told)
            opened.put_release(f"{BASE}release/{told['n']}", [quad.triple for quad in parse(text, RdfFormat.TURTLE)])
        nodes = (f"{BASE}organization/norvane-two", f"{BASE}organization/norvane-one")
        opened.refresh(lambda things, deals: Resolved(joins=(Join(*nodes, Ground.NAME, "alike"),)))
        yield opened


def differing(about: str, node: str) -> DoubtfulValue:
    """A conflict between the two releases; `node` has a place for the release."""
    values = tuple((f"as {n} says", f"{BASE}release/{n}", BASE + node.format(n)) for n in ("one", "two"))
    return DoubtfulValue(f"{BASE}deal/one", about, values)


def shown(changes: list[Change]) -> list[tuple[str | None, ...]]:
    """The changes without their kind, nodes below the base."""

    def short(text: str | None) -> str | None:
        return text and text.removeprefix(BASE)

    return [(short(it.node), it.property, short(it.old), short(it.new), short(it.release)) for it in changes]


def test_a_sum_takes_amount_and_currency_of_the_right_one(store: Store) -> None:
    assert shown(chosen(store, differing("upfront", "payment/{}/1"), 0)) == [
        ("payment/two/1", "amount", "35000000", "25000000", None),
        ("payment/two/1", "currency", "EUR", "USD", None),
    ]


@pytest.mark.parametrize(
    ("about", "node", "change"),
    [
        ("date signed", "event/{}/1", ("event/one/1", "date", "2009-09-01", "2009-09-02", None)),
        ("royalty", "royalty/{}", ("royalty/one", "lowRate", "4.5", "5", None)),
        ("exclusivity", "deal/{}", ("deal/one", "exclusive", "true", "false", "release/one")),
        ("territory", "deal/{}", ("deal/one", "territory", "territory/japan", "territory/china", "release/one")),
    ],
)
def test_the_other_release_is_corrected(store: Store, about: str, node: str, change: tuple[str | None, ...]) -> None:
    assert shown(chosen(store, differing(about, node), 1)) == [change]


def test_parties_on_the_wrong_side_change_sides(store: Store) -> None:
    changes = chosen(store, differing("roles", "deal/{}"), 0)
    assert {it.node.removeprefix(BASE) for it in changes if it.kind is Kind.REJECT} == {"claim/two/1", "claim/two/2"}
    assert set(shown([it for it in changes if it.kind is Kind.CORRECT])) == {
        ("deal/two", "licensor", None, "organization/norvane-two", "release/two"),
        ("deal/two", "licensee", None, "organization/ardent", "release/two"),
    }


def test_what_was_told_and_what_was_counted_are_not_compared() -> None:
    assert not is_comparable(differing("ordinal", "deal/{}"))
    assert is_comparable(differing("roles", "deal/{}"))
    assert is_comparable(differing("upfront", "payment/{}/1"))


def test_a_value_that_nobody_told_corrects_all(store: Store) -> None:
    doubt = differing("upfront", "payment/{}/1")
    assert correctable(doubt) == "amount"
    assert shown(corrected(store, doubt, "30000000")) == [
        ("payment/one/1", "amount", "25000000", "30000000", None),
        ("payment/two/1", "amount", "35000000", "30000000", None),
    ]
    assert shown(corrected(store, doubt, "25000000")) == [("payment/two/1", "amount", "35000000", "25000000", None)]
    assert correctable(differing("date signed", "event/{}/1")) == "date"
    assert correctable(differing("roles", "deal/{}")) is None
