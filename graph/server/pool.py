"""A few workers, and who may use one when. A worker that takes too long, or dies, is replaced by a new one."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from biopact.graph.server.metrics import Metrics
from biopact.graph.server.process import Reply, WorkerEnded, WorkerProcess
from biopact.graph.server.refusal import Refusal, busy
from biopact.graph.server.settings import Settings
from biopact.graph.server.version import Watched

_GRACE = 1.0
"""Seconds that a job whose asker has gone may still take; killing a worker over a quick job would cost more."""

_SECONDS_TO_WRITE = 300


class Pool:
    """Workers for one store. `open` starts them, `close` ends them."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self.settings = settings
        self.metrics = metrics
        self._watched = Watched(settings.store)
        self._idle: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._waiting: deque[asyncio.Future[WorkerProcess]] = deque()
        self._replacing: set[asyncio.Task[None]] = set()
        self._folder = Path()
        self._closed = False
        self._changing = asyncio.Lock()
        self._changed = 0.0

    async def open(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="biopact-"))
        await asyncio.gather(*(self._add() for _ in range(self.settings.workers)))

    async def close(self) -> None:
        self._closed = True
        for task in self._replacing:
            task.cancel()
        await asyncio.gather(*self._replacing, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def version(self) -> str:
        """The version of the store, as `ETag` tells it; raises Refusal (503) if the store is gone."""
        try:
            return self._watched.version
        except OSError as error:
            raise Refusal(503, "The store cannot be read: is its folder still there?", {"Retry-After": "5"}) from error

    @property
    def busy(self) -> int:
        """How many workers have a job, or are being started."""
        return self.settings.workers - len(self._idle)

    @property
    def waiting(self) -> int:
        """How many jobs wait for a worker."""
        return len(self._waiting)

    async def ask(
        self, job: str, gone: Awaitable[object] | None = None, timeout: float | None = None, **asked: Any
    ) -> Reply:
        """The answer of a worker to a job. `gone` ends when nobody waits for it any more.

        Raises Refusal: what the job itself refuses; 503 if too many wait or for too long; 504 after `timeout` seconds,
        or those of the settings; 500 if the worker died over it.
        """
        leaving = None if gone is None else asyncio.ensure_future(gone)
        try:
            request = {"job": job, "version": self.version, "since": self._changed, **asked}
            worker = await self._take()
            if leaving is not None and leaving.done():
                self._give_back(worker)
                raise _nobody()
            began = time.perf_counter()
            try:
                reply = await self._ask(worker, request, leaving, timeout or self.settings.timeout)
            finally:
                self.metrics.job_seconds.labels(job).observe(time.perf_counter() - began)
            return _accepted(reply)
        finally:
            if leaving is not None:
                leaving.cancel()

    async def change(self, job: str, body: bytes = b"", **asked: Any) -> Reply:
        """Change the store, one request after the other, each in a process of its own.

        Raises Refusal: what the job itself refuses; 503 while another process writes; 504 if it takes too long.
        """
        async with self._changing:
            try:
                async with asyncio.timeout(_SECONDS_TO_WRITE):
                    writer = await WorkerProcess.start(self.settings, self._folder, "writer")
                    try:
                        reply = await writer.ask({"job": job, **asked}, body)
                    finally:
                        await writer.end()
            except TimeoutError as error:
                raise Refusal(504, f"The change took longer than {_SECONDS_TO_WRITE} seconds: send less.") from error
            except WorkerEnded as error:
                raise Refusal(500, "The process that writes ended; the store is as before.") from error
            # Whoever asks next sees the change, however lately the workers have looked.
            self._changed = time.monotonic()
            self._watched.look_again()
        return _accepted(reply)

    async def _ask(
        self, worker: WorkerProcess, request: dict[str, Any], leaving: asyncio.Future[object] | None, timeout: float
    ) -> Reply:
        began = time.perf_counter()
        answer = asyncio.ensure_future(worker.ask(request))
        try:
            first: list[asyncio.Future[Any]] = [answer] if leaving is None else [answer, leaving]
            done, _ = await asyncio.wait(first, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            if leaving in done and not answer.done():
                await asyncio.wait([answer], timeout=min(_GRACE, timeout))
            if answer.done():
                reply = answer.result()
                self._give_back(worker)
                return reply
        except WorkerEnded as error:
            self.metrics.ended.labels("died").inc()
            self._replace(worker)
            raise Refusal(500, "The worker ended over this query, which may have needed too much memory.") from error
        except BaseException:
            self._replace(worker)
            raise
        finally:
            if not answer.done():
                answer.cancel()
        self._replace(worker)
        if leaving is not None and leaving in done:
            self.metrics.ended.labels("abandoned").inc()
            raise _nobody()
        self.metrics.ended.labels("timeout").inc()
        taken = {"Server-Timing": f"query;dur={(time.perf_counter() - began) * 1000:.0f}"}
        raise Refusal(504, f"The query did not end within {timeout:g} s and was stopped: ask for less.", taken)

    async def _take(self) -> WorkerProcess:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_running:
                return worker
            self.metrics.ended.labels("died").inc()
            self._replace(worker)
        if len(self._waiting) >= self.settings.queue:
            raise busy()
        turn: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await asyncio.wait_for(turn, self.settings.patience)
        except TimeoutError:
            raise busy() from None
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back(turn.result())
            raise
        finally:
            with contextlib.suppress(ValueError):
                self._waiting.remove(turn)

    def _give_back(self, worker: WorkerProcess) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _replace(self, worker: WorkerProcess) -> None:
        """End a worker and start another, while the server goes on."""

        async def replace() -> None:
            await worker.end()
            self._all.discard(worker)
            for left in self._folder.glob(f"{worker.pid}-*"):
                left.unlink(missing_ok=True)
            while not self._closed:
                try:
                    return await self._add()
                except (OSError, WorkerEnded):  # no process or no memory to be had: later, perhaps
                    await asyncio.sleep(1)

        task = asyncio.create_task(replace())
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _add(self) -> None:
        worker = await WorkerProcess.start(self.settings, self._folder)
        self._all.add(worker)
        self._give_back(worker)


def _nobody() -> Refusal:
    """What is left to say when the client has gone; only the log hears it."""
    return Refusal(503, "Nobody waits for this answer any more.")


def _accepted(reply: Reply) -> Reply:
    """The reply, unless it is a refusal: that is raised."""
    if "refused" in reply.head:
        raise Refusal(reply.head["status"], reply.head["refused"], reply.head["headers"])
    return reply
