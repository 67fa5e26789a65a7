"""What lies inside packed files: .gz .bz2 .xz, .zip and .tar of any of these, opened one after the other as streams.

Packed files come from strangers: sizes, depth and number of members are bounded, names are never used as paths, and
what cannot be unpacked is an entry that says why.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from biopact.errors import SourceError
from biopact.loaders.sources.remote import Remote
from biopact.loaders.sources.unpacking import BombError, Budget, SmallHeaders, counted, open_xz

DOCUMENT_LIMIT = 64 * 1024 * 1024
"""Bytes of the largest single document; a release is some kilobytes long, the largest filings some megabytes."""
DEPTH = 3
"""Packed files that may lie in each other."""
MEMBERS = 1_000_000
"""Members of one archive."""
_BROKEN = (
    OSError,
    EOFError,
    lzma.LZMAError,
    zlib.error,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    # What the standard library raises for fields of archives that make no sense.
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
    struct.error,
    MemoryError,
)
_OPENERS: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {
    ".gz": lambda packed: cast(IO[bytes], gzip.GzipFile(fileobj=packed, mode="rb")),
    ".bz2": bz2.BZ2File,
    ".xz": open_xz,
}
_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a member of an archive. `where` names it to people: `a.zip!b/c.html`."""

    where: str
    name: str
    """Its name without folders and without the endings of packing; a reader is chosen by it."""
    stream: IO[bytes] | None
    problem: str | None = None
    """Why it cannot be opened; then there is no stream."""

    def read(self) -> bytes:
        """All of it. Raises SourceError if it is broken, larger than `DOCUMENT_LIMIT`, or could not be opened."""
        if self.stream is None:
            raise SourceError(f"{self.where}: {self.problem}")
        content = bytearray()
        while chunk := read_some(self, 1 << 20):
            content += chunk
            if len(content) > DOCUMENT_LIMIT:
                size = DOCUMENT_LIMIT // 1024 // 1024
                raise SourceError(f"{self.where}: is larger than {size} MB; give one release in each file")
        return bytes(content)


def read_some(entry: Entry, size: int) -> bytes:
    """The next bytes of an entry, at most `size`; raises SourceError where packed data are broken or cut off."""
    assert entry.stream is not None
    try:
        return entry.stream.read(size)
    except BombError as error:
        raise SourceError(f"{entry.where}: is left unread, {error}; unpack it yourself if that is meant") from None
    except _BROKEN as error:
        raise SourceError(f"{entry.where}: is broken or cut off ({_reason(error)}); fetch it anew") from None
    except RuntimeError:
        raise SourceError(f"{entry.where}: is encrypted; unpack it with its password first") from None


def open_entries(path: Path | Remote, opened: Callable[[IO[bytes]], None] | None = None) -> Iterator[Entry]:
    """The file at a path or address, or what is packed in it, each to be read before the next one is asked for.

    `opened` is given the file itself, as it lies on disk. Never raises for what is inside; raises SourceError if the
    file itself cannot be opened.
    """
    try:
        with path.open() if isinstance(path, Remote) else path.open("rb") as file:
            if opened is not None:
                opened(file)
            budget = Budget(path.size if isinstance(path, Remote) else os.fstat(file.fileno()).st_size)
            yield from _unpack(str(path), path.name, file, 0, budget)
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file; check the path") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error}); check its permissions") from None


def _unpack(where: str, name: str, stream: IO[bytes], depth: int, budget: Budget) -> Iterator[Entry]:
    low = name.lower()
    for short, long in _SHORT.items():
        if low.endswith(short):
            name, low = name[: -len(short)] + long, low[: -len(short)] + long
    ending = low[low.rfind(".") :] if "." in low else ""
    if ending not in {*_OPENERS, ".zip", ".tar"}:
        yield Entry(where, name, stream)
    elif depth >= DEPTH:
        yield Entry(where, name, None, f"lies more than {DEPTH} archives deep; unpack it first")
    elif ending == ".zip":
        yield from _zip(where, stream, depth, budget)
    elif ending == ".tar":
        yield from _tar(where, stream, depth, budget)
    else:
        yield from _unpack(where, name[: -len(ending)], counted(_OPENERS[ending](stream), budget), depth + 1, budget)


def _zip(where: str, stream: IO[bytes], depth: int, budget: Budget) -> Iterator[Entry]:
    try:
        # A zip has its table at the end: inside another archive it must be held in memory to be read.
        packed = stream if stream.seekable() and depth == 0 else _held(where, stream)
        with zipfile.ZipFile(packed) as archive:
            members = sorted((member for member in archive.infolist() if not member.is_dir()), key=lambda m: m.filename)
            if len(members) > MEMBERS:
                yield Entry(where, where, None, f"holds more than {MEMBERS:,} files; unpack it first")
                return
            for member in members:
                if budget.spent:
                    return
                inside = f"{where}!{member.filename}"
                try:
                    with archive.open(member) as content:
                        yield from _unpack(inside, _last(member.filename), counted(content, budget), depth + 1, budget)
                except RuntimeError:
                    yield Entry(inside, _last(member.filename), None, "is encrypted; unpack it with its password first")
                except _BROKEN as error:
                    yield Entry(inside, _last(member.filename), None, f"cannot be unpacked ({_reason(error)})")
    except _BROKEN as error:
        yield Entry(where, where, None, f"is no archive that can be unpacked ({_reason(error)}); fetch it anew")
    except SourceError as error:
        yield Entry(where, where, None, str(error).partition(": ")[2])


def _tar(where: str, stream: IO[bytes], depth: int, budget: Budget) -> Iterator[Entry]:
    seen = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=SmallHeaders) as archive:
            for member in archive:
                if budget.spent:
                    return
                seen += 1
                if seen > MEMBERS:
                    yield Entry(where, where, None, f"holds more than {MEMBERS:,} files; unpack it first")
                    return
                # Links and devices point out of the archive; only what lies in it is read.
                content = archive.extractfile(member) if member.isreg() else None
                if content is not None:
                    inside = f"{where}!{member.name}"
                    yield from _unpack(inside, _last(member.name), counted(content, budget), depth + 1, budget)
    except _BROKEN as error:
        yield Entry(where, where, None, f"is no archive that can be unpacked ({_reason(error)}); fetch it anew")


def _held(where: str, stream: IO[bytes]) -> IO[bytes]:
    content = stream.read(DOCUMENT_LIMIT + 1)
    if len(content) > DOCUMENT_LIMIT:
        raise SourceError(
            f"{where}: is an archive of more than {DOCUMENT_LIMIT // 1024 // 1024} MB in another; unpack it"
        )
    return io.BytesIO(content)


def _last(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _reason(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
