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


def _index(store: Store) -> sqlite3.Connection | None:
    """The store's index, to read, if it fits."""
    if store.path is None or not (store.path / FILE).is_file():
        return None
    try:
        found = sqlite3.connect(f"{(store.path / FILE).absolute().as_uri()}?mode=ro", uri=True)
        row = found.execute("SELECT value FROM meta WHERE name = 'releases'").fetchone()
        found.execute("SELECT text, version FROM release LIMIT 1")
    except sqlite3.Error:
        return None
    return found if row is not None and row[0] == store.made_of()[1] else None
