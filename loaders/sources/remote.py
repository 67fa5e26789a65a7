"""Files behind addresses that fsspec knows, such as s3://bucket/news/*.jsonl.gz or https://host/archive.zip."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from biopact.errors import SourceError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+(?:::[a-z][a-z0-9+.-]+)*://", re.IGNORECASE)
_WEB = ("http://", "https://")


def is_address(text: str) -> bool:
    """Whether a path is an address rather than a place on this machine.

    >>> is_address("s3://bucket/news"), is_address("news/2012"), is_address("C:/news")
    (True, False, False)
    """
    return _ADDRESS.match(text) is not None


@dataclass(frozen=True, slots=True)
class Remote:
    """One file behind an address; its size in bytes, 0 where the other side does not tell."""

    address: str
    size: int = 0

    @property
    def name(self) -> str:
        """The last part of its path.

        >>> Remote("https://host/a/news.jsonl.gz?version=2").name
        'news.jsonl.gz'
        """
        path = self.address.partition("?")[0] if self.address.startswith(_WEB) else self.address
        return path.rstrip("/").rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """The ending of its name."""
        return Path(self.name).suffix

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return Path(self.name).stem

    def __str__(self) -> str:
        return self.address

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes as a stream, which raises OSError for whatever goes wrong on the way."""
        filesystem, path = _filesystem(self.address)
        try:
            file = filesystem.open(path, "rb")
        except FileNotFoundError:
            raise
        except Exception as error:  # each kind of store raises its own
            raise OSError(_told(error)) from error
        with file:
            yield cast(IO[bytes], io.BufferedReader(_Stream(file), 1 << 16))


def files_behind(address: str, endings: tuple[str, ...]) -> list[Remote]:
    """The file at an address, those that match a pattern, or those with one of the endings in a folder; sorted.

    An address of the web is one file, whatever signs stand in it. Raises SourceError if there is none, or fsspec, or
    what it needs for this address, is not installed.
    """
    filesystem, path = _filesystem(address)
    try:
        if address.lower().startswith(_WEB):
            return [Remote(address, filesystem.info(path).get("size") or 0)]
        if any(sign in path for sign in "*?["):
            found = filesystem.glob(path, detail=True)
        elif filesystem.isdir(path):
            found = filesystem.find(path, detail=True)
            # What is hidden in a folder is not meant.
            found = {
                name: told
                for name, told in found.items()
                if name.lower().endswith(endings) and "/." not in name[len(path) :]
            }
        else:
            found = {path: filesystem.info(path)}
    except FileNotFoundError:
        raise SourceError(f"{address}: there is no such file or folder; check the address") from None
    except Exception as error:  # each kind of store raises its own
        raise SourceError(
            f"{address}: cannot be listed ({_told(error)}); check the address and who may read it"
        ) from error
    files = [
        Remote(filesystem.unstrip_protocol(name), told.get("size") or 0)
        for name, told in sorted(found.items())
        if told["type"] == "file"
    ]
    if not files:
        raise SourceError(f"{address}: holds no releases; check the address")
    return files


def _filesystem(address: str) -> tuple[Any, str]:
    try:
        import fsspec

        filesystem, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise SourceError(
            f"{address}: {str(error).rstrip('.')}; for addresses, pip install 'biopact[cloud]' and what fsspec needs"
        ) from error
    return filesystem, path


class _Stream(io.RawIOBase):
    """A file of fsspec, whose errors are those of a file of this machine."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._file.read(len(buffer))
        except Exception as error:  # each kind of store raises its own
            raise OSError(_told(error)) from error
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _told(error: Exception) -> str:
    lines = str(error).splitlines()
    return (lines[0] if lines else type(error).__name__)[:200].rstrip(".")
