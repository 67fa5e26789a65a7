"""How commands read releases: the good ones one by one, the bad ones named at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biopact.commands.output import printable
from biopact.errors import SourceError
from biopact.loaders.sources import Unreadable, find_files, open_releases
from biopact.text import Release

if TYPE_CHECKING:
    from biopact.loaders.ingest import ReadRelease


class Reading:
    """The releases behind some paths. `files` are known at once, so a missing path is an error before any work.

    Raises SourceError for a path that is not there and for a folder without releases.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.files = find_files(paths)
        self.read = 0
        self.left_out: list[Unreadable] = []

    def releases(self) -> Iterator[Release]:
        """The releases that can be read, in order."""
        for item in open_releases(self.files):
            if isinstance(item, Unreadable):
                self.left_out.append(item)
            else:
                self.read += 1
                yield item

    def read_all(self, workers: int | None, base: str | None) -> Iterator[ReadRelease]:
        """What the releases that can be read say, in order, read by so many processes; by as many as suit if None."""
        from biopact.loaders.engines import local
        from biopact.loaders.ingest import SHARD, shards
        from biopact.ontology.terms import BASE

        # A file may hold any number of releases: where some do, it is not known how many there will be.
        packed = any(file.suffix.lower() not in {".txt", ".md"} for file in self.files)
        number = workers or local.processes(10_000 if packed else len(self.files))
        waiting = shards(open_releases(self.files), 1 if number == 1 else SHARD)
        outcomes = (
            local.read_here(waiting, base or BASE)
            if number == 1
            else local.read_in_processes(waiting, base or BASE, number)
        )
        for item in (item for outcome in outcomes for item in outcome):
            if isinstance(item, Unreadable):
                self.left_out.append(item)
            else:
                self.read += 1
                yield item

    def conclude(self, done: str) -> None:
        """Say how many releases were done (`done` goes on after "3 releases"), and name the files left out.

        Exits with 1 if there are any; raises SourceError if nothing could be read.
        """
        if not self.read and len(self.left_out) == 1:
            raise SourceError(self.left_out[0].reason)
        for bad in self.left_out:
            click.echo(printable(f"Left out {bad.reason}."), err=True)
        if not self.read:
            raise SourceError(f"None of the {len(self.left_out)} files could be read; mend or replace them")
        click.echo(f"{self.read} {'release' if self.read == 1 else 'releases'} {done}.")
        if self.left_out:
            raise SystemExit(1)
