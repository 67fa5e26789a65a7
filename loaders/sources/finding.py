"""Which files hold releases: paths and addresses as given, folders and patterns searched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from biopact.errors import SourceError
from biopact.loaders.sources.remote import Remote, files_behind

PLAIN = (".txt", ".md")
PAGES = (".htm", ".html", ".xhtml")
FILINGS = (".nc",)
RECORDS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet")
OTHERS = (".pdf", ".rss", ".atom")
PACKED = (".gz", ".bz2", ".xz", ".zip", ".tar", ".tgz", ".tbz2", ".txz")

SUFFIXES = (*PLAIN, *PAGES, *FILINGS, *RECORDS, *OTHERS, *PACKED)
"""Endings of the files that a folder is searched for (lower case); a file that is named is read whatever its ending."""

EXAMPLES = ".txt, .md, .html, .nc, .jsonl, .csv or .zip"

File = Path | Remote
"""A file of this machine, or one behind an address."""

STDIN = Path("-")
_MAGIC = frozenset("*?[")


def find_files(paths: Sequence[File | str]) -> list[File]:
    """The files behind paths and patterns, each once, in the order given; folders are walked, sorted.

    `-` stands for standard input, a string for an address. Raises SourceError for a path that does not exist, for a
    folder without releases and for a pattern that nothing matches.
    """
    found: dict[File, None] = {}
    for path in paths:
        if isinstance(path, Remote):
            found[path] = None
        else:
            found.update(dict.fromkeys(files_behind(path, SUFFIXES) if isinstance(path, str) else _behind(path)))
    return list(found)


def size_of(file: File) -> int:
    """Bytes of a file as it lies there; 0 for standard input and whatever else does not tell."""
    if isinstance(file, Remote):
        return file.size
    return file.stat().st_size if file != STDIN and file.is_file() else 0


def _behind(path: Path) -> Iterator[Path]:
    if path == STDIN or path.is_file():
        yield path
    elif path.is_dir():
        inside = sorted(_walked(path))
        if not inside:
            raise SourceError(f"{path}: holds no releases; give a folder with files such as {EXAMPLES}")
        yield from inside
    elif path.exists():
        yield path  # a pipe or device
    elif _MAGIC & set(str(path)):
        anchor = Path(path.anchor or ".")
        matched = sorted(anchor.glob(str(path.relative_to(anchor)) if path.anchor else str(path)))
        if not matched:
            raise SourceError(f"{path}: matches no file; check the pattern")
        for one in matched:
            if one.is_file() or one.is_dir():
                yield from _behind(one) if one.is_file() else sorted(_walked(one))
    else:
        raise SourceError(f"{path}: there is no such file or folder; check the path")


def _walked(folder: Path) -> Iterator[Path]:
    """The files below a folder that may hold releases; hidden ones and those behind linked folders are left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(place) / name
            # Opening a pipe would wait for a writer.
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and file.is_file():
                yield file
