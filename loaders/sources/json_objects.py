"""The objects of a JSON array one after the other, however long it is, with memory for one of them."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator

LIMIT = 16 * 1024 * 1024
"""Characters of the largest object."""
_SPACE = re.compile(r"[ \t\r\n]*")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LATIN = "biopact-windows-1252"


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows-1252, in which Latin texts are written otherwise."""
    if not isinstance(error, UnicodeDecodeError) or error.encoding.startswith("utf-16"):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_LATIN, _as_latin)


def objects(read: Callable[[], bytes]) -> Iterator[object]:
    """The elements of an array, or the one value that stands there instead; `read` gives the next bytes.

    Raises ValueError, also RecursionError, for what is no JSON, once the elements before it were given.
    """
    text = _Text(read)
    if text.skip() != "[":
        yield text.value()
        if text.skip():
            raise ValueError("more follows its end")
        return
    text.step()
    if text.skip() == "]":
        text.step()
    else:
        while True:
            yield text.value()
            mark = text.skip()
            text.step()
            if mark == "]":
                break
            if mark != ",":
                raise ValueError("a comma or the end of the array is missing" if mark else "its end is missing")
            text.skip()
    if text.skip():
        raise ValueError("more follows its end")


class _Text:
    """A window that moves over the text."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read, self._parse = read, json.JSONDecoder().raw_decode
        first = read()
        # JSON is written in UTF-8; what is not is met with in practice all the same.
        coding = "utf-16" if first.startswith(_WIDE) else "utf-8-sig"
        self._decoder = codecs.getincrementaldecoder(coding)(_LATIN)
        self._window, self._place, self._ended = self._decoder.decode(first), 0, not first

    def skip(self) -> str:
        """The next character that is no space, which is not passed; nothing at the end."""
        while True:
            found = _SPACE.match(self._window, self._place)
            self._place = found.end() if found else self._place
            if self._place < len(self._window):
                return self._window[self._place]
            if not self._more(1 << 20):
                return ""

    def step(self) -> None:
        """Pass one character."""
        self._place += 1

    def value(self) -> object:
        """The value that begins here. The window grows by half until it is whole, so that no text is read too often."""
        size = 1 << 20
        while True:
            try:
                found, end = self._parse(self._window, self._place)
                # A number may go on behind the window.
                if end < len(self._window) or not self._more(1 << 20):
                    self._place = end
                    return found
            except json.JSONDecodeError:
                if len(self._window) - self._place > LIMIT:
                    raise ValueError(f"an object is longer than {LIMIT // 1024 // 1024} MB, or broken") from None
                if not self._more(size):
                    raise
            size = max(size, (len(self._window) - self._place) // 2)

    def _more(self, size: int) -> bool:
        """Read on, and forget what was passed; False at the end."""
        if self._ended:
            return False
        pieces = [self._window[self._place :]]
        while size > 0 and not self._ended:
            chunk = self._read()
            self._ended = not chunk
            pieces.append(self._decoder.decode(chunk, final=self._ended))
            size -= len(chunk)
        self._window, self._place = "".join(pieces), 0
        return True
