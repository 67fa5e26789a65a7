"""Deals as the page shows them: a title, the parties, and every term with its proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from biopact.codes import Activity, Disclosure, EventKind, PaymentKind
from biopact.graph.answers import Answers
from biopact.graph.comparables.deals import comparables
from biopact.graph.explorer.proof import Proof
from biopact.graph.explorer.view import ViewDeal, ViewEvent, ViewParty, ViewTerm
from biopact.graph.explorer.wording import in_order, joined, money, plain, rate, title
from biopact.graph.rows import DealRow, DutyRow, EventRow, PartyRow, PaymentRow, RoyaltyRow, TermRow
from biopact.ontology.terms import BP

Row = TypeVar("Row", PartyRow, PaymentRow, EventRow, TermRow, RoyaltyRow, DutyRow)
Told = TypeVar("Told")

_RIGHTS = {
    "exclusive": str(BP.exclusive),
    "territory": str(BP.territory),
    "territory excluded": str(BP.territoryExcluded),
    "field": str(BP.field),
    "subject": str(BP.subject),
    "target": str(BP.dealTarget),
}
"""The terms of rights in the order of the page, with the properties that their claims bear."""


class Deals:
    """Everything that the store says of its deals, read once."""

    def __init__(self, answers: Answers, proof: Proof) -> None:
        self.proof = proof
        self.rows = answers.deals
        self._labels = {party.organization: party.label for party in answers.parties}
        self._parties = _by_deal(answers.parties)
        self._signatories = _by_deal(answers.signatories)
        self._payments = _by_deal(answers.payments)
        self._events = _by_deal(answers.events)
        self._terms = _by_deal(answers.terms)
        self._royalties = _by_deal(answers.royalties)
        self._duties = _by_deal(answers.duties)
        self._about = {deal.deal: deal for deal in comparables(answers)}

    def views(self) -> tuple[ViewDeal, ...]:
        """All deals, the newest first."""
        return tuple(self._view(row) for row in self.rows)

    def _view(self, row: DealRow) -> ViewDeal:
        terms, about = self._terms[row.deal], self._about[row.deal]
        subjects = [term.label for term in terms if term.term == "subject"]
        return ViewDeal(
            id=row.deal,
            # The title names who signed, also where the page is about their owners.
            title=title(row.kinds, self._signatories[row.deal], subjects),
            kinds=in_order(row.kinds),
            date=row.date,
            parties=parties_of(self._parties[row.deal]),
            terms=(*self._money(row.deal), *self._rates(row.deal), *self._rights(row.deal), *self._tasks(row.deal)),
            telling=row.telling,
            evidence=self.proof.of([row.deal]),
            events=tuple(self._steps(row.deal)),
            under=next((term.value for term in terms if term.term == "under"), None),
            confidence=None if row.confidence is None else float(row.confidence),
            stage=about.stage,
            territories=about.territory,
            technologies=tuple(technology.label for technology in about.technologies if not technology.undisclosed),
        )

    def _money(self, deal: str) -> Iterator[ViewTerm]:
        # A sum that a second release repeats is the same sum with one more witness.
        same = _grouped(
            self._payments[deal],
            lambda row: (row.kind, row.amount, row.currency, row.up_to, row.state, row.disclosure, row.milestone_kinds),
        )
        for told in sorted(same, key=lambda told: (list(PaymentKind).index(told[0].kind), told[0].amount or 0)):
            first = told[0]
            yield ViewTerm(
                label="other sum" if first.kind is PaymentKind.OTHER else plain(first.kind),
                value=money(first) + self._who_pays_whom(told),
                state=first.state,
                disclosure=first.disclosure or Disclosure.STATED,
                evidence=self.proof.of(row.payment for row in told),
                amount=first.amount,
                currency=first.currency,
            )

    def _who_pays_whom(self, told: list[PaymentRow]) -> str:
        payer = next((row.payer for row in told if row.payer), None)
        payee = next((row.payee for row in told if row.payee), None)
        if told[0].amount is None or not (payer in self._labels and payee in self._labels):
            return ""
        if payer == payee:  # what one part of an owner pays to another
            return ""
        return f" from {self._labels[payer]} to {self._labels[payee]}"

    def _rates(self, deal: str) -> Iterator[ViewTerm]:
        for told in _grouped(self._royalties[deal], rate):
            yield ViewTerm("royalties", rate(told[0]), evidence=self.proof.of(row.royalty for row in told))

    def _rights(self, deal: str) -> Iterator[ViewTerm]:
        for name, predicate in _RIGHTS.items():
            for term in self._terms[deal]:
                if term.term == name:
                    value = {"true": "yes", "false": "no"}[term.label] if name == "exclusive" else term.label
                    yield ViewTerm(name, value, evidence=self.proof.of_edge(deal, predicate, term.value))

    def _tasks(self, deal: str) -> Iterator[ViewTerm]:
        same = _grouped(self._duties[deal], lambda row: (row.activity, row.organization))
        for told in sorted(same, key=lambda told: (list(Activity).index(told[0].activity), told[0].label)):
            places = joined(sorted({row.territory for row in told if row.territory}))
            value = f"{told[0].label} ({places})" if places else told[0].label
            yield ViewTerm(plain(told[0].activity), value, evidence=self.proof.of(row.duty for row in told))

    def _steps(self, deal: str) -> Iterator[ViewEvent]:
        same = _grouped(self._events[deal], lambda row: (row.kind, row.date))
        for told in sorted(same, key=lambda told: (told[0].date or "~", list(EventKind).index(told[0].kind))):
            yield ViewEvent(told[0].kind.value, told[0].date, self.proof.of(row.event for row in told))


def parties_of(rows: Iterable[PartyRow]) -> tuple[ViewParty, ...]:
    """Who takes part, with the names under which they signed where those are not their own."""
    return tuple(ViewParty(row.organization, _named(row), row.role.value) for row in rows)


def _named(party: PartyRow) -> str:
    return f"{party.label} (signed as {joined(party.signed_as)})" if party.signed_as else party.label


def _by_deal(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.deal].append(row)
    return found


def _grouped(rows: Iterable[Told], key: Callable[[Told], Hashable]) -> list[list[Told]]:
    found: dict[Hashable, list[Told]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.values())
