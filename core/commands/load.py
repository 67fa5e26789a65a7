"""`biopact load`: releases into a store."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.cluster import Cluster, cluster_options
from biopact.commands.options import SOURCE, base_option, columns_option, decisions_option

if TYPE_CHECKING:
    from biopact.graph.publishing import Published
    from biopact.graph.resolving import Figures
    from biopact.graph.store import Store
    from biopact.resolution.decisions import Decisions


@click.command(epilog="Example:  biopact load releases/ --store biopact.store")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=SOURCE)
@cluster_options
@base_option
@decisions_option
@columns_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read; by default as many as there are processors and the releases are worth.",
)
@click.option("--again", is_flag=True, help="Read also what the same reader has read before.")
@click.option("--dry-run", is_flag=True, help="Read everything, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def load(
    paths: tuple[Path | str, ...],
    store_path: Path,
    cluster: Cluster,
    base: str | None,
    decisions_path: Path | None,
    columns: dict[str, str],
    workers: int | None,
    again: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read releases into the store.

    PATH is a text, web page, filing, PDF, feed, table, record file or archive of these, a folder of such, a pattern,
    - for standard input, or an address such as s3://bucket/news/. A release whose text the same reader has read before
    is not read again; one that has changed takes the place of its former reading. Then it is found out anew which of
    all releases tell of the same things and deals, and people's decisions are applied. Where some documents cannot be
    read, the others are loaded, `status` lists the bad ones with their reasons, and the exit code is 1.
    """
    from biopact.commands.deciding import decisions_for, tell_unmatched
    from biopact.commands.loading import Loading
    from biopact.commands.reading import Reading

    reading = Reading(paths, columns)
    decisions = decisions_for(store_path, decisions_path, base)
    kept = None if dry_run else cluster.shards
    loading = Loading(reading, store_path, base, again=again, dry_run=dry_run, engine=cluster.engine, kept=kept)
    found = loading.run(workers, decisions)
    reading.refuse_if_nothing_was_read()
    published = None if dry_run else cluster.send(store_path)
    if as_json:
        told = loading.summary(found) | ({} if published is None else {"sent": asdict(published)})
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        loading.tell(found)
        tell_published(published)
    tell_unmatched(loading.unmatched, base)
    if reading.left_out:
        raise SystemExit(1)


def tell_published(published: Published | None) -> None:
    """Say what was sent to a remote store, and on stderr what it holds besides."""
    if published is None:
        return
    click.echo(f"{counted(published.graphs, 'graph')} sent, {counted(published.statements, 'statement')}.")
    if published.left:
        click.echo(
            f"The remote store also holds {counted(len(published.left), 'graph')} that this store does not, such as "
            f"{published.left[0]}: --prune takes them out.",
            err=True,
        )


def conclude(store: Store, decisions: Decisions, base: str | None, *, anew: bool = False) -> None:
    """Bring the store up to date, or make its view `anew`; say what came of it and which decisions match nothing."""
    from biopact.commands.deciding import tell_unmatched
    from biopact.graph.decided import unmatched
    from biopact.graph.resolving import bring_up_to_date

    click.echo(sentence(bring_up_to_date(store, decisions, anew=anew)))
    tell_unmatched(unmatched(store, decisions), base)


def sentence(found: Figures) -> str:
    """What resolution found, in figures."""
    return (
        f"{counted(found.joined, 'node')} joined with others; {counted(found.conflicts, 'conflict')}, "
        f"{counted(found.questions, 'question')}."
    )


def counted(number: int, what: str) -> str:
    """A number with its noun.

    >>> counted(1, "release"), counted(1200, "release")
    ('1 release', '1,200 releases')
    """
    return f"{number:,} {what if number == 1 else what + 's'}"
