"""Things with their names: whatever a release calls a thing, it is one node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rdflib import URIRef
from rdflib.namespace import FOAF, PROV, SDO, SKOS

from biopact.facts import (
    Deal,
    Indication,
    Organization,
    Person,
    Product,
    ReleaseFacts,
    Target,
    Technology,
    Territory,
    Thing,
)
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import literal
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
    writer.add(node, SKOS.prefLabel, literal(thing.name))
    for alias in thing.aliases:
        writer.add(node, SKOS.altLabel, literal(alias))
    if thing.undisclosed:
        writer.add(node, BP.undisclosed, literal(True))


def things_of(facts: ReleaseFacts) -> tuple[Thing, ...]:
    """Every thing that the facts list or name, once, by segment and identifier.

    Two of one identifier are one thing. Its name is the one in the list of things, else the longest; all its other
    names are aliases, in order, for a graph has one preferred label and keeps every form seen.
    """
    listed = set(facts.things)
    by_key: dict[tuple[str, str], set[Thing]] = defaultdict(set)
    for thing in (*facts.things, *_named(facts)):
        by_key[thing.segment, thing.id].add(thing)
    merged = []
    for _, same in sorted(by_key.items()):
        chosen = min(same, key=lambda thing: (thing not in listed, -len(thing.name), thing.name, thing.undisclosed))
        names = {name for thing in same for name in (thing.name, *thing.aliases)}
        merged.append(replace(chosen, aliases=tuple(sorted(names - {chosen.name}))))
    return tuple(merged)


def _named(facts: ReleaseFacts) -> Iterator[Thing]:
    yield from facts.issuers
    for deal in facts.deals:
        yield from _named_in(deal)
    for relation in facts.relations:
        yield relation.subject
        if isinstance(relation.object, Thing):
            yield relation.object
    for membership in facts.memberships:
        yield from (membership.person, membership.organization)
    for count in facts.counts:
        yield from (thing for thing in (count.technology, count.holder) if thing is not None)


def _named_in(deal: Deal) -> Iterator[Thing]:
    for party in deal.parties:
        yield party.organization
    yield from (stated.value for stated in deal.subjects)
    yield from (stated.value for stated in (*deal.territory, *deal.territory_excluded))
    yield from (stated.value for stated in deal.targets)
    for payment in deal.payments:
        yield from (thing for thing in (payment.payer, payment.payee) if thing is not None)
    for duty in deal.responsibilities:
        yield from (thing for thing in (duty.responsible, duty.territory) if thing is not None)
