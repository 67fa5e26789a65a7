"""Whole documents as releases, one function for each kind: plain text, web pages, filings, PDF, feeds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from biopact.errors import SourceError
from biopact.loaders.sources.archives import Entry
from biopact.loaders.sources.edgar import filed_releases
from biopact.loaders.sources.encoding import decoded
from biopact.loaders.sources.html import read_page
from biopact.loaders.sources.plain import decode
from biopact.text import Origin, Release


def plain(entry: Entry, raw: bytes) -> Release:
    """The release in a plain text or Markdown file."""
    return decode(raw, entry.where, stem(entry))


def page(entry: Entry, raw: bytes) -> Release:
    """The release on a web page. Raises SourceError for one without text."""
    try:
        found = read_page(decoded(raw))
    except ValueError as error:
        raise SourceError(f"{entry.where}: cannot be read, {error}; give the page of a release") from None
    return Release(
        stem(entry),
        found.text,
        source=found.address,
        title=found.title,
        date=found.date,
        issuers=found.issuers,
        origin=Origin(hashlib.sha256(raw).hexdigest(), "text/html"),
    )


def filing(entry: Entry, raw: bytes) -> Iterator[Release | SourceError]:
    """The announcements in a submission to EDGAR."""
    try:
        text = decoded(raw)
    except ValueError as error:
        raise SourceError(f"{entry.where}: {error}; fetch the submission anew") from None
    return filed_releases(text, entry.where)


def pdf(entry: Entry, raw: bytes) -> Release:
    """The release in a PDF. Raises SourceError for one without words, with a password, or that is broken."""
    from biopact.loaders.sources.pdf import LockedError, pdf_text

    try:
        text = pdf_text(raw)
    except ModuleNotFoundError:
        raise SourceError(f"{entry.where}: is a PDF; install what reads it with pip install 'biopact[pdf]'") from None
    except LockedError as error:
        raise SourceError(f"{entry.where}: cannot be read, {error}; save it without one") from None
    except ValueError as error:
        raise SourceError(f"{entry.where}: cannot be read, {error}; give a PDF with text") from None
    return Release(stem(entry), text, origin=Origin(hashlib.sha256(raw).hexdigest(), "application/pdf"))


def feed(entry: Entry, raw: bytes) -> Iterator[Release | SourceError]:
    """The releases in an RSS or Atom feed."""
    try:
        from biopact.loaders.sources.feeds import feed_releases

        yield from feed_releases(raw, entry.where)
    except ModuleNotFoundError:
        raise SourceError(
            f"{entry.where}: is a feed; install what reads it with pip install 'biopact[feeds]'"
        ) from None


def stem(entry: Entry) -> str:
    """What a release without an identifier of its own is called: the name of its file without its ending."""
    return entry.name.rpartition(".")[0] or entry.name
