"""From bytes to text: which encoding a document is written in."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9._-]{2,40})|<meta[^>]{0,200}?charset=["']?([A-Za-z0-9._-]{2,40})""",
    re.IGNORECASE,
)


_WRITTEN = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp(?:125\d|437|85\d|866|874|93[26]|949|950)|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb(?:2312|k|18030)|big5(?:hkscs)?|euc_(?:jp|kr|jis_2004)|shift_jis(?:_2004|x0213)?|iso2022_(?:jp|kr)|tis-620"
)
"""Codecs of texts. Wide ones without a mark would have shown null bytes; UTF-7 is a way to smuggle markup."""
_UNSOUND = re.compile("[\0\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
"""What pictures and programs hold, and texts do not; form feeds and the end mark of old editors are left out."""


def as_it_stands(raw: bytes) -> str:
    """The text in `raw` to the letter, a byte order mark of UTF-8 included, as offsets count it.

    Raises ValueError for what is no text.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(raw)
    if "\0" in text:
        return decoded(raw)
    return text


def sound(text: str) -> str:
    """The text with U+FFFD for what no file can hold: null characters and halves of surrogate pairs.

    >>> sound("Acme\\ud83d \\0")
    'Acme� �'
    """
    return _UNSOUND.sub("\N{REPLACEMENT CHARACTER}", text)


def decoded(raw: bytes, declared: str | None = None) -> str:
    """The text in `raw`, without a byte order mark. Raises ValueError for what is no text.

    A byte order mark decides; then UTF-8, if the bytes are that throughout, for nothing else looks like it by accident;
    then what the document or its sender declares; then Windows-1252, in which the web's Latin texts are written even
    where they declare ISO 8859-1 or ASCII. Bytes that mean nothing there become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").removeprefix("\ufeff")
    if b"\0" in raw:
        raise ValueError("holds null bytes and is not a text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(raw[:4096])
    named = declared or (next(name for name in found.groups() if name).decode("ascii") if found else None)
    text = ""
    if named and _known(named) not in {None, "utf-8", "ascii", "iso8859-1"}:
        text = raw.decode(named, "replace")
    text = text or raw.decode("cp1252", "replace")
    if _CONTROLS.search(text):
        raise ValueError("is not a text, or in an encoding that cannot be told")
    return text


def _known(name: str) -> str | None:
    """The codec of that name, if texts on the web are written in it; what else Python calls a codec is none or slow."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if _WRITTEN.fullmatch(found) else None
