"""Statements as sorted lines, which every format is written from.

A row is a statement as a line that sorts as it is written: the graph, the subject without the `>` at its end, so that
`…/a` comes before `…/a/b`, then predicate and object in N-Triples syntax.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Self

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from biopact.graph.formats.sorted_lines import SortedLines
from biopact.ontology.serialize import Row

AFTER_GRAPH = b"\x02"
AFTER_SUBJECT = b"\x01"
"""Both sort before every character of a term, and N-Triples writes neither."""

_VIEW = b""
_BATCH = 1024


class Statements:
    """Takes statements in any order and gives them sorted, blank nodes with labels that equal graphs share.

    Only what speaks of blank nodes has to fit in memory: it is relabelled by RDFC-1.0, which looks at nothing else.
    `with` frees what the others wait in.
    """

    def __init__(self, *, as_rows: bool) -> None:
        self._as_rows = as_rows
        self._sorted = SortedLines()
        self._blank: list[Quad] = []
        self._graph = _VIEW
        self._rest = b""
        self._told: Callable[[bytes], bytes | None] | None = None
        self.count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._sorted.__exit__(*raised)

    def begin(self, graph: str | None, told: Callable[[bytes], bytes | None] | None = None) -> None:
        """Say of which graph (an IRI, or None for the default graph) the lines that are written next are.

        `told` gives each line as it is to be written, or None to leave it out.
        """
        self._graph = f"<{graph}>".encode() if graph is not None else _VIEW
        self._told = told

    def write(self, chunk: bytes) -> int:
        """Take a part of a text in N-Triples, as a file that something is dumped into."""
        lines = (self._rest + chunk).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            told = line if self._told is None else self._told(line)
            if told is not None:
                self._take(told)
        return len(chunk)

    def flush(self) -> None:
        """Files have this; every line is taken as soon as it ends."""

    def add(self, statements: Iterable[Triple | Quad]) -> None:
        """Take statements as pyoxigraph has them."""
        for said in statements:
            quad = said if isinstance(said, Quad) else Quad(said.subject, said.predicate, said.object)
            if _is_blank(quad):
                self._blank.append(quad)
            else:
                self._keep(_graph_of(quad), f"{quad.triple} .".encode())

    def _take(self, line: bytes) -> None:
        if b"_:" in line:
            (quad,) = parse(line, RdfFormat.N_QUADS)
            name = NamedNode(self._graph[1:-1].decode()) if self._graph else DefaultGraph()
            quad = Quad(quad.subject, quad.predicate, quad.object, name)
            if _is_blank(quad):
                self._blank.append(quad)
                return
        self._keep(self._graph, line)

    def _keep(self, graph: bytes, line: bytes) -> None:
        if self._as_rows:
            subject, _, rest = line.partition(b" ")
            self._sorted.add(
                b"%b%b%b%b%b\n" % (graph, AFTER_GRAPH, subject.removesuffix(b">"), AFTER_SUBJECT, rest[:-2])
            )
        else:
            self._sorted.add(b"%b %b .\n" % (line[:-2], graph) if graph else line + b"\n")

    @property
    def has_blank(self) -> bool:
        """Whether any statement so far speaks of a blank node."""
        return bool(self._blank)

    def __iter__(self) -> Iterator[bytes]:
        blank, self._blank = self._blank, []
        if blank:
            dataset = Dataset(blank)
            dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
            for quad in dataset:
                self._keep(_graph_of(quad), f"{quad.triple} .".encode())
        self.count = 0
        for line in self._sorted:
            self.count += 1
            yield line


def _is_blank(quad: Quad) -> bool:
    return any(isinstance(term, BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def _graph_of(quad: Quad) -> bytes:
    return _VIEW if quad.graph_name == DefaultGraph() else str(quad.graph_name).encode()


def by_graph(rows: Iterable[bytes]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each graph's name in N-Triples syntax, empty for the default graph, with its rows."""
    for graph, members in groupby(rows, key=lambda row: row[: row.index(AFTER_GRAPH)]):
        yield graph.decode(), members


def by_subject(rows: Iterable[bytes]) -> Iterator[list[Row]]:
    """The rows of one graph as terms in N-Triples syntax, a list for each subject."""
    current, found = b"", list[Row]()
    subject = ""
    for row in rows:
        key, _, rest = row.partition(AFTER_SUBJECT)
        if key != current:
            if found:
                yield found
            current, found = key, []
            subject = key[key.index(AFTER_GRAPH) + 1 :].decode()
            subject += ">" if subject[:1] == "<" else ""
        predicate, _, thing = rest.decode().partition(" ")
        found.append((subject, predicate, thing[:-1]))
    if found:
        yield found


def triples(rows: Iterable[bytes]) -> Iterator[Triple]:
    """The rows of one graph as triples, in their order."""
    subjects = by_subject(rows)
    while several := list(islice(subjects, _BATCH)):
        lines = "".join(f"{subject} {predicate} {thing} .\n" for own in several for subject, predicate, thing in own)
        yield from (quad.triple for quad in parse(lines, RdfFormat.N_TRIPLES))
