"""`biopact unload`: releases out of a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import base_option, decisions_option, store_option

if TYPE_CHECKING:
    from biopact.graph.store import Store


@click.command(epilog="Example:  biopact unload 2012-12-19-immunogen-amgen-third-license --store biopact.store")
@click.argument("releases", metavar="RELEASE...", nargs=-1, required=True)
@store_option
@base_option
@decisions_option
def unload(releases: tuple[str, ...], store_path: Path, base: str | None, decisions_path: Path | None) -> None:
    """Take releases out of the store.

    RELEASE is an identifier, the name of the file without its ending, or the release's IRI. What other releases say
    stays, and is put together anew. If one of the releases is not there, none is taken out.
    """
    from biopact.commands.deciding import decisions_for
    from biopact.commands.load import conclude
    from biopact.graph.store import Store

    decisions = decisions_for(store_path, decisions_path, base)
    with Store.open(store_path, create=False) as store:
        names = _names(store, releases, base)
        store.remove_releases(names)
        conclude(store, decisions, base)
    click.echo(f"{len(names)} {'release' if len(names) == 1 else 'releases'} taken out of {store_path}.")


def _names(store: Store, releases: tuple[str, ...], base: str | None) -> list[str]:
    """The IRIs of these releases, each once. Raises BiopactError if one of them is not in the store."""
    from biopact.errors import BiopactError
    from biopact.loaders.triples import release_iri
    from biopact.ontology.terms import BASE

    named = {
        release: release if store.has_release(release) else release_iri(release, base or BASE).value
        for release in releases
    }
    missing = [release for release, name in named.items() if not store.has_release(name)]
    if missing:
        raise BiopactError(
            f"Nothing was taken out, for the store has no release {', '.join(missing)}: `biopact query releases` lists "
            "what it has"
        )
    return list(dict.fromkeys(named.values()))
