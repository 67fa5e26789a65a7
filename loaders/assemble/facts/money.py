"""Payments and royalties of a deal: who pays whom, and how real each sum is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.codes import Disclosure, EventKind, MoneyState, PaymentKind, Role
from biopact.facts import Money, Organization, Payment, Royalty
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.facts.evidence import seen
from biopact.text import Span

_STATES = {
    PaymentKind.UPFRONT: MoneyState.COMMITTED,
    PaymentKind.MILESTONES: MoneyState.CONTINGENT,
    PaymentKind.MILESTONE_PAID: MoneyState.PAID,
    PaymentKind.EQUITY: MoneyState.COMMITTED,
    PaymentKind.OPTION_FEE: MoneyState.CONTINGENT,
    PaymentKind.RESEARCH_FUNDING: MoneyState.COMMITTED,
    PaymentKind.PURCHASE_PRICE: MoneyState.COMMITTED,
    PaymentKind.PRICE_PER_SHARE: MoneyState.COMMITTED,
    PaymentKind.TOTAL_VALUE: MoneyState.HEADLINE,
    PaymentKind.OTHER: MoneyState.CONTINGENT,
}
_PAYEES = {Role.LICENSOR, Role.ACQUIRED, Role.SELLER, Role.SUPPLIER, Role.INVESTEE}
_PAYERS = {Role.LICENSEE, Role.ACQUIRER, Role.BUYER, Role.CUSTOMER, Role.INVESTOR}


def payments_of(draft: DealDraft, organizations: Sequence[Organization]) -> tuple[Payment, ...]:
    """The sums of a deal with payer and payee; one without sum where the news withholds its terms."""
    payments = []
    giver = [number for number, role in draft.roles.items() if role in _PAYEES]
    taker = [number for number, role in draft.roles.items() if role in _PAYERS]
    for found in draft.payments:
        value = found.value
        payer = next((number for number in value.payer if number in draft.roles), taker[0] if taker else None)
        payee = next(
            (number for number in value.payee if number in draft.roles and number != payer),
            giver[0] if giver else None,
        )
        state = _STATES[value.kind]
        if value.kind is PaymentKind.PURCHASE_PRICE and draft.event is EventKind.COMPLETED:
            state = MoneyState.PAID
        payments.append(
            Payment(
                value.kind,
                Money(value.sum.amount, value.sum.currency, value.sum.span.of(found.skeleton.document.release.text)),
                seen(found.skeleton, found.rule),
                value.up_to,
                state,
                Disclosure.STATED,
                organizations[payer] if payer is not None else None,
                organizations[payee] if payee is not None and payee != payer else None,
                value.milestone_kinds,
            )
        )
    if not payments and draft.withheld is not None and draft.news:
        payments.append(
            Payment(
                PaymentKind.TOTAL_VALUE,
                None,
                seen(draft.withheld, "terms-withheld"),
                disclosure=Disclosure.WITHHELD,
            )
        )
    return tuple(payments)


def royalty_of(draft: DealDraft) -> Royalty | None:
    """The royalties of a deal with the words that give their rates; None where it has none."""
    if draft.royalty is None:
        return None
    found = draft.royalty
    span = found.skeleton.span(found.start, found.end)
    return Royalty(
        seen(found.skeleton, found.rule),
        found.value.tiered,
        found.value.low,
        found.value.high,
        _clause(found.skeleton.document.release.text, span, found.skeleton.sentence.span),
    )


def _clause(text: str, span: Span, sentence: Span) -> str:
    """The words of a sentence around a royalty that give its rates: up to a comma or stop on either side."""
    start = max(sentence.start, text.rfind(",", sentence.start, span.start) + 1)
    end = min(
        (at for at in (text.find(mark, span.end, sentence.end) for mark in (";", ". ", ", plus", ", and")) if at >= 0),
        default=sentence.end,
    )
    return re.sub(r"\s+", " ", text[start:end]).strip(" ,.;")[:240]
