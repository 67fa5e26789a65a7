"""A remote store made to hold what a store on disk holds, graph by graph, sending only what has changed.

Each release's graph goes under its own name, and so do those of provenance, resolution, decisions and owners. The view,
which is the default graph here, becomes the graph `VIEW`: what a default graph is differs between remote stores. The
graph `SENT` tells of each graph the digest of its statements. It is written once they are counted there, so that a run
that was ended goes on where it stopped, and nothing that a store cut short passes for whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

from biopact.errors import StoreError
from biopact.graph.endpoint import Endpoint
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE

VIEW = f"{BASE}graph/view"
"""The remote graph that holds what all releases say together."""

SENT = f"{BASE}graph/sent"
"""The remote graph that tells what was sent."""

_NEXT = f"{BASE}graph/next"
"""Where a graph of several requests is put together before it takes the place of the old one."""

_DIGEST = f"<{PREFIXES['schema']}sha256>"

_STATEMENTS = 2_000
_CHARACTERS = 500_000
"""What one request holds at most. Virtuoso's parser runs out of memory at some 5,000 statements."""

_GRAPHS = 200
"""How many graphs one question names."""

_ROWS = 4_000
"""How many rows one question may give; Virtuoso gives 10,000 of as many as there are, and does not say so."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph on its way: its name, the number of its statements and their digest, which no order changes."""

    name: str
    statements: int
    digest: str


@dataclass(frozen=True, slots=True)
class Published:
    """What was sent: graphs and statements; and which graphs the remote store holds that the local one does not."""

    graphs: int
    statements: int
    left: tuple[str, ...]


def publish(store: Store, endpoint: Endpoint, *, prune: bool = False) -> Published:
    """Make a remote store hold what this one holds; with `prune`, nothing else that was ever sent to it.

    A graph of one request changes at once; a larger one is put together beside the old one, and then takes its place.
    The view comes last. Raises StoreError if the remote store refuses, or counts other than was sent.
    """
    sent = statements = 0
    names = [*store.graphs(), VIEW]
    for some in _some(iter(names), _GRAPHS):
        known = _sent(endpoint, some)
        changed = [graph for name in some if (graph := _measured(store, name)).digest != known.get(name)]
        _send(endpoint, store, changed)
        _confirm(endpoint, changed)
        sent += len(changed)
        statements += sum(graph.statements for graph in changed)
    left = _beyond(endpoint, set(names))
    if prune:
        for some in _some(iter(left), _GRAPHS):
            steps = [f"DROP SILENT GRAPH <{name}>" for name in some]
            endpoint.update(" ;\n".join([*steps, *(_forget(name) for name in some)]))
    return Published(sent, statements, () if prune else tuple(left))


def _lines(store: Store, name: str) -> Iterator[str]:
    for quad in store.view() if name == VIEW else store.quads(name):
        yield f"{quad.triple} ."


def _measured(store: Store, name: str) -> Graph:
    """Summed up, so that a graph of any size is neither sorted nor held."""
    number = total = 0
    for line in _lines(store, name):
        number += 1
        total += int.from_bytes(hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest(), "big")
    return Graph(name, number, hashlib.sha256(f"{number} {total:x}".encode()).hexdigest())


# ---- sending --------------------------------------------------------------------------------------------------------


def _send(endpoint: Endpoint, store: Store, graphs: Sequence[Graph]) -> None:
    """Put graphs in the place of their former selves, as many in one request as it holds."""
    waiting: list[str] = []
    held = characters = 0
    for graph in graphs:
        pieces = _pieces(_lines(store, graph.name))
        first, second = next(pieces, []), next(pieces, None)
        # What is told of a graph must not outlive what it is told of.
        steps = [_forget(graph.name), f"DROP SILENT GRAPH <{graph.name}>"]
        if second is not None:
            endpoint.update(f"{steps[0]} ;\nDROP SILENT GRAPH <{_NEXT}>")
            for piece in chain([first, second], pieces):
                endpoint.update(_insert(_NEXT, piece))
            endpoint.update(f"{steps[1]} ;\nMOVE <{_NEXT}> TO <{graph.name}>")
            continue
        written = sum(map(len, first))
        if waiting and (held + len(first) > _STATEMENTS or characters + written > _CHARACTERS):
            endpoint.update(" ;\n".join(waiting))
            waiting, held, characters = [], 0, 0
        waiting += [*steps, _insert(graph.name, first)]
        held, characters = held + len(first), characters + written
    if waiting:
        endpoint.update(" ;\n".join(waiting))


