"""What a release states, one line of plain words for each fact, with the evidence behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from biopact.codes import Disclosure
from biopact.facts import Deal, DealEvent, Money, Payment, ProductCount, Relation, ReleaseFacts, Royalty
from biopact.loaders.confidence import term_confidence
from biopact.text import Evidence

Kind = Literal[
    "release", "deal", "party", "subject", "right", "date", "money", "royalty", "duty", "relation", "person", "count"
]


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact in words."""

    kind: Kind
    words: str
    evidence: tuple[Evidence, ...]
    confidence: float | None = None
    """How likely it was read rightly, for deals, their terms and relations."""


def statements(facts: ReleaseFacts) -> Iterator[Statement]:
    """Everything read from the release: the release itself, its deals term by term, then relations, people, counts."""
    for label, stated in (("title", facts.title), ("date", facts.date)):
        if stated:
            yield Statement("release", f"{label}: {stated.value}", stated.evidence)
    for deal in facts.deals:
        yield from _deal(deal)
    for relation in facts.relations:
        yield Statement("relation", _relation(relation), relation.evidence, relation.confidence)
    for member in facts.memberships:
        words = f"{member.person.name}: {member.role}, {member.organization.name}"
        yield Statement("person", words, member.evidence)
    for count in facts.counts:
        yield Statement("count", _count(count), count.evidence)


def _deal(deal: Deal) -> Iterator[Statement]:
    kinds = ", ".join(deal.kinds)
    names = ", ".join(party.organization.name for party in deal.parties)
    yield Statement("deal", f"{kinds}: {names} ({deal.telling})", deal.evidence, deal.confidence)
    for party in deal.parties:
        sure = term_confidence(deal, "party")
        yield Statement("party", f"{party.role}: {party.organization.name}", party.evidence, sure)
    for subject in deal.subjects:
        sure = term_confidence(deal, "subject")
        yield Statement("subject", f"subject: {subject.value.name}", subject.evidence, sure)
    for target in deal.targets:
        yield Statement("subject", f"target: {target.value.name}", target.evidence)
    yield from _rights(deal)
    for event in deal.events:
        yield Statement("date", _event(event), event.evidence)
    for payment in deal.payments:
        yield Statement("money", _payment(payment), payment.evidence)
    if deal.royalty:
        yield Statement("royalty", _royalty(deal.royalty), deal.royalty.evidence)
    for duty in deal.responsibilities:
        where = f" in {duty.territory.name}" if duty.territory else ""
        yield Statement("duty", f"{duty.activity}: {duty.responsible.name}{where}", duty.evidence)


def _rights(deal: Deal) -> Iterator[Statement]:
    if deal.exclusive:
        yield Statement("right", "exclusive" if deal.exclusive.value else "not exclusive", deal.exclusive.evidence)
    for territory in deal.territory:
        yield Statement("right", f"territory: {territory.value.name}", territory.evidence)
    for territory in deal.territory_excluded:
        yield Statement("right", f"not in: {territory.value.name}", territory.evidence)
    if deal.field:
        yield Statement("right", f"field: {deal.field.value}", deal.field.evidence)
    if deal.ordinal:
        yield Statement("right", f"number {deal.ordinal.value} of its kind", deal.ordinal.evidence)
    if deal.under:
        yield Statement("right", f"under: {deal.under.value}", deal.under.evidence)


def amount(money: Money) -> str:
    """The sum with its currency.

    >>> from decimal import Decimal
    >>> amount(Money(Decimal("1000000"), "USD", "$1 million"))
    'USD 1,000,000'
    """
    return f"{money.currency} {money.amount:,f}"


def _payment(payment: Payment) -> str:
    if payment.money is None:
        sum_ = "not disclosed" if payment.disclosure is Disclosure.WITHHELD else "amount not stated"
    else:
        sum_ = ("up to " if payment.up_to else "") + amount(payment.money)
    who = " to ".join(side.name for side in (payment.payer, payment.payee) if side)
    state = f", {payment.state}" if payment.state else ""
    return f"{payment.kind}: {sum_}{state}" + (f" ({who})" if who else "")


def _royalty(royalty: Royalty) -> str:
    if royalty.low is not None and royalty.high is not None and royalty.low != royalty.high:
        rate = f"{royalty.low}-{royalty.high} %"
    elif royalty.low is not None or royalty.high is not None:
        rate = f"{royalty.low if royalty.low is not None else royalty.high} %"
    else:
        rate = royalty.wording or "rate not stated"
    return ("tiered royalty: " if royalty.tiered else "royalty: ") + rate


def _event(event: DealEvent) -> str:
    return f"{event.kind}: {event.date or 'date not stated'}"


def _relation(relation: Relation) -> str:
    other = relation.object if isinstance(relation.object, str) else relation.object.name
    return f"{relation.subject.name} {relation.predicate} {other}"


def _count(count: ProductCount) -> str:
    return f"{count.count} {count.label}"
