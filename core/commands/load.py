"""`biopact load`: releases into a store."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import PATH, base_option, decisions_option, store_option

if TYPE_CHECKING:
    from biopact.graph.store import Store
    from biopact.loaders.ingest import ReadRelease
    from biopact.resolution.decisions import Decisions
    from biopact.resolution.resolved import Resolved


@click.command(epilog="Example:  biopact load releases/ --store biopact.store")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@store_option
@base_option
@decisions_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read; by default as many as there are processors and the releases are worth.",
)
def load(
    paths: tuple[Path, ...], store_path: Path, base: str | None, decisions_path: Path | None, workers: int | None
) -> None:
    """Read releases into the store.

    PATH is a text, web page, filing, table, record file or archive of these, a folder of such, a pattern, or - for
    standard input. A release that is loaded again takes the
    place of its former reading. Then it is found out anew which of all releases tell of the same things and deals, and
    people's decisions are applied. Where some files cannot be read, the others are loaded and the exit code is 1.
    """
    from biopact.commands.deciding import decisions_for
    from biopact.commands.reading import Reading
    from biopact.graph.store import Store

    reading = Reading(paths)
    decisions = decisions_for(store_path, decisions_path, base)
    with ExitStack() as opened:
        store: Store | None = None
        for found in reading.read_all(workers, base):
            # Opened at the first good release only: bad input must not leave a store behind.
            store = store or opened.enter_context(Store.open(store_path))
            put(store, found)
        if store is not None:
            conclude(store, decisions, base)
    reading.conclude(f"loaded into {store_path}")


def put(store: Store, found: ReadRelease) -> None:
    """Make what was read from a release its graph in the store, with its provenance."""
    from biopact.ontology.serialize import triples_in

    store.put_release(found.iri, triples_in(found.graph), triples_in(found.provenance))


def conclude(store: Store, decisions: Decisions, base: str | None) -> None:
    """Bring the store up to date, and say what came of it and which decisions match nothing."""
    from biopact.commands.deciding import tell_unmatched
    from biopact.graph.decided import unmatched
    from biopact.graph.resolving import bring_up_to_date

    click.echo(sentence(bring_up_to_date(store, decisions)))
    tell_unmatched(unmatched(store, decisions), base)


def sentence(resolved: Resolved) -> str:
    """What resolution found, in figures."""
    joined = len({(join.node, join.release) for join in resolved.joins})
    return (
        f"{_counted(joined, 'node')} joined with others; {_counted(len(resolved.conflicts), 'conflict')}, "
        f"{_counted(len(resolved.questions), 'question')}."
    )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else what + 's'}"
