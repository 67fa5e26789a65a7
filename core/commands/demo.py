"""`biopact demo`: from the packaged releases to a graph, a ranking and a page, in one go."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import PATH
from biopact.commands.output import replacing, rows_as, table, write
from biopact.commands.sides import between

if TYPE_CHECKING:
    from biopact.graph.rows import DealRow, PartyRow
    from biopact.graph.store import Store

WIDEST = 40
"""Characters of a cell; the table is to be looked at, the whole is in the store."""

HEADINGS = ("date", "kind", "between", "about", "upfront or price", "milestones", "told as")

TOP = 10


@click.command(epilog="Example:  biopact demo -o build/demo")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=PATH,
    default=Path("build/demo"),
    show_default=True,
    help="Folder for the store, the graph and the page.",
)
def demo(folder: Path) -> None:
    """Turn the releases that come with biopact into a graph.

    Prints the deals and the most central partners, and writes DIR/store, DIR/partners.ttl and DIR/explorer.html in
    place of what an earlier run wrote.
    """
    from biopact.commands.explore import page
    from biopact.commands.rank import HEADER, rows
    from biopact.graph import centrality, export, queries
    from biopact.graph.network import PartnerNetwork
    from biopact.graph.store import Store

    with Store.open(folder / "store") as store:
        count = _refill(store, folder / "store")
        deals = queries.deals(store)
        parties = queries.parties(store)
        network = PartnerNetwork.from_store(store)
        ranked = centrality.rank(network, "betweenness")
        with replacing(folder / "partners.ttl") as file:
            statements = export.write(store, "turtle", file)
        write(folder / "explorer.html", page(store, "sigma"))

    click.echo(f"{len(deals)} deals in {count} releases\n")
    click.echo(table(HEADINGS, _table(deals, parties), WIDEST))
    click.echo(f"\nMost central of {len(ranked)} partners, by betweenness\n")
    click.echo(rows_as("table", HEADER[:3], [row[:3] for row in rows(ranked[:TOP])]), nl=False)
    click.echo(f"\nThe graph      {folder / 'partners.ttl'}, {statements:,} statements")
    click.echo(f"The store      {folder / 'store'}; try: biopact query licenses --store {folder / 'store'}")
    click.echo(f"The explorer   {folder / 'explorer.html'}; open it in a browser")


def _refill(store: Store, path: Path) -> int:
    """Make the packaged releases all that the store holds, with the decisions beside it, and give their number."""
    from biopact.commands.deciding import decisions_for
    from biopact.commands.loading import put
    from biopact.commands.packaged import folder
    from biopact.commands.reading import Reading
    from biopact.graph.resolving import bring_up_to_date
    from biopact.loaders.ingest import ReadRelease, read_one
    from biopact.ontology.terms import BASE

    store.remove_releases(old.iri for old in store.releases())
    reading = Reading([folder()])
    found = [read_one(release, BASE) for release in reading.releases()]
    put(store, [read for read in found if isinstance(read, ReadRelease)])
    bring_up_to_date(store, decisions_for(path, None))
    return reading.read


def _table(deals: tuple[DealRow, ...], parties: tuple[PartyRow, ...]) -> list[list[str]]:
    by_deal: dict[str, list[PartyRow]] = defaultdict(list)
    for party in parties:
        by_deal[party.deal].append(party)
    return [
        [
            deal.date or "",
            ", ".join(deal.kinds),
            between(by_deal[deal.deal]),
            deal.subjects or "",
            _short(deal.upfront or deal.price or ""),
            _short(deal.milestones or ""),
            deal.telling,
        ]
        for deal in deals
    ]


def _short(sums: str) -> str:
    """Sums as the query gives them, cut down to what a glance needs.

    >>> _short("USD 1000000 committed, up to USD 310500000 contingent")
    'USD 1m, up to USD 310.5m'
    """
    from biopact.codes import MoneyState

    millions = re.sub(r"\b\d{6,}(?:\.\d+)?\b", lambda digits: f"{Decimal(digits[0]) / 1_000_000:,f}m", sums)
    return re.sub(f" ({'|'.join(MoneyState)})\\b", "", millions)
