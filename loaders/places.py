"""Folders that files come into whole or not at all: of this machine, or of whatever fsspec knows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from biopact.errors import EngineError


class Place(Protocol):
    """A folder whose files never change once they are there."""

    def read(self, name: str) -> bytes | None:
        """The file's content; None if it is not there."""
        ...

    def has(self, name: str) -> bool:
        """Whether the file is there."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Put the file there, under another name until it is whole."""
        ...


def place(address: str) -> Place:
    """The folder, or what fsspec finds at an address such as s3://bucket/shards.

    Raises EngineError if fsspec, or what it needs for this address, is not installed.
    """
    if "://" not in address:
        return _Folder(Path(address))
    try:
        import fsspec

        filesystem, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise EngineError(
            f"{address}: {str(error).rstrip('.')}; for addresses, pip install 'biopact[cloud]' and what fsspec needs."
        ) from error
    return _Address(filesystem, root.rstrip("/"))


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def has(self, name: str) -> bool:
        return (self._path / name).is_file()

    def read(self, name: str) -> bytes | None:
        try:
            return (self._path / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        waiting = self._path / _for_now(name)
        try:
            with waiting.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            waiting.replace(self._path / name)
        finally:
            waiting.unlink(missing_ok=True)


class _Address:
    def __init__(self, filesystem: Any, root: str) -> None:
        self._files = filesystem
        self._root = root

    def has(self, name: str) -> bool:
        # What a listing said before says nothing of what other workers have written since.
        self._files.invalidate_cache()
        return bool(self._files.isfile(f"{self._root}/{name}"))

    def read(self, name: str) -> bytes | None:
        try:
            content = self._files.cat_file(f"{self._root}/{name}")
        except FileNotFoundError:
            return None
        return bytes(content)

    def write(self, name: str, content: bytes) -> None:
        self._files.makedirs(self._root, exist_ok=True)
        waiting = f"{self._root}/{_for_now(name)}"
        self._files.pipe_file(waiting, content)
        self._files.mv(waiting, f"{self._root}/{name}")


def _for_now(name: str) -> str:
    """A name that no other worker uses and that no pattern for shards matches."""
    return f".{name}.{uuid4().hex}"
