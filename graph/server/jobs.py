"""What workers do. A job is a function of the store and what it was asked with; it gives an `Answered` or a Refusal.

To let the server do something new with the store, write a job beside these, name it in `JOBS`, and call it from a route
with `await pool.ask("its name", …)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from biopact.graph.server.settings import Settings
from biopact.graph.store import Store


@dataclass(frozen=True, slots=True)
class Answered:
    """What a worker gives: a body, its media type, and other headers of the response."""

    body: bytes
    media_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Job = Callable[[Store, Settings, dict[str, Any]], Answered]
"""Arguments are what JSON can say."""


def job_named(name: str) -> Job:
    """The job of a name; its module is imported with the first that is asked for."""
    from biopact.graph.server import answering

    jobs: Mapping[str, Job] = {
        "query": answering.query,
    }
    return jobs[name]