def _pieces(lines: Iterator[str]) -> Iterator[list[str]]:
    """The statements, as many at a time as one request holds."""
    piece: list[str] = []
    characters = 0
    for line in lines:
        if piece and (len(piece) == _STATEMENTS or characters + len(line) > _CHARACTERS):
            yield piece
            piece, characters = [], 0
        piece.append(line)
        characters += len(line)
    if piece:
        yield piece


def _insert(name: str, lines: Sequence[str]) -> str:
    return "\n".join([f"INSERT DATA {{ GRAPH <{name}> {{", *lines, "} }"])


def _forget(name: str) -> str:
    return f"DELETE WHERE {{ GRAPH <{SENT}> {{ <{name}> {_DIGEST} ?digest }} }}"


def _some(names: Iterator[str], number: int) -> Iterator[tuple[str, ...]]:
    while some := tuple(islice(names, number)):
        yield some


# ---- asking ---------------------------------------------------------------------------------------------------------


def _sent(endpoint: Endpoint, names: Sequence[str]) -> dict[str, str]:
    """The digests of these graphs as they were sent."""
    rows = endpoint.select(
        f"SELECT ?name ?digest WHERE {{ {_among('name', names)} GRAPH <{SENT}> {{ ?name {_DIGEST} ?digest }} }}"
    )
    return {row["name"]: row["digest"] for row in rows}


def _confirm(endpoint: Endpoint, graphs: Sequence[Graph]) -> None:
    """Count the statements of graphs where they were sent, and tell there that they are whole."""
    if not graphs:
        return
    names = [graph.name for graph in graphs]
    statements = f"{_among('name', names)} GRAPH ?name {{ ?s ?p ?o }}"
    rows = endpoint.select(f"SELECT ?name (COUNT(*) AS ?number) WHERE {{ {statements} }} GROUP BY ?name")
    counted = {row["name"]: int(row["number"]) for row in rows}
    for graph in graphs:
        if counted.get(graph.name, 0) != graph.statements:
            raise StoreError(
                f"{endpoint.address} holds {counted.get(graph.name, 0):,} of the {graph.statements:,} statements of "
                f"{graph.name}: load again, and if that does not help look into the limits of the store."
            )
    endpoint.update(_insert(SENT, [f'<{graph.name}> {_DIGEST} "{graph.digest}" .' for graph in graphs]))


def _beyond(endpoint: Endpoint, names: set[str]) -> list[str]:
    """The graphs that were sent there once and are not among these, in alphabetical order."""
    question = f"GRAPH <{SENT}> {{ ?name {_DIGEST} ?digest }}"
    number = int(endpoint.select(f"SELECT (COUNT(*) AS ?number) WHERE {{ {question} }}")[0]["number"])
    if number == len(names):
        return []
    digits = 0
    while number > _ROWS * 16**digits / 2:
        digits += 1
    beyond = []
    for begin in map("".join, product("0123456789abcdef", repeat=digits)):
        # Virtuoso holds that no text begins with an empty one.
        only = f'FILTER(STRSTARTS(?digest, "{begin}"))' if begin else ""
        rows = endpoint.select(f"SELECT ?name WHERE {{ {question} {only} }}")
        beyond += [row["name"] for row in rows if row["name"] not in names]
    return sorted(beyond)


def _among(variable: str, names: Sequence[str]) -> str:
    return f"VALUES ?{variable} {{ {' '.join(f'<{name}>' for name in names)} }}"
