"""Reading releases in several processes, in the order of their files, whatever happens to one of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from biopact.loaders.sources import Unreadable

_EACH = 40
"""Releases that are worth a process: starting one takes as long as reading so many."""


@dataclass(frozen=True, slots=True)
class ReadRelease:
    """What was read from a file: the release's IRI, and its graph and provenance as N-Triples."""

    iri: str
    graph: str
    provenance: str


def processes(files: int) -> int:
    """How many processes reading so many files is worth, and no more than there are processors."""
    return max(1, min(os.cpu_count() or 1, files // _EACH))


def read_all(files: Sequence[Path], workers: int, base: str) -> Iterator[ReadRelease | Unreadable]:
    """What each file says, in their order. A file at which a process dies is one that cannot be read."""
    waiting = deque(files)
    if workers == 1:
        while waiting:
            yield read_file(waiting.popleft(), base)
    while waiting:
        yield from _until_one_dies(waiting, workers, base)
        if waiting:
            # One of the next few ended its process, and nobody knows which: each gets a process of its own.
            for _ in range(min(len(waiting), 2 * workers)):
                yield _alone(waiting.popleft(), base)


def _until_one_dies(waiting: deque[Path], workers: int, base: str) -> Iterator[ReadRelease | Unreadable]:
    """What the files say until a process dies; those that were not given are left in `waiting`."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        begun: deque[Future[ReadRelease | Unreadable]] = deque()
        try:
            while waiting:
                while len(begun) < min(2 * workers, len(waiting)):
                    begun.append(pool.submit(read_file, waiting[len(begun)], base))
                found = begun[0].result()
                begun.popleft()
                waiting.popleft()
                yield found
        except BrokenProcessPool:
            return


def _alone(file: Path, base: str) -> ReadRelease | Unreadable:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(read_file, file, base).result()
        except BrokenProcessPool:
            return Unreadable(
                file, f"{file}: ended the process that read it; report it, and load the others without it"
            )


def read_file(file: Path, base: str) -> ReadRelease | Unreadable:
    """What one file says, or why it cannot be read."""
    from biopact.errors import SourceError
    from biopact.loaders.read import read
    from biopact.loaders.sources.plain import read_plain
    from biopact.loaders.triples import provenance, release_iri, to_rows

    try:
        facts = read(read_plain(file))
        graph = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in to_rows(facts, base))
        made = "".join(f"{triple} .\n" for triple in provenance(facts, base))
        return ReadRelease(release_iri(facts.release.identifier, base).value, graph, made)
    except SourceError as error:
        return Unreadable(file, str(error))
    except Exception as error:  # whatever is wrong with one file, the others can be read
        return Unreadable(file, f"{file}: cannot be read ({type(error).__name__}: {error}); report it with the file")
