"""`biopact load`: releases into a store."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import PATH, base_option, store_option

if TYPE_CHECKING:
    from biopact.facts import ReleaseFacts
    from biopact.graph.store import Store


@click.command(epilog="Example:  biopact load releases/ --store biopact.store")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@store_option
@base_option
def load(paths: tuple[Path, ...], store_path: Path, base: str | None) -> None:
    """Read releases into the store.

    PATH is a file, or a folder in which every .txt and .md file is read. A release that is loaded again takes the
    place of its former reading. Where some files cannot be read, the others are loaded and the exit code is 1.
    """
    from biopact.commands.reading import Reading
    from biopact.graph.store import Store
    from biopact.loaders.read import read

    reading = Reading(paths)
    with ExitStack() as opened:
        store: Store | None = None
        for release in reading.releases():
            # Opened at the first good release only: bad input must not leave a store behind.
            store = store or opened.enter_context(Store.open(store_path))
            put(store, read(release), base)
    reading.conclude(f"loaded into {store_path}")


def put(store: Store, facts: ReleaseFacts, base: str | None = None) -> None:
    """Make what was read from a release its graph in the store, with its provenance."""
    from biopact.loaders.triples import provenance, release_iri, to_rdf
    from biopact.ontology.terms import BASE

    namespace = base or BASE
    name = release_iri(facts.release.identifier, namespace)
    store.put_release(name.value, to_rdf(facts, namespace), provenance(facts, namespace))
