"""A deal read back from its claims and nodes; its plain edges only say which of its words lead."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from biopact.codes import Activity, DealKind, EventKind, Telling
from biopact.facts import (
    Deal,
    DealEvent,
    Organization,
    Party,
    Product,
    Responsibility,
    Stated,
    Target,
    Technology,
    Territory,
)
from biopact.loaders.triples.deals import ROLES
from biopact.loaders.triples.from_evidence import GraphReader
from biopact.loaders.triples.from_money import read_payment, read_royalty
from biopact.loaders.triples.from_nodes import id_of, number_of
from biopact.ontology.terms import BP


def read_deal(reader: GraphReader, node: NamedNode) -> Deal:
    """The deal at a node: parties by role, steps, sums and duties in the order of their numbers."""
    graph = reader.graph
    parties = tuple(
        Party(stated.value, role, stated.evidence)
        for role, predicate in ROLES.items()
        for stated in reader.things(node, predicate, Organization)
    )
    exclusive, under, ordinal = (
        next(iter(reader.claims_of(node, term)), None) for term in (BP.exclusive, BP.under, BP.ordinal)
    )
    return Deal(
        id=id_of(node),
        kinds=graph.codes(node, BP.dealKind, DealKind),
        parties=parties,
        events=tuple(_event(reader, place) for place in _numbered(reader, node, BP.event)),
        telling=graph.code(node, BP.toldAs, Telling),
        evidence=reader.evidence(node, first=[piece for edge in reader.edges_of(node) for piece in edge.evidence]),
        confidence=float(graph.text(node, BP.confidence)),
        subjects=reader.things(node, BP.subject, Product, Technology),
        exclusive=Stated(exclusive.object == Literal(True), exclusive.evidence) if exclusive else None,
        territory=reader.things(node, BP.territory, Territory),
        territory_excluded=reader.things(node, BP.territoryExcluded, Territory),
        field=reader.stated_text(node, BP.field),
        targets=reader.things(node, BP.dealTarget, Target),
        payments=tuple(read_payment(reader, place) for place in _numbered(reader, node, BP.payment)),
        royalty=next((read_royalty(reader, place) for place in graph.nodes(node, BP.royalty)), None),
        responsibilities=tuple(_duty(reader, place) for place in _numbered(reader, node, BP.responsibility)),
        under=Stated(id_of(NamedNode(under.object.value)), under.evidence) if under else None,
        ordinal=Stated(int(ordinal.object.value), ordinal.evidence) if ordinal else None,
    )


def _numbered(reader: GraphReader, deal: NamedNode, predicate: str) -> list[NamedNode]:
    return sorted(reader.graph.nodes(deal, predicate), key=number_of)


def _event(reader: GraphReader, node: NamedNode) -> DealEvent:
    graph = reader.graph
    return DealEvent(
        graph.code(node, BP.eventKind, EventKind), graph.text_or_none(node, BP.date), reader.evidence(node)
    )


def _duty(reader: GraphReader, node: NamedNode) -> Responsibility:
    graph = reader.graph
    return Responsibility(
        activity=graph.code(node, BP.activity, Activity),
        responsible=reader.thing(graph.node(node, BP.responsible), Organization),
        evidence=reader.evidence(node),
        territory=next((reader.thing(place, Territory) for place in graph.nodes(node, BP.territory)), None),
    )
