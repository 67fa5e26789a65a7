"""What a fetched document's file is called: after its address, with an ending by which it will be read."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit

from biopact.loaders.sources.finding import SUFFIXES

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/markdown": ".md",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/xml": ".rss",
    "text/xml": ".rss",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "application/zip": ".zip",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
}
"""By media type; whatever else comes is .txt, which is read by how it begins."""


def key(address: str) -> str:
    """Sixteen characters that stand for an address."""
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def file_name(address: str, media_type: str | None) -> str:
    """Where a document goes below the folder: host, the last part of its path, a mark that tells addresses apart.

    >>> file_name("https://ir.acme.example/news/2021/deal.html?x=1", None)
    'ir.acme.example/deal-44aa7050.html'
    >>> file_name("https://ir.acme.example/", "application/rss+xml; charset=utf-8")
    'ir.acme.example/index-0283bf37.rss'
    """
    place = urlsplit(address)
    last = unquote(place.path).rstrip("/").rpartition("/")[2]
    low = last.lower()
    ending = next((known for known in sorted(SUFFIXES, key=len, reverse=True) if low.endswith(known)), "")
    stem = last[: len(last) - len(ending)]
    if not ending:
        ending = _ENDINGS.get((media_type or "").partition(";")[0].strip().lower(), ".txt")
        stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", stem)
    return f"{_safe(place.hostname or '', 'host')}/{_safe(stem, 'index')}-{key(address)[:8]}{ending.lower()}"


def _safe(name: str, otherwise: str) -> str:
    """A name that is one on every file system: no separators, no leading dot, not too long."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name)[:80].strip("-.") or otherwise
