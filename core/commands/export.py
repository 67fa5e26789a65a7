"""`biopact export`: the store as one file."""

from __future__ import annotations

from pathlib import Path

import click

from biopact.commands.options import PATH, store_option
from biopact.commands.output import STDOUT, replacing

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")


@click.command(epilog="Example:  biopact export --format trig -o partners.trig")
@click.option("--format", "form", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option(
    "-o", "--output", "path", type=PATH, default=STDOUT, show_default=True, help="File to write; - is stdout."
)
@store_option
def export(form: str, path: Path, store_path: Path) -> None:
    """Write the whole store to a file.

    Turtle, N-Triples, JSON-LD and RDF/XML hold the view, in which each thing and each deal is one node. TriG and
    N-Quads hold the graphs as they are: what each release said, provenance, resolution and decisions.
    """
    from biopact.graph.export import write
    from biopact.graph.store import Store

    with Store.open(store_path, create=False, read_only=True) as store, replacing(path) as file:
        count = write(store, form, file)
    if path != STDOUT:
        click.echo(f"{count} statements written to {path}.")
