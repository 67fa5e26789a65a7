"""Reading on a Dask cluster, which gives a shard to another worker where one is lost."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biopact.errors import EngineError
from biopact.loaders.engines.engine import Result, Work, one_by_one
from biopact.loaders.ingest import Shard

if TYPE_CHECKING:
    from distributed import Client, Future

_PATIENCE = 15
"""Seconds to wait for a scheduler, and for its first worker."""

_WITHOUT_WORKERS = 60
"""Seconds to go on waiting when no worker is left, or none that lives from one look to the next."""

_LOOK = 2
"""Seconds between two looks at which workers there are."""


@dataclass(frozen=True, slots=True)
class Dask:
    """The cluster of a scheduler; without an address the one that Dask's own configuration names, else this machine."""

    scheduler: str | None = None

    def run(self, work: Work, shards: Iterable[Shard]) -> Iterator[Result]:
        """The result of each shard. No more shards are under way than twice as many as the workers can work at."""
        from distributed import KilledWorker

        coming = iter(shards)
        under_way: deque[tuple[Shard, Future]] = deque()
        with _client(self.scheduler) as client:
            while True:
                # Looked up anew each time: workers come and go.
                room = 2 * sum(_workers(client).values()) + 2
                while len(under_way) < room and (shard := next(coming, None)) is not None:
                    under_way.append((shard, client.submit(work, shard, pure=False)))
                if not under_way:
                    return
                shard, future = under_way.popleft()
                try:
                    result = _result(client, future)
                except KilledWorker:
                    yield from one_by_one(shard, lambda alone: _alone(client, work, alone))
                else:
                    yield result


def _client(scheduler: str | None) -> Client:
    """A connection to a cluster that has a worker."""
    try:
        from distributed import Client
    except ImportError as error:
        raise EngineError("For --engine dask, pip install 'biopact[dask]'.") from error
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise EngineError(
            f"No Dask scheduler answers at {scheduler or 'the address of its configuration'}: "
            "start one with `dask scheduler`, and give the address it prints."
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise EngineError(
            f"The Dask scheduler at {client.scheduler.address} has no worker: start one with `dask worker`."
        ) from error
    return client


def _alone(client: Client, work: Work, shard: Shard) -> Result | None:
    from distributed import KilledWorker

    try:
        return _result(client, client.submit(work, shard, pure=False))
    except KilledWorker:
        return None


def _result(client: Client, future: Future) -> Result:
    """What a task gave, however long it took; EngineError if nobody is left to work at it."""
    known: set[str] = set()
    last = time.monotonic()
    while True:
        try:
            result: Result = future.result(timeout=_LOOK)
        except TimeoutError:
            workers, now = set(_workers(client)), time.monotonic()
            if workers & known:
                last = now
            elif now - last > _WITHOUT_WORKERS:
                raise EngineError(
                    f"The Dask scheduler at {client.scheduler.address} has had no worker that lives for "
                    f"{_WITHOUT_WORKERS} seconds: look at why they end, start some with `dask worker`, and load again."
                ) from None
            known = workers
        except CancelledError as error:
            raise _lost(client) from error
        except ImportError as error:
            raise EngineError(
                f"A worker of the cluster cannot import biopact ({error}): install it on each."
            ) from error
        else:
            return result


def _workers(client: Client) -> dict[str, int]:
    """How many shards each worker can work at, by its address."""
    try:
        found: dict[str, int] = client.nthreads()
    except (OSError, ValueError) as error:
        raise _lost(client) from error
    return found


def _lost(client: Client) -> EngineError:
    return EngineError(
        f"The Dask scheduler at {client.scheduler.address} does not answer any more: start it and its workers, "
        "and load again; what was written stays."
    )
