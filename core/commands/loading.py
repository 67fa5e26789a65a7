"""One run of loading: what is read and what is not, what is written, how it goes, and what to say at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biopact.commands.load import counted, sentence
from biopact.commands.output import printable
from biopact.commands.problems import problems_file, remember
from biopact.loaders.ingest import SHARD, Outcome, ReadRelease, Unchanged, second, shards, without_known
from biopact.loaders.sources import Unreadable
from biopact.loaders.sources.finding import size_of

if TYPE_CHECKING:
    from biopact.commands.reading import Reading
    from biopact.graph.resolving import Figures
    from biopact.graph.store import Store
    from biopact.loaders.engines.engine import Engine
    from biopact.loaders.sources.finding import File
    from biopact.resolution.decisions import Decision, Decisions

_EVERY = 0.2
"""Seconds between two looks at how far it has come."""

_AT_ONCE = 16_000_000
"""Characters of graphs that are written at once: some eight hundred releases, for the more the less each costs."""

_AT_MOST = 10
"""Seconds of reading that a kill may cost where releases come slowly."""


class Loading:
    """Releases on their way into a store. `reading` counts those that were read, and keeps those that cannot be.

    `unmatched` are the decisions that match nothing after the run.
    """

    def __init__(
        self,
        reading: Reading,
        store_path: Path,
        base: str | None,
        *,
        again: bool = False,
        dry_run: bool = False,
        engine: Engine | None = None,
        kept: str | None = None,
    ) -> None:
        self.reading = reading
        self.deals = self.unchanged = 0
        self.unmatched: Sequence[Decision] = ()
        self._path, self._again, self._dry_run = store_path, again, dry_run
        self._base, self._engine, self._kept = base, engine, kept
        self._store: Store | None = None
        self._closing = ExitStack()
        self._begun = self._shown = time.monotonic()

    def run(self, workers: int | None, decisions: Decisions) -> Figures | None:
        """Read and write everything, and resolve; None if nothing has been written.

        Releases are written some megabytes at a time, all of them or none: after a kill the store holds the ones
        before, and a second run goes on where the first one stopped.
        """
        from biopact.graph.decided import unmatched
        from biopact.graph.resolving import figures
        from biopact.graph.state import is_up_to_date
        from biopact.graph.store import Store
        from biopact.resolution.registry import registry

        registry()  # what is wrong with it is said once, and not of every release
        with ExitStack() as opened:

            def open_store(*, read_only: bool = False) -> Store:
                if self._store is not None:
                    self._store.close()
                self._store = opened.enter_context(Store.open(self._path, create=not read_only, read_only=read_only))
                return self._store

            if (self._path / "CURRENT").is_file():
                open_store(read_only=True)
            store: Store | None = None
            for batch in self._batches(workers):
                # Opened at the first good release only: bad input must neither leave a store behind nor touch one.
                if not self._dry_run:
                    store = store or open_store()
                    put(store, batch)
            self._closing.close()
            self._show(last=True)
            if self._dry_run or not self.reading.read:
                return None
            remember(problems_file(self._path), self.reading.files, self.reading.left_out)
            if store is None and self._store is not None and is_up_to_date(self._store, decisions):
                self.unmatched = unmatched(self._store, decisions)
                return figures(self._store)
            return self._resolve(store or open_store(), decisions)

    def _open(self) -> Store:
        """The store, as it is open now."""
        assert self._store is not None
        return self._store

    def _resolve(self, store: Store, decisions: Decisions) -> Figures:
        from biopact.graph.decided import unmatched
        from biopact.graph.resolving import bring_up_to_date

        found = bring_up_to_date(store, decisions)
        self.unmatched = unmatched(store, decisions)
        return found

    def _batches(self, workers: int | None) -> Iterator[list[ReadRelease]]:
        """What was read, many releases at a time, each name once in a run; the same text again is passed over."""
        seen: dict[str, str] = {}
        batch: list[ReadRelease] = []
        size, begun = 0, time.monotonic()
        for outcome in self._outcomes(workers):
            for item in outcome:
                if isinstance(item, Unreadable):
                    self.reading.left_out.append(item)
                elif item.iri in seen:
                    if seen[item.iri] != item.sha256:
                        self.reading.left_out.append(second(item.iri))
                else:
                    seen[item.iri] = item.sha256
                    self.reading.read += 1
                    if isinstance(item, Unchanged):
                        self.unchanged += 1
                    else:
                        self.deals += item.deals
                        begun = begun if batch else time.monotonic()
                        batch.append(item)
                        size += len(item.graph) + len(item.provenance)
            self._show()
            if size > _AT_ONCE or (batch and time.monotonic() - begun > _AT_MOST):
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _outcomes(self, workers: int | None) -> Iterator[Outcome]:
        from biopact.graph.readings import Readings
        from biopact.loaders.engines import local
        from biopact.loaders.engines.engine import outcomes
        from biopact.ontology.terms import BASE

        base = self._base or BASE
        known = (
            None if self._again or self._store is None else self._closing.enter_context(closing(Readings(self._open)))
        )
        items = without_known(self.reading.items(), known, base)
        engine = self._engine or local.engine(workers or local.processes(_expected(self.reading.files)))
        return outcomes(engine, shards(items, SHARD), base, self._kept, again=self._again)

    # ---- telling ----------------------------------------------------------------------------------------------------

    def _show(self, *, last: bool = False) -> None:
        """How far it has come, on one line of a terminal that the next look overwrites."""
        if not sys.stderr.isatty():
            return
        now = time.monotonic()
        if not last and now - self._shown < _EVERY:
            return
        self._shown = now
        line = "" if last else self._line(now - self._begun)
        click.echo(f"\r\x1b[K{line}", err=True, nl=False)

    def _line(self, seconds: float) -> str:
        progress, read = self.reading.progress, self.reading.read
        parts = [
            f"{progress.finished:,} of {counted(progress.files, 'file')}",
            counted(read, "release"),
            counted(self.deals, "deal"),
            f"{read / seconds:,.0f}/s" if seconds else "",
        ]
        if progress.total and progress.done:
            left = seconds * (progress.total / progress.done - 1)
            parts.append(f"{left / 60:.0f} min left" if left > 90 else f"{left:.0f} s left")
        return " · ".join(part for part in parts if part)

    def tell(self, found: Figures | None) -> None:
        """Say what was done, and on stderr what was left out."""
        for bad in self.reading.left_out:
            click.echo(printable(f"Left out {bad.reason}."), err=True)
        if found is not None:
            click.echo(sentence(found))
        new = self.reading.read - self.unchanged
        done = "read, nothing written" if self._dry_run else f"loaded into {self._path}"
        unchanged = f", {self.unchanged:,} unchanged" if self.unchanged else ""
        click.echo(f"{counted(new, 'release')} {done}{unchanged}.")

    def summary(self, found: Figures | None) -> dict[str, Any]:
        """The same as a value for JSON; `seconds` is the only figure that differs between equal runs."""
        return {
            "files": self.reading.progress.files,
            "releases": self.reading.read - self.unchanged,
            "unchanged": self.unchanged,
            "deals": self.deals,
            "left_out": [{"where": bad.where, "reason": bad.reason} for bad in self.reading.left_out],
            "joined": found.joined if found else None,
            "conflicts": found.conflicts if found else None,
            "questions": found.questions if found else None,
            "seconds": round(time.monotonic() - self._begun, 3),
        }


def put(store: Store, batch: Sequence[ReadRelease]) -> None:
    """Make what was read from each release its graph in the store, with its provenance, all at once."""
    store.add_releases((found.iri, found.graph, found.provenance) for found in batch)


def _expected(files: Sequence[File]) -> int:
    """How many releases some files may hold; a file that is no plain text may hold any number."""
    plain = all(file.suffix.lower() in {".txt", ".md"} for file in files)
    return len(files) if plain else sum(size_of(file) // 4096 for file in files) + len(files)
