"""Reading in several processes of this machine, in the order of the releases, whatever happens to one of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from biopact.loaders.ingest import Outcome, ReadRelease, Shard, read_one, read_shard
from biopact.loaders.sources import Unreadable
from biopact.text import Release

_EACH = 40
"""Releases that are worth a process: starting one takes as long as reading so many."""


def processes(releases: int) -> int:
    """How many processes reading so many releases is worth, and no more than there are processors."""
    return max(1, min(os.cpu_count() or 1, releases // _EACH))


def read_here(shards: Iterable[Shard], base: str) -> Iterator[Outcome]:
    """What each shard says, read in this process."""
    for shard in shards:
        yield read_shard(shard, base)


def read_in_processes(shards: Iterable[Shard], base: str, workers: int) -> Iterator[Outcome]:
    """What each shard says, in order, read by so many processes.

    A release at which a process dies is one that cannot be read, and the others are read all the same. No more shards
    than the processes can work at are held at once.
    """
    coming = iter(shards)
    begun: deque[Shard] = deque()
    while True:
        yield from _until_one_dies(coming, begun, base, workers)
        if not begun:
            return
        # One of these ended its process, and nobody knows which: each release gets a process of its own.
        for shard in begun:
            yield tuple(_alone(item, base) if isinstance(item, Release) else item for item in shard)
        begun.clear()


def _until_one_dies(coming: Iterator[Shard], begun: deque[Shard], base: str, workers: int) -> Iterator[Outcome]:
    """What the shards say until a process dies; those begun and not read are then left in `begun`."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        futures: deque[Future[Outcome]] = deque()
        try:
            while True:
                while len(begun) < 2 * workers + 2 and (shard := next(coming, None)) is not None:
                    begun.append(shard)
                    futures.append(pool.submit(read_shard, shard, base))
                if not futures:
                    return
                outcome = futures[0].result()
                futures.popleft()
                begun.popleft()
                yield outcome
        except BrokenProcessPool:
            return


def _alone(release: Release, base: str) -> ReadRelease | Unreadable:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(read_one, release, base).result()
        except BrokenProcessPool:
            what = release.identifier
            return Unreadable(
                what, f"{what}: ended the process that read it; report it, and load the others without it"
            )
