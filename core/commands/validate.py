"""`biopact validate`: does the store, or a file of RDF, look as the shapes say?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from biopact.commands.options import PATH, store_option
from biopact.commands.output import STDOUT, printable, replacing

if TYPE_CHECKING:
    from biopact.graph.store import Store
    from biopact.ontology.conformance import Violation

REPORTS = {"turtle": "TURTLE", "jsonld": "JSON_LD", "ntriples": "N_TRIPLES", "rdfxml": "RDF_XML"}
"""The formats of a report by the name that users give, as pyoxigraph calls them."""

MOST = 5
"""Releases and quotations that are printed for one node."""

QUOTED = 240
"""Characters of a quotation that are printed."""


@click.command(epilog="Example:  biopact validate --store build/demo/store")
@click.argument("files", nargs=-1, type=PATH, metavar="[FILE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *REPORTS]),
    default="text",
    show_default=True,
    help="Words for people, or a validation report of SHACL.",
)
@click.option(
    "-o", "--output", "path", type=PATH, default=STDOUT, show_default=True, help="File to write; - is stdout."
)
@store_option
def validate(files: tuple[Path, ...], form: str, path: Path, store_path: Path) -> None:
    """Check the store, or files of RDF, against the SHACL shapes of the ontology.

    Says of each violation which release and which deal it is in, what is wrong and the words that were read. FILE ends
    in .ttl, .nt, .trig, .nq, .rdf or .jsonld; several are checked as one graph. The exit code is 1 if anything does not
    conform.
    """
    from pyoxigraph import NamedNode

    from biopact.graph.faults import TYPE, violations_of
    from biopact.graph.rdf_files import read
    from biopact.graph.store import Store
    from biopact.ontology.terms import BP

    with read(files) if files else Store.open(store_path, create=False, read_only=True) as store:
        what = ", ".join(map(str, files)) if files else str(store_path)
        found = violations_of(store)
        with replacing(path) as file:
            if form == "text":
                file.writelines(f"{line}\n".encode() for line in _lines(found, store))
            else:
                _write_report(found, form, file)
        releases = sum(1 for _ in store.matching(None, TYPE, NamedNode(BP.Release)))
    checked = f"{releases} release{'s' if releases != 1 else ''}"
    if found:
        click.echo(f"{len(found)} violation{'s' if len(found) > 1 else ''} in {checked}.", err=True)
        raise SystemExit(1)
    click.echo(f"{what} conforms: {checked} checked.", err=form != "text" or path != STDOUT)


def _write_report(found: Sequence[Violation], form: str, file: BinaryIO) -> None:
    import pyoxigraph

    from biopact.ontology.serialize import PREFIXES
    from biopact.ontology.shacl_report import report

    prefixes = {prefix: PREFIXES[prefix] for prefix in ("bp", "rdfs")} | {"sh": "http://www.w3.org/ns/shacl#"}
    pyoxigraph.serialize(report(found), file, getattr(pyoxigraph.RdfFormat, REPORTS[form]), prefixes=prefixes)


def _lines(found: Sequence[Violation], store: Store) -> Iterator[str]:
    """The violations, those of one node together: what is around the node, then what is wrong."""
    from biopact.graph.faults import Surroundings

    surroundings = Surroundings(store)
    for focus, members in groupby(found, key=lambda violation: violation.focus):
        same = list(members)
        yield printable(focus)
        around = surroundings.of(same[0].at.focus if same[0].at else None)
        rows = [("release", release) for release in _some(around.releases)]
        rows += [("deal", words if iri == focus else f"{words}, {iri}") for iri, words in around.deals]
        for violation in same:
            rows.append(("wrong", violation.message))
            if violation.value not in (None, focus):
                rows.append(("is", f"{violation.path or 'the node'} {_clipped(violation.value)}"))
        rows += [("quote", quote) for quote in _some([f"“{_clipped(quote)}”" for quote in around.quotes])]
        yield from (f"  {name:<8}{printable(words)}" for name, words in rows)
        yield ""


def _some(rows: Sequence[str]) -> Iterator[str]:
    yield from rows[:MOST]
    if len(rows) > MOST:
        yield f"and {len(rows) - MOST} more"


def _clipped(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
