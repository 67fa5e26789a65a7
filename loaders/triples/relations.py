"""Relations between things, and the posts of people: plain edges and what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rdflib import URIRef
from rdflib.namespace import SDO, SKOS

from biopact.codes import Predicate, Stage
from biopact.facts import Membership, Relation, Thing
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import address, coded, literal
from biopact.ontology.terms import BP, ORG, stage_label

PREDICATES: dict[Predicate, URIRef] = {
    predicate: SDO.url if predicate is Predicate.WEBSITE else BP[predicate.value] for predicate in Predicate
}
"""The property of each relation."""


def write_relation(writer: GraphWriter, relation: Relation) -> None:
    """A relation as a plain edge with its claim."""
    subject, value = writer.names.thing(relation.subject), _value(writer, relation)
    writer.claim(
        subject, PREDICATES[relation.predicate], value, relation.evidence, relation.telling, relation.confidence
    )
    if relation.predicate is Predicate.SUBSIDIARY_OF:
        writer.add(subject, ORG.subOrganizationOf, value)


def _value(writer: GraphWriter, relation: Relation) -> str:
    if isinstance(relation.object, Thing):
        return writer.names.thing(relation.object)
    if relation.predicate is Predicate.WEBSITE:
        return address(relation.object)
    if relation.predicate is not Predicate.STAGE:
        return literal(relation.object)
    stage = coded(Stage(relation.object))
    writer.type(stage, SKOS.Concept)
    writer.add(stage, SKOS.prefLabel, literal(stage_label(Stage(relation.object))))
    return stage


def write_memberships(writer: GraphWriter, memberships: Iterable[Membership]) -> None:
    """The roles of people in organizations. A second role in the same organization is a node of its own, by number."""
    held: Counter[tuple[str, str]] = Counter()
    for membership in memberships:
        post = (membership.person.id, membership.organization.id)
        held[post] += 1
        number = () if held[post] == 1 else (str(held[post]),)
        _write_membership(writer, writer.names.own("membership", *post, *number), membership)


def _write_membership(writer: GraphWriter, place: str, membership: Membership) -> None:
    person, organization = membership.person, membership.organization
    writer.add(writer.names.thing(person), ORG.hasMembership, place)
    writer.type(place, ORG.Membership)
    writer.add(place, ORG.organization, writer.names.thing(organization))
    writer.add(place, ORG.role, literal(membership.role))
    writer.support(place, membership.evidence)
