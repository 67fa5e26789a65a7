"""The store's statements as rdflib terms, for those who work with rdflib."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad, Triple
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from biopact.ontology.serialize import PREFIXES


def to_dataset(quads: Iterable[Quad]) -> Dataset:
    """An rdflib Dataset with the same graphs, the default graph among them. Quads come graph by graph."""
    dataset = Dataset()
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    for name, members in groupby(quads, key=lambda quad: quad.graph_name):
        graph = dataset.default_graph if name == DefaultGraph() else dataset.graph(URIRef(str(name)[1:-1]))
        graph.addN((_term(quad.subject), _term(quad.predicate), _term(quad.object), graph) for quad in members)
    return dataset


def to_graph(triples: Iterable[Triple]) -> Graph:
    """An rdflib Graph of the triples."""
    graph = Graph()
    graph.addN((_term(it.subject), _term(it.predicate), _term(it.object), graph) for it in triples)
    return graph


def _term(term: object) -> Node:
    match term:
        case pyoxigraph.NamedNode():
            return URIRef(term.value)
        case pyoxigraph.BlankNode():
            return BNode(term.value)
        case pyoxigraph.Literal():
            # rdflib would rewrite "1.50" as "1.5", and tells "a" from "a"^^xsd:string: the plain form is kept of both.
            plain = term.language or term.datatype.value == PREFIXES["xsd"] + "string"
            datatype = None if plain else URIRef(term.datatype.value)
            return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
        case _:
            raise TypeError(f"rdflib has no term for {term}")
