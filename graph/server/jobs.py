"""What workers do. A job is a function of the store and what it was asked with; it gives an `Answered` or a Refusal.

To let the server do something new with the store, write a job beside these, name it in `JOBS`, and call it from a route
with `await pool.ask("its name", …)`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
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


JOBS: Mapping[str, str] = MappingProxyType(
    {
        "explorer": "drawing:explorer",
        "live": "drawing:live",
        "live-page": "drawing:live_page",
        "outline": "drawing:outline",
        "describe-service": "description:service_description",
        "graph": "answering:graph",
        "query": "answering:query",
        "thing": "describing:thing",
    }
)
"""Each job by name, as its module beside this one and the function in it."""


def job_named(name: str) -> Job:
    """The job of a name; its module is imported only then, so that a worker starts quickly."""
    module, _, function = JOBS[name].partition(":")
    job: Job = getattr(importlib.import_module(f"biopact.graph.server.{module}"), function)
    return job
