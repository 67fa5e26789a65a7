"""Things with their names."""

from __future__ import annotations

from pyoxigraph import Literal
from rdflib import URIRef
from rdflib.namespace import FOAF, PROV, SDO, SKOS

from biopact.facts import Indication, Organization, Person, Product, Target, Technology, Territory, Thing
from biopact.loaders.triples.evidence import GraphWriter
from biopact.ontology.terms import BP, ORG

CLASSES: dict[type[Thing], tuple[URIRef, ...]] = {
    Organization: (BP.Organization, ORG.Organization, SDO.Organization, PROV.Agent),
    Product: (BP.Product, SDO.Product),
    Technology: (BP.Technology,),
    Target: (BP.Target, SKOS.Concept),
    Indication: (BP.Indication, SKOS.Concept),
    Territory: (BP.Territory, SKOS.Concept),
    Person: (BP.Person, FOAF.Person),
}
"""What a thing of each kind is in the graph: first its class of our own, then those of other vocabularies."""


def write_thing(writer: GraphWriter, thing: Thing) -> None:
    """Classes and labels of a thing."""
    node = writer.names.thing(thing)
    writer.type(node, *CLASSES[type(thing)])
    writer.add(node, SKOS.prefLabel, Literal(thing.name))
    for alias in thing.aliases:
        writer.add(node, SKOS.altLabel, Literal(alias))
    if thing.undisclosed:
        writer.add(node, BP.undisclosed, Literal(True))
