"""`biopact rank`: who is central among the partners."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import owners_of, owners_options, store_option
from biopact.commands.output import STDOUT, rows_as, write

if TYPE_CHECKING:
    from biopact.graph.centrality import Ranked

MEASURES = ("degree", "betweenness", "eigenvector", "pagerank")
HEADER = ("rank", "organization", "value", "iri")


@click.command(epilog="Example:  biopact rank --measure pagerank --top 5")
@click.option("--measure", type=click.Choice(MEASURES), default="betweenness", show_default=True)
@click.option("--top", type=click.IntRange(min=0), default=10, show_default=True, help="How many; 0 is all.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@owners_options
@store_option
def rank(measure: str, top: int, form: str, naming: str | None, as_of: str | None, store_path: Path) -> None:
    """Rank organizations by their place in the network of partners.

    Two organizations are linked if a deal joins them; ties share a rank. As owned, an organization's deals are its
    owner's, and a deal between two parts of one owner links nobody.
    """
    from biopact.graph import centrality
    from biopact.graph.network import PartnerNetwork
    from biopact.graph.store import Store

    with Store.open(store_path, create=False, read_only=True) as store:
        network = PartnerNetwork.from_store(store, owners=owners_of(naming, as_of))
        ranked = centrality.rank(network, measure)
    write(STDOUT, rows_as(form, HEADER, rows(ranked[: top or None])))


def rows(ranked: tuple[Ranked, ...]) -> list[tuple[str | float, ...]]:
    """One row for each organization, under `HEADER`."""
    return [(one.rank, one.label, one.value, one.iri) for one in ranked]
