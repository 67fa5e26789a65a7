"""The folder that documents are fetched into, with its manifest: what came from where and when.

The manifest is `.fetch/manifest.jsonl`, one object in each line, the last about an address holds. Lines are only ever
appended and flushed to the disk, so that a run that is killed loses no more than the line it was writing; half a line
is passed over. Loading leaves hidden folders out.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import threading
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from biopact.errors import FetchError
from biopact.loaders.fetch.names import key
from biopact.loaders.fetch.parts import Part

HIDDEN = ".fetch"


@dataclass(frozen=True, slots=True)
class Line:
    """What the manifest knows of an address."""

    address: str
    file: str
    """Below the folder, with slashes."""
    sha256: str
    size: int
    etag: str | None
    last_modified: str | None
    media_type: str | None
    fetched: str
    """When, as ISO 8601 in UTC."""


class Folder:
    """A folder with its manifest, held by one process at a time. Threads may share one; use it with `with`.

    Raises FetchError if another process fetches into it.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self._hidden = place / HIDDEN
        self._hidden.mkdir(parents=True, exist_ok=True)
        self._held = (self._hidden / "lock").open("w")
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._held.close()
            raise FetchError(f"{place}: another run fetches into it; wait until it is done") from None
        self._lock = threading.Lock()
        manifest = self._hidden / "manifest.jsonl"
        self._lines, whole = _read(manifest)
        self._manifest: IO[bytes] = manifest.open("ab")
        if not whole:
            self._manifest.write(b"\n")

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        self._manifest.close()
        self._held.close()

    def known(self, address: str) -> Line | None:
        """What was fetched from the address before, if its file still is what it was."""
        line = self._lines.get(address)
        if line is None:
            return None
        try:
            with (self.place / line.file).open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == line.sha256
        except OSError:
            return None
        return line if same else None

    def part(self, address: str) -> Part:
        """Where the bytes from an address are gathered, those of a broken off run included."""
        return Part(self._hidden / key(address), address)

    def draft(self, address: str) -> Path:
        """A file to write a document to before it takes its place."""
        return self._hidden / f"{key(address)}.draft"

    def keep(self, draft: Path, line: Line) -> Path:
        """Put a document that is wholly written in its place, then say so in the manifest. Gives the file."""
        file = self.place / line.file
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(file)
        self.note(line)
        return file

    def note(self, line: Line) -> None:
        """Write a line about a document that is in its place."""
        with self._lock:
            self._lines[line.address] = line
            self._manifest.write(json.dumps(asdict(line), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            self._manifest.flush()
            os.fsync(self._manifest.fileno())


def _read(manifest: Path) -> tuple[dict[str, Line], bool]:
    """The last line about each address, and whether the last line is whole."""
    lines: dict[str, Line] = {}
    try:
        content = manifest.read_bytes()
    except FileNotFoundError:
        return lines, True
    for text in content.split(b"\n"):
        try:
            line = Line(**json.loads(text))
            inside = PurePosixPath(line.file)
        except (ValueError, TypeError):
            continue
        if not inside.is_absolute() and ".." not in inside.parts:
            lines[line.address] = line
    return lines, not content or content.endswith(b"\n")
