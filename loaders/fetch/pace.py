"""When a host may be asked again: so many requests a second, and none while it asks to be left alone."""

from __future__ import annotations

import random
import threading
import time
from datetime import UTC, datetime
from typing import Protocol

from biopact.loaders.fetch.values import MOST_FOR_SEC

_CAP = 60.0
"""Seconds of the longest wait that nobody asked for."""


class Clock(Protocol):
    """Time as downloads see it, so that tests need none of it."""

    def now(self) -> float:
        """Seconds from some moment on; never goes back."""

    def time(self) -> datetime:
        """The time of day, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait."""

    def stop(self) -> None:
        """Make everybody who waits, now or later, stop with StoppedError."""


class StoppedError(Exception):
    """The run was broken off while this thread waited."""


class SystemClock:
    """The clock of the machine."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def now(self) -> float:
        return time.monotonic()

    def time(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        if self._stopped.wait(seconds):
            raise StoppedError

    def stop(self) -> None:
        self._stopped.set()


def is_sec(host: str) -> bool:
    """True for the hosts of the SEC, which has rules of its own for who asks and how often."""
    return host == "sec.gov" or host.endswith(".sec.gov")


class Pace:
    """Keeps requests to one host apart; hosts do not wait for each other. Threads may share one."""

    def __init__(self, rate: float, clock: Clock) -> None:
        self._rate, self._clock = rate, clock
        self._free: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Come back when the host may be asked, and count that as asked."""
        while True:
            with self._lock:
                now = self._clock.now()
                free = self._free.get(host, now)
                if free <= now:
                    self._free[host] = now + self._between(host)
                    return
            self._clock.sleep(free - now)

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long, in all threads."""
        with self._lock:
            until = self._clock.now() + seconds
            self._free[host] = max(until, self._free.get(host, until))

    def slow(self, host: str, seconds: float) -> None:
        """Let so many seconds lie between two requests to the host, as its robots.txt asks."""
        with self._lock:
            self._delays[host] = seconds

    def _between(self, host: str) -> float:
        rate = min(self._rate, MOST_FOR_SEC) if is_sec(host) else self._rate
        return max(1 / rate, self._delays.get(host, 0.0))


def backoff(address: str, attempt: int, first: float) -> float:
    """Seconds to wait after so many attempts (from 1): twice as long each time, less up to a half of it.

    What is taken off differs between addresses, so that they do not all come back at once, and is the same each time.
    """
    whole = min(_CAP, first * 2.0 ** (attempt - 1))
    return whole * (1 - random.Random(f"{address} {attempt}").random() / 2)
