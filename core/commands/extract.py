"""`biopact extract`: releases to Turtle files, without a store."""

from __future__ import annotations

from pathlib import Path

import click

from biopact.commands.options import PATH, base_option
from biopact.commands.output import write
from biopact.errors import SourceError


@click.command(epilog="Example:  biopact extract releases/*.txt -o turtle/")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", "folder", metavar="DIR", required=True, type=PATH, help="Folder for the Turtle files.")
@base_option
def extract(files: tuple[Path, ...], folder: Path, base: str | None) -> None:
    """Write what each release says to DIR/<name of the file>.ttl.

    Each Turtle file holds that release's graph and nothing else. Where some files cannot be read, the others are
    written and the exit code is 1.
    """
    from biopact.loaders.read import read
    from biopact.loaders.sources import Unreadable, open_releases
    from biopact.loaders.triples import BASE, to_rdf
    from biopact.ontology.serialize import turtle

    _refuse_same_stems(files)
    namespace = base or BASE
    written = 0
    unreadable = []
    for item in open_releases(files):
        if isinstance(item, Unreadable):
            unreadable.append(item)
            continue
        write(folder / f"{item.identifier}.ttl", turtle(to_rdf(read(item), namespace), namespace))
        written += 1
    for bad in unreadable:
        click.echo(f"Left out {bad.path}: {bad.reason}", err=True)
    if not written:
        raise SourceError("Nothing was written: none of the files could be read.")
    click.echo(f"{written} {'release' if written == 1 else 'releases'} written to {folder}.")
    if unreadable:
        raise SystemExit(1)


def _refuse_same_stems(files: tuple[Path, ...]) -> None:
    by_stem: dict[str, Path] = {}
    for file in files:
        other = by_stem.setdefault(file.stem, file)
        if other != file:
            raise SourceError(f"{other} and {file} would both become {file.stem}.ttl; extract them into two folders.")
