"""A worker: one process that does one job at a time and may be killed at any moment. Started by `pool.py`.

Standard input brings jobs, standard output takes answers, both as frames. A worker ends when its input does.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from biopact.errors import BiopactError, StoreError
from biopact.graph.server import sandbox
from biopact.graph.server.frames import Head, frame, read_frame
from biopact.graph.server.jobs import Answered, job_named
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.settings import Settings
from biopact.graph.server.snapshot import Snapshot

INLINE = 1 << 18
"""Bytes of a body that go through the pipe. Longer ones go by a file, so that a slow visitor costs no memory."""


class Worker:
    """Does jobs on a snapshot of the store."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self._snapshot = Snapshot(settings.store)

    def answer(self, asked: dict[str, Any]) -> tuple[Head, bytes]:
        """Head and body of the answer to a job. Never raises: what goes wrong is an answer as well."""
        try:
            answered = self._do(asked)
        except Refusal as refused:
            return self._refused(refused.status, refused.sentence, refused.headers), b""
        except StoreError as error:
            return self._refused(503, str(error), {"Retry-After": "5"}), b""
        except BiopactError as error:
            return self._refused(400, str(error)), b""
        except MemoryError:
            return self._refused(500, "The query needs more memory than there is: ask for less."), b""
        except Exception:
            # A fault of ours: the log has it, and the next job is not to suffer.
            traceback.print_exc()
            return self._refused(500, "The server failed over this request; its log says how."), b""
        head: Head = {
            "status": answered.status,
            "type": answered.media_type,
            "headers": dict(answered.headers),
            "version": self._snapshot.version,
        }
        if len(answered.body) <= INLINE:
            return head, answered.body
        descriptor, head["file"] = tempfile.mkstemp(prefix=f"{os.getpid()}-", dir=self._folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(answered.body)
        return head, b""

    def _do(self, asked: dict[str, Any]) -> Answered:
        job = job_named(asked["job"])
        store = self._snapshot.of(asked["version"], asked["since"])
        try:
            return job(store, self._settings, asked)
        except OSError:
            # A file of the snapshot is gone, since a process that writes has tidied up: the new ones are there.
            return job(self._snapshot.renew(), self._settings, asked)

    def _refused(self, status: int, sentence: str, headers: dict[str, str] | None = None) -> Head:
        return {"status": status, "refused": sentence, "headers": headers or {}, "version": self._snapshot.version}


def settings_in(text: str) -> Settings:
    """Settings as `pool.py` hands them over, in JSON."""
    given = json.loads(text)
    return Settings(**{**given, "store": Path(given["store"])})


def serve(worker: Worker, jobs: BinaryIO, answers: BinaryIO) -> None:
    """Say that all is ready, then answer every job until there are no more."""
    answers.write(frame({}))
    answers.flush()
    while (asked := read_frame(jobs)) is not None:
        head, body = worker.answer(asked[0])
        answers.write(frame(head, body))
        answers.flush()


def main() -> None:
    settings, folder = settings_in(sys.argv[1]), Path(sys.argv[2])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed must not get between the frames
    sandbox.enter(settings.max_memory)
    serve(Worker(settings, folder), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
