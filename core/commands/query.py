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
    epilog="Example:  biopact query deals-by-upfront --param least=50000000",
)
@click.argument("name", required=False)
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="A parameter of the named question.")
@click.option("--list", "listed", is_flag=True, help="List the named questions with their parameters.")
@click.option("-q", "--sparql", metavar="TEXT", help="A SPARQL query.")
@click.option("-f", "--file", "path", type=PATH, help="A file with a SPARQL query; - is stdin.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@store_option
def query(
    name: str | None,
    params: tuple[str, ...],
    listed: bool,
    sparql: str | None,
    path: Path | None,
    form: str,
    store_path: Path,
) -> None:
    """Ask the store a named question, or any SPARQL query.

    Without a name, a text or a file, the named questions are listed. SELECT and ASK answers come as a table or in the
    W3C formats for results; CONSTRUCT and DESCRIBE answers as Turtle (table), JSON-LD (json) or RDF/XML (xml).
    """
    from biopact.graph.store import Store

    if sum(given is not None for given in (name, sparql, path)) + listed > 1:
        raise click.UsageError("Give one of NAME, --sparql, --file and --list.")
    if params and name is None:
        raise click.UsageError("Only a named question has parameters: give its NAME with --param.")
    if name is not None:
        from biopact.graph.questions import question

        asked = question(name)
        bind = asked.bound(_values(params))
        with Store.open(store_path, create=False, read_only=True) as store:
            write(STDOUT, rendered(store.query(asked.sparql, bind), form, frozenset(bind)))
        return
    text = sparql if path is None else _read(path)
    if text is None:
        click.echo(_catalogue())
        return
    with Store.open(store_path, create=False, read_only=True) as store:
        write(STDOUT, rendered(store.query(text), form))


def _values(params: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign:
            raise click.UsageError(f"--param wants a name and a value with `=` between them, not {param!r}.")
        if key in values:
            raise click.UsageError(f"--param gives {key} twice: give it once.")
        values[key] = value
    return values


def _catalogue() -> str:
    from biopact.graph.questions import catalogue

    rows = [
        (asked.name, ", ".join(parameter.name for parameter in asked.parameters), asked.sentence)
        for asked in catalogue().values()
    ]
    return table(["query", "parameters", "answers"], rows)


def _read(path: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if path == STDOUT else path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{path} is no text in UTF-8; name a file with a SPARQL query.") from error


def rendered(answer: Answer, form: str, bound: frozenset[str] = frozenset()) -> bytes:
    """The answer in one of `FORMATS`, in UTF-8; a table leaves out the columns that were `bound`.

    Raises QueryError for a graph asked for as rows.
    """
    import pyoxigraph

    if isinstance(answer, pyoxigraph.QueryTriples):
        return _graph(answer, form)
    if isinstance(answer, pyoxigraph.QueryBoolean) and form == "table":
        return b"true\n" if answer else b"false\n"
    if isinstance(answer, pyoxigraph.QuerySolutions) and form == "table":
        return _rows(answer, bound).encode()
    content = answer.serialize(format=getattr(pyoxigraph.QueryResultsFormat, form.upper())) or b""
    return content if content.endswith(b"\n") else content + b"\n"


def _rows(answer: pyoxigraph.QuerySolutions, bound: frozenset[str]) -> str:
    from biopact.ontology.serialize import Names

    names = Names()
    header = [variable.value for variable in answer.variables if variable.value not in bound]
    cells = [[_cell(solution[name], names) for name in header] for solution in answer]
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
