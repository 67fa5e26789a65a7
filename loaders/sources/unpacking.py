"""Unpacking with bounds: how much may come out of a file, how much memory that may take."""

from __future__ import annotations

import io
import lzma
import tarfile
from typing import IO, Self, cast

UNPACKED = 128 << 20
"""Bytes that a file may unpack to however small it is; beyond, `RATIO` counts."""
RATIO = 200
"""Times its size that a file may unpack to. Releases shrink to a fifth, bombs to a thousandth and less."""
_XZ_MEMORY = 256 << 20
"""Bytes of memory for unpacking .xz; what the strongest preset writes needs 65 MB."""
_TAR_HEADER = 1 << 20
"""Bytes of the largest header in a tar archive; real ones hold a long name."""
_HELD = frozenset(
    [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK]
)
"""Types of tar's members that are headers of others."""


class BombError(OSError):
    """So much would come out that nobody can have meant it."""


class Budget:
    """How many bytes may still come out of a file, all that lies in it together."""

    def __init__(self, size: int) -> None:
        self._left = max(UNPACKED, RATIO * size)

    @property
    def spent(self) -> bool:
        """True when nothing more may come out."""
        return self._left < 0

    def spend(self, size: int) -> None:
        """Count bytes that came out; raises BombError when there are too many."""
        self._left -= size
        if self._left < 0:
            raise BombError(f"it unpacks to more than {RATIO} times its size")


class _Counted(io.RawIOBase):
    """A stream of unpacked bytes that counts against a budget."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read(len(buffer))
        self._budget.spend(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def counted(stream: IO[bytes], budget: Budget) -> IO[bytes]:
    """The stream, what comes out of it counted."""
    return cast(IO[bytes], io.BufferedReader(_Counted(stream, budget), 1 << 16))


class _Xz(io.RawIOBase):
    """The content of an .xz file; unlike lzma's own, it refuses what would need very much memory."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._unpacker = self._new()

    @staticmethod
    def _new() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while True:
            feed = b""
            if self._unpacker.eof:
                feed = self._following()
                if not feed:
                    return 0
                self._unpacker = self._new()
            elif self._unpacker.needs_input:
                feed = self._packed.read(1 << 16)
                if not feed:
                    raise EOFError("its end is missing")
            piece = self._unpacker.decompress(feed, len(buffer))
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)

    def _following(self) -> bytes:
        """How the next stream begins; streams may follow each other with null bytes between them."""
        rest = self._unpacker.unused_data.lstrip(b"\0")
        while not rest and (more := self._packed.read(1 << 16)):
            rest = more.lstrip(b"\0")
        return rest


def open_xz(packed: IO[bytes]) -> IO[bytes]:
    """What is packed as .xz, as a stream."""
    return cast(IO[bytes], io.BufferedReader(_Xz(packed), 1 << 16))


class SmallHeaders(tarfile.TarInfo):
    """A member of a tar archive whose headers are read only if they are small: they are held in memory."""

    def _proc_member(self, archive: tarfile.TarFile) -> Self:
        if self.type in _HELD and self.size > _TAR_HEADER:
            raise tarfile.ReadError(f"it has a header of {self.size:,} bytes")
        return cast(Self, super()._proc_member(archive))  # type: ignore[misc]
