"""Facts in the one form in which two of them can be compared: in order, and with nothing that a graph does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from biopact.codes import DealKind, Disclosure, MilestoneKind, Role
from biopact.facts import (
    Deal,
    DealEvent,
    Membership,
    Party,
    Payment,
    ProductCount,
    Relation,
    ReleaseFacts,
    Responsibility,
    Royalty,
    Stated,
    Thing,
)
from biopact.loaders.triples.things import things_of
from biopact.text import Evidence, Span

T = TypeVar("T")
AThing = TypeVar("AThing", bound=Thing)
Code = TypeVar("Code", bound=StrEnum)
Joinable = TypeVar("Joinable", Party, Relation, Stated[Any])


def canonical(facts: ReleaseFacts) -> ReleaseFacts:
    """The same facts in canonical form: two releases' facts say the same just when their canonical forms are equal.

    Every mention of a thing becomes the one thing of its identifier, with all its names. Whatever a graph holds
    without order is sorted: evidence by its place in the text, parties by role, everything else by identifier or
    key; steps, sums and duties of a deal are numbered in a graph and keep their order. Parties and relations told
    twice become one with the evidence of both. Confidence is in hundredths, an empty text is none, and a sum that
    the text keeps back is no upper limit. Deals and counts must have distinct identifiers.
    """
    form = _Form({(thing.segment, thing.id): thing for thing in things_of(facts)})
    return replace(
        facts,
        title=_told(facts.title),
        date=_told(facts.date),
        issuers=tuple(sorted({form.thing(issuer) for issuer in facts.issuers}, key=lambda issuer: issuer.id)),
        things=things_of(facts),
        deals=tuple(sorted(map(form.deal, facts.deals), key=lambda deal: deal.id)),
        relations=_joined(map(form.relation, facts.relations), lambda it: (*it.key, isinstance(it.object, str))),
        memberships=tuple(sorted(map(form.membership, facts.memberships), key=_post)),
        counts=tuple(sorted(map(form.count, facts.counts), key=lambda count: count.id)),
    )


class _Form:
    """Brings facts about known things into form."""

    def __init__(self, things: Mapping[tuple[str, str], Thing]) -> None:
        self._things = things

    def thing(self, thing: AThing) -> AThing:
        return cast(AThing, self._things[thing.segment, thing.id])

    def thing_or_none(self, thing: AThing | None) -> AThing | None:
        return None if thing is None else self.thing(thing)

    def things(self, stated: Iterable[Stated[AThing]]) -> tuple[Stated[AThing], ...]:
        found = [Stated(self.thing(it.value), _ordered(it.evidence)) for it in stated]
        return _joined(found, lambda it: (it.value.segment, it.value.id))

    def deal(self, deal: Deal) -> Deal:
        return replace(
            deal,
            kinds=_listed(deal.kinds, DealKind),
            parties=_joined(map(self.party, deal.parties), _role_and_name),
            events=tuple(map(_event, deal.events)),
            evidence=_ordered(deal.evidence),
            confidence=_hundredths(deal.confidence),
            subjects=self.things(deal.subjects),
            exclusive=_told(deal.exclusive),
            territory=self.things(deal.territory),
            territory_excluded=self.things(deal.territory_excluded),
            field=_told(deal.field),
            targets=self.things(deal.targets),
            payments=tuple(map(self.payment, deal.payments)),
            royalty=_royalty(deal.royalty) if deal.royalty else None,
            responsibilities=tuple(map(self.duty, deal.responsibilities)),
            under=_told(deal.under),
            ordinal=_told(deal.ordinal),
        )

    def party(self, party: Party) -> Party:
        return Party(self.thing(party.organization), party.role, _ordered(party.evidence))

    def payment(self, payment: Payment) -> Payment:
        money = payment.money if payment.disclosure is Disclosure.STATED else None
        return replace(
            payment,
            money=money,
            evidence=_ordered(payment.evidence),
            up_to=payment.up_to and money is not None,
            payer=self.thing_or_none(payment.payer),
            payee=self.thing_or_none(payment.payee),
            milestone_kinds=_listed(payment.milestone_kinds, MilestoneKind),
        )

    def duty(self, duty: Responsibility) -> Responsibility:
        return Responsibility(
            duty.activity,
            self.thing(duty.responsible),
            _ordered(duty.evidence),
            self.thing_or_none(duty.territory),
        )

    def relation(self, relation: Relation) -> Relation:
        return replace(
            relation,
            subject=self.thing(relation.subject),
            object=relation.object if isinstance(relation.object, str) else self.thing(relation.object),
            evidence=_ordered(relation.evidence),
            confidence=_hundredths(relation.confidence),
        )

    def membership(self, membership: Membership) -> Membership:
        return Membership(
            self.thing(membership.person),
            self.thing(membership.organization),
            membership.role,
            _ordered(membership.evidence),
        )

    def count(self, count: ProductCount) -> ProductCount:
        return replace(
            count,
            evidence=_ordered(count.evidence),
            technology=self.thing_or_none(count.technology),
            holder=self.thing_or_none(count.holder),
            status=count.status or None,
            part_of=count.part_of or None,
            under=tuple(sorted(set(count.under))),
        )


def _event(event: DealEvent) -> DealEvent:
    return DealEvent(event.kind, event.date or None, _ordered(event.evidence))


def _royalty(royalty: Royalty) -> Royalty:
    return replace(royalty, evidence=_ordered(royalty.evidence), wording=royalty.wording or None)


def _told(stated: Stated[T] | None) -> Stated[T] | None:
    return None if stated is None else Stated(stated.value, _ordered(stated.evidence))


def _ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(evidence), key=_place))


def _place(evidence: Evidence) -> tuple[Span, str]:
    return evidence.span, evidence.rule


def _listed(codes: Iterable[Code], kind: type[Code]) -> tuple[Code, ...]:
    found = set(codes)
    return tuple(member for member in kind if member in found)


def _joined(told: Iterable[Joinable], key: Callable[[Joinable], Any]) -> tuple[Joinable, ...]:
    same: dict[Any, list[Joinable]] = {}
    for one in told:
        same.setdefault(key(one), []).append(one)
    return tuple(
        replace(same[found][0], evidence=_ordered(piece for one in same[found] for piece in one.evidence))
        for found in sorted(same)
    )


def _role_and_name(party: Party) -> tuple[int, str]:
    return list(Role).index(party.role), party.organization.id


def _post(membership: Membership) -> tuple[str, str, str, list[tuple[Span, str]]]:
    return membership.person.id, membership.organization.id, membership.role, [*map(_place, membership.evidence)]


def _hundredths(confidence: float) -> float:
    return float(f"{confidence:.2f}")
