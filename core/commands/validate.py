"""`biopact validate`: does the store look as the shapes say?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import store_option
from biopact.commands.output import printable

if TYPE_CHECKING:
    from biopact.ontology.conformance import Violation


@click.command(epilog="Example:  biopact validate --store build/demo/store")
@store_option
def validate(store_path: Path) -> None:
    """Check the store against the SHACL shapes of the ontology.

    Prints a line for each violation; the exit code is 1 if there is any.
    """
    from biopact.graph.rdflib_copy import to_graph
    from biopact.graph.store import Store
    from biopact.ontology.conformance import violations

    with Store.open(store_path, create=False, read_only=True) as store:
        releases = len(store.releases())
        # The view: what a person corrected stands in no release's own graph, and what was wrong still does.
        found = violations(to_graph(quad.triple for quad in store.view()))
    for violation in found:
        click.echo(printable(_line(violation)))
    if found:
        click.echo(f"{len(found)} violations in {releases} releases.", err=True)
        raise SystemExit(1)
    click.echo(f"{store_path} conforms: {releases} releases checked.")


def _line(violation: Violation) -> str:
    where = " ".join(part for part in (violation.focus, violation.path, violation.value) if part)
    return f"{where}: {violation.message}"
