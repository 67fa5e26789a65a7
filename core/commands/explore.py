"""`biopact explore`: the partner network as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import PATH, owners_of, owners_options, store_option
from biopact.commands.output import write

if TYPE_CHECKING:
    from biopact.graph.owners import Owners
    from biopact.graph.store import Store


@click.command(epilog="Example:  biopact explore -o explorer.html")
@click.option("-o", "--output", "path", type=PATH, required=True, help="The page to write; - is stdout.")
@click.option(
    "--engine",
    type=click.Choice(["sigma", "pyvis"]),
    default="sigma",
    show_default=True,
    help="Our own page with deals and evidence, or a plain picture by pyvis.",
)
@owners_options
@store_option
def explore(path: Path, engine: str, naming: str | None, as_of: str | None, store_path: Path) -> None:
    """Write the partner network as one page that works offline.

    Click an organization or a tie to read the deals, their terms and the sentences that say so. As owned, the page says
    under which name a deal was signed.
    """
    from biopact.graph.store import Store

    with Store.open(store_path, create=False, read_only=True) as store:
        write(path, page(store, engine, owners_of(naming, as_of)))


def page(store: Store, engine: str, owners: Owners | None = None) -> str:
    """The page as HTML, made by `sigma` or `pyvis`."""
    if engine == "pyvis":
        from biopact.graph.network import PartnerNetwork

        return PartnerNetwork.from_store(store, owners=owners).to_pyvis().generate_html()
    from biopact.graph.explorer.build import view_of
    from biopact.graph.explorer.page import render

    return render(view_of(store, owners=owners))
