"""Places for a network's nodes, the same on every run: springs within each component, components side by side."""

from __future__ import annotations

from math import sqrt

import networkx as nx
import numpy as np

from biopact.graph.springs import springs
from biopact.graph.starts import starts

Place = tuple[float, float]

_GAP = 1.2
_DIGITS = 3
_ASPECT = 1.6
"""Width to height of the whole, as screens are."""

_STEPS = 60


def positions(graph: nx.Graph) -> dict[str, Place]:
    """A place for every node, by node; neighbours stand about one unit apart.

    Each component is laid out by the springs of Fruchterman and Reingold (1991), in a square whose side grows with the
    root of its size; the squares are then packed, the largest first. They start from places that follow from each
    node's name and ties, and start cold, so that a little more data moves the others little. Nodes and edges are sorted
    first and coordinates rounded, so that neither hashing nor the order of insertion shows.
    """
    components = sorted((sorted(component) for component in nx.connected_components(graph)), key=_by_size)
    placed: dict[str, Place] = {}
    for component, (left, top) in zip(components, _packed([_side(each) for each in components]), strict=True):
        middle = _side(component) / 2
        for node, (x, y) in _springs(graph, component).items():
            placed[node] = (round(left + middle + x, _DIGITS), round(top + middle + y, _DIGITS))
    return placed


def _packed(sides: list[float]) -> list[Place]:
    """Left upper corners of squares, given from the largest to the smallest, in rows made of columns.

    >>> _packed([4, 2, 2, 1])
    [(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 4.0)]
    """
    # At least two squares wide: the small ones belong beside the large one, not below it.
    width = max(sqrt(_ASPECT * sum(side**2 for side in sides)), sum(sides[:2]))
    corners: list[Place] = []
    left = top = height = 0.0
    column, filled = 0.0, 0.0
    for side in sides:
        if filled + side > height:
            if left and left + side > width:
                left, top, height = 0.0, top + height, 0.0
            height = max(height, side)
            column, left, filled = left, left + side, 0.0
        corners.append((column, top + filled))
        filled += side
    return corners


def _by_size(component: list[str]) -> tuple[int, str]:
    return -len(component), component[0]


def _side(component: list[str]) -> float:
    return _spread(component) + _GAP


def _spread(component: list[str]) -> float:
    return 2 * sqrt(len(component)) if len(component) > 2 else float(len(component) - 1)


def _springs(graph: nx.Graph, component: list[str]) -> dict[str, Place]:
    if len(component) == 1:
        return {component[0]: (0.0, 0.0)}
    number = {node: index for index, node in enumerate(component)}
    ties = sorted(tuple(sorted((number[one], number[other]))) for one, other in graph.subgraph(component).edges())
    edges = np.array([(one, other) for one, other in ties if one != other])
    places = springs(starts(component, edges), edges, _STEPS)
    places -= places.mean(axis=0)
    places *= _spread(component) / 2 / np.abs(places).max()
    return {node: (float(x), float(y)) for node, (x, y) in zip(component, places, strict=True)}
