"""A process that changes the store once and ends, so that `biopact load` finds the store unlocked. See `pool.py`."""

from __future__ import annotations

import os
import sys
import traceback

from biopact.errors import StoreError
from biopact.graph.server import changing, sandbox
from biopact.graph.server.frames import Head, frame, read_frame
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.settings import Settings
from biopact.graph.server.worker import settings_in
from biopact.graph.store import Store

_JOBS = {"put": changing.put_graph, "delete": changing.delete_graph, "update": changing.update}


def change(settings: Settings, asked: Head, body: bytes) -> Head:
    """Do one job on the store; the head of the answer says how it went."""
    try:
        with Store.open(settings.store, create=False) as store:
            answered = _JOBS[asked["job"]](store, settings, asked, body)
        return {"status": answered.status, "type": answered.media_type, "headers": {}, "version": ""}
    except Refusal as refused:
        return {"status": refused.status, "refused": refused.sentence, "headers": refused.headers}
    except StoreError as error:
        return {"status": 503, "refused": str(error), "headers": {"Retry-After": "5"}}
    except Exception:
        traceback.print_exc()
        return {"status": 500, "refused": "The server failed over this change; its log says how.", "headers": {}}


def main() -> None:
    settings = settings_in(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sandbox.enter(settings.max_memory)
    answers.write(frame({}))
    answers.flush()
    asked = read_frame(sys.stdin.buffer)
    if asked is not None:
        answers.write(frame(change(settings, *asked)))
        answers.flush()


if __name__ == "__main__":
    main()
