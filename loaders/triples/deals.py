"""A deal: its parties and terms as claims, its steps, sums and duties as nodes, and the edges between its parties."""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import PROV

from biopact.codes import Role, Telling
from biopact.facts import Deal, DealEvent, Responsibility
from biopact.loaders.confidence import term_confidence
from biopact.loaders.triples.edges import deal_edges
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.money import write_payment, write_royalty
from biopact.loaders.triples.nodes import coded, date_term, literal
from biopact.ontology.terms import BP
from biopact.text import Evidence

ROLES: dict[Role, URIRef] = {role: BP[role.value] for role in Role}
"""The property of each role."""


def write_deal(writer: GraphWriter, deal: Deal) -> None:
    """Everything that a release says of one deal.

    Steps, sums and duties are numbered in their IRIs, in the order in which the deal holds them.
    """
    node = writer.names.deal(deal.id)
    writer.type(node, BP.Deal, PROV.Entity)
    for kind in deal.kinds:
        writer.add(node, BP.dealKind, coded(kind))
    writer.add(node, BP.announcedIn if deal.telling is Telling.NEWS else BP.mentionedIn, writer.names.release)
    writer.confidence(node, deal.confidence)
    writer.add(node, BP.toldAs, coded(deal.telling))
    writer.support(node, deal.evidence)
    _write_terms(writer, node, deal)
    for number, event in enumerate(deal.events, 1):
        place = writer.names.own("event", deal.id, str(number))
        writer.add(node, BP.event, place)
        _write_event(writer, place, event)
    for number, payment in enumerate(deal.payments, 1):
        place = writer.names.own("payment", deal.id, str(number))
        writer.add(node, BP.payment, place)
        write_payment(writer, place, payment)
    if deal.royalty is not None:
        place = writer.names.own("royalty", deal.id)
        writer.add(node, BP.royalty, place)
        write_royalty(writer, place, deal.royalty)
    for number, duty in enumerate(deal.responsibilities, 1):
        place = writer.names.own("responsibility", deal.id, str(number))
        writer.add(node, BP.responsibility, place)
        _write_duty(writer, place, duty)
    _write_edges(writer, node, deal)


def _write_terms(writer: GraphWriter, node: str, deal: Deal) -> None:
    names = writer.names

    def told(term: str, predicate: URIRef, value: str, evidence: tuple[Evidence, ...]) -> None:
        writer.claim(node, predicate, value, evidence, deal.telling, term_confidence(deal, term), node)

    for party in deal.parties:
        told("party", ROLES[party.role], names.thing(party.organization), party.evidence)
    for subject in deal.subjects:
        told("subject", BP.subject, names.thing(subject.value), subject.evidence)
    if deal.exclusive is not None:
        told("exclusive", BP.exclusive, literal(deal.exclusive.value), deal.exclusive.evidence)
    for predicate, places in ((BP.territory, deal.territory), (BP.territoryExcluded, deal.territory_excluded)):
        for place in places:
            told("territory", predicate, names.thing(place.value), place.evidence)
    if deal.field is not None:
        told("field", BP.field, literal(deal.field.value), deal.field.evidence)
    for target in deal.targets:
        told("target", BP.dealTarget, names.thing(target.value), target.evidence)
    if deal.under is not None:
        told("under", BP.under, names.deal(deal.under.value), deal.under.evidence)
    if deal.ordinal is not None:
        told("ordinal", BP.ordinal, literal(deal.ordinal.value), deal.ordinal.evidence)


def _write_edges(writer: GraphWriter, node: str, deal: Deal) -> None:
    """The plain edges, which rest on the first words that tell of the deal."""
    sure = term_confidence(deal, "party")
    for edge in deal_edges(deal):
        one, other = writer.names.thing(edge.subject), writer.names.thing(edge.object)
        writer.claim(one, BP[edge.predicate], other, deal.evidence[:1], deal.telling, sure, node)


def _write_event(writer: GraphWriter, node: str, event: DealEvent) -> None:
    writer.type(node, BP.DealEvent)
    writer.add(node, BP.eventKind, coded(event.kind))
    if event.date:
        writer.add(node, BP.date, date_term(event.date))
    writer.add(node, BP.reportedIn, writer.names.release)
    writer.support(node, event.evidence)


def _write_duty(writer: GraphWriter, node: str, duty: Responsibility) -> None:
    writer.type(node, BP.Responsibility)
    writer.add(node, BP.activity, coded(duty.activity))
    writer.add(node, BP.responsible, writer.names.thing(duty.responsible))
    if duty.territory is not None:
        writer.add(node, BP.territory, writer.names.thing(duty.territory))
    writer.support(node, duty.evidence)
