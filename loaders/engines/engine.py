"""What an engine is: something that runs one function on many shards, wherever it has processors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol

from biopact.errors import EngineError
from biopact.loaders.ingest import Outcome, Shard, read_shard
from biopact.loaders.places import place
from biopact.loaders.shards import Kept, keep_shard, kept_outcome
from biopact.loaders.sources import Unreadable
from biopact.loaders.version import reader_version
from biopact.text import Release

Result = Outcome | Kept
Work = Callable[[Shard], Result]
"""What is done with a shard: a pure function that another process can import by its name."""


class Engine(Protocol):
    """Runs work on shards, a bounded number at a time, and gives the results in the order of the shards.

    A release at which a process ends each time it is tried is given as Unreadable in its place, and the others of its
    shard are worked at all the same. Raises EngineError if the engine itself cannot run.
    """

    def run(self, work: Work, shards: Iterable[Shard]) -> Iterator[Result]:
        """The result of each shard; several in the place of one that ended its process."""
        ...


def outcomes(
    engine: Engine, shards: Iterable[Shard], base: str, kept: str | None = None, *, again: bool = False
) -> Iterator[Outcome]:
    """What the shards say, in order, read by an engine.

    `kept` is the folder, or an address for fsspec, where each outcome is kept; what is kept there from before is
    only read `again` if so.
    """
    if kept is None:
        work: Work = partial(_read, base=base, version=reader_version())
    else:
        folder = place(kept)
        work = partial(_read_and_keep, base=base, version=reader_version(), kept=kept, again=again)
    for result in engine.run(work, shards):
        yield kept_outcome(folder, result) if isinstance(result, Kept) else result


def _read(shard: Shard, base: str, version: str) -> Outcome:
    _refuse_another(version)
    return read_shard(shard, base)


def _read_and_keep(shard: Shard, base: str, version: str, kept: str, again: bool) -> Result:
    if not any(isinstance(item, Release) for item in shard):
        return read_shard(shard, base)
    _refuse_another(version)
    return keep_shard(shard, base, place(kept), again=again)


def _refuse_another(version: str) -> None:
    """A cluster of several readers would give a graph that no single one gives."""
    if reader_version() != version:
        raise EngineError(
            f"A worker reads with biopact {reader_version()} and this is {version}: "
            "install the same version, with the same registry, everywhere."
        )


def one_by_one(shard: Shard, alone: Callable[[Shard], Result | None]) -> Iterator[Result]:
    """The results of a shard that ended its process, each release by itself; `alone` gives None if it ended again."""
    for item in shard:
        result = alone((item,)) if isinstance(item, Release) else (item,)
        yield result if result is not None else (_ended(item),)


def _ended(item: object) -> Unreadable:
    assert isinstance(item, Release)
    what = item.identifier
    return Unreadable(what, f"{what}: ended the process that read it; report it, and load the others without it")
