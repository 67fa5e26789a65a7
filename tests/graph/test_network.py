"""Deals become edges by the rule that the docstrings state."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import count

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from biopact.codes import MoneyState, PaymentKind, Role, Telling
from biopact.graph.network import OPPOSITES, PartnerNetwork, Sum, ties
from biopact.graph.rows import PartyRow
from biopact.graph.store import Store
from biopact.ontology.terms import BASE, BP

IMMUNOGEN, AMGEN = f"{BASE}organization/immunogen", f"{BASE}organization/amgen"
ROCHE, GENENTECH = f"{BASE}organization/roche", f"{BASE}organization/genentech"
DEAL = f"{BASE}deal/immunogen-amgen-2012"


@pytest.fixture
def network(store: Store) -> PartnerNetwork:
    return PartnerNetwork.from_store(store)


def between(*parties: tuple[str, str]) -> list[tuple[str, str, bool]]:
    """The ties of one deal of these (name, role) parties, as (source, target, directed)."""
    given = [PartyRow("deal", Role(role), name, name) for name, role in parties]
    return [(tie.source.organization, tie.target.organization, tie.directed) for tie in ties(given)]


# ---- the ties of one deal ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("giving", "taking"), OPPOSITES)
def test_opposite_roles_are_tied_from_the_first_to_the_second(giving: Role, taking: Role) -> None:
    assert between(("Zeta", giving), ("Alpha", taking)) == [("Zeta", "Alpha", True)]


def test_every_role_but_party_has_an_opposite() -> None:
    assert {role for pair in OPPOSITES for role in pair} == set(Role) - {Role.PARTY}


def test_each_of_several_licensors_is_tied_to_each_licensee_and_to_no_other_licensor() -> None:
    found = between(("A", "licensor"), ("B", "licensor"), ("C", "licensee"), ("D", "licensee"))
    assert found == [("A", "C", True), ("A", "D", True), ("B", "C", True), ("B", "D", True)]


def test_equal_parties_are_tied_pair_by_pair_in_the_order_of_names() -> None:
    found = between(("C", "party"), ("A", "party"), ("B", "party"))
    assert found == [("A", "B", False), ("A", "C", False), ("B", "C", False)]


def test_a_mere_party_is_tied_to_both_sides() -> None:
    found = between(("A", "licensor"), ("B", "licensee"), ("C", "party"))
    assert found == [("A", "B", True), ("A", "C", False), ("B", "C", False)]


def test_a_role_without_its_opposite_ties_like_a_party() -> None:
    assert between(("B", "licensor"), ("A", "party")) == [("A", "B", False)]


def test_nobody_is_tied_to_itself() -> None:
    assert between(("A", "seller"), ("A", "buyer")) == []
    assert between(("A", "party")) == []


def test_two_roles_each_tie_both_ways() -> None:
    found = between(("A", "licensor"), ("B", "licensee"), ("A", "customer"), ("B", "supplier"))
    assert found == [("A", "B", True), ("B", "A", True)]


# ---- the network ---------------------------------------------------------------------------------------------------


def test_organizations_with_a_deal_are_nodes_with_a_label(network: PartnerNetwork) -> None:
    labels = {attributes["label"] for _, attributes in network.graph.nodes(data=True)}
    assert labels == {"Amgen", "Genentech", "ImmunoGen", "Novartis", "Roche", "Sanofi", "undisclosed partner"}
    assert network.graph.nodes[f"{BASE}organization/undisclosed-1"]["undisclosed"] is True


def test_an_organization_without_a_deal_is_a_node_only_if_asked(
    empty: Store, triples: Callable[[str], list[Triple]]
) -> None:
    empty.put_release(f"{BASE}release/amgen-license", triples("amgen-license"))
    assert ROCHE not in PartnerNetwork.from_store(empty).graph
    assert ROCHE in PartnerNetwork.from_store(empty, all_organizations=True).graph


def test_an_edge_says_what_the_deal_is(network: PartnerNetwork) -> None:
    edge = network.graph.edges[IMMUNOGEN, AMGEN, DEAL]
    assert edge["deal"] == DEAL
    assert edge["kinds"] == ("license",)
    assert edge["date"] == "2012-12-19"
    assert edge["telling"] is Telling.NEWS
    assert edge["roles"] == (("licensor", "licensee"),)
    assert edge["directed"] is True
    assert edge["payments"][MoneyState.CONTINGENT] == (Sum(PaymentKind.MILESTONES, Decimal(34_000_000), "USD", True),)
    assert edge["payments"][MoneyState.COMMITTED] == (Sum(PaymentKind.UPFRONT, Decimal(1_000_000), "USD", False),)


def test_a_headline_total_stays_apart_from_other_sums(network: PartnerNetwork) -> None:
    payments = network.graph.edges[ROCHE, GENENTECH, f"{BASE}deal/roche-genentech-2009"]["payments"]
    assert payments[MoneyState.HEADLINE] == (Sum(PaymentKind.TOTAL_VALUE, Decimal(46_800_000_000), "USD", False),)
    assert payments[MoneyState.COMMITTED] == (Sum(PaymentKind.PRICE_PER_SHARE, Decimal(95), "USD", False),)


def test_a_sum_told_again_under_another_iri_is_one_sum(store: Store) -> None:
    number = count()

    def fact(subject: str, predicate: str, value: NamedNode | Literal) -> Triple:
        return Triple(NamedNode(subject), NamedNode(predicate), value)

    again = f"{BASE}payment/again-{next(number)}"
    code = "https://w3id.org/biopact/codes"
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    store.put_release(
        f"{BASE}release/third",
        [
            fact(DEAL, BP.payment, NamedNode(again)),
            fact(again, BP.paymentKind, NamedNode(f"{code}/payment-kind/upfront")),
            fact(again, BP.moneyState, NamedNode(f"{code}/money-state/committed")),
            fact(again, BP.amount, Literal("1000000", datatype=decimal)),
            fact(again, BP.currency, Literal("USD")),
        ],
    )
    payments = PartnerNetwork.from_store(store).graph.edges[IMMUNOGEN, AMGEN, DEAL]["payments"]
    assert len(payments[MoneyState.COMMITTED]) == 1


def test_equal_stores_give_equal_graphs(network: PartnerNetwork, empty: Store, fill: Callable[..., Store]) -> None:
    other = PartnerNetwork.from_store(fill(empty, ("roche-genentech", "immunogen-quarter", "amgen-license")))
    assert list(other.graph.nodes(data=True)) == list(network.graph.nodes(data=True))
    assert list(other.graph.edges(keys=True, data=True)) == list(network.graph.edges(keys=True, data=True))


def test_an_empty_store_is_an_empty_network(empty: Store) -> None:
    network = PartnerNetwork.from_store(empty)
    assert len(network.graph) == len(network.simple()) == 0
    assert network._repr_html_().startswith("<svg ")


# ---- the projection ------------------------------------------------------------------------------------------------


def test_the_projection_counts_the_deals_of_a_pair_once_each(network: PartnerNetwork) -> None:
    simple = network.simple()
    assert simple.edges[IMMUNOGEN, AMGEN]["weight"] == 2
    assert simple.edges[IMMUNOGEN, AMGEN]["deals"] == (f"{BASE}deal/immunogen-amgen-2000", DEAL)
    assert simple.edges[IMMUNOGEN, GENENTECH]["weight"] == 1


def test_the_projection_of_a_study_of_three_is_a_triangle(network: PartnerNetwork) -> None:
    names = [f"{BASE}organization/{name}" for name in ("immunogen", "novartis", "sanofi")]
    assert network.simple().subgraph(names).number_of_edges() == 3


def test_the_network_tells_its_size(network: PartnerNetwork) -> None:
    assert repr(network) == "<PartnerNetwork of 7 organizations and 6 deals>"


# ---- its still picture ---------------------------------------------------------------------------------------------


def test_the_notebook_picture_is_small_and_loads_nothing(network: PartnerNetwork) -> None:
    picture = network._repr_html_()
    assert "ImmunoGen" in picture
    assert len(picture) < 5000
    assert picture.count("http") == 1  # the name of SVG itself
    assert "script" not in picture


def test_a_hostile_label_stays_text_in_the_picture(network: PartnerNetwork) -> None:
    network.graph.nodes[AMGEN]["label"] = "</title><script>alert(1)</script>"
    assert "<script" not in network._repr_html_()
