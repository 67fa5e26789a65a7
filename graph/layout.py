"""Places for a network's nodes, the same on every run: springs within each component, components side by side."""

from __future__ import annotations

from math import ceil, sqrt

import networkx as nx

Place = tuple[float, float]

SEED = 20121219
_GAP = 1.5
_DIGITS = 3


def positions(graph: nx.Graph) -> dict[str, Place]:
    """A place for every node, by node; neighbours stand about one unit apart.

    Each component is laid out by the springs of Fruchterman and Reingold (1991) from a fixed start, in a square whose
    side grows with the root of its size; the squares then stand in rows, the largest first. Nodes and edges are
    sorted first and coordinates rounded, so that neither hashing nor the order of insertion shows.
    """
    components = sorted((sorted(component) for component in nx.connected_components(graph)), key=_by_size)
    placed: dict[str, Place] = {}
    width = max(sqrt(sum(_side(component) ** 2 for component in components)), _side(components[0]) if components else 0)
    left = top = height = 0.0
    for component in components:
        side = _side(component)
        if left and left + side > width:
            left, top, height = 0.0, top + height, 0.0
        for node, (x, y) in _springs(graph, component).items():
            placed[node] = (round(left + side / 2 + x, _DIGITS), round(top + side / 2 + y, _DIGITS))
        left, height = left + side, max(height, side)
    return placed


def _by_size(component: list[str]) -> tuple[int, str]:
    return -len(component), component[0]


def _side(component: list[str]) -> float:
    return ceil(sqrt(len(component))) + _GAP


def _springs(graph: nx.Graph, component: list[str]) -> dict[str, Place]:
    part = nx.Graph()
    part.add_nodes_from(component)
    part.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(component).edges()))
    half = (_side(component) - _GAP) / 2
    if len(component) == 1:
        return {component[0]: (0.0, 0.0)}
    found = nx.spring_layout(part, seed=SEED, scale=half, weight=None)
    return {node: (float(x), float(y)) for node, (x, y) in found.items()}
