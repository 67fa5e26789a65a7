"""The store as a file: Turtle, TriG, N-Quads or JSON-LD, the same bytes whatever order the releases were loaded in.

Turtle and JSON-LD hold the view, in which each thing and each deal is one node. TriG and N-Quads hold the graphs as
they are: what each release said, and beside them provenance, resolution, decisions and owners.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Literal, NamedNode, Quad, Triple

from biopact.errors import BiopactError
from biopact.graph.store import Store
from biopact.ontology.serialize import RDF_TYPE, XSD, Names, blocks, header, order, row, rows, turtle
from biopact.ontology.terms import BASE

Json = dict[str, object]

_VIEW = str(DefaultGraph())


def write(store: Store, fmt: str, file: BinaryIO, graph: str | None = None, base: str = BASE) -> int:
    """Write the store, or one of its named graphs, in one of `FORMATS`, and give the number of statements written.

    `base` is the namespace of instances, which the readable formats shorten. Raises BiopactError for another format or
    a graph that the store lacks.
    """
    if fmt not in FORMATS:
        raise BiopactError(f"There is no format {fmt}: use one of {', '.join(FORMATS)}.")
    if graph is not None and graph not in store.graphs():
        raise BiopactError(f"The store has no graph {graph}: `biopact query releases` lists them.")
    seen = graph is None and fmt in OF_THE_VIEW
    quads = _with_stable_labels(list(store.view() if seen else store.quads(graph)))
    file.write(FORMATS[fmt](quads, base).encode("utf-8"))
    return len(quads)


def _with_stable_labels(quads: list[Quad]) -> list[Quad]:
    # The store makes IRIs of blank nodes; these can only have been written into its folder by another program.
    if not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        return quads
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def _by_graph(quads: Iterable[Quad]) -> Iterator[tuple[str, list[Triple]]]:
    ordered = sorted(quads, key=lambda quad: str(quad.graph_name))
    for name, members in groupby(ordered, key=lambda quad: str(quad.graph_name)):
        yield name, [quad.triple for quad in members]


def _turtle(quads: list[Quad], base: str) -> str:
    return turtle((quad.triple for quad in quads), base)


def _trig(quads: list[Quad], base: str) -> str:
    names = Names(base)
    parts = []
    for name, triples in _by_graph(quads):
        body = "\n".join(blocks(rows(triples), names, indent="    "))
        parts.append(f"{names.term(name)} {{\n{body}}}\n")
    return "\n".join([header(names), *parts] if names.used else parts)


def _nquads(quads: list[Quad], base: str) -> str:
    return "".join(f"{line} .\n" for line in sorted(str(quad) for quad in quads))


def _jsonld(quads: list[Quad], base: str) -> str:
    names = Names(base)
    full: set[str] = set()

    def name(iri: str) -> str:
        parts = names.split(iri)
        if parts is None:
            full.add(iri.partition(":")[0])
            return iri
        return ":".join(parts)

    document = _document(quads, name)
    if full & names.used.keys():  # the scheme of a whole IRI reads as a prefix: then nothing may be shortened
        return json.dumps({"@graph": _document(quads, str)}, ensure_ascii=False, indent=1) + "\n"
    context = dict(sorted(names.used.items()))
    return json.dumps({"@context": context, "@graph": document}, ensure_ascii=False, indent=1) + "\n"


def _document(quads: list[Quad], name: Callable[[str], str]) -> list[Json]:
    document: list[Json] = []
    for graph, triples in _by_graph(quads):
        nodes = [_node(subject, own, name) for subject, own in _by_subject(triples)]
        document += nodes if graph == _VIEW else [{"@id": _id(graph, name), "@graph": nodes}]
    return document


def _by_subject(triples: list[Triple]) -> Iterator[tuple[str, list[Triple]]]:
    ordered = sorted(triples, key=lambda triple: order(row(triple)))
    for subject, members in groupby(ordered, key=lambda triple: str(triple.subject)):
        yield subject, list(members)


def _node(subject: str, triples: list[Triple], name: Callable[[str], str]) -> Json:
    node: Json = {"@id": _id(subject, name)}
    for predicate, members in groupby(triples, key=lambda triple: str(triple.predicate)):
        objects = [triple.object for triple in members]
        if predicate == RDF_TYPE and all(isinstance(thing, NamedNode) for thing in objects):
            node["@type"] = [_id(str(thing), name) for thing in objects]
        else:
            values = [_value(thing, name) for thing in objects]
            node[_id(predicate, name)] = values[0] if len(values) == 1 else values
    return node


def _id(text: str, name: Callable[[str], str]) -> str:
    return name(text[1:-1]) if text.startswith("<") else text


def _value(thing: object, name: Callable[[str], str]) -> object:
    if not isinstance(thing, Literal):
        return {"@id": _id(str(thing), name)}
    if thing.language:
        return {"@value": thing.value, "@language": thing.language}
    datatype = thing.datatype.value
    if datatype == f"{XSD}string":
        return thing.value
    if datatype == f"{XSD}boolean" and thing.value in ("true", "false"):
        return thing.value == "true"
    return {"@value": thing.value, "@type": name(datatype)}


FORMATS: dict[str, Callable[[list[Quad], str], str]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "jsonld": _jsonld,
}
"""How each format is written, by the name that users give."""

OF_THE_VIEW = frozenset({"turtle", "jsonld"})
"""The formats that hold the view and not the graphs behind it."""
