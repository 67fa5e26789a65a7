"""Reading in this process, or in several of this machine, in the order of the releases, whatever happens to one."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from biopact.loaders.engines.engine import Engine, Result, Work, one_by_one
from biopact.loaders.ingest import Shard
from biopact.text import Release

_EACH = 40
"""Releases that are worth a process: starting one takes as long as reading so many."""


def processes(releases: int) -> int:
    """How many processes reading so many releases is worth, and no more than there are processors."""
    return max(1, min(os.cpu_count() or 1, releases // _EACH))


def engine(workers: int) -> Engine:
    """So many processes; this one if one is enough."""
    return Here() if workers == 1 else Processes(workers)


class Here:
    """This process, one shard after the other."""

    def run(self, work: Work, shards: Iterable[Shard]) -> Iterator[Result]:
        """The result of each shard."""
        return map(work, shards)


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes of this machine. No more shards than these can work at are held at once."""

    number: int

    def run(self, work: Work, shards: Iterable[Shard]) -> Iterator[Result]:
        """The result of each shard; a release at which a process dies is one that cannot be read."""
        coming = iter(shards)
        begun: deque[Shard] = deque()
        while True:
            yield from self._until_one_dies(work, coming, begun)
            if not begun:
                return
            # One of these ended its process, and nobody knows which: each release gets a process of its own.
            for shard in begun:
                yield from one_by_one(shard, lambda alone: _in_its_own(work, alone))
            begun.clear()

    def _until_one_dies(self, work: Work, coming: Iterator[Shard], begun: deque[Shard]) -> Iterator[Result]:
        """What the shards give until a process dies; those begun and not done are then left in `begun`."""
        with ProcessPoolExecutor(self.number, mp_context=get_context("spawn")) as pool:
            futures: deque[Future[Result]] = deque()
            try:
                while True:
                    while len(begun) < 2 * self.number + 2 and (shard := next(coming, None)) is not None:
                        begun.append(shard)
                        futures.append(_begun(pool, work, shard))
                    if not futures:
                        return
                    result = futures[0].result()
                    futures.popleft()
                    begun.popleft()
                    yield result
            except BrokenProcessPool:
                return


def _begun(pool: ProcessPoolExecutor, work: Work, shard: Shard) -> Future[Result]:
    """The work on a shard, in the pool; one without a release to read is done at once, for sending it takes longer."""
    if any(isinstance(item, Release) for item in shard):
        return pool.submit(work, shard)
    done: Future[Result] = Future()
    done.set_result(work(shard))
    return done


def _in_its_own(work: Work, shard: Shard) -> Result | None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(work, shard).result()
        except BrokenProcessPool:
            return None
