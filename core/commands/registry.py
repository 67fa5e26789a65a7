"""`biopact registry`: what the registry knows under a name, and whether a registry of one's own can be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from biopact.resolution.ownership import Ownership, Succession, Timeline
    from biopact.resolution.registry import OrganizationEntry, Registry


@click.command(epilog='Example:  biopact registry Abgenix "Merck"')
@click.argument("names", nargs=-1)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    envvar="BIOPACT_REGISTRY",
    show_envvar=True,
    help="Folder of a registry of your own; every fault in it is told with file and line.",
)
def registry(names: tuple[str, ...], folder: Path | None) -> None:
    """Show what the registry knows of organizations: names, tickers, owners and successors with dates and sources.

    NAMES are names, tickers or ids. Without one, the registry is read and its size told.
    """
    from biopact.resolution.ownership import Timeline
    from biopact.resolution.registry import read_registry, registry

    known = read_registry(folder) if folder else registry()
    if not names:
        click.echo(
            f"{len(known.entries):,} organizations, {len(known.product_entries):,} products, "
            f"{len(known.technology_entries):,} technologies, {len(known.changes):,} dated changes, "
            f"{len(known.parents):,} parents: read without a fault."
        )
        return
    line = Timeline(known)
    missing = False
    for name in names:
        ids = found(known, name)
        if len(ids) == 1:
            click.echo("\n".join(_lines(known.entries[ids[0]], line)))
        else:
            missing = True
            may_be = " or ".join(f"{id} ({known.entries[id].name})" for id in ids)
            click.echo(f"{name} may be {may_be}." if ids else f"The registry has no {name}.", err=True)
    if missing:
        sys.exit(1)


def found(known: Registry, name: str) -> tuple[str, ...]:
    """Ids that a name, a ticker or an id leads to; several where only the context can tell."""
    if name in known.entries:
        return (name,)
    if name in known.tickers:
        return (known.tickers[name],)
    form = known.organizations.get(name.lower())
    return (form[0],) if form else known.ambiguous(name)


def _lines(entry: OrganizationEntry, line: Timeline) -> Iterator[str]:
    yield f"{entry.id}: {entry.name}"
    facts = [entry.type.value if entry.type else "", entry.country, *entry.tickers, *entry.identifiers]
    yield f"  {', '.join(fact for fact in facts if fact)}"
    others = [*entry.aliases, *entry.legal]
    if others:
        yield f"  also {', '.join(others)}"
    if entry.ambiguous:
        yield f"  perhaps {', '.join(entry.ambiguous)}"
    for span in line.ownership(entry.id):
        yield f"  {_held(span)}"
    for told in line.predecessors(entry.id):
        yield f"  after {_came(told)}"
    for told in line.successors(entry.id):
        yield f"  before {_came(told)}"


def _held(span: Ownership) -> str:
    since = f" from {span.since}" if span.since else ""
    until = f" until {span.until}" if span.until else ""
    when = since + until or ("" if span.dated else " today, since when is not known")
    through = f" through {', '.join(span.chain[:-1])}" if len(span.chain) > 1 else ""
    return f"owned by {span.owner}{through}{when}{_sources(span.sources)}"


def _came(told: Succession) -> str:
    kind = f", {told.kind.value} {told.date}" if told.kind else ""
    return f"{told.other}{kind}{_sources(told.sources)}"


def _sources(sources: tuple[str, ...]) -> str:
    return f" [{' '.join(sources)}]" if sources else ""
