"""One module for each kind of source; every one gives clean Releases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from biopact.errors import SourceError
from biopact.loaders.sources.plain import read_plain
from biopact.text import Release

SUFFIXES = (".txt", ".md")
"""File names that a folder is searched for."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read as a release, and why (the whole sentence, with the path)."""

    path: Path
    reason: str


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files behind paths, in the order given; folders are walked for releases, sorted.

    Raises SourceError for a path that does not exist and for a folder without releases.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
            if not inside:
                raise SourceError(f"{path}: holds no releases; give a folder with {' or '.join(SUFFIXES)} files")
            files += inside
        elif path.exists():
            files.append(path)
        else:
            raise SourceError(f"{path}: there is no such file or folder; check the path")
    return list(dict.fromkeys(files))


def open_releases(paths: Sequence[Path]) -> Iterator[Release | Unreadable]:
    """Each release behind the paths, or the reason why a file is none. One bad file never stops the others."""
    for file in find_files(paths):
        try:
            yield read_plain(file)
        except SourceError as error:
            yield Unreadable(file, str(error))
