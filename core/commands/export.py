"""`biopact export`: the store as one file."""

from __future__ import annotations

from pathlib import Path

import click

from biopact.commands.options import PATH, store_option
from biopact.commands.output import STDOUT, replacing

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
TABLES = ("deals", "payments", "organizations", "edges")
SHEETS = ("csv", "parquet")


@click.command(epilog="Example:  biopact export --format trig -o partners.trig")
@click.option(
    "--format", "form", type=click.Choice((*FORMATS, "nanopubs", *SHEETS)), default="turtle", show_default=True
)
@click.option(
    "-o", "--output", "path", type=PATH, default=STDOUT, show_default=True, help="File to write; - is stdout."
)
@click.option("--no-quotes", is_flag=True, help="Leave out the words of releases; hashes and offsets stay.")
@click.option(
    "--per", "unit", type=click.Choice(("claim", "deal")), help="What a nanopublication is of; claim if not said."
)
@click.option("--table", type=click.Choice(TABLES), help="Write one table instead of a folder with all of them.")
@store_option
def export(form: str, path: Path, no_quotes: bool, unit: str | None, table: str | None, store_path: Path) -> None:
    """Write the whole store to a file.

    Turtle, N-Triples, JSON-LD and RDF/XML hold the view, in which each thing and each deal is one node. TriG and
    N-Quads hold the graphs as they are: what each release said, provenance, resolution and decisions. Nanopubs are
    TriG, csv and parquet tables of the view.
    """
    from biopact.graph import nanopubs, sheets
    from biopact.graph.export import write
    from biopact.graph.store import Store

    if unit and form != "nanopubs":
        raise click.UsageError("--per is for nanopubs: give --format nanopubs with it.")
    if table and form not in SHEETS:
        raise click.UsageError("--table is for csv and parquet: give one of them as --format.")
    if form in SHEETS and not table and path == STDOUT:
        raise click.UsageError("Four tables do not fit one stream: name a folder with -o, or one with --table.")
    with Store.open(store_path, create=False, read_only=True) as store:
        if form in SHEETS:
            for name in (table,) if table else TABLES:
                place = path if table else path / f"{name}.{form}"
                with replacing(place) as file:
                    count = sheets.write(store, name, form, file, quotes=not no_quotes)
                if place != STDOUT:
                    click.echo(f"{count} {name} written to {place}.")
            return
        with replacing(path) as file:
            if form == "nanopubs":
                count = nanopubs.write(store, file, unit or "claim", quotes=not no_quotes)
            else:
                count = write(store, form, file, quotes=not no_quotes)
    if path != STDOUT:
        click.echo(f"{count} {'nanopublications' if form == 'nanopubs' else 'statements'} written to {path}.")
