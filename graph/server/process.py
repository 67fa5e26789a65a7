"""One worker process as the server sees it: started, asked, killed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from biopact.graph.server.frames import LENGTHS, Head, frame
from biopact.graph.server.settings import Settings

TOKEN = "BIOPACT_TOKEN"
"""Environment variable that holds the token; workers do not get it."""

_UNTOLD = frozenset({"token", "quiet", "host", "port"})
"""Settings that are none of a worker's business; a command line can be read by others."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker says to a job: the head, and the body in memory or in a file, open and without a name."""

    head: Head
    body: bytes
    file: BinaryIO | None = None

    @property
    def version(self) -> str:
        """The version of the store that the answer is of."""
        return str(self.head["version"])

    def content(self) -> bytes:
        """The whole body, wherever it is."""
        if self.file is None:
            return self.body
        with self.file:
            return self.file.read()


class WorkerEnded(Exception):
    """The process ended before it answered."""


class WorkerProcess:
    """A running worker. One job at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, settings: Settings, folder: Path, module: str = "worker") -> WorkerProcess:
        """A new worker that puts long answers into `folder`, ready for its first job; raises WorkerEnded."""
        told = {name: getattr(settings, name) for name in settings.__slots__ if name not in _UNTOLD}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # modules are those of the installation, not of the folder that the server was started in
            "-m",
            f"biopact.graph.server.{module}",
            json.dumps({**told, "store": str(settings.store)}),
            str(folder),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != TOKEN},
        )
        worker = cls(process)
        try:
            await worker._answer()
        except BaseException:
            await worker.end()
            raise
        return worker

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.returncode is None

    async def ask(self, job: dict[str, Any], body: bytes = b"") -> Reply:
        """The answer to a job; raises WorkerEnded if the process dies over it."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(frame(job, body))
            await self._process.stdin.drain()
        except ConnectionError as error:
            raise WorkerEnded from error
        return await self._answer()

    async def _answer(self) -> Reply:
        assert self._process.stdout is not None
        try:
            lengths = await self._process.stdout.readexactly(LENGTHS.size)
            head, body = LENGTHS.unpack(lengths)
            said = json.loads(await self._process.stdout.readexactly(head))
            content = await self._process.stdout.readexactly(body)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise WorkerEnded from error
        if "file" not in said:
            return Reply(said, content)
        path = Path(said["file"])
        file = path.open("rb")
        path.unlink()
        return Reply(said, content, file)

    async def end(self) -> None:
        """Kill the process, if it still runs, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        # Else the loop would find the pipes open when it is itself being closed.
        transport = getattr(self._process, "_transport", None)
        if transport is not None:
            transport.close()
