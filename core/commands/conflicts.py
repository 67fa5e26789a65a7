"""`biopact conflicts`: what releases tell of one deal and cannot all be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import store_option
from biopact.commands.output import STDOUT, rows_as, table, write

if TYPE_CHECKING:
    from biopact.graph.rows import ConflictRow

HEADER = ("deal", "parties", "about", "value", "date", "title", "quote", "release")
_WIDEST = 60


@click.command(epilog="Example:  biopact conflicts --format csv")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@store_option
def conflicts(form: str, store_path: Path) -> None:
    """List what releases of one deal contradict each other in.

    Sums, dates, roles, exclusivity, territory, and the number that a text gives a license where counting gives another.
    Each value comes with its release and the sentence that says it; none is taken for the right one.
    """
    from biopact.graph import queries
    from biopact.graph.store import Store

    with Store.open(store_path, create=False, read_only=True) as store:
        found = queries.conflicts(store)
    if form == "table":
        click.echo(_shown(found))
    else:
        write(STDOUT, rows_as(form, HEADER, [_row(one) for one in found]))


def _row(one: ConflictRow) -> tuple[str, ...]:
    return (
        one.deal,
        one.parties or "",
        one.about,
        one.value,
        one.date or "",
        one.title or "",
        " ".join((one.quote or "").split()),
        one.release,
    )


def _shown(found: tuple[ConflictRow, ...]) -> str:
    """A table in which the deal and what it is about stand once, and each value once, with the first that says it."""
    if not found:
        return "No release contradicts another."
    told: dict[tuple[str, str], list[ConflictRow]] = {}
    for one in found:
        told.setdefault((one.conflict, one.value), []).append(one)
    rows = []
    before = None
    for (conflict, _), saying in told.items():
        first = min(saying, key=lambda one: (one.date or "9", one.release))
        _, parties, about, value, date, title, quote, _ = _row(first)
        head = ("", "") if conflict == before else (parties, about)
        rows.append((*head, value, str(len(saying)), date, title, quote))
        before = conflict
    return table(("parties", "about", "value", "releases", *HEADER[4:-1]), rows, _WIDEST)
