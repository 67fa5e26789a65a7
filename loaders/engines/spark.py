"""Reading on Spark, by `mapInPandas` over rows that hold a shard each."""

from __future__ import annotations

import os
import pickle
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from biopact.errors import EngineError
from biopact.loaders.engines.engine import Result, Work, one_by_one
from biopact.loaders.ingest import Shard

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyspark.sql import SparkSession

_COLUMNS = "number long, content binary"
_ROUND = 8
"""Shards of one job for each processor of the cluster: enough to spread well, and few enough for the driver to hold."""

_ON_THIS_MACHINE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
}

_LOST = ("crashed", "exited unexpectedly", "EOFException", "ExecutorLostFailure", "exit status")
"""What Spark writes of a process of Python that has ended, rather than of a function that has raised."""


@dataclass(frozen=True, slots=True)
class Spark:
    """The cluster of a master, such as spark://host:7077 or yarn, or this machine; or the session that is open."""

    master: str = "local[*]"

    def run(self, work: Work, shards: Iterable[Shard]) -> Iterator[Result]:
        """The result of each shard. Two jobs are held at once: while one is read, the other's results are used."""
        coming = iter(shards)
        session, opened = open_session(self.master)
        size = _ROUND * session.sparkContext.defaultParallelism
        rounds: deque[tuple[tuple[Shard, ...], Future[list[Result] | None]]] = deque()
        try:
            with ThreadPoolExecutor(1) as pool:
                while True:
                    while len(rounds) < 2 and (some := tuple(islice(coming, size))):
                        rounds.append((some, pool.submit(_job, session, work, some)))
                    if not rounds:
                        return
                    some, future = rounds.popleft()
                    results = future.result()
                    if results is not None:
                        yield from results
                        continue
                    for shard in some:
                        yield from _job(session, work, (shard,)) or one_by_one(
                            shard, lambda alone: next(iter(_job(session, work, (alone,)) or ()), None)
                        )
        finally:
            if opened:
                session.stop()


def open_session(master: str) -> tuple[SparkSession, bool]:
    """A session, and whether it was opened for this."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError("For --engine spark, pip install 'biopact[spark]', and Java 17 or 21.") from error
    if (open_now := SparkSession.getActiveSession()) is not None:
        return open_now, False
    builder = SparkSession.builder.appName("biopact").master(master).config("spark.ui.showConsoleProgress", "false")
    if master.startswith("local"):
        # The workers are of this machine: the same Python, and no address that others could reach.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for name, value in _ON_THIS_MACHINE.items():
            builder = builder.config(name, value)
    try:
        return builder.getOrCreate(), True
    except (PySparkException, OSError, RuntimeError) as error:
        raise EngineError(
            f"Spark does not start: {_first_line(error)}. It needs Java 17 or 21, and a --master."
        ) from error


def _job(session: SparkSession, work: Work, shards: tuple[Shard, ...]) -> list[Result] | None:
    """The results of some shards, in order; None if one of them ended its process each time it was tried."""
    rows = [(number, pickle.dumps(shard)) for number, shard in enumerate(shards)]
    try:
        done = session.createDataFrame(rows, _COLUMNS).mapInPandas(partial(_work_at, work), _COLUMNS).collect()
    except Exception as error:  # of Py4J, of Spark or of Java, as the versions change
        if any(sign in str(error) for sign in _LOST):
            return None
        raise EngineError(f"Spark cannot read: {_first_line(error)}; is biopact installed on each worker?") from error
    results = [pickle.loads(row.content) for row in sorted(done, key=lambda row: row.number)]
    for result in results:
        if isinstance(result, EngineError):
            raise result
    return results


def _work_at(work: Work, frames: Iterator[DataFrame]) -> Iterator[DataFrame]:
    """The shards of each frame worked at, as a process of Spark does it."""
    import pandas

    for frame in frames:
        done = []
        for content in frame["content"]:
            try:
                done.append(pickle.dumps(work(pickle.loads(content))))
            except EngineError as error:
                done.append(pickle.dumps(error))
        yield pandas.DataFrame({"number": frame["number"], "content": done})


def _first_line(error: Exception) -> str:
    """What went wrong, without the trace of Java and Python around it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    telling = [line for line in lines if "Error: " in line or "Exception: " in line]
    return (telling or lines or [type(error).__name__])[-1 if telling else 0][:300].rstrip(".")
