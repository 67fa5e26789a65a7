"""The same sum and the same step, told by several releases of one agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from biopact.codes import EventKind, MoneyState
from biopact.ontology.terms import BP, code
from biopact.resolution.agreements.agreement import WINDOW, Agreement
from biopact.resolution.agreements.periods import Period, period
from biopact.resolution.agreements.telling import Told
from biopact.resolution.resolved import Ground, Join, SetAside
from biopact.resolution.told import EventTold, PaymentTold

ONCE = frozenset({EventKind.SIGNED, EventKind.COMPLETED})
"""Steps that an agreement has once."""

_FIRMNESS = (MoneyState.PAID, MoneyState.COMMITTED, MoneyState.CONTINGENT, MoneyState.HEADLINE, None)

Sum = tuple[Told, PaymentTold]
Step = tuple[Told, EventTold]


class Steps:
    """The steps of an agreement, each with all tellings of it.

    An agreement is signed once and completed once. Other steps of one kind are one if their dates can be: "2011" is
    the milestone of November 2011 where there is no second one in that year, and a step without a date is the only
    one of its kind.
    """

    def __init__(self, agreement: Agreement) -> None:
        by_kind: dict[EventKind, list[Step]] = defaultdict(list)
        for told in agreement.members:
            for event in told.deal.events:
                by_kind[event.kind].append((told, event))
        self.groups = [group for kind in sorted(by_kind) for group in _grouped(by_kind[kind], kind)]
        self._number = {event.node: number for number, group in enumerate(self.groups) for _, event in group}

    def moment_of(self, told: Told) -> int | None:
        """The number of the step that a telling's sums belong to; None for the terms as signed.

        The price of a company is one from signing to closing.
        """
        if not told.reports_step or told.is_purchase_of_company:
            return None
        return self._number[told.steps[0][0].node]


def _grouped(steps: list[Step], kind: EventKind) -> Iterator[list[Step]]:
    if kind in ONCE:
        yield sorted(steps, key=_by_precision)
        return
    groups: list[list[Step]] = []
    for step in sorted(steps, key=_by_precision):
        when = period(step[1].date)
        fitting = [group for group in groups if _one_moment(when, period(group[0][1].date))]
        if len(fitting) == 1:
            fitting[0].append(step)
        else:
            groups.append([step])
    yield from groups


def _by_precision(step: Step) -> tuple[int, str, bool, tuple[str, str], str]:
    told, event = step
    return -len(event.date or ""), event.date or "", not told.is_news, told.key, event.node


def _one_moment(one: Period | None, other: Period | None) -> bool:
    return one is None or other is None or one.overlaps(other)


def join_steps(steps: Steps) -> Iterator[Join | SetAside]:
    """One node for each step. Dates that only say less, or only the day of the release, are left out.

    Dates that contradict each other stay on nodes of their own.
    """
    for group in steps.groups:
        stated = {event.date for told, event in group if event.date and not is_day_of_release(told, event)}
        dates = {event.date for _, event in group if event.date}
        by_date: dict[str | None, list[str]] = defaultdict(list)
        for told, event in group:
            why = None
            if event.date and any(_says_more(other, event.date) for other in dates):
                why = "another telling dates this step more precisely"
            elif event.date and is_day_of_release(told, event) and any(_is_near(event.date, it) for it in stated):
                why = "the day of the release; another telling says on which day it was"
            if why and event.date:
                yield SetAside(told.deal.release, event.node, str(BP.date), event.date, why)
            by_date[None if why else event.date].append(event.node)
        undated = by_date.pop(None, [])
        for nodes in by_date.values():
            yield from as_one([*nodes, *undated], "the same step of one agreement")
            undated = []
        yield from as_one(undated, "the same step of one agreement")


def is_day_of_release(told: Told, event: EventTold) -> bool:
    """True for a date that need not be in the text: news is dated by its release."""
    return told.is_news and event.date == told.deal.release_date


def _says_more(other: str, date: str) -> bool:
    return len(other) > len(date) and other.startswith(date)


def _is_near(date: str, other: str) -> bool:
    one, two = period(date), period(other)
    return (
        date != other and len(other) == len(date) and one is not None and two is not None and one.overlaps(two, WINDOW)
    )


def join_sums(agreement: Agreement, steps: Steps) -> Iterator[Join | SetAside]:
    """One node for each sum: of one kind, amount and currency, for the same step of the agreement.

    Of two equal sums in one release the first is the first of the other release. "Up to" stands if one telling says
    it, and of a sum promised and paid only that it was paid.
    """
    same: dict[tuple[object, ...], list[Sum]] = defaultdict(list)
    for told in sorted(agreement.members, key=lambda told: (not told.is_news, told.key)):
        moment = steps.moment_of(told)
        seen: dict[tuple[object, ...], int] = defaultdict(int)
        for payment in told.deal.payments:
            what = (moment, payment.kind, payment.amount, payment.currency)
            seen[what] += 1
            same[(*what, seen[what])].append((told, payment))
    for group in same.values():
        yield from as_one([payment.node for _, payment in group], "the same sum of one agreement")
        limited = any(payment.up_to for _, payment in group)
        firmest = min((payment.state for _, payment in group), key=_FIRMNESS.index)
        for told, payment in group:
            if limited and not payment.up_to:
                why = "another telling says that the sum is an upper limit"
                yield SetAside(told.deal.release, payment.node, str(BP.upTo), "false", why)
            if payment.state and payment.state is not firmest:
                state, why = str(code("money-state", payment.state)), "another telling says that the sum is firmer"
                yield SetAside(told.deal.release, payment.node, str(BP.moneyState), state, why)


def as_one(nodes: Sequence[str], why: str) -> Iterator[Join]:
    """The first node stands for the others."""
    for node in sorted(set(nodes) - set(nodes[:1])):
        yield Join(node, nodes[0], Ground.AGREEMENT, why)
