"""`biopact extract`: releases to Turtle files, without a store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import PATH, SOURCE, base_option
from biopact.commands.output import printable, table, write
from biopact.errors import SourceError

if TYPE_CHECKING:
    from biopact.loaders.sources.finding import File
    from biopact.text import Release

WIDEST = 90
"""Characters of a cell of the account."""


@click.command(epilog="Example:  biopact extract releases/*.txt -o turtle/")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=SOURCE)
@click.option("-o", "--output", "folder", metavar="DIR", required=True, type=PATH, help="Folder for the Turtle files.")
@click.option("--explain", "explained", is_flag=True, help="List what each rule found and what became of it.")
@base_option
def extract(files: tuple[Path | str, ...], folder: Path, explained: bool, base: str | None) -> None:
    """Write what each release says to DIR/<name of the file>.ttl.

    Each Turtle file holds that release's graph and nothing else. FILE may be a folder, in which every .txt and .md file
    is read. Where some files cannot be read, the others are written and the exit code is 1.
    """
    from biopact.commands.reading import Reading
    from biopact.loaders.read import read
    from biopact.loaders.triples import to_rows
    from biopact.ontology.serialize import turtle_of
    from biopact.ontology.terms import BASE

    reading = Reading(files)
    _refuse_same_stems(reading.files)
    namespace = base or BASE
    for release in reading.releases():
        write(folder / f"{release.identifier}.ttl", turtle_of(to_rows(read(release), namespace), namespace))
        if explained:
            click.echo(_account_of(release))
    reading.conclude(f"written to {folder}")


def _account_of(release: Release) -> str:
    """The findings in a release, one a line: what became of each, its rule, why, its place and its words."""
    from biopact.loaders.explain import explain

    rows = [
        [
            one.fate,
            one.kind,
            one.rule or "-",
            one.why,
            f"{one.span.start}-{one.span.end}",
            one.span.of(release.text),
        ]
        for one in explain(release)
    ]
    if not rows:
        return f"{printable(release.identifier)}: no rule found anything.\n"
    header = ["fate", "kind", "rule", "part of, or why not", "where", "words"]
    return f"{printable(release.identifier)}\n{table(header, rows, WIDEST)}\n"


def _refuse_same_stems(files: Iterable[File]) -> None:
    by_stem: dict[str, File] = {}
    for file in files:
        other = by_stem.setdefault(file.stem, file)
        if other != file:
            raise SourceError(f"{other} and {file} would both become {file.stem}.ttl; extract them into two folders")
