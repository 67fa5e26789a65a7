"""Requests of the SPARQL 1.1 Protocol: what is asked, of which dataset, in each of the ways in which it may be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.requests import Request

from biopact.graph.server.refusal import Refusal

_FORM = "application/x-www-form-urlencoded"
_DIRECT: dict[str, Literal["query", "update"]] = {
    "application/sparql-query": "query",
    "application/sparql-update": "update",
}
_DATASET = {"query": ("default-graph-uri", "named-graph-uri"), "update": ("using-graph-uri", "using-named-graph-uri")}


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, with the dataset that the request names; None is that of the text or of the store."""

    kind: Literal["query", "update"]
    text: str
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


def operation(request: Request, body: bytes) -> Operation | None:
    """What a request to the endpoint asks; None for a GET that asks nothing, which is for the service description.

    Raises Refusal: 400 for what is asked twice, not at all or in no UTF-8, 415 for a body of another kind.
    """
    parameters = _pairs(request.url.query)
    if request.method in {"GET", "HEAD"}:
        if any(name == "update" for name, _ in parameters):
            raise Refusal(400, "An update is sent with POST, never with GET.")
        if not any(name == "query" for name, _ in parameters):
            return None
        return _operation(parameters, {"query"})
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _FORM:
        if any(name in {"query", "update"} for name, _ in parameters):
            raise Refusal(400, "A form that is sent with POST holds the query in its body, not in the address.")
        return _operation([*parameters, *_pairs(_text(body))], {"query", "update"})
    if kind in _DIRECT:
        if any(name in {"query", "update"} for name, _ in parameters):
            raise Refusal(400, "The query is the body of this request: leave the one in the address out.")
        return _operation([(_DIRECT[kind], _text(body)), *parameters], {_DIRECT[kind]})
    raise Refusal(
        415, f"Send a query as {_FORM} or application/sparql-query.", {"Accept-Post": ", ".join((_FORM, *_DIRECT))}
    )


def _operation(parameters: list[tuple[str, str]], kinds: set[str]) -> Operation:
    asked = [(name, value) for name, value in parameters if name in kinds]
    if len(asked) != 1:
        raise Refusal(400, f"Send one {' or '.join(sorted(kinds))}; there are {len(asked)}.")
    name, text = asked[0]
    kind: Literal["query", "update"] = "query" if name == "query" else "update"
    default, named = (tuple(_graph(value) for name, value in parameters if name == key) for key in _DATASET[kind])
    if default or named:
        return Operation(kind, text, default, named)
    return Operation(kind, text)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise Refusal(400, "The request is not in UTF-8: encode it so.") from error
    except ValueError as error:
        raise Refusal(400, "The request names too many parameters.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(400, "The request is not in UTF-8: encode it so.") from error


def _graph(value: str) -> str:
    """The IRI of a graph; raises Refusal (400) for what is none."""
    try:
        return NamedNode(value).value
    except ValueError as error:
        raise Refusal(400, f"{value} is no absolute IRI, and so names no graph.") from error
