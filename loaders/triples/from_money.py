"""Sums and royalties read back."""

from __future__ import annotations

from pyoxigraph import NamedNode

from biopact.codes import Disclosure, MilestoneKind, MoneyState, PaymentKind
from biopact.facts import Money, Organization, Payment, Royalty
from biopact.loaders.triples.from_evidence import GraphReader
from biopact.ontology.terms import BP


def read_payment(reader: GraphReader, node: NamedNode) -> Payment:
    """The sum at a node, or one that the text keeps back."""
    graph = reader.graph
    payer, payee = (
        next((reader.thing(party, Organization) for party in graph.nodes(node, predicate)), None)
        for predicate in (BP.payer, BP.payee)
    )
    return Payment(
        kind=graph.code(node, BP.paymentKind, PaymentKind),
        money=_money(reader, node),
        evidence=reader.evidence(node),
        up_to=bool(graph.flag(node, BP.upTo)),
        state=next(iter(graph.codes(node, BP.moneyState, MoneyState)), None),
        disclosure=graph.code(node, BP.disclosure, Disclosure),
        payer=payer,
        payee=payee,
        milestone_kinds=graph.codes(node, BP.milestoneKind, MilestoneKind),
    )


def _money(reader: GraphReader, node: NamedNode) -> Money | None:
    amount = reader.graph.number(node, BP.amount)
    if amount is None:
        return None
    return Money(amount, reader.graph.text(node, BP.currency), reader.graph.text(node, BP.wording))


def read_royalty(reader: GraphReader, node: NamedNode) -> Royalty:
    """The royalties at a node."""
    graph = reader.graph
    return Royalty(
        evidence=reader.evidence(node),
        tiered=graph.flag(node, BP.tiered),
        low=graph.number(node, BP.lowRate),
        high=graph.number(node, BP.highRate),
        wording=graph.text_or_none(node, BP.wording),
    )
