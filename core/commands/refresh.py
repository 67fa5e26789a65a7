"""`biopact refresh`: the view of a store, made anew."""

from __future__ import annotations

from pathlib import Path

import click

from biopact.commands.options import base_option, decisions_option, store_option


@click.command(epilog="Example:  biopact refresh --store biopact.store")
@store_option
@base_option
@decisions_option
def refresh(store_path: Path, base: str | None, decisions_path: Path | None) -> None:
    """Bring a store up to date with the registry and with people's decisions.

    Everything is found out anew from what the releases say, which is not touched. `load`, `unload`, `decide` and
    `review` bring the view up to date themselves, and look only at what they change; the outcome is the same. This is
    needed after the file of decisions was edited by hand, and for a store that another version of biopact made.
    """
    from biopact.commands.deciding import decisions_for
    from biopact.commands.load import conclude
    from biopact.graph.store import Store

    decisions = decisions_for(store_path, decisions_path, base)
    with Store.open(store_path, create=False) as store:
        conclude(store, decisions, base, anew=True)
