"""How commands read releases: the good ones one by one, the bad ones named at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from biopact.commands.output import printable
from biopact.errors import SourceError
from biopact.loaders.sources import Progress, Unreadable, find_files, open_releases
from biopact.text import Release


class Reading:
    """The releases behind some paths. `files` are known at once, so a missing path is an error before any work.

    `columns` maps fields of a release to columns of tables and records. Raises SourceError for a path that is not there
    and for a folder without releases.
    """

    def __init__(self, paths: Sequence[Path | str], columns: Mapping[str, str] | None = None) -> None:
        self.files = find_files(paths)
        self.progress = Progress(self.files)
        self.read = 0
        self.left_out: list[Unreadable] = []
        self._columns = columns

    def items(self) -> Iterator[Release | Unreadable]:
        """Each release, or why it cannot be read, in order; the caller counts."""
        return open_releases(self.files, self._columns, self.progress)

    def releases(self) -> Iterator[Release]:
        """The releases that can be read, in order."""
        for item in self.items():
            if isinstance(item, Unreadable):
                self.left_out.append(item)
            else:
                self.read += 1
                yield item

    def conclude(self, done: str) -> None:
        """Say how many releases were done (`done` goes on after "3 releases"), and name the files left out.

        Exits with 1 if there are any; raises SourceError if nothing could be read.
        """
        self.refuse_if_nothing_was_read()
        for bad in self.left_out:
            click.echo(printable(f"Left out {bad.reason}."), err=True)
        click.echo(f"{self.read:,} {'release' if self.read == 1 else 'releases'} {done}.")
        if self.left_out:
            raise SystemExit(1)

    def refuse_if_nothing_was_read(self) -> None:
        """Raise SourceError with the reason, or naming each one, if not a single release could be read."""
        if self.read or not self.left_out:
            return
        if len(self.left_out) == 1:
            raise SourceError(self.left_out[0].reason)
        for bad in self.left_out:
            click.echo(printable(f"Left out {bad.reason}."), err=True)
        raise SourceError(f"None of the {len(self.left_out):,} documents could be read; mend or replace them")
