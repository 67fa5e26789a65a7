"""Turtle and TriG, a subject at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from biopact.graph.formats.statements import by_graph, by_subject
from biopact.ontology.serialize import Names, blocks, header

SMALL = 8 << 20
"""Bytes of a body that wait in memory for the header, which is known last; more wait in a temporary file."""


def write_turtle(rows: Iterable[bytes], file: BinaryIO, base: str) -> None:
    """Write the rows of one graph as Turtle."""
    names = Names(base)
    with SpooledTemporaryFile(SMALL) as body:
        gap = b""
        for own in by_subject(rows):
            for block in blocks(own, names):
                body.write(gap + block.encode())
                gap = b"\n"
        _join(names, body, file)


def write_trig(rows: Iterable[bytes], file: BinaryIO, base: str) -> None:
    """Write the rows as TriG, graph by graph."""
    names = Names(base)
    with SpooledTemporaryFile(SMALL) as body:
        gap = b""
        for graph, members in by_graph(rows):
            body.write(gap + (f"{names.term(graph)} {{\n" if graph else "{\n").encode())
            inner = b""
            for own in by_subject(members):
                for block in blocks(own, names, indent="    "):
                    body.write(inner + block.encode())
                    inner = b"\n"
            body.write(b"}\n")
            gap = b"\n"
        _join(names, body, file)


def _join(names: Names, body: SpooledTemporaryFile[bytes], file: BinaryIO) -> None:
    if names.used:
        file.write(f"{header(names)}\n".encode())
    body.seek(0)
    shutil.copyfileobj(body, file)
