"""The sums and royalties of a deal."""

from __future__ import annotations

from biopact.codes import Disclosure
from biopact.facts import Payment, Royalty
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import coded, decimal_literal, literal
from biopact.ontology.terms import BP


def write_payment(writer: GraphWriter, node: str, payment: Payment) -> None:
    """A sum, or one that the text keeps back: then only that it exists."""
    names = writer.names
    writer.type(node, BP.Payment)
    writer.add(node, BP.paymentKind, coded(payment.kind))
    writer.add(node, BP.disclosure, coded(payment.disclosure))
    if payment.money is not None and payment.disclosure is Disclosure.STATED:
        writer.add(node, BP.amount, decimal_literal(payment.money.amount))
        writer.add(node, BP.currency, literal(payment.money.currency))
        writer.add(node, BP.wording, literal(payment.money.wording))
        writer.add(node, BP.upTo, literal(payment.up_to))
    if payment.state is not None:
        writer.add(node, BP.moneyState, coded(payment.state))
    if payment.payer is not None:
        writer.add(node, BP.payer, names.thing(payment.payer))
    if payment.payee is not None:
        writer.add(node, BP.payee, names.thing(payment.payee))
    for kind in payment.milestone_kinds:
        writer.add(node, BP.milestoneKind, coded(kind))
    writer.support(node, payment.evidence)


def write_royalty(writer: GraphWriter, node: str, royalty: Royalty) -> None:
    """Royalties, with rates where the text allows them to be read."""
    writer.type(node, BP.Royalty)
    if royalty.tiered is not None:
        writer.add(node, BP.tiered, literal(royalty.tiered))
    for predicate, rate in ((BP.lowRate, royalty.low), (BP.highRate, royalty.high)):
        if rate is not None:
            writer.add(node, predicate, decimal_literal(rate))
    if royalty.wording:
        writer.add(node, BP.wording, literal(royalty.wording))
    writer.support(node, royalty.evidence)
