"""Lines in order, however many there are: what does not fit in memory waits in temporary files."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import BinaryIO, Self

LIMIT = 32 << 20
"""Bytes of lines held in memory; with what Python needs for each, about twice as much is taken."""

_MOST_RUNS = 64


class SortedLines:
    """Lines, each ended by a newline, in the order of their bytes, each of them once. `with` frees the files.

    >>> with SortedLines(limit=4) as lines:
    ...     for line in (b"b\\n", b"a\\n", b"c\\n", b"a\\n"):
    ...         lines.add(line)
    ...     list(lines)
    [b'a\\n', b'b\\n', b'c\\n']
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._held: list[bytes] = []
        self._size = 0
        self._runs: list[BinaryIO] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for run in self._runs:
            run.close()

    def add(self, line: bytes) -> None:
        """Take one line, with its newline."""
        self._held.append(line)
        self._size += len(line)
        if self._size >= self._limit:
            self._held.sort()
            self._set_aside(self._held)
            self._held, self._size = [], 0
            if len(self._runs) >= _MOST_RUNS:
                runs, self._runs = self._runs, []
                self._set_aside(_merged(runs))
                for run in runs:
                    run.close()

    def _set_aside(self, lines: Iterable[bytes]) -> None:
        run = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as this object
        run.writelines(lines)
        self._runs.append(run)

    def __iter__(self) -> Iterator[bytes]:
        self._held.sort()
        yield from _merged(self._runs, self._held)


def _merged(runs: Sequence[BinaryIO], held: Sequence[bytes] = ()) -> Iterator[bytes]:
    for run in runs:
        run.seek(0)
    ordered = heapq.merge(*runs, held) if runs else held
    return (line for line, _ in groupby(ordered))
