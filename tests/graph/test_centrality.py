"""The measures give the values of their formulas, and ranks that are the same on every run."""

from __future__ import annotations

import random
import subprocess
import sys
from math import sqrt
from time import process_time

import networkx as nx
import pytest

from biopact.errors import BiopactError
from biopact.graph.centrality import MEASURES, Ranked, betweenness, degree, eigenvector, pagerank, rank
from biopact.graph.network import PartnerNetwork
from biopact.graph.store import Store


def graph(*edges: tuple[str, str, int]) -> nx.Graph:
    made = nx.Graph()
    made.add_weighted_edges_from(edges)
    nx.set_node_attributes(made, {node: node.upper() for node in made}, "label")
    return made


def network(*edges: tuple[str, str, int]) -> PartnerNetwork:
    """A network in which each pair has as many deals as its third number says."""
    made = nx.MultiDiGraph()
    for one, other, deals in edges:
        for turn in range(deals):
            made.add_edge(one, other, key=f"{one}-{other}-{turn}")
    nx.set_node_attributes(made, {node: node.upper() for node in made}, "label")
    return PartnerNetwork(made)


STAR = graph(("hub", "a", 1), ("hub", "b", 1), ("hub", "c", 3))
PATH = graph(("a", "b", 1), ("b", "c", 1), ("c", "d", 1))


def test_degree_is_the_share_of_others_that_are_partners_whatever_the_number_of_deals() -> None:
    assert degree(STAR) == {"hub": 1.0, "a": 1 / 3, "b": 1 / 3, "c": 1 / 3}


def test_betweenness_is_the_share_of_shortest_paths() -> None:
    assert betweenness(STAR) == {"hub": 1.0, "a": 0.0, "b": 0.0, "c": 0.0}
    assert betweenness(PATH) == pytest.approx({"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0})


def test_betweenness_agrees_with_networkx_on_a_network_of_several_components() -> None:
    parts = nx.disjoint_union_all([nx.powerlaw_cluster_graph(300, 2, 0.3, seed=9), nx.path_graph(7), nx.star_graph(4)])
    large = nx.relabel_nodes(parts, str)
    assert betweenness(large) == pytest.approx(nx.betweenness_centrality(large), abs=1e-12)


def test_betweenness_of_two_thousand_organizations_takes_seconds() -> None:
    large = nx.relabel_nodes(nx.powerlaw_cluster_graph(2000, 3, 0.3, seed=9), str)
    start = process_time()
    betweenness(large)
    assert process_time() - start < 30


def test_eigenvector_solves_its_equation_with_weights() -> None:
    # Of the star with weights 1, 1, 3: lambda = sqrt(11), hub = 1/sqrt(2), each leaf its weight / sqrt(22).
    expected = {"hub": 1 / sqrt(2), "a": 1 / sqrt(22), "b": 1 / sqrt(22), "c": 3 / sqrt(22)}
    assert eigenvector(STAR) == pytest.approx(expected)


def test_eigenvector_is_taken_over_the_largest_component() -> None:
    values = eigenvector(graph(("a", "b", 9), ("x", "y", 1), ("y", "z", 1)))
    assert values == pytest.approx({"a": 0, "b": 0, "x": 0.5, "y": 1 / sqrt(2), "z": 0.5})


def test_of_equal_components_eigenvector_takes_the_one_with_the_first_iri() -> None:
    values = eigenvector(graph(("x", "y", 5), ("a", "b", 1)))
    assert values == pytest.approx({"x": 0, "y": 0, "a": 1 / sqrt(2), "b": 1 / sqrt(2)})


def test_eigenvector_of_a_large_network_agrees_with_the_dense_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(5)
    edges = [(f"n{chance.randrange(200)}", f"n{chance.randrange(200)}", chance.randint(1, 4)) for _ in range(600)]
    large = graph(*((one, other, deals) for one, other, deals in edges if one != other))
    dense = eigenvector(large)
    monkeypatch.setattr("biopact.graph.centrality._DENSE", 10)
    assert eigenvector(large) == pytest.approx(dense, abs=1e-8)


def test_pagerank_sums_to_one_and_follows_weights() -> None:
    values = pagerank(STAR)
    assert sum(values.values()) == pytest.approx(1)
    assert values["hub"] > values["c"] > values["a"] == pytest.approx(values["b"])
    # x_a = 0.15 / 4 + 0.85 * x_hub / 5, the share of one deal in the hub's five
    assert values["a"] == pytest.approx(0.15 / 4 + 0.85 * values["hub"] / 5)


@pytest.mark.parametrize("measure", MEASURES)
def test_ties_share_a_rank_and_stand_by_label_then_iri(measure: str) -> None:
    made = network(("hub", "a", 1), ("hub", "b", 1), ("hub", "c", 1))
    made.graph.nodes["c"]["label"] = "A"
    ranked = rank(made, measure)
    assert [row.rank for row in ranked] == [1, 2, 2, 2]
    assert [row.iri for row in ranked] == ["hub", "a", "c", "b"]


@pytest.mark.parametrize("measure", MEASURES)
def test_an_empty_network_has_no_ranks(measure: str, empty: Store) -> None:
    assert rank(PartnerNetwork.from_store(empty), measure) == ()


@pytest.mark.parametrize("measure", MEASURES)
def test_a_lone_organization_is_ranked(measure: str) -> None:
    alone = nx.MultiDiGraph()
    alone.add_node("a", label="A")
    (only,) = rank(PartnerNetwork(alone), measure)
    assert only == Ranked(1, "a", "A", 1.0 if measure == "pagerank" else 0.0)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_order_of_nodes_and_edges_does_not_matter(measure: str) -> None:
    edges = [("a", "b", 1), ("b", "c", 2), ("c", "a", 1), ("c", "d", 1), ("x", "y", 1)]
    assert rank(network(*edges), measure) == rank(network(*reversed(edges)), measure)


def test_immunogen_is_first_by_every_measure(store: Store) -> None:
    partners = PartnerNetwork.from_store(store)
    assert all(rank(partners, measure)[0].label == "ImmunoGen" for measure in MEASURES)


def test_ranks_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "import networkx as nx\n"
        "from biopact.graph.centrality import MEASURES, rank\n"
        "from biopact.graph.network import PartnerNetwork\n"
        "made = nx.MultiDiGraph()\n"
        "for node in {'a', 'b', 'c', 'd', 'e', 'f', 'g'}: made.add_node(node, label=node)\n"
        "for one, other in {'ab', 'bc', 'cd', 'de', 'ef', 'fa', 'ag'}: made.add_edge(one, other, key=one + other)\n"
        "for measure in MEASURES: print(rank(PartnerNetwork(made), measure))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_an_unknown_measure_says_which_there_are() -> None:
    with pytest.raises(
        BiopactError, match="no measure closeness: use one of degree, betweenness, eigenvector, pagerank"
    ):
        rank(network(("a", "b", 1)), "closeness")
