"""The store as a worker reads it: a snapshot that is taken anew when something was written."""

from __future__ import annotations

import time
from pathlib import Path

from biopact.graph.server.version import store_version
from biopact.graph.store import Store

_SHARE = 4
"""How many times as long as it took to open a snapshot is it kept, at least, while a `load` writes and writes."""


class Snapshot:
    """A read-only store and the version that it shows, or an older one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Store | None = None
        self.version = ""
        self._opened = self._keep_until = 0.0

    def of(self, version: str, since: float) -> Store:
        """The store at this version, and as it was at the time `since` (of the monotonic clock) or later.

        Opening costs most when much was written since the store was last closed, so that a worker would do nothing else
        while a `load` runs: then an older state is shown for a moment. Raises StoreError if it cannot be opened.
        """
        is_old = version != self.version and time.monotonic() >= self._keep_until
        if self._store is None or is_old or self._opened < since:
            self.renew()
        assert self._store is not None
        return self._store

    def renew(self) -> Store:
        """Take a new snapshot, even if the version is the same."""
        self.close()
        self._opened = began = time.monotonic()
        # The version is looked up first: what is written meanwhile is shown under the older one, never the reverse.
        self.version = store_version(self._path) if self._path.is_dir() else ""
        self._store = Store.open(self._path, create=False, read_only=True)
        self._keep_until = time.monotonic() + _SHARE * (time.monotonic() - began)
        return self._store

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
