"""What releases tell, as far as people have not decided that it is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol

from biopact.codes import Activity, DealKind, EventKind, MilestoneKind, MoneyState, PaymentKind, Role
from biopact.resolution.told import DealTold, DutyTold, EventTold, PaymentTold, RoyaltyTold, ThingTold

At = tuple[str, str, str]
"""A release, a node of it, and the name of one of PROPERTIES."""


class _Part(Protocol):
    """A sum, step, royalty or duty of a deal."""

    @property
    def node(self) -> str: ...


@dataclass(frozen=True)
class Verdicts:
    """Nodes that are rejected, and values that a release is no longer, or is now, taken to tell.

    Values are written as decisions write them.
    """

    rejected: frozenset[str] = frozenset()
    unsaid: dict[At, set[str]] = field(default_factory=lambda: defaultdict(set))
    instead: dict[At, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of_things(self, told: Iterable[ThingTold]) -> Iterator[ThingTold]:
        """The things, with the tickers and places that stand."""
        touched = self._touched()
        for thing in told:
            if thing.node in touched:
                yield replace(
                    thing,
                    tickers=self._values(thing.release, thing.node, "ticker", thing.tickers),
                    places=self._values(thing.release, thing.node, "location", thing.places),
                )
            else:
                yield thing

    def of_deals(self, told: Iterable[DealTold]) -> Iterator[DealTold]:
        """The deals that stand, with the terms, sums and steps that stand."""
        touched = self._touched()
        for deal in told:
            if deal.node in self.rejected:
                continue
            parts: tuple[_Part, ...] = (*deal.events, *deal.payments, *deal.royalties, *deal.duties)
            nodes = {deal.release, deal.node, *(part.node for part in parts)}
            yield self._deal(deal) if touched & nodes else deal

    def _touched(self) -> set[str]:
        return {*self.rejected, *(node for _, node, _ in (*self.unsaid, *self.instead))}

    def _values(self, release: str, node: str, name: str, told: Iterable[str]) -> tuple[str, ...]:
        at = (release, node, name)
        return tuple(sorted((set(told) - self.unsaid.get(at, set())) | self.instead.get(at, set())))

    def _value(self, release: str, node: str, name: str, told: str | None) -> str | None:
        """The one value that stands; where a release told none that was taken back, what was decided is added only."""
        at = (release, node, name)
        stays = told is not None and told not in self.unsaid.get(at, set())
        return told if stays else min(self.instead.get(at, set()), default=None)

    def _deal(self, deal: DealTold) -> DealTold:
        release, node = deal.release, deal.node
        parties = [
            (role, organization)
            for role in Role
            for organization in self._values(
                release, node, role.value, (party for held, party in deal.parties if held is role)
            )
        ]
        exclusive = self._value(release, node, "exclusive", None if deal.exclusive is None else _truth(deal.exclusive))
        return replace(
            deal,
            release_date=self._value(release, release, "issued", deal.release_date),
            kinds=tuple(map(DealKind, self._values(release, node, "dealKind", deal.kinds))),
            parties=tuple(parties),
            events=tuple(self._event(release, it) for it in deal.events if it.node not in self.rejected),
            payments=tuple(self._payment(release, it) for it in deal.payments if it.node not in self.rejected),
            royalties=tuple(self._royalty(release, it) for it in deal.royalties if it.node not in self.rejected),
            duties=tuple(self._duty(release, it) for it in deal.duties if it.node not in self.rejected),
            subjects=self._values(release, node, "subject", deal.subjects),
            targets=self._values(release, node, "dealTarget", deal.targets),
            exclusive=None if exclusive is None else exclusive == "true",
            territories=self._values(release, node, "territory", deal.territories),
            under=self._value(release, node, "under", deal.under),
        )

    def _event(self, release: str, event: EventTold) -> EventTold:
        kind = self._value(release, event.node, "eventKind", event.kind)
        return replace(
            event,
            kind=EventKind(kind or event.kind),
            date=self._value(release, event.node, "date", event.date),
        )

    def _payment(self, release: str, payment: PaymentTold) -> PaymentTold:
        def value(name: str, told: str | None) -> str | None:
            return self._value(release, payment.node, name, told)

        amount = value("amount", _number(payment.amount))
        kind = value("paymentKind", payment.kind)
        state = value("moneyState", payment.state)
        purposes = self._values(release, payment.node, "milestoneKind", payment.milestone_kinds)
        return replace(
            payment,
            kind=PaymentKind(kind or payment.kind),
            amount=None if amount is None else Decimal(amount),
            currency=value("currency", payment.currency),
            up_to=value("upTo", _truth(payment.up_to)) == "true",
            state=MoneyState(state) if state else None,
            milestone_kinds=tuple(map(MilestoneKind, purposes)),
        )

    def _royalty(self, release: str, royalty: RoyaltyTold) -> RoyaltyTold:
        def value(name: str, told: str | None) -> str | None:
            return self._value(release, royalty.node, name, told)

        tiered = value("tiered", None if royalty.tiered is None else _truth(royalty.tiered))
        low, high = value("lowRate", _number(royalty.low)), value("highRate", _number(royalty.high))
        return replace(
            royalty,
            tiered=None if tiered is None else tiered == "true",
            low=None if low is None else Decimal(low),
            high=None if high is None else Decimal(high),
        )

    def _duty(self, release: str, duty: DutyTold) -> DutyTold:
        activity = self._value(release, duty.node, "activity", duty.activity)
        return replace(
            duty,
            activity=Activity(activity or duty.activity),
            responsible=self._value(release, duty.node, "responsible", duty.responsible) or duty.responsible,
            territory=self._value(release, duty.node, "territory", duty.territory),
        )


def _nodes(
    parts: Iterable[EventTold] | Iterable[PaymentTold] | Iterable[RoyaltyTold] | Iterable[DutyTold],
) -> list[str]:
    return [part.node for part in parts]


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _truth(value: bool) -> str:
    return "true" if value else "false"
