"""From files to releases: each file, or what is packed in it, goes to the reader of its kind."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from biopact.errors import SourceError
from biopact.loaders.sources import finding
from biopact.loaders.sources.archives import Entry, open_entries
from biopact.loaders.sources.encoding import sound
from biopact.loaders.sources.finding import File, size_of
from biopact.text import Release

_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,9}<(?:!doctype html|html)\b",
    re.IGNORECASE,
)
_FEED = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,9}"
    rb"(?:<!DOCTYPE[^>\[]{0,200}(?:\[.{0,4000}?\])?>\s*)?<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_PDF = re.compile(rb"\s{0,16}%PDF-")
_FILING = re.compile(
    rb"\s*(?:-----BEGIN PRIVACY-ENHANCED MESSAGE-----|<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|<SUBMISSION>"
    rb"|<DOCUMENT>\s*<TYPE>)"
)


_BAD = 10_000
"""Records in a row that may be bad before the rest of a file is given up."""
_HEAD = 64 * 1024
"""Bytes at the beginning of a document that tell its kind."""
TEXT_LIMIT = 2_000_000
"""Characters of the longest text that is read as one release; a release has some thousands, the longest exhibits a few
hundred thousand."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a part of one, that could not be read as a release, and why (the whole sentence, with its place)."""

    where: str
    reason: str


class Progress:
    """How far opening has come, in bytes of the files as they lie on disk; standard input counts as nothing."""

    def __init__(self, files: Sequence[File]) -> None:
        self.files = len(files)
        self.finished = 0
        self.total = sum(map(size_of, files))
        self._before = 0
        self._file: IO[bytes] | None = None

    def begin(self, file: IO[bytes]) -> None:
        """A file has been opened."""
        self._file = file

    def end(self, file: File) -> None:
        """All of a file has been read."""
        self._file = None
        self.finished += 1
        self._before += size_of(file)

    @property
    def done(self) -> int:
        """Bytes read."""
        if self._file is None or self._file.closed or not self._file.seekable():
            return self._before
        return self._before + self._file.tell()


def open_releases(
    paths: Sequence[File | str], columns: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Iterator[Release | Unreadable]:
    """Each release behind the paths, or the reason why there is none. One bad document never stops the others.

    `columns` maps fields of a release to columns of tables and records; `progress` is told how far it has come. Raises
    SourceError as `find_files` does.
    """
    for file in finding.find_files(paths):
        yield from _in_file(file, columns or {}, progress)
        if progress is not None:
            progress.end(file)


def _in_file(file: File, columns: Mapping[str, str], progress: Progress | None) -> Iterator[Release | Unreadable]:
    try:
        for entry in _entries(file, progress):
            yield from _releases(entry, columns)
    except SourceError as error:
        yield Unreadable(sound(str(file)), sound(str(error)))


def _entries(file: File, progress: Progress | None) -> Iterator[Entry]:
    if file == finding.STDIN:
        yield Entry("standard input", "stdin", sys.stdin.buffer)
    else:
        yield from open_entries(file, progress.begin if progress is not None else None)


def _releases(entry: Entry, columns: Mapping[str, str]) -> Iterator[Release | Unreadable]:
    where, bad = sound(entry.where), 0
    try:
        for item in _read(entry, columns):
            bad = bad + 1 if isinstance(item, SourceError) else 0
            if bad > _BAD:
                yield Unreadable(
                    where, f"{where}: goes on after {_BAD:,} bad records in a row; the rest is left unread"
                )
                return
            if isinstance(item, SourceError):
                yield Unreadable(where, sound(str(item)))
            elif len(item.text) > TEXT_LIMIT:
                yield Unreadable(where, f"{where}: is longer than {TEXT_LIMIT:,} characters; give single releases")
            else:
                yield _sound(item)
    except SourceError as error:
        yield Unreadable(where, sound(str(error)))
    except Exception as error:  # whatever is wrong with one document, the others can be read
        what = sound(f"{type(error).__name__}: {error}"[:200])
        yield Unreadable(where, f"{where}: cannot be read ({what}); report it with the file")


def _sound(release: Release) -> Release:
    """The release without characters that no file can hold; names of files and escapes in records may bring them."""
    told = (release.identifier, release.text, release.source or "", release.title or "", *release.issuers)
    if all(sound(text) == text for text in told):
        return release
    return replace(
        release,
        identifier=sound(release.identifier),
        text=sound(release.text),
        source=sound(release.source) if release.source else None,
        title=sound(release.title) if release.title else None,
        issuers=tuple(sound(name) for name in release.issuers),
    )


def _read(entry: Entry, columns: Mapping[str, str]) -> Iterator[Release | SourceError]:
    """The releases in a document, by the ending of its name, and where that says little by how it begins."""
    from biopact.loaders.sources import documents, records

    ending = Path(entry.name.lower()).suffix
    if entry.stream is not None and ending in {".jsonl", ".ndjson"}:
        yield from records.json_lines(entry, columns)
    elif entry.stream is not None and ending == ".json":
        yield from records.json_array(entry, columns)
    elif entry.stream is not None and ending == ".parquet":
        yield from records.parquet(entry, columns)
    elif entry.stream is not None and ending in {".csv", ".tsv"}:
        yield from records.table(entry, columns, "\t" if ending == ".tsv" else ",")
    else:
        raw = entry.read()
        head = raw[:_HEAD]
        if _PDF.match(head):
            yield documents.pdf(entry, raw)
        elif _FEED.match(head) or ending in {".rss", ".atom"}:
            yield from documents.feed(entry, raw)
        elif _FILING.match(head):
            yield from documents.filing(entry, raw)
        elif ending in finding.PAGES or _PAGE.match(head):
            yield documents.page(entry, raw)
        else:
            yield documents.plain(entry, raw)
