"""Downloads that are not done yet, kept on disk as they came: the next run can go on where the last one ended."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path


class BrokenError(Exception):
    """What came is no gzip, or its end is missing."""


class LargeError(Exception):
    """Unpacked it is larger than it may be."""


class Part:
    """The bytes of one document that have come so far, still packed, and what the server said of them."""

    def __init__(self, place: Path, address: str) -> None:
        self._bytes, self._said = place.with_suffix(".part"), place.with_suffix(".json")
        self._address = address
        self.size = 0
        self._headers: dict[str, str] = {}
        with suppress(OSError, ValueError, AttributeError):
            said = json.loads(self._said.read_bytes())
            if said.pop("address") == address:
                self._headers = {str(name): str(value) for name, value in said.items()}
                self.size = self._bytes.stat().st_size

    def __getitem__(self, header: str) -> str:
        """What the server said in a header, named in lower case; nothing if it did not."""
        return self._headers.get(header, "")

    @property
    def validator(self) -> str | None:
        """What tells whether the rest still belongs to these bytes (If-Range); None if nothing does for certain.

        That is a strong entity tag, or else a date of change that is not the moment of sending.
        Source: RFC 9110, 13.1.5.
        """
        if not self.size or self["accept-ranges"].lower() == "none":
            return None
        if self["etag"]:
            return self["etag"] if self["etag"].startswith('"') else None
        changed = self["last-modified"]
        return changed if changed and changed != self["date"] else None

    def begin(self, headers: Mapping[str, str]) -> None:
        """Start anew: the next bytes are the first."""
        self.discard()
        told = ("etag", "last-modified", "date", "content-encoding", "content-type", "accept-ranges")
        self._headers = {name: headers[name] for name in told if name in headers}
        # The bytes first: a description without bytes is harmless, bytes with a description of others are not.
        self._bytes.write_bytes(b"")
        self._said.write_text(json.dumps({"address": self._address, **self._headers}), encoding="utf-8")

    def goes_on(self, headers: Mapping[str, str]) -> bool:
        """True if an answer 206 brings just the bytes that come next, of the same document."""
        span = headers.get("content-range", "")
        same = headers.get("etag", self["etag"]) == self["etag"]
        packed = headers.get("content-encoding", "") == self["content-encoding"]
        return same and packed and span.startswith(f"bytes {self.size}-")

    def append(self, chunks: Iterator[bytes]) -> Iterator[int]:
        """Write the chunks as they come; gives the size after each."""
        with self._bytes.open("ab") as file:
            for chunk in chunks:
                file.write(chunk)
                self.size += len(chunk)
                yield self.size

    def discard(self) -> None:
        """Forget all that came."""
        for file in (self._said, self._bytes):
            with suppress(FileNotFoundError):
                file.unlink()
        self.size, self._headers = 0, {}

    def unpacked(self, largest: int) -> Iterator[bytes]:
        """The document in blocks. Raises BrokenError for gzip that is none, LargeError beyond `largest` bytes."""
        packed = self["content-encoding"].lower() in {"gzip", "x-gzip"}
        total = 0
        with self._bytes.open("rb") as file:
            blocks = iter(lambda: file.read(1 << 16), b"")
            for block in _gunzip(blocks) if packed else blocks:
                total += len(block)
                if total > largest:
                    raise LargeError
                yield block


def _gunzip(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """What is packed, piece by piece: a small block may hold very much."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for block in blocks:
            while block:
                if unpacker.eof:  # members of gzip may follow each other
                    unpacker = zlib.decompressobj(wbits=31)
                yield unpacker.decompress(block, 1 << 20)
                block = unpacker.unconsumed_tail or unpacker.unused_data
        while not unpacker.eof and (piece := unpacker.decompress(b"", 1 << 20)):
            yield piece
    except zlib.error:
        raise BrokenError from None
    if not unpacker.eof:
        raise BrokenError
