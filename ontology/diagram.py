"""A picture of the ontology: its classes and what leads from one to another, as SVG, the same for the same ontology.

Classes stand in columns by how many steps they are away from the deal. Properties that lead the same way between the
same two classes share a line. Classes to which no property leads stand below. What has evidence is not drawn: nearly
everything has.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SDO, Graph

from biopact.ontology.terms import BP, ONTOLOGY

WIDTH, HEIGHT = 132, 30
COLUMN, ROW, MARGIN = 380, 70, 20
LEFT = 110
"""Room at the left for the lines between boxes of the first column."""
NAMED = 3
"""Properties that a line names; of more it tells the number."""

STYLE = (
    "text{font:12px sans-serif;fill:#111}.term{font-weight:bold;text-anchor:middle}"
    ".line{fill:none;stroke:#667;stroke-width:1.2}.name{font-size:10px;fill:#334;text-anchor:middle;"
    "paint-order:stroke;stroke:#fff;stroke-width:3px}.box{fill:#eef4fb;stroke:#24527a}"
)

Edges = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a box, in pixels."""

    x: float
    y: float


def diagram(ontology: Graph) -> str:
    """The whole picture as an `svg` element, its boxes links to the terms of the page that it stands in."""
    names = sorted(_name(term) for term in ontology.subjects(RDF.type, OWL.Class) if str(term).startswith(ONTOLOGY))
    edges = _edges(ontology)
    columns = _columns(names, edges)
    places = _places(columns, [name for name in names if not any(name in column for column in columns)])
    width = max(place.x for place in places.values()) + WIDTH / 2 + MARGIN
    height = max(place.y for place in places.values()) + HEIGHT / 2 + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-labelledby="diagram-title"><title id="diagram-title">Classes and the properties between them</title>',
        f"<style>{STYLE}</style>",
        '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#667"/></marker></defs>',
    ]
    lines = [_line(places[start], places[end], said) for (start, end), said in sorted(edges.items())]
    parts += [line for line, _ in lines] + [label for _, label in lines]
    for name, place in sorted(places.items()):
        parts.append(
            f'<a href="#{name}"><rect class="box" x="{place.x - WIDTH / 2:g}" y="{place.y - HEIGHT / 2:g}" '
            f'width="{WIDTH}" height="{HEIGHT}" rx="5"/>'
            f'<text class="term" x="{place.x:g}" y="{place.y + 4:g}">{name}</text></a>'
        )
    return "\n".join([*parts, "</svg>"])


def _edges(ontology: Graph) -> Edges:
    """Properties by the classes that they lead from and to."""
    edges: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for term in sorted(ontology.subjects(RDF.type, OWL.ObjectProperty), key=str):
        if not str(term).startswith(ONTOLOGY) or term == BP.evidence:
            continue
        ends = [
            sorted({_name(c) for said in stated for c in ontology.objects(term, said) if str(c).startswith(ONTOLOGY)})
            for stated in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes))
        ]
        for start in ends[0]:
            for end in ends[1]:
                edges[start, end].append(_name(term))
    return edges


def _columns(names: Sequence[str], edges: Edges) -> list[list[str]]:
    """Classes by their distance from the deal; within a column each stands near those that it is joined to."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in edges:
        near[start].add(end)
        near[end].add(start)
    columns = [[_name(BP.Deal)]]
    seen = set(columns[0])
    while nearest := sorted({other for name in columns[-1] for other in near[name]} - seen):
        order = {name: at for at, name in enumerate(columns[-1])}

        def middle(name: str, order: Mapping[str, int] = order) -> tuple[float, str]:
            before = [order[other] for other in near[name] if other in order]
            return sum(before) / len(before), name

        columns.append(sorted(nearest, key=middle))
        seen |= set(nearest)
    # Of those beside the deal, the ones that lead no further go to the left.
    further = {other for column in columns[2:] for name in column for other in near[name]}
    left = [name for name in columns[1] if name not in further]
    return [left, columns[0], [name for name in columns[1] if name not in left], *columns[2:]]


def _places(columns: Sequence[Sequence[str]], alone: Sequence[str]) -> dict[str, Place]:
    longest = max(map(len, columns))
    places = {}
    for at, column in enumerate(columns):
        x = LEFT + WIDTH / 2 + at * COLUMN
        for row, name in enumerate(column):
            places[name] = Place(x, MARGIN + HEIGHT / 2 + ((row + 0.5) * longest / len(column) - 0.5) * ROW)
    for at, name in enumerate(alone):
        places[name] = Place(LEFT + WIDTH / 2 + at * (WIDTH + MARGIN), MARGIN + HEIGHT / 2 + (longest + 0.5) * ROW)
    return places


def _line(start: Place, end: Place, said: Sequence[str]) -> tuple[str, str]:
    """A curve from box to box, and its label."""
    words = ", ".join(said[:NAMED]) + (f" and {len(said) - NAMED} more" if len(said) > NAMED else "")
    if start == end:
        x, y = start.x + WIDTH / 2, start.y
        path, at = (
            f"M{x:g} {y - 6:g}C{x + 40:g} {y - 34:g} {x + 40:g} {y + 34:g} {x:g} {y + 6:g}",
            Place(x + 34, y - 18),
        )
    elif start.x == end.x:
        side = WIDTH / 2 if start.y < end.y else -WIDTH / 2
        x, bend = start.x + side, 1.1 * side
        path = f"M{x:g} {start.y:g}C{x + bend:g} {start.y:g} {x + bend:g} {end.y:g} {x:g} {end.y:g}"
        at = Place(x + 0.75 * bend, (start.y + end.y) / 2)
    else:
        side = WIDTH / 2 if start.x < end.x else -WIDTH / 2
        x, to = start.x + side, end.x - side
        half = (to - x) / 2
        path = f"M{x:g} {start.y:g}C{x + half:g} {start.y:g} {to - half:g} {end.y:g} {to:g} {end.y:g}"
        # A third of the way: lines that end in one box are apart where they begin.
        at = Place(x + 0.4 * (to - x), start.y + 0.352 * (end.y - start.y))
    label = f'<text class="name" x="{at.x:g}" y="{at.y:g}">{html.escape(words)}</text>'
    return f'<path class="line" d="{path}" marker-end="url(#head)"/>', label


def _name(term: object) -> str:
    return str(term).removeprefix(ONTOLOGY)
