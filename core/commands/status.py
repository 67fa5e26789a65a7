"""`biopact status`: what a store holds, in figures."""

from __future__ import annotations

from pathlib import Path

import click

from biopact.commands.options import base_option, decisions_option, store_option


@click.command(epilog="Example:  biopact status --hash --store biopact.store")
@click.option("--hash", "hashed", is_flag=True, help="The SHA-256 of the store's canonical form, too.")
@store_option
@decisions_option
@base_option
def status(hashed: bool, store_path: Path, decisions_path: Path | None, base: str | None) -> None:
    """Count what a store holds.

    Releases and how many of them are one with another (the same on a second wire), statements, deals, nodes that
    stand for others, conflicts between releases, questions that only a person can decide, decisions and those of
    them that match nothing. Two stores that say the same have the same hash, in whatever order and with however many
    processes they were loaded.
    """
    from biopact.commands.deciding import decisions_for
    from biopact.commands.output import printable, table
    from biopact.commands.problems import problems, problems_file
    from biopact.graph.canonical_hash import canonical_hash
    from biopact.graph.decided import unmatched
    from biopact.graph.queries import deals
    from biopact.graph.store import Store

    decisions = decisions_for(store_path, decisions_path, base)
    with Store.open(store_path, create=False, read_only=True) as store:
        found = store.resolved()
        counted = {
            "releases": len(store.releases()),
            "of these one with another": len(found.copies()),
            "statements": sum(1 for _ in store.view()),
            "deals": len(deals(store)),
            "nodes joined with others": len(found.joins),
            "conflicts": len(found.conflicts),
            "questions": len(found.questions),
            "decisions": len(decisions),
            "decisions that match nothing": len(unmatched(store, decisions)),
        }
        rows = [[what, f"{number:,}"] for what, number in counted.items()]
        if hashed:
            rows.append(["SHA-256 of the canonical form", canonical_hash(store)])
    bad = problems(problems_file(store_path))
    rows.append(["documents not loaded", f"{len(bad):,}"])
    click.echo(table(["what", "number"], rows))
    for reason in bad.values():
        click.echo(printable(f"Not loaded: {reason}."))
