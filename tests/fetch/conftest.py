"""Fetching as tests use it: a server on this machine, a clock that never waits, a folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from biopact.loaders.fetch.client import Fetcher
from biopact.loaders.fetch.manifest import Folder
from biopact.loaders.fetch.values import Fetched, Manners, Missed, Wanted
from tests.fetch.server import Server


class FakeClock:
    """Time that passes only when somebody sleeps; `slept` is how long each time."""

    def __init__(self) -> None:
        self._now = 1000.0
        self._lock = threading.Lock()
        self.slept: list[float] = []

    def now(self) -> float:
        return self._now

    def time(self) -> datetime:
        return datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC) + timedelta(seconds=self._now - 1000)

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self._now += seconds
            self.slept.append(seconds)

    def stop(self) -> None:
        """Nobody waits."""


Get = Callable[..., Fetched | Missed]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as one:
        yield one


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def manners(**changes: float) -> Manners:
    """Quick ones, for a server that is ours; `changes` are others."""
    given = {"timeout": 2.0, "rate": 1000.0, **changes}
    whole = {name: int(value) for name, value in given.items() if name in {"jobs", "attempts", "redirects", "largest"}}
    return Manners("Test test@example.org", **{**given, **whole})  # type: ignore[arg-type]


@pytest.fixture
def get(tmp_path: Path, clock: FakeClock) -> Get:
    """Fetches one address into the folder `tmp_path`, as a run of its own."""

    def fetch(wanted: str | Wanted, **changes: float) -> Fetched | Missed:
        with Folder(tmp_path) as folder, Fetcher(folder, manners(**changes), clock) as fetcher:
            return fetcher.fetch(Wanted(wanted) if isinstance(wanted, str) else wanted)

    return fetch
