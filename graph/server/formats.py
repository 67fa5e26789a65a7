"""The forms that answers come in: media types, what they are called in short, and how they are written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple

from biopact.ontology.serialize import PREFIXES

TURTLE, TRIG, N_QUADS = "text/turtle", "application/trig", "application/n-quads"
HTML = "text/html"
JSON = "application/sparql-results+json"

RESULTS: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        JSON: QueryResultsFormat.JSON,
        "application/sparql-results+xml": QueryResultsFormat.XML,
        "text/csv": QueryResultsFormat.CSV,
        "text/tab-separated-values": QueryResultsFormat.TSV,
        "application/json": QueryResultsFormat.JSON,
        "application/xml": QueryResultsFormat.XML,
        "text/xml": QueryResultsFormat.XML,
    }
)
"""Of SELECT and ASK; the first is given to a client that takes anything."""

GRAPHS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        TURTLE: RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        TRIG: RdfFormat.TRIG,
        "application/ld+json": RdfFormat.JSON_LD,
        "application/rdf+xml": RdfFormat.RDF_XML,
        N_QUADS: RdfFormat.N_QUADS,
        "application/json": RdfFormat.JSON_LD,
        "application/xml": RdfFormat.RDF_XML,
        "text/plain": RdfFormat.N_TRIPLES,
    }
)
"""Of CONSTRUCT, DESCRIBE and whatever else is a graph."""

SHORT = MappingProxyType(
    {
        "json": "application/json",
        "xml": "application/xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "ttl": TURTLE,
        "turtle": TURTLE,
        "nt": "application/n-triples",
        "trig": TRIG,
        "nq": N_QUADS,
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
        "html": HTML,
    }
)
"""Endings of addresses and values of `?format=`, for people who cannot set Accept."""

_SMALLEST_ROW = 3
"""Bytes that the shortest row takes in any form, such as `{},`."""


def content_type(media_type: str) -> str:
    """What Content-Type says; the forms that are text are UTF-8.

    >>> content_type("text/csv")
    'text/csv; charset=utf-8'
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


class TooLarge(Exception):
    """An answer of more rows or bytes than there may be."""


class Limited(io.BytesIO):
    """Bytes in memory, up to a limit; raises TooLarge beyond it."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._room = limit

    def write(self, content: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]
        self._room -= len(content)
        if self._room < 0:
            raise TooLarge("bytes")
        return super().write(content)


def write_results(answer: QuerySolutions | QueryBoolean, media_type: str, output: BinaryIO) -> None:
    """The answer of a SELECT or ASK in one of `RESULTS`."""
    answer.serialize(output, format=RESULTS[media_type])


def write_graph(statements: Iterable[Triple] | Iterable[Quad], media_type: str, output: BinaryIO) -> None:
    """Statements in one of `GRAPHS`."""
    pyoxigraph.serialize(statements, output, format=GRAPHS[media_type], prefixes=dict(PREFIXES))


def may_exceed(content: bytes, rows: int) -> bool:
    """Whether an answer is so long that it could have more rows than this."""
    return len(content) > rows * _SMALLEST_ROW


def rows_in(content: bytes, media_type: str) -> int:
    """How many rows there are in the answer of a SELECT.

    >>> rows_in(b'x\\r\\n"a\\nb"\\r\\nc\\r\\n', "text/csv")
    2
    """
    match RESULTS[media_type]:
        case QueryResultsFormat.JSON:
            return len(json.loads(content).get("results", {}).get("bindings", ()))
        case QueryResultsFormat.XML:
            return content.count(b"<result>")
        case QueryResultsFormat.TSV:
            return content.count(b"\n") - 1
        case _:
            return sum(1 for _ in csv.reader(io.StringIO(content.decode(), newline=""))) - 1
