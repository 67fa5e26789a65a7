"""What a set of deals paid: for each measure and currency how many, the median, the quartiles and the extremes.

Nothing is added that is not one thing. A deal gives a measure one figure, or none: sums of another state, kind or
currency are never added to it, and where several sums leave open which of them is meant, or whether one includes the
other, the deal is counted as unclear instead. "Up to" figures are upper limits and have a line of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median, quantiles

from biopact.codes import Disclosure, MoneyState, PaymentKind
from biopact.graph.comparables.deals import Comparable
from biopact.graph.rows import PaymentRow

PERCENT = "%"
"""Stands for the currency of a royalty: percent of net sales."""


class Measure(StrEnum):
    """What is compared. A headline total holds the other sums, so it has a line of its own and joins none."""

    UPFRONT = "upfront"
    PURCHASE_PRICE = "purchase price"
    CONTINGENT = "contingent"
    HEADLINE = "headline"
    ROYALTY_LOW = "royalty from"
    ROYALTY_HIGH = "royalty to"


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """One deal's figure: whole units of a currency, or percent of net sales."""

    currency: str
    up_to: bool
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """How one measure is spread over the `deals` that give a figure in this currency."""

    measure: Measure
    currency: str
    up_to: bool
    deals: int
    least: Decimal
    lower_quartile: Decimal
    median: Decimal
    upper_quartile: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many deals give a measure a figure, several that leave it unclear, words only, withhold it, or are silent."""

    measure: Measure
    figure: int
    unclear: int
    words_only: int
    withheld: int
    silent: int


def spreads(deals: Iterable[Comparable]) -> tuple[Spread, ...]:
    """One line for each measure, currency and kind of figure that some deal gives, in the order of `Measure`."""
    found: dict[tuple[Measure, str, bool], list[Decimal]] = defaultdict(list)
    for deal in deals:
        for measure in Measure:
            for figure in figures(deal, measure):
                found[measure, figure.currency, figure.up_to].append(figure.amount)
    order = list(Measure)
    return tuple(
        Spread(*key, len(found[key]), *_five(found[key]))
        for key in sorted(found, key=lambda key: (order.index(key[0]), key[1], key[2]))
    )


def _five(amounts: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal, Decimal, Decimal]:
    """Least, lower quartile, median, upper quartile, most.

    Quartiles are interpolated between the ordered figures at positions (n - 1) p, so that the least and the most are
    the quantiles 0 and 1: definition 7 of Hyndman, R. J., Fan, Y. (1996), "Sample quantiles in statistical packages",
    The American Statistician 50(4), the default of R and NumPy. A single figure is all five.
    """
    lower, upper = amounts[0], amounts[0]
    if len(amounts) > 1:
        lower, _, upper = quantiles(amounts, n=4, method="inclusive")
    return min(amounts), lower, median(amounts), upper, max(amounts)


def coverage(deals: Iterable[Comparable]) -> tuple[Coverage, ...]:
    """One line for each measure: each deal is counted once, by the best that it says."""
    deals = tuple(deals)
    lines = []
    for measure in Measure:
        said = [_said(deal, measure) for deal in deals]
        counts = [said.count(what) for what in ("figure", "unclear", "words", "withheld", "silent")]
        lines.append(Coverage(measure, *counts))
    return tuple(lines)


def _said(deal: Comparable, measure: Measure) -> str:
    if figures(deal, measure):
        return "figure"
    if measure in (Measure.ROYALTY_LOW, Measure.ROYALTY_HIGH):
        return "words" if deal.royalties else "silent"
    sums = _sums(deal, measure)
    if any(payment.amount is not None for payment in sums):
        return "unclear"
    if any(payment.disclosure is not Disclosure.WITHHELD for payment in sums):
        return "words"
    # Who keeps the whole secret keeps every part of it secret.
    secret = (*sums, *(payment for payment in deal.payments if payment.kind is PaymentKind.TOTAL_VALUE))
    return "withheld" if any(payment.disclosure is Disclosure.WITHHELD for payment in secret) else "silent"


def figures(deal: Comparable, measure: Measure) -> tuple[Figure, ...]:
    """The deal's figure of a measure in each currency in which it gives one clearly."""
    if measure in (Measure.ROYALTY_LOW, Measure.ROYALTY_HIGH):
        low = [royalty.low for royalty in deal.royalties if royalty.low is not None]
        high = [royalty.high for royalty in deal.royalties if royalty.high is not None]
        rates = [min(low)] if measure is Measure.ROYALTY_LOW and low else []
        rates += [max(high)] if measure is Measure.ROYALTY_HIGH and high else []
        return tuple(Figure(PERCENT, False, rate) for rate in rates)
    by_currency: dict[str, list[PaymentRow]] = defaultdict(list)
    for payment in _sums(deal, measure):
        if payment.amount is not None and payment.currency:
            by_currency[payment.currency].append(payment)
    found = (_clear(currency, sums) for currency, sums in sorted(by_currency.items()))
    return tuple(figure for figure in found if figure)


def _sums(deal: Comparable, measure: Measure) -> list[PaymentRow]:
    if measure is Measure.CONTINGENT:
        return [payment for payment in deal.payments if payment.state is MoneyState.CONTINGENT]
    kind = {Measure.UPFRONT: PaymentKind.UPFRONT, Measure.PURCHASE_PRICE: PaymentKind.PURCHASE_PRICE}.get(measure)
    if kind is None:
        return [payment for payment in deal.payments if payment.state is MoneyState.HEADLINE]
    return [
        payment
        for payment in deal.payments
        if payment.kind is kind and payment.state not in (MoneyState.CONTINGENT, MoneyState.HEADLINE)
    ]


def _clear(currency: str, sums: Sequence[PaymentRow]) -> Figure | None:
    """The one figure that these sums of one measure give, or None where that is open.

    One sum, however often told, is the figure; "up to" if it is ever told so. Of several sums for milestones, the
    largest includes the others if it speaks of milestones in general, or of all their kinds and more; sums for
    different kinds of milestones are parts of one total and are added.
    """
    amounts = {payment.amount or Decimal() for payment in sums}
    if len(amounts) == 1:
        return Figure(currency, any(payment.up_to for payment in sums), amounts.pop())
    if {payment.kind for payment in sums} != {PaymentKind.MILESTONES}:
        return None
    parts = {(payment.amount or Decimal(), bool(payment.up_to), frozenset(payment.milestone_kinds)) for payment in sums}
    largest, up_to, widest = max(parts, key=lambda part: (part[0], part[1], sorted(part[2])))
    others = parts - {(largest, up_to, widest)}
    if all(kinds and (not widest or kinds < widest) for _, _, kinds in others):
        return Figure(currency, up_to, largest)
    kinds = [kind for part in parts for kind in part[2]]
    if all(part[2] for part in parts) and len(kinds) == len(set(kinds)):
        return Figure(currency, any(part[1] for part in parts), sum((part[0] for part in parts), Decimal()))
    return None
