"""Relations between things, and the posts of people: plain edges and what they rest on."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef
from rdflib.namespace import SDO, SKOS

from biopact.facts import Membership, Predicate, Relation, Stage, Thing
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import coded
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


def _value(writer: GraphWriter, relation: Relation) -> NamedNode | Literal:
    if isinstance(relation.object, Thing):
        return writer.names.thing(relation.object)
    if relation.predicate is Predicate.WEBSITE:
        return NamedNode(relation.object)
    if relation.predicate is not Predicate.STAGE:
        return Literal(relation.object)
    stage = coded(Stage(relation.object))
    writer.type(stage, SKOS.Concept)
    writer.add(stage, SKOS.prefLabel, Literal(stage_label(Stage(relation.object))))
    return stage


def write_membership(writer: GraphWriter, membership: Membership) -> None:
    """A person's role in an organization."""
    person, organization = membership.person, membership.organization
    place = writer.names.own("membership", person.id, organization.id)
    writer.add(writer.names.thing(person), ORG.hasMembership, place)
    writer.type(place, ORG.Membership)
    writer.add(place, ORG.organization, writer.names.thing(organization))
    writer.add(place, ORG.role, Literal(membership.role))
    writer.support(place, membership.evidence)
