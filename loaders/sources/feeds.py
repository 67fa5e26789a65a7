"""RSS and Atom feeds: each entry that carries its text is a release.

Needs feedparser, which the extra `feeds` installs.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from biopact.errors import SourceError
from biopact.loaders.sources.encoding import sound
from biopact.loaders.sources.html import parse, prose
from biopact.text import Release

_SHORTEST = 200
"""Characters below which an entry is a teaser and not a release."""
_LARGEST = 16 * 1024 * 1024
"""Bytes of a feed; feedparser takes seconds for each megabyte of what is badly written."""
_DEEPEST = 200
"""Elements that may lie in each other, markup of texts included; the parser's time grows with the square of it."""
_CDATA = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_TAG = re.compile(rb"<(?P<close>/?)[A-Za-z][^<>]*?(?P<alone>/?)>")


def feed_releases(raw: bytes, where: str) -> Iterator[Release | SourceError]:
    """The releases in a feed; an entry that only links to its text is an error that names the link.

    Raises ModuleNotFoundError without feedparser, SourceError for what is no feed.
    """
    entries = _entries(raw, where)
    if not entries:
        raise SourceError(f"{where}: is a feed without entries; check what was fetched")
    for number, entry in enumerate(entries, 1):
        yield _release(entry, f"{where}[{number}]")


def feed_links(raw: bytes, where: str) -> list[str]:
    """The addresses that the entries of a feed link to, as they stand in it. Raises as `feed_releases` does."""
    return [str(entry["link"]) for entry in _entries(raw, where) if entry.get("link")]


def _entries(raw: bytes, where: str) -> list[Any]:
    import feedparser  # type: ignore[import-untyped]

    if len(raw) > _LARGEST:
        raise SourceError(f"{where}: is a feed of more than {_LARGEST // 1024 // 1024} MB; give its pages one by one")
    if _depth(raw) > _DEEPEST:
        raise SourceError(f"{where}: its elements lie in each other more than {_DEEPEST} deep; check what was fetched")
    feed: Any = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise SourceError(f"{where}: is no RSS or Atom feed; check what was fetched")
    return list(feed.entries)


def _depth(raw: bytes) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(_CDATA.sub(b"", raw)):
        if not tag["alone"]:
            depth = max(0, depth + (-1 if tag["close"] else 1))
            deepest = max(deepest, depth)
    return deepest


def _release(entry: Any, where: str) -> Release | SourceError:
    text = max((_words(part.get("value") or "") for part in _parts(entry)), key=len, default="")
    link = str(entry.get("link") or "")
    title = " ".join(_words(str(entry.get("title") or "")).split())
    if len(text) < _SHORTEST:
        more = f"fetch {link} instead" if link else "give a feed with whole texts"
        return SourceError(f"{where}: holds a teaser only; {more}")
    day: time.struct_time | None = entry.get("published_parsed") or entry.get("updated_parsed")
    author = str(entry.get("author") or "").strip()
    return Release(
        str(entry.get("id") or link or where),
        text if not title or title in text[: len(title) + 200] else f"{title}\n\n{text}",
        source=link or None,
        title=title or None,
        date=time.strftime("%Y-%m-%d", day) if day else None,
        issuers=(author,) if author else (),
    )


def _parts(entry: Any) -> Iterator[Any]:
    yield from entry.get("content") or ()
    if entry.get("summary_detail"):
        yield entry["summary_detail"]


def _words(markup: str) -> str:
    try:
        root = parse(sound(markup)).body
    except ValueError:
        return ""
    return prose(root) if root is not None else ""
