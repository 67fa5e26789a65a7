"""The store as a file, and any statements in any format of RDF: the same bytes whatever order they come in.

Turtle, N-Triples, RDF/XML and JSON-LD hold the view, in which each thing and each deal is one node. TriG and N-Quads
hold the graphs as they are: what each release said, and beside them provenance, resolution, decisions and owners.

What is written is sorted in temporary files where it does not fit in memory, so that a store of any size can be.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad, Triple

from biopact.errors import BiopactError
from biopact.graph.formats.jsonld import write_jsonld
from biopact.graph.formats.rdfxml import write_rdfxml
from biopact.graph.formats.statements import Statements, triples
from biopact.graph.formats.turtle import write_trig, write_turtle
from biopact.graph.store import Store
from biopact.graph.withheld import Withheld
from biopact.ontology.terms import BASE

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
"""The names of the formats."""

OF_GRAPHS = frozenset({"trig", "nquads"})
"""The formats that hold several graphs. The others hold one, and of a store the view if no other is asked for."""

_OF_ROWS = frozenset(FORMATS) - {"nquads", "ntriples"}


def write(
    store: Store, fmt: str, file: BinaryIO, graph: str | None = None, base: str = BASE, *, quotes: bool = True
) -> int:
    """Write the store, or one of its named graphs, in one of `FORMATS`, and give the number of statements written.

    `base` is the namespace of instances, which Turtle and TriG shorten. Without `quotes` the words of releases are left
    out, as `biopact.graph.withheld` says. Raises BiopactError for another format, for a graph that the store lacks, and
    for what a format cannot hold.
    """
    _check(fmt)
    if graph is not None and graph not in store.graphs():
        raise BiopactError(f"The store has no graph {graph}: `biopact query releases` lists them.")
    with Statements(as_rows=fmt in _OF_ROWS) as statements:
        for name in store.graphs() if fmt in OF_GRAPHS and graph is None else (graph,):
            withheld = Withheld(partial(store.matching, graph=name))
            statements.begin(name if fmt in OF_GRAPHS else None, None if quotes else withheld.line)
            store.write_graph(statements, name)
        if fmt == "jsonld" and not statements.has_blank:
            matching = partial(store.matching, graph=graph)
            write_jsonld(statements, matching if quotes else Withheld(matching).matching, file)
        else:
            _write(statements, fmt, file, base)
        return statements.count


def serialize(statements: Iterable[Triple | Quad], fmt: str, file: BinaryIO, base: str = BASE) -> int:
    """Write these statements, each once, in one of `FORMATS`, and give how many there are.

    Blank nodes are named anew, alike for equal graphs. Formats of one graph write those of the default graph.

    >>> import io
    >>> from pyoxigraph import Literal, NamedNode
    >>> said = Triple(NamedNode(f"{BASE}deal/x"), NamedNode("http://purl.org/dc/terms/title"), Literal("A deal"))
    >>> file = io.BytesIO()
    >>> serialize([said, said], "turtle", file)
    1
    >>> print(file.getvalue().decode(), end="")
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix deal: <https://w3id.org/biopact/id/deal/> .
    <BLANKLINE>
    deal:x dcterms:title "A deal" .
    """
    _check(fmt)
    of_one = (said for said in statements if isinstance(said, Triple) or said.graph_name == DefaultGraph())
    with Statements(as_rows=fmt in _OF_ROWS) as taken:
        taken.add(statements if fmt in OF_GRAPHS else of_one)
        _write(taken, fmt, file, base)
        return taken.count


def _check(fmt: str) -> None:
    if fmt not in FORMATS:
        raise BiopactError(f"There is no format {fmt}: use one of {', '.join(FORMATS)}.")


def _write(statements: Statements, fmt: str, file: BinaryIO, base: str) -> None:
    match fmt:
        case "turtle":
            write_turtle(statements, file, base)
        case "trig":
            write_trig(statements, file, base)
        case "rdfxml":
            write_rdfxml(statements, file)
        case "jsonld":
            inner = pyoxigraph.Store()
            inner.bulk_extend(Quad(it.subject, it.predicate, it.object) for it in triples(statements))
            write_jsonld(statements, Store(inner).matching, file)
        case _:
            file.writelines(statements)
