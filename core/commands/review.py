"""`biopact review`: what is doubtful in a store, one after the other, answered by a key."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import base_option, decisions_option, store_option

if TYPE_CHECKING:
    from biopact.graph.doubts import Doubt
    from biopact.graph.store import Store
    from biopact.resolution.decisions import Decisions


def _confidence(_: click.Context, __: click.Parameter, text: str) -> Decimal:
    try:
        below = Decimal(text)
    except InvalidOperation:
        below = Decimal(-1)
    if not below.is_finite() or not 0 <= below <= 1:
        raise click.BadParameter("give a number from 0 to 1, such as 0.6")
    return below


@click.command(epilog="Example:  biopact review --kind names --limit 20")
@click.option(
    "--kind",
    type=click.Choice(["names", "conflicts", "claims", "all"]),
    default="all",
    show_default=True,
    help="What to be asked: what may be one thing, what releases contradict each other in, what was read unsurely.",
)
@click.option(
    "--below",
    metavar="CONFIDENCE",
    default="0.6",
    show_default=True,
    callback=_confidence,
    help="Ask about deals and claims that are less sure than this.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask no more than this.")
@click.option("--who", envvar="BIOPACT_WHO", show_envvar=True, help="Who decides; by default the login name.")
@click.option("--when", metavar="DATE", help="Day of the decisions, such as 2026-03-04; by default today.")
@click.option("--why", default="decided in review", show_default=True, help="The reason to be written down.")
@store_option
@decisions_option
@base_option
def review(
    kind: str,
    below: Decimal,
    limit: int | None,
    who: str | None,
    when: str | None,
    why: str,
    store_path: Path,
    decisions_path: Path | None,
    base: str | None,
) -> None:
    """Work through what is doubtful, in the terminal.

    Shows each with the sentences that say it, and takes one key as the answer; ? lists the keys. Every answer is saved
    at once. What was decided does not come again, and what was put off comes last the next time.
    """
    from biopact.commands.answering import Person
    from biopact.commands.deciding import Ledger, apply, decider, held, today
    from biopact.commands.later import Later
    from biopact.commands.walk import Walk
    from biopact.resolution.decisions.lines import day

    ledger = Ledger.of(store_path, decisions_path, base)
    try:
        person = Person(who or decider(), day(when or today()), " ".join(why.split()))
    except ValueError as error:
        raise click.UsageError(f"--{error}.") from error
    with held(store_path) as store:
        assert store is not None
        later = Later(ledger.path)
        asked = later.last(_doubts(store, ledger.read(), kind, below), limit)
        if not asked:
            click.echo("Nothing is doubtful, or all of it was decided.")
            return
        walk = Walk(store, ledger, person, later, asked)
        try:
            walk.go()
        finally:
            # Whatever ended the walk, what was decided is in the file, and the store is to show it.
            apply(store, ledger)
            click.echo(walk.outcome())


def _doubts(store: Store, decisions: Decisions, kind: str, below: Decimal) -> Iterator[Doubt]:
    from biopact.graph.doubts import claims_in_doubt, conflicts, deals_in_doubt, names_in_doubt, settled

    is_settled = settled(decisions)
    found: list[Iterator[Doubt]] = []
    if kind in ("names", "all"):
        found.append(names_in_doubt(store))
    if kind in ("conflicts", "all"):
        found.append(conflicts(store))
    if kind in ("claims", "all"):
        found += [deals_in_doubt(store, below), claims_in_doubt(store, below)]
    return (doubt for doubt in chain(*found) if not is_settled(doubt))
