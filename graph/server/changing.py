"""The jobs that change the store: graphs of releases put, added to or taken out, and SPARQL updates of them.

Only graphs of releases can be written. The default graph is made from them, and follows at once; the graphs that
biopact itself keeps are left to its commands. Whether what is new is one with what was there, `biopact refresh` finds
out.
"""

from __future__ import annotations

from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from biopact.errors import QueryError
from biopact.graph.server import formats
from biopact.graph.server.jobs import Answered
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.settings import Settings
from biopact.graph.sparql import refuse_calls, syntax_sentence
from biopact.graph.store import Store
from biopact.graph.view.names import APART

_DONE = Answered(b"", "text/plain", 204)
_MADE = Answered(b"", "text/plain", 201)


def put_graph(store: Store, settings: Settings, asked: dict[str, Any], body: bytes) -> Answered:
    """Make the body, RDF of `type`, the graph of an IRI; with `merge`, add it to what stands there."""
    graph = _writable(asked["graph"])
    triples = _triples(body, asked["type"], asked["graph"])
    was_there = graph.value in store.graphs()
    if asked["merge"]:
        triples += [quad.triple for quad in store.quads(graph.value)]
    if triples:
        store.put_release(graph.value, triples)
    else:
        store.remove_release(graph.value)
    return _DONE if was_there else _MADE


def delete_graph(store: Store, settings: Settings, asked: dict[str, Any], body: bytes) -> Answered:
    """Take out the graph of an IRI; raises Refusal (404) if it is not there."""
    if not store.remove_release(_writable(asked["graph"]).value):
        raise Refusal(404, f"There is no graph {asked['graph']}.")
    return _DONE


def update(store: Store, settings: Settings, asked: dict[str, Any], body: bytes) -> Answered:
    """Make a SPARQL update, all or nothing. Raises Refusal: 400 for what is none, 403 for graphs that are not for this.

    It is tried on a copy in memory, and the graphs that it changes there are put into the store together.
    """
    text = asked["update"]
    scratch = pyoxigraph.Store()
    scratch.bulk_extend(store.quads())
    scratch.bulk_extend(store.view())
    view = set(scratch.quads_for_pattern(None, None, None, DefaultGraph()))
    try:
        refuse_calls(text)
        scratch.update(text)
    except QueryError as error:
        raise Refusal(400, str(error)) from error
    except SyntaxError as error:
        raise Refusal(400, syntax_sentence(text, error)) from error
    if set(scratch.quads_for_pattern(None, None, None, DefaultGraph())) != view:
        raise Refusal(403, "The default graph is made from the releases: name the graph of one with GRAPH.")
    now = {name.value for name in scratch.named_graphs() if isinstance(name, NamedNode)}
    changed: dict[str, list[Triple]] = {}
    for name in sorted(now | set(store.graphs())):
        graph = NamedNode(name)
        wanted = set(scratch.quads_for_pattern(None, None, None, graph))
        if wanted != set(store.quads(name)):
            changed[_writable(name).value] = [quad.triple for quad in wanted]
    store.put_releases((name, triples, ()) for name, triples in changed.items())
    return _DONE


def _writable(graph: str) -> NamedNode:
    name = NamedNode(graph)
    if name in APART:
        raise Refusal(403, f"{graph} is kept by biopact itself: write graphs of releases.")
    return name


def _triples(body: bytes, media_type: str, base: str) -> list[Triple]:
    if media_type not in formats.GRAPHS:
        raise Refusal(415, f"Send a graph as {', '.join(formats.GRAPHS)}.")
    try:
        quads: list[Quad] = list(pyoxigraph.parse(body, formats.GRAPHS[media_type], base_iri=base))
    except (SyntaxError, ValueError) as error:
        raise Refusal(400, f"The graph cannot be read: {' '.join(str(error).split())}.") from error
    if any(quad.graph_name != DefaultGraph() for quad in quads):
        raise Refusal(400, "The body names graphs of its own: send one graph without a name.")
    return [quad.triple for quad in quads]
