"""How the sums of comparable deals are spread, as a table, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from biopact.commands.output import rows_as, table
from biopact.graph.comparables.deals import Comparable
from biopact.graph.comparables.figures import PERCENT, Coverage, Spread, coverage, spreads

_FIVE = ("min", "lower_quartile", "median", "upper_quartile", "max")
_SPREAD = ("measure", "currency", "up_to", "deals", *_FIVE)
_COVERAGE = ("figure", "unclear", "words_only", "withheld", "silent")


def summary(deals: Sequence[Comparable], form: str) -> str:
    """How the sums of these deals are spread, and how many deals say nothing of them."""
    if form == "json":
        return json.dumps(summary_object(deals), ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return _csv(deals)
    return summary_table(deals)


def number(amount: Decimal) -> float:
    """A whole number where it is one: 1000000, not 1000000.0."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def summary_object(deals: Sequence[Comparable]) -> dict[str, object]:
    """The summary as a JSON object."""
    spread = [
        dict(zip(_SPREAD, (*_key(line), line.deals, *map(number, _five(line))), strict=True)) for line in spreads(deals)
    ]
    counts = [
        dict(zip(("measure", *_COVERAGE), (line.measure, *_counts(line)), strict=True)) for line in coverage(deals)
    ]
    return {"deals": len(deals), "spreads": spread, "coverage": counts}


def summary_table(deals: Sequence[Comparable]) -> str:
    """The summary as two tables: the spreads, in millions, then how many deals give each measure."""
    lines = [
        [line.measure, line.currency, "up to" if line.up_to else "stated", str(line.deals), *_shown(line)]
        for line in spreads(deals)
    ]
    counts = [[line.measure, *map(str, _counts(line))] for line in coverage(deals)]
    parts = [
        f"{len(deals)} {'deal' if len(deals) == 1 else 'deals'}; sums in millions, royalties in percent of net sales"
    ]
    if lines:
        header = ["measure", "in", "limit", *(name.replace("_", " ") for name in _SPREAD[3:])]
        parts.append(table(header, lines))
    parts.append(table(["number of deals", *(name.replace("_", " ") for name in _COVERAGE)], counts))
    return "\n\n".join(parts) + "\n"


def _csv(deals: Sequence[Comparable]) -> str:
    """A line for each measure, currency and limit; a measure without any figure has one line without numbers."""
    by_measure = {line.measure: line for line in coverage(deals)}
    given = spreads(deals)
    lines: list[list[str | float]] = []
    for measure, counts in by_measure.items():
        own = [line for line in given if line.measure is measure]
        for line in own:
            five = map(number, _five(line))
            lines.append([measure, line.currency, "yes" if line.up_to else "no", line.deals, *five, *_counts(counts)])
        if not own:
            lines.append([measure, "", "", 0, *("" for _ in _FIVE), *_counts(counts)])
    return rows_as("csv", [*_SPREAD, *_COVERAGE], lines)


def _key(line: Spread) -> tuple[str, str, bool]:
    return line.measure, line.currency, line.up_to


def _five(line: Spread) -> tuple[Decimal, ...]:
    return line.least, line.lower_quartile, line.median, line.upper_quartile, line.most


def _counts(line: Coverage) -> tuple[int, ...]:
    return line.figure, line.unclear, line.words_only, line.withheld, line.silent


def _shown(line: Spread) -> list[str]:
    """Millions with at most three digits after the point; rates as they are."""
    size = 1 if line.currency == PERCENT else 1_000_000
    return [f"{round(amount / size, 3):,f}".rstrip("0").rstrip(".") if amount else "0" for amount in _five(line)]
