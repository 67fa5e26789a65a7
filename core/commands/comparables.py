"""`biopact comparables`: what comparable deals paid."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.codes import DealKind, Stage
from biopact.commands.options import date_option, owners_of, owners_options, store_option
from biopact.commands.output import STDOUT, write

if TYPE_CHECKING:
    from biopact.graph.comparables.deals import Comparable

MOST_ALIKE = 10
"""So many deals are listed with --like unless --top says otherwise."""


@click.command(epilog="Example:  biopact comparables --kind license --since 2009 --stage preclinical")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in DealKind]),
    help="May be given several times.",
)
@click.option("--technology", metavar="TEXT", default="", help="In a name of a technology of the deal or its products.")
@click.option("--product", metavar="TEXT", default="", help="In a name of a product that the deal is about.")
@click.option("--target", metavar="TEXT", default="", help="In a name of a target of the deal or its products.")
@click.option("--indication", metavar="TEXT", default="", help="In the field, or an indication of the products.")
@click.option(
    "--stage",
    "stages",
    multiple=True,
    type=click.Choice([stage.value for stage in Stage]),
    help="May be given several times.",
)
@date_option("--since", help="Deals that may have been made on this date or later.")
@date_option("--until", help="Deals that may have been made on this date or before.")
@click.option("--party", metavar="TEXT", default="", help="In a name of a party.")
@click.option("--news-only", is_flag=True, help="Only deals that a release announces as its own news.")
@click.option("--like", metavar="DEAL", help="Only deals like this one (an IRI), the most alike first, and why.")
@click.option("--top", type=click.IntRange(min=0), help="How many; 0 is all, as without --like. With it, 10.")
@click.option("--summary", "only_summary", is_flag=True, help="Only the summary, without the deals.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@owners_options
@store_option
def comparables(
    kinds: tuple[str, ...],
    technology: str,
    product: str,
    target: str,
    indication: str,
    stages: tuple[str, ...],
    since: str | None,
    until: str | None,
    party: str,
    news_only: bool,
    like: str | None,
    top: int | None,
    only_summary: bool,
    form: str,
    naming: str | None,
    as_of: str | None,
    store_path: Path,
) -> None:
    """Show what comparable deals paid: a line for each, then how the sums are spread.

    TEXT matches names and aliases from the beginning of a word on, whatever the case. Sums of different states (paid,
    committed, contingent) are never added, and a headline total is added to nothing.
    """
    from biopact.commands.comparing import rendered
    from biopact.commands.spreading import summary
    from biopact.graph.answers import Answers
    from biopact.graph.comparables.deals import comparables as all_of
    from biopact.graph.comparables.likeness import Likeness, alike
    from biopact.graph.comparables.wanted import Wanted
    from biopact.graph.store import Store

    wanted = Wanted(
        tuple(map(DealKind, kinds)),
        technology,
        product,
        target,
        indication,
        tuple(map(Stage, stages)),
        since,
        until,
        party,
        news_only,
    )
    with Store.open(store_path, create=False, read_only=True) as store:
        deals = all_of(Answers(store, owners_of(naming, as_of)))
    fitting = [deal for deal in deals if wanted.fits(deal)]
    if like is None:
        found = [Likeness(deal) for deal in fitting][: top or None]
    else:
        found = list(alike(_named(like, deals), fitting))[: (MOST_ALIKE if top is None else top) or None]
    write(STDOUT, summary([one.deal for one in found], form) if only_summary else rendered(found, form))


def _named(name: str, deals: Sequence[Comparable]) -> Comparable:
    """The deal of an IRI, given in full, in angle brackets, or by its last segment."""
    from biopact.errors import QueryError

    wanted = name.strip("<> ").removeprefix("deal:").removeprefix("deal/")
    for deal in deals:
        if wanted in (deal.deal, deal.deal.rpartition("/")[2]):
            return deal
    raise QueryError(f"There is no deal {name} among those asked for: `biopact query deals` lists all with their IRIs")
