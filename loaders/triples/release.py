"""A whole release: its facts as the triples of its graph, and the triples of a graph as facts."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Triple

from biopact.facts import ReleaseFacts
from biopact.loaders.triples.counts import write_count
from biopact.loaders.triples.deals import write_deal
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.from_counts import read_count
from biopact.loaders.triples.from_deals import read_deal
from biopact.loaders.triples.from_evidence import GraphReader
from biopact.loaders.triples.from_head import check_text, read_head
from biopact.loaders.triples.from_nodes import Graph
from biopact.loaders.triples.from_relations import read_memberships, read_relations
from biopact.loaders.triples.from_things import read_things
from biopact.loaders.triples.head import write_head
from biopact.loaders.triples.nodes import release_iri
from biopact.loaders.triples.relations import write_memberships, write_relation
from biopact.loaders.triples.things import things_of, write_thing
from biopact.ontology.serialize import Row, triples_of
from biopact.ontology.terms import BASE, BP
from biopact.text import Release


def to_rdf(facts: ReleaseFacts, base: str = BASE) -> list[Triple]:
    """The triples of one release's graph, each once, in an order that depends on the facts alone.

    `from_rdf` is its inverse: it gives facts of the same canonical form, and they give the same triples. Things that
    the facts name are written even if they are not listed; deals and counts must have distinct identifiers.
    """
    return triples_of(to_rows(facts, base))


def to_rows(facts: ReleaseFacts, base: str = BASE) -> list[Row]:
    """The same triples in N-Triples syntax, as Turtle is written from them."""
    writer = GraphWriter(facts.release, base)
    write_head(writer, facts)
    for thing in things_of(facts):
        write_thing(writer, thing)
    for deal in facts.deals:
        write_deal(writer, deal)
    for relation in facts.relations:
        write_relation(writer, relation)
    write_memberships(writer, facts.memberships)
    for count in facts.counts:
        write_count(writer, count)
    return writer.rows


def from_rdf(triples: Iterable[Triple], release: Release, base: str = BASE) -> ReleaseFacts:
    """What the graph of a release says, each fact with its words in `release`, the text that the graph was read from.

    The inverse of `to_rdf`, whatever the order of the triples, and also after a way through a store or a file. What
    our own vocabulary does not know is passed over. Raises SourceError if the graph tells of another release or text,
    was written with another base, or lacks what `to_rdf` always writes.
    """
    graph = Graph(triples)
    node = release_iri(release.identifier, base)
    check_text(graph, node, release)
    things = read_things(graph)
    reader = GraphReader(graph, release, things)
    head = read_head(reader, node)
    return ReleaseFacts(
        release=release,
        title=head.title,
        date=head.date,
        issuers=head.issuers,
        things=tuple(things.values()),
        deals=tuple(read_deal(reader, deal) for deal in graph.of_class(BP.Deal)),
        relations=tuple(read_relations(reader)),
        memberships=tuple(read_memberships(reader)),
        counts=tuple(read_count(reader, count) for count in graph.of_class(BP.ProductCount)),
    )
