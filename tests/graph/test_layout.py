"""Places are the same on every run, keep components apart and neighbours together."""

from __future__ import annotations

import random
import subprocess
import sys
from math import dist
from statistics import median
from time import process_time

import networkx as nx

from biopact.graph.layout import positions


def shuffled(graph: nx.Graph, seed: int) -> nx.Graph:
    chance = random.Random(seed)
    nodes, edges = list(graph), list(graph.edges())
    chance.shuffle(nodes)
    chance.shuffle(edges)
    other = nx.Graph()
    other.add_nodes_from(nodes)
    other.add_edges_from((two, one) if chance.random() < 0.5 else (one, two) for one, two in edges)
    return other


def archipelago() -> nx.Graph:
    """Three components of different sizes and two lone nodes, with names for nodes."""
    parts = nx.disjoint_union_all([nx.cycle_graph(30), nx.star_graph(8), nx.path_graph(2), nx.empty_graph(2)])
    return nx.relabel_nodes(parts, {node: f"n{node:02}" for node in parts})


def test_every_node_has_a_place_of_its_own() -> None:
    placed = positions(archipelago())
    assert set(placed) == set(archipelago())
    assert len(set(placed.values())) == len(placed)


def test_the_order_of_nodes_and_edges_does_not_matter() -> None:
    assert positions(shuffled(archipelago(), 1)) == positions(shuffled(archipelago(), 2))


def test_the_hash_seed_does_not_matter() -> None:
    script = (
        "import networkx as nx\n"
        "from biopact.graph.layout import positions\n"
        "graph = nx.Graph()\n"
        "graph.add_nodes_from({f'n{node}' for node in range(40)})\n"
        "graph.add_edges_from({(f'n{node}', f'n{node * node % 31}') for node in range(2, 40)})\n"
        "print(sorted(positions(graph).items()))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


def test_components_do_not_overlap() -> None:
    graph = archipelago()
    placed = positions(graph)
    boxes = []
    for component in nx.connected_components(graph):
        xs, ys = zip(*(placed[node] for node in component), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for index, (left, right, top, bottom) in enumerate(boxes):
        for other_left, other_right, other_top, other_bottom in boxes[index + 1 :]:
            assert right < other_left or other_right < left or bottom < other_top or other_bottom < top


def test_neighbours_stand_closer_than_others() -> None:
    graph = nx.relabel_nodes(nx.path_graph(12), str)
    placed = positions(graph)
    assert max(dist(placed[one], placed[other]) for one, other in graph.edges()) < dist(placed["0"], placed["11"])


def test_nothing_has_no_places() -> None:
    assert positions(nx.Graph()) == {}


def test_a_large_component_is_laid_out_in_seconds_and_the_same_every_time() -> None:
    graph = nx.relabel_nodes(nx.powerlaw_cluster_graph(1500, 2, 0.3, seed=2), str)
    start = process_time()
    placed = positions(graph)
    assert process_time() - start < 30
    assert placed == positions(shuffled(graph, 3))
    nodes = sorted(graph)
    chance = random.Random(4)
    others = [dist(placed[chance.choice(nodes)], placed[chance.choice(nodes)]) for _ in range(2000)]
    tied = [dist(placed[one], placed[other]) for one, other in graph.edges()]
    assert sum(tied) / len(tied) < 0.6 * sum(others) / len(others)


def test_a_long_chain_of_many_nodes_does_not_fall_together() -> None:
    placed = positions(nx.relabel_nodes(nx.path_graph(400), str))
    assert len(set(placed.values())) == 400


def partners(seed: int) -> nx.Graph:
    """A network as partners form it: six groups around a few companies each, ties between them, and pairs apart."""
    chance = random.Random(seed)
    groups = nx.disjoint_union_all([nx.barabasi_albert_graph(40, 2, seed=6 * seed + place) for place in range(6)])
    groups.add_edges_from((chance.randrange(240), chance.randrange(240)) for _ in range(60))
    groups.remove_edges_from(list(nx.selfloop_edges(groups)))
    pairs = nx.Graph((240 + place, 241 + place) for place in range(0, 60, 2))
    return nx.relabel_nodes(nx.compose(groups, pairs), lambda node: f"organization {node * 7919 % 1000:03}")


def with_a_little_more(graph: nx.Graph, share: float, seed: int) -> nx.Graph:
    """The same with so many more ties, every fifth of them to a newcomer."""
    chance = random.Random(seed)
    nodes, grown = sorted(graph), graph.copy()
    for place in range(round(share * graph.number_of_edges())):
        newcomer = f"newcomer {place}" if place % 5 == 0 else chance.choice(nodes)
        grown.add_edge(chance.choice(nodes), newcomer)
    return grown


def test_a_little_more_data_moves_the_others_little() -> None:
    moved = []
    for seed, share in ((1, 0.01), (2, 0.01), (3, 0.02), (4, 0.02)):
        graph = partners(seed)
        before, after = positions(graph), positions(with_a_little_more(graph, share, seed))
        across, along = ([place[axis] for place in before.values()] for axis in (0, 1))
        size = dist((min(across), min(along)), (max(across), max(along)))
        moved.append(median(dist(before[node], after[node]) / size for node in graph))
    assert max(moved) < 0.08
    assert median(moved) < 0.04
