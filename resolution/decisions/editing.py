"""The file of decisions with lines added or taken out; all that a person wrote in it stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from biopact.ontology.terms import BASE
from biopact.resolution.decisions.decision import Decision
from biopact.resolution.decisions.lines import write_line
from biopact.resolution.decisions.reading import HEADER


def added(content: bytes, decisions: Iterable[Decision], base: str = BASE) -> bytes:
    """The file with a line for each decision at its end, and with its header if it has none."""
    start = content if content.endswith(b"\n") or not content else content + b"\n"
    known = {line.rstrip() for line in start.removeprefix(b"\xef\xbb\xbf").split(b"\n")}
    header = [] if HEADER.encode() in known else [HEADER]
    return start + "".join(f"{line}\n" for line in (*header, *(write_line(it, base) for it in decisions))).encode()


def without(content: bytes, lines: Collection[int]) -> bytes:
    """The file without the lines of these numbers, counted from 1."""
    kept = [line for number, line in enumerate(content.split(b"\n"), 1) if number not in lines]
    return b"\n".join(kept)
