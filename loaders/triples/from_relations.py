"""Relations between things, and the posts of people, read back."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from biopact.codes import Predicate, Stage
from biopact.facts import Membership, Organization, Person, Relation, Thing
from biopact.loaders.triples.from_evidence import Claim, GraphReader
from biopact.loaders.triples.from_nodes import code_of
from biopact.loaders.triples.nodes import named
from biopact.loaders.triples.relations import PREDICATES
from biopact.ontology.terms import BP, ORG

_PREDICATE_OF = {named(str(property)): predicate for predicate, property in PREDICATES.items()}


def read_relations(reader: GraphReader) -> Iterator[Relation]:
    """Every relation, from its claim. A claim that concerns a deal is no relation of its own."""
    for claim in reader.claims:
        predicate = _PREDICATE_OF.get(claim.predicate)
        if predicate is not None and claim.deal is None:
            subject, value = reader.thing(claim.subject, Thing), _value(reader, predicate, claim)
            yield Relation(subject, predicate, value, claim.evidence, claim.telling, claim.confidence)


def _value(reader: GraphReader, predicate: Predicate, claim: Claim) -> Thing | str:
    if predicate is Predicate.WEBSITE or not isinstance(claim.object, NamedNode):
        return claim.object.value
    if predicate is Predicate.STAGE:
        return code_of(claim.object, Stage).value
    return reader.thing(claim.object, Thing)


def read_memberships(reader: GraphReader) -> Iterator[Membership]:
    """Every post, person by person; several in one organization in the order of their numbers."""
    graph = reader.graph
    for person in graph.of_class(BP.Person):
        # The first of them bears no number, and 10 follows 9: the shorter the IRI, the earlier the post.
        for place in sorted(graph.nodes(person, ORG.hasMembership), key=lambda node: (len(node.value), node.value)):
            yield Membership(
                person=reader.thing(person, Person),
                organization=reader.thing(graph.node(place, ORG.organization), Organization),
                role=graph.text(place, ORG.role),
                evidence=reader.evidence(place),
            )
