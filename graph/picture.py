"""A still picture of a network as SVG: small, complete in itself, for notebooks."""

from __future__ import annotations

import html
from math import sqrt

import networkx as nx

from biopact.graph.layout import positions

_WIDTH, _HEIGHT, _MARGIN = 720, 480, 60
_NAMED = 12
"""So many organizations bear their name, those with most partners first."""


def svg(graph: nx.Graph) -> str:
    """The network as one SVG element of 720 by 480 pixels; a node's area grows with its number of partners."""
    named = sorted(graph, key=lambda node: (-graph.degree(node), graph.nodes[node]["label"], node))[:_NAMED]
    places = _fitted(positions(graph))
    lines = [
        f'<line x1="{places[one][0]}" y1="{places[one][1]}" x2="{places[other][0]}" y2="{places[other][1]}"/>'
        for one, other in sorted(tuple(sorted(edge)) for edge in graph.edges())
    ]
    dots = [
        f'<circle cx="{x}" cy="{y}" r="{_radius(graph, node)}"><title>{_text(graph, node)}</title></circle>'
        for node, (x, y) in sorted(places.items())
    ]
    words = [
        f'<text x="{x}" y="{round(y - _radius(graph, node) - 3, 1)}">{_text(graph, node)}</text>'
        for node, (x, y) in sorted(places.items())
        if node in named
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" role="img" '
        f'aria-label="{len(graph)} organizations and their {graph.number_of_edges()} partnerships">'
        f'<g stroke="#9aa5b1">{"".join(lines)}</g><g fill="#2f6690">{"".join(dots)}</g>'
        f'<g font-family="sans-serif" font-size="12" text-anchor="middle" fill="currentColor">{"".join(words)}</g>'
        "</svg>"
    )


def _text(graph: nx.Graph, node: str) -> str:
    return html.escape(graph.nodes[node]["label"])


def _radius(graph: nx.Graph, node: str) -> float:
    return round(3 + 2 * sqrt(graph.degree(node)), 1)


def _fitted(places: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    if not places:
        return {}
    xs, ys = zip(*places.values(), strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((_WIDTH - 2 * _MARGIN) / max(wide, 1), (_HEIGHT - 2 * _MARGIN) / max(high, 1))
    left, top = (_WIDTH - wide * scale) / 2, (_HEIGHT - high * scale) / 2
    return {
        node: (round(left + (x - min(xs)) * scale, 1), round(top + (y - min(ys)) * scale, 1))
        for node, (x, y) in places.items()
    }
