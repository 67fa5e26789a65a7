"""Products that a text counts without naming them."""

from __future__ import annotations

from rdflib.namespace import SKOS

from biopact.facts import ProductCount
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import literal
from biopact.ontology.terms import BP


def write_count(writer: GraphWriter, count: ProductCount) -> None:
    """A number of products, with whose they are and what they are built on where the text says so."""
    names = writer.names
    node = names.count(count.id)
    writer.type(node, BP.ProductCount)
    writer.add(node, SKOS.prefLabel, literal(count.label))
    writer.add(node, BP["count"], literal(count.count))
    if count.status:
        writer.add(node, BP.status, literal(count.status))
    if count.wholly_owned:
        writer.add(node, BP.whollyOwned, literal(True))
    if count.technology is not None:
        writer.add(node, BP.builtOn, names.thing(count.technology))
    if count.holder is not None:
        writer.add(node, BP.holder, names.thing(count.holder))
    if count.part_of:
        writer.add(node, BP.partOfCount, names.count(count.part_of))
    for deal in count.under:
        writer.add(node, BP.under, names.deal(deal))
    writer.support(node, count.evidence)
