"""Counted products read back."""

from __future__ import annotations

from pyoxigraph import NamedNode
from rdflib.namespace import SKOS

from biopact.facts import Organization, ProductCount, Technology
from biopact.loaders.triples.from_evidence import GraphReader
from biopact.loaders.triples.from_nodes import id_of
from biopact.ontology.terms import BP


def read_count(reader: GraphReader, node: NamedNode) -> ProductCount:
    """The products that are counted at a node."""
    graph = reader.graph
    return ProductCount(
        id=id_of(node),
        count=int(graph.text(node, BP["count"])),
        label=graph.text(node, SKOS.prefLabel),
        evidence=reader.evidence(node),
        technology=next((reader.thing(found, Technology) for found in graph.nodes(node, BP.builtOn)), None),
        holder=next((reader.thing(found, Organization) for found in graph.nodes(node, BP.holder)), None),
        status=graph.text_or_none(node, BP.status),
        wholly_owned=bool(graph.flag(node, BP.whollyOwned)),
        part_of=next((id_of(whole) for whole in graph.nodes(node, BP.partOfCount)), None),
        under=tuple(sorted(id_of(deal) for deal in graph.nodes(node, BP.under))),
    )
