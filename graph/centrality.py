"""How central an organization is in the network of partners.

All measures are taken on `PartnerNetwork.simple()`: undirected, weight = number of distinct deals of a pair. Values
are rounded to ten digits, so that organizations in equal positions come out equal in spite of floating point.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from biopact.errors import BiopactError
from biopact.graph.network import PartnerNetwork

_DIGITS = 10
_SOURCES = 128
"""Sources of shortest paths taken at once: a matrix of this width for each step of distance."""

_DENSE = 500
"""Up to this many nodes eigenvectors are computed on the full matrix; the sparse solver needs a larger one."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An organization's place: 1 is the highest, and equal values share a rank, leaving the next ranks out."""

    rank: int
    iri: str
    label: str
    value: float


def degree(graph: nx.Graph) -> dict[str, float]:
    """Share of the other organizations that are partners: deg(v) / (n - 1); 0 for a lone node.

    Weights are ignored: ten deals with one partner count as one partner.
    Freeman, L. C. (1978), "Centrality in social networks: conceptual clarification", Social Networks 1(3).
    """
    others = max(len(graph) - 1, 1)
    return {node: count / others for node, count in graph.degree()}


def betweenness(graph: nx.Graph) -> dict[str, float]:
    """Share of the shortest paths between other organizations that lead through this one.

    Sum over pairs s, t of (shortest s-t paths through v) / (shortest s-t paths), divided by the (n-1)(n-2)/2 pairs.
    Weights are ignored: every tie is one step. Exact, for every pair of nodes.
    Freeman, L. C. (1977), "A set of measures of centrality based on betweenness", Sociometry 40(1);
    Brandes, U. (2001), "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2),
    here for many sources at once, as products with the adjacency matrix.
    """
    nodes = sorted(graph)
    if len(nodes) < 3:
        return dict.fromkeys(nodes, 0.0)
    matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, dtype=float, format="csr")
    through = np.zeros(len(nodes))
    for start in range(0, len(nodes), _SOURCES):
        through += _dependencies(matrix, np.arange(start, min(start + _SOURCES, len(nodes))))
    ordered_pairs = (len(nodes) - 1) * (len(nodes) - 2)
    return {node: float(value) / ordered_pairs for node, value in zip(nodes, through, strict=True)}


def _dependencies(matrix: Any, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    """For each node, the sum over these sources of the shares of shortest paths from them that lead through it."""
    own = (sources, np.arange(len(sources)))
    # paths[d][v, s] counts the shortest paths from source s to v where v is d steps away, else it is 0.
    paths = [np.zeros((matrix.shape[0], len(sources)))]
    paths[0][own] = 1
    seen = paths[0] > 0
    while paths[-1].any():
        reached = matrix @ paths[-1]
        reached[seen] = 0
        seen |= reached > 0
        paths.append(reached)
    dependency = np.zeros_like(paths[0])
    for nearer, farther in zip(paths[-2::-1], paths[:0:-1], strict=True):
        share = np.divide(1 + dependency, farther, out=np.zeros_like(farther), where=farther > 0)
        dependency += (matrix @ share) * nearer
    dependency[own] = 0
    total: NDArray[np.float64] = dependency.sum(axis=1)
    return total


def eigenvector(graph: nx.Graph) -> dict[str, float]:
    """Centrality that partners pass on: the x >= 0 with A x = lambda x for the largest lambda, of length 1.

    A holds the weights, so more deals pass on more. In a network of several components x is not unique: it is taken
    over the largest one (of equal ones, the one with the first IRI), and organizations elsewhere get 0.
    Bonacich, P. (1972), "Factoring and weighting approaches to status scores and clique identification",
    Journal of Mathematical Sociology 2(1).
    """
    components = [sorted(nodes) for nodes in nx.connected_components(graph)]
    largest = min(components, key=lambda nodes: (-len(nodes), nodes[0]), default=[])
    values = dict.fromkeys(graph, 0.0)
    if len(largest) > 1:
        values.update(zip(largest, _principal(graph, largest), strict=True))
    return values


def _principal(graph: nx.Graph, nodes: list[str]) -> list[float]:
    if len(nodes) <= _DENSE:
        vector = np.linalg.eigh(nx.to_numpy_array(graph, nodelist=nodes, weight="weight"))[1][:, -1]
    else:
        from scipy.sparse.linalg import eigsh  # type: ignore[import-untyped]

        matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="weight", dtype=float)
        # A given start instead of a random one; eigsh would draw it.
        vector = eigsh(matrix, k=1, which="LA", v0=np.ones(len(nodes)))[1][:, 0]
    return [float(value) for value in np.abs(vector)]


def pagerank(graph: nx.Graph) -> dict[str, float]:
    """Share of time that a walker spends here who follows ties, and with probability 0.15 starts anywhere anew.

    x = 0.85 W x + 0.15 / n, where W follows each tie both ways, in proportion to its weight; all values sum to 1.
    Page, L., Brin, S., Motwani, R., Winograd, T. (1999), "The PageRank citation ranking: bringing order to the web",
    Stanford InfoLab 1999-66.
    """
    return dict(nx.pagerank(graph, alpha=0.85, weight="weight", tol=1e-12, max_iter=1000)) if graph else {}


MEASURES: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
    "degree": degree,
    "betweenness": betweenness,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
}
"""The measures by the names that users give."""


def rank_values(graph: nx.Graph, measure: str) -> dict[str, tuple[float, int]]:
    """The value and the rank of every node of `PartnerNetwork.simple()` by a measure; equal values share a rank."""
    values = {node: round(value, _DIGITS) for node, value in MEASURES[measure](graph).items()}
    first = {value: place for place, value in reversed(list(enumerate(sorted(values.values(), reverse=True), start=1)))}
    return {node: (value, first[value]) for node, value in values.items()}


def rank(network: PartnerNetwork, measure: str) -> tuple[Ranked, ...]:
    """All organizations of the network, the most central first; equal ones by label, then by IRI.

    Raises BiopactError for a measure that is not among `MEASURES`.
    """
    if measure not in MEASURES:
        raise BiopactError(f"There is no measure {measure}: use one of {', '.join(MEASURES)}.")
    graph = network.simple()
    values = {node: round(value, _DIGITS) for node, value in MEASURES[measure](graph).items()}
    ordered = sorted(graph, key=lambda node: (-values[node], graph.nodes[node]["label"], node))
    ranked: list[Ranked] = []
    for place, node in enumerate(ordered, start=1):
        tied = ranked and ranked[-1].value == values[node]
        ranked.append(Ranked(ranked[-1].rank if tied else place, node, graph.nodes[node]["label"], values[node]))
    return tuple(ranked)
