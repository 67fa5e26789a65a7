"""A view fits together, or is refused."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from biopact.graph.explorer.view import ExplorerView, ViewEdge, ViewNode

NODE = ViewNode(id="a", label="A", x=0, y=0, size=0.5)


def test_an_edge_joins_nodes_of_the_view() -> None:
    stray = ViewEdge(id="a-b", source="a", target="b", deals=(), kinds=())
    with pytest.raises(ValueError, match="not both nodes"):
        ExplorerView(title="", nodes=(NODE,), edges=(stray,), deals=())


def test_an_edge_names_deals_of_the_view() -> None:
    stray = ViewEdge(id="a-a", source="a", target="a", deals=("nowhere",), kinds=())
    with pytest.raises(ValueError, match="a deal that is not in the view"):
        ExplorerView(title="", nodes=(NODE,), edges=(stray,), deals=())


def test_ids_are_distinct(view: ExplorerView) -> None:
    for twice in (
        {"nodes": (*view.nodes, view.nodes[0])},
        {"edges": (*view.edges, view.edges[0])},
        {"deals": (*view.deals, view.deals[0])},
    ):
        with pytest.raises(ValueError, match="have the id"):
            replace(view, **twice)


@pytest.mark.parametrize(("x", "y", "size"), [(math.nan, 0, 0), (0, math.inf, 0), (0, 0, -math.inf)])
def test_places_and_sizes_are_numbers(x: float, y: float, size: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        ExplorerView(title="", nodes=(replace(NODE, x=x, y=y, size=size),), edges=(), deals=())
