"""Which state a store on disk is in, as a short text that changes whenever something is written."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

# The engine's own diary, its lock and its settings change without anything being written.
_NOT_DATA = ("LOG", "LOCK", "OPTIONS", "IDENTITY")

_SECONDS = 0.1
"""For how long a look at the folder is good enough: so late, at most, does a change become visible."""


def store_version(path: Path) -> str:
    """The state of the store in a folder, by the names, sizes and times of its files.

    Every batch that is written makes the log longer or adds a file, so equal versions mean equal content. The converse
    need not hold: tidying up changes files as well.
    """
    files = []
    for entry in os.scandir(path):
        if not entry.name.startswith(_NOT_DATA):
            try:
                found = entry.stat()
            except FileNotFoundError:  # taken away while we look: the next look will differ, too
                continue
            files.append(f"{entry.name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(files)).encode()).hexdigest()[:20]


class Watched:
    """The version of a store, looked up again only when the last look is a moment ago."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._version = ""
        self._looked = float("-inf")

    @property
    def version(self) -> str:
        """The present version; raises OSError if the folder cannot be read."""
        if time.monotonic() - self._looked > _SECONDS:
            self._version = store_version(self._path)
            self._looked = time.monotonic()
        return self._version

    def look_again(self) -> None:
        """Trust the last look no longer: something was written just now."""
        self._looked = float("-inf")
