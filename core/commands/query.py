"""`biopact query`: SPARQL over the store."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.options import PATH, store_option
from biopact.commands.output import STDOUT, table, write
from biopact.errors import QueryError

if TYPE_CHECKING:
    import pyoxigraph

    from biopact.graph.store import Answer
    from biopact.ontology.serialize import Names

FORMATS = ("table", "csv", "tsv", "json", "xml")


@click.command(
    epilog="Example:  biopact query -q 'PREFIX bp: <https://w3id.org/biopact/ontology#> "
    "SELECT ?a ?b { ?a bp:licenses ?b }'"
)
@click.argument("name", required=False)
@click.option("-q", "--sparql", metavar="TEXT", help="A SPARQL query.")
@click.option("-f", "--file", "path", type=PATH, help="A file with a SPARQL query; - is stdin.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@store_option
def query(name: str | None, sparql: str | None, path: Path | None, form: str, store_path: Path) -> None:
    """Ask the store a named question, or any SPARQL query.

    Without a name, a text or a file, the named queries are listed. SELECT and ASK answers come as a table or in the
    W3C formats for results; CONSTRUCT and DESCRIBE answers as Turtle (table), JSON-LD (json) or RDF/XML (xml).
    """
    from biopact.graph.queries import names
    from biopact.graph.store import Store

    if sum(given is not None for given in (name, sparql, path)) > 1:
        raise click.UsageError("Give one of NAME, --sparql and --file.")
    question = _question(name, sparql, path)
    if question is None:
        click.echo(table(["query", "answers"], names()))
        return
    with Store.open(store_path, create=False, read_only=True) as store:
        write(STDOUT, rendered(store.query(question), form))


def _question(name: str | None, sparql: str | None, path: Path | None) -> str | None:
    """The SPARQL asked for, or None if nothing was asked."""
    from biopact.graph.queries import text

    if name is not None:
        return text(name)
    if path is None:
        return sparql
    try:
        content = sys.stdin.buffer.read() if path == STDOUT else path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{path} is no text in UTF-8; name a file with a SPARQL query.") from error


def rendered(answer: Answer, form: str) -> bytes:
    """The answer in one of `FORMATS`, in UTF-8. Raises QueryError for a graph asked for as rows."""
    import pyoxigraph

    if isinstance(answer, pyoxigraph.QueryTriples):
        return _graph(answer, form)
    if isinstance(answer, pyoxigraph.QueryBoolean) and form == "table":
        return b"true\n" if answer else b"false\n"
    if isinstance(answer, pyoxigraph.QuerySolutions) and form == "table":
        return _rows(answer).encode()
    content = answer.serialize(format=getattr(pyoxigraph.QueryResultsFormat, form.upper())) or b""
    return content if content.endswith(b"\n") else content + b"\n"


def _rows(answer: pyoxigraph.QuerySolutions) -> str:
    from biopact.ontology.serialize import Names

    names = Names()
    header = [variable.value for variable in answer.variables]
    cells = [[_cell(term, names) for term in solution] for solution in answer]
    return table(header, cells) + "\n"


def _cell(
    term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None, names: Names
) -> str:
    import pyoxigraph

    if term is None:
        return ""
    return term.value if isinstance(term, pyoxigraph.Literal) else names.term(str(term))


def _graph(answer: pyoxigraph.QueryTriples, form: str) -> bytes:
    from biopact.graph.export import serialize

    formats = {"table": "turtle", "json": "jsonld", "xml": "rdfxml"}
    if form not in formats:
        raise QueryError(f"A graph has no columns for {form}; ask for table (Turtle), json (JSON-LD) or xml (RDF/XML).")
    file = io.BytesIO()
    serialize(answer, formats[form], file)
    return file.getvalue()
