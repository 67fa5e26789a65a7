"""A whole release: its facts as the triples of its graph."""

from __future__ import annotations

from pyoxigraph import Triple

from biopact.facts import ReleaseFacts
from biopact.loaders.triples.counts import write_count
from biopact.loaders.triples.deals import write_deal
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.head import write_head
from biopact.loaders.triples.relations import write_membership, write_relation
from biopact.loaders.triples.things import write_thing
from biopact.ontology.terms import BASE


def to_rdf(facts: ReleaseFacts, base: str = BASE) -> list[Triple]:
    """The triples of one release's graph, each once, in an order that depends on the facts alone."""
    writer = GraphWriter(facts.release, base)
    write_head(writer, facts)
    for thing in facts.things:
        write_thing(writer, thing)
    for deal in facts.deals:
        write_deal(writer, deal)
    for relation in facts.relations:
        write_relation(writer, relation)
    for membership in facts.memberships:
        write_membership(writer, membership)
    for count in facts.counts:
        write_count(writer, count)
    return writer.triples
