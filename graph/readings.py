"""What a store has read: of a release the text's digest and the reader's version, so that nothing is read twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from biopact.graph.index.tables import FILE
from biopact.graph.store import Store


class Readings:
    """The SHA-256 of the text and the version of the reader behind each release's graph, by the release's IRI.

    Asks the store's index where that fits the store, for it answers many times as fast, and else the store, which may
    be closed and opened again between two questions.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store
        self._marked = frozenset(store().marked())
        self._index = _index(store())

    def __call__(self, release: str) -> tuple[str | None, str | None] | None:
        """What is known of a release; None if it is not in the store."""
        if self._index is not None and release not in self._marked:
            row = self._index.execute("SELECT text, version FROM release WHERE iri = ?", (release,)).fetchone()
            return None if row is None else (row[0], row[1])
        return self._store().reading(release)

    def close(self) -> None:
        """Free the index, for whoever wants to write it."""
        if self._index is not None:
            self._index.close()
            self._index = None


def _index(store: Store) -> sqlite3.Connection | None:
    """The store's index, to read, if it fits."""
    if store.path is None or not (store.path / FILE).is_file():
        return None
    found = sqlite3.connect(f"{(store.path / FILE).absolute().as_uri()}?mode=ro", uri=True)
    try:
        (releases,) = found.execute("SELECT value FROM meta WHERE name = 'releases'").fetchone() or (None,)
        found.execute("SELECT text, version FROM release LIMIT 1").fetchone()
    except sqlite3.Error:
        releases = None
    if releases is not None and releases == store.made_of()[1]:
        return found
    found.close()
    return None
