"""Things read back from their classes and labels."""

from __future__ import annotations

from pyoxigraph import NamedNode
from rdflib.namespace import SKOS

from biopact.facts import Thing
from biopact.loaders.triples.from_nodes import Graph, id_of
from biopact.loaders.triples.things import CLASSES
from biopact.ontology.terms import BP


def read_things(graph: Graph) -> dict[NamedNode, Thing]:
    """Every thing that the graph describes, by its node; kind by kind, sorted."""
    return {
        node: kind(
            id=id_of(node),
            name=graph.text(node, SKOS.prefLabel),
            aliases=tuple(sorted(graph.texts(node, SKOS.altLabel))),
            undisclosed=bool(graph.flag(node, BP.undisclosed)),
        )
        for kind, (own, *_) in CLASSES.items()
        for node in graph.of_class(own)
    }
