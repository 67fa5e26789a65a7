"""The job that answers a SPARQL query, in the form that was negotiated and within the limits."""

from __future__ import annotations

from itertools import islice
from typing import Any

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from biopact.errors import QueryError
from biopact.graph.server import formats
from biopact.graph.server.jobs import Answered
from biopact.graph.server.negotiation import choose
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.settings import Settings
from biopact.graph.store import Store


def query(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The answer to `asked["query"]` over the dataset `default` and `named`, in what `accept` likes best.

    Without a dataset it is the store's: the view by default, and all named graphs. Raises Refusal: 400 for what is no
    query, 406 for a form that there is not, 422 for an answer beyond the limits.
    """
    try:
        answer = store.query(asked["query"], default=asked.get("default"), named=asked.get("named"))
    except QueryError as error:
        raise Refusal(400, str(error)) from error
    offered = list(formats.GRAPHS if isinstance(answer, QueryTriples) else formats.RESULTS)
    media_type = choose(asked["accept"], offered)
    try:
        if isinstance(answer, QueryTriples):
            return Answered(_graph(answer, media_type, settings), media_type)
        return Answered(_results(answer, media_type, settings), media_type)
    except formats.TooLarge as error:
        raise too_large(settings, str(error)) from error


def graph(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The statements of a named graph in the form `type`, or of the view if `graph` is None; Refusal (404) for none."""
    name = asked["graph"]
    if name is not None and name not in store.graphs():
        raise Refusal(404, f"There is no graph {name}.")
    quads = store.view() if name is None else store.quads(name)
    output = formats.Limited(settings.max_bytes)
    try:
        formats.write_graph((quad.triple for quad in quads), asked["type"], output)
    except formats.TooLarge as error:
        raise too_large(settings, str(error)) from error
    return Answered(output.getvalue(), asked["type"])


def _results(answer: QuerySolutions | QueryBoolean, media_type: str, settings: Settings) -> bytes:
    output = formats.Limited(settings.max_bytes)
    formats.write_results(answer, media_type, output)
    content = output.getvalue()
    # Only a long answer is counted: most are known to be within the limit by their length.
    is_long = isinstance(answer, QuerySolutions) and formats.may_exceed(content, settings.max_rows)
    if is_long and formats.rows_in(content, media_type) > settings.max_rows:
        raise formats.TooLarge("rows")
    return content


def _graph(answer: QueryTriples, media_type: str, settings: Settings) -> bytes:
    triples = list(islice(answer, settings.max_rows + 1))
    if len(triples) > settings.max_rows:
        raise formats.TooLarge("rows")
    output = formats.Limited(settings.max_bytes)
    formats.write_graph(triples, media_type, output)
    return output.getvalue()


def too_large(settings: Settings, what: str) -> Refusal:
    """An answer of too many `rows` or `bytes`."""
    limit = {"rows": f"{settings.max_rows:,} rows", "bytes": f"{settings.max_bytes:,} bytes"}[what]
    return Refusal(422, f"The answer is larger than {limit}: ask for less, such as with LIMIT.")
