"""Comparable deals and what they paid, as a table, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from biopact.codes import Disclosure, MoneyState, PaymentKind
from biopact.commands.output import rows_as, table
from biopact.commands.sides import between
from biopact.commands.spreading import number, summary_object, summary_table
from biopact.graph.comparables.deals import Comparable, Named
from biopact.graph.comparables.figures import Measure, figures
from biopact.graph.comparables.likeness import Likeness
from biopact.graph.rows import PaymentRow, RoyaltyRow

WIDEST = 32
"""Characters of a cell of the table."""

_SHOWN = (
    *("date", "parties", "kinds", "about", "stage", "upfront", "committed", "paid", "contingent", "headline"),
    *("royalty", "exclusive", "territory", "release"),
)
"""The columns of the table; CSV has all."""

Cell = str | float


def rendered(found: Sequence[Likeness], form: str) -> str:
    """The deals, with the summary of what they paid below them, except in CSV."""
    deals = [one.deal for one in found]
    if form == "json":
        content = {"deals": [_object(one) for one in found], "summary": summary_object(deals)}
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        lines = [_line(one) for one in found]
        names = list(lines[0] if lines else _line(Likeness(Comparable(""))))
        return rows_as("csv", names, [list(line.values()) for line in lines])
    if not found:
        return "No deal in the store is like that.\n"
    lines = [_line(one, short=True) for one in found]
    cells = [[_cut(str(line[column])) for column in _SHOWN] for line in lines]
    header: Sequence[str] = _SHOWN
    if found[0].possible:
        # Why a deal is listed is read in full, so it stands last.
        header = ("points", *_SHOWN, "why")
        cells = [
            [f"{one.points} of {one.possible}", *row, "; ".join(one.why)] for one, row in zip(found, cells, strict=True)
        ]
    return f"{table(header, cells)}\n\n{summary_table(deals)}"


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…"


def _line(one: Likeness, short: bool = False) -> dict[str, Cell]:
    """A deal as one line: sums in whole units or, if `short`, in millions; several values parted by "; "."""
    deal = one.deal
    low, high = (figures(deal, measure) for measure in (Measure.ROYALTY_LOW, Measure.ROYALTY_HIGH))
    release = deal.release
    return {
        "date": deal.date or "",
        "parties": between(deal.parties),
        "kinds": "; ".join(deal.kinds),
        "about": "; ".join(deal.subjects),
        "technologies": _labels(deal.technologies),
        "targets": _labels(deal.targets),
        "indications": _labels(deal.indications),
        "field": "; ".join(deal.field),
        "stage": deal.stage or "",
        **{column: "; ".join(_sum(payment, short) for payment in sums) for column, sums in _columns(deal).items()},
        **_only(deal, Measure.UPFRONT, "upfront"),
        **_only(deal, Measure.CONTINGENT, "contingent"),
        "royalty_low": number(low[0].amount) if low else "",
        "royalty_high": number(high[0].amount) if high else "",
        "royalty": "; ".join(dict.fromkeys(map(_royalty, deal.royalties))),
        "exclusive": "" if deal.exclusive is None else "yes" if deal.exclusive else "no",
        "territory": "; ".join(deal.territory),
        "told_as": deal.telling,
        "release": release.title or release.release.rpartition("/")[2] if release else "",
        "released": (release.date if release else None) or "",
        "source": (release.source if release else None) or "",
        "deal": deal.deal,
        **({"points": one.points, "possible": one.possible, "why": "; ".join(one.why)} if one.possible else {}),
    }


def _object(one: Likeness) -> dict[str, object]:
    """A deal as a JSON object: lists for what may be several, numbers for sums and rates, null for what is not said."""
    deal = one.deal
    said = {
        "deal": deal.deal,
        "date": deal.date,
        "kinds": deal.kinds,
        "parties": [
            {"organization": party.organization, "label": party.label, "role": party.role, "signed_as": party.signed_as}
            for party in deal.parties
        ],
        "about": deal.subjects,
        "technologies": [thing.label for thing in deal.technologies],
        "targets": [thing.label for thing in deal.targets],
        "indications": [thing.label for thing in deal.indications],
        "field": deal.field,
        "stage": deal.stage,
        "payments": [
            {
                "kind": payment.kind,
                "state": payment.state,
                "amount": None if payment.amount is None else number(payment.amount),
                "currency": payment.currency,
                "up_to": payment.up_to,
                "disclosure": payment.disclosure,
                "milestone_kinds": payment.milestone_kinds,
            }
            for payment in deal.payments
        ],
        "figures": [
            {"measure": measure, "currency": found.currency, "up_to": found.up_to, "amount": number(found.amount)}
            for measure in Measure
            for found in figures(deal, measure)
        ],
        "royalties": list(dict.fromkeys(map(_royalty, deal.royalties))),
        "exclusive": deal.exclusive,
        "territory": deal.territory,
        "told_as": deal.telling,
        "release": deal.release
        and {
            "release": deal.release.release,
            "title": deal.release.title,
            "date": deal.release.date,
            "source": deal.release.source,
        },
    }
    return said | ({"points": one.points, "possible": one.possible, "why": one.why} if one.possible else {})


_SUPPOSED: dict[PaymentKind, str] = {
    PaymentKind.TOTAL_VALUE: MoneyState.HEADLINE,
    PaymentKind.MILESTONES: MoneyState.CONTINGENT,
}
"""What a sum of the kind is where a release does not say it, as of one that it withholds."""


def _columns(deal: Comparable) -> dict[str, list[PaymentRow]]:
    """The sums of a deal by column: the upfront payment, then all others by their state; the same sum stands once."""
    found: dict[str, dict[tuple[object, ...], PaymentRow]] = {
        column: {} for column in ("upfront", *MoneyState, "other")
    }
    for payment in deal.payments:
        state: str = payment.state or _SUPPOSED.get(payment.kind, "other")
        column = "upfront" if payment.kind is PaymentKind.UPFRONT else state
        same = (
            payment.kind,
            payment.amount,
            payment.currency,
            payment.up_to,
            payment.disclosure,
            payment.milestone_kinds,
        )
        found[column].setdefault(same, payment)
    return {column: list(sums.values()) for column, sums in found.items()}


_PLAIN = {PaymentKind.UPFRONT, PaymentKind.MILESTONES, PaymentKind.MILESTONE_PAID, PaymentKind.TOTAL_VALUE}
"""Kinds that the column already says."""


def _sum(payment: PaymentRow, short: bool) -> str:
    """The sum with its currency, "up to" where it is a limit, and its kind where the column does not say it."""
    if payment.amount is None:
        text = "withheld" if payment.disclosure is Disclosure.WITHHELD else payment.wording or "not said"
    else:
        millions = short and payment.kind is not PaymentKind.PRICE_PER_SHARE
        amount = f"{payment.amount / 1_000_000 if millions else payment.amount:{',' if short else ''}f}"
        amount = amount.rstrip("0").rstrip(".") if "." in amount else amount
        currency = f"{payment.currency} " if payment.currency else ""
        text = f"{'up to ' if payment.up_to else ''}{currency}{amount}{'m' if millions else ''}"
    return text if payment.kind in _PLAIN else f"{payment.kind.replace('-', ' ')} {text}"


def _only(deal: Comparable, measure: Measure, column: str) -> dict[str, Cell]:
    """The one figure that the summary counts, where the deal has it in one currency."""
    found = figures(deal, measure)
    one = found[0] if len(found) == 1 else None
    return {
        f"{column}_amount": number(one.amount) if one else "",
        f"{column}_currency": one.currency if one else "",
        f"{column}_up_to": "" if one is None else "yes" if one.up_to else "no",
    }


def _royalty(royalty: RoyaltyRow) -> str:
    rates = [f"{rate.normalize():f}" for rate in (royalty.low, royalty.high) if rate is not None]
    if not rates:
        return "no rate said"
    prefix = "from " if royalty.high is None else "up to " if royalty.low is None else ""
    return f"{prefix}{'-'.join(dict.fromkeys(rates))} %{', tiered' if royalty.tiered else ''}"


def _labels(things: Iterable[Named]) -> str:
    return "; ".join(thing.label for thing in things)
