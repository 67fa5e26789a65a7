"""Groups of organizations that deal more with each other than with the rest."""

from __future__ import annotations

import networkx as nx

SEED = 20121219


def communities(graph: nx.Graph) -> dict[str, int]:
    """The number of each node's community, 0 for the largest; the same on every run.

    Found by the Louvain method on the weights: Blondel, V. D. et al. (2008), "Fast unfolding of communities in large
    networks", Journal of Statistical Mechanics P10008. It visits nodes in the order of their hashes, so it is given
    numbers, which hash to themselves, instead of names.
    """
    nodes = sorted(graph)
    number = {node: index for index, node in enumerate(nodes)}
    numbered = nx.Graph()
    numbered.add_nodes_from(range(len(nodes)))
    edges = sorted(tuple(sorted((number[one], number[other]))) for one, other in graph.edges())
    numbered.add_weighted_edges_from(
        (one, other, graph.edges[nodes[one], nodes[other]].get("weight", 1)) for one, other in edges
    )
    found = nx.community.louvain_communities(numbered, weight="weight", seed=SEED) if nodes else []
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members[0]))
    return {nodes[member]: place for place, members in enumerate(ordered) for member in members}
