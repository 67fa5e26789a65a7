"""The tables of an index in a file of the store's folder, and whether they fit the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from biopact.errors import StoreError

FILE = "index.sqlite"
"""Its name within the folder of the store, so that who moves or deletes a store does so with its index."""

_VERSION = "3"
"""Of these tables; an index of another one is made anew."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE release (
  id INTEGER PRIMARY KEY, iri TEXT UNIQUE, digest TEXT, print TEXT, text TEXT, version TEXT,
  copy INTEGER DEFAULT 0, unit INTEGER
);
CREATE INDEX release_unit ON release (unit) WHERE unit IS NOT NULL;
CREATE TABLE piece (key INTEGER, release INTEGER, PRIMARY KEY (key, release)) WITHOUT ROWID;
CREATE TABLE thing (node TEXT, release TEXT, PRIMARY KEY (node, release)) WITHOUT ROWID;
CREATE INDEX thing_release ON thing (release);
CREATE TABLE node (iri TEXT PRIMARY KEY, named TEXT, unit INTEGER) WITHOUT ROWID;
CREATE INDEX node_unit ON node (unit);
CREATE TABLE link (key TEXT, node TEXT, PRIMARY KEY (key, node)) WITHOUT ROWID;
CREATE INDEX link_node ON link (node);
CREATE TABLE block (key TEXT, folded TEXT, node TEXT, PRIMARY KEY (key, folded, node)) WITHOUT ROWID;
CREATE INDEX block_node ON block (node);
CREATE TABLE pair (one TEXT, other TEXT, ground TEXT, why TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX pair_other ON pair (other);
CREATE TABLE base (base TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE deal (id INTEGER PRIMARY KEY, release TEXT, node TEXT, unit INTEGER, UNIQUE (release, node));
CREATE INDEX deal_unit ON deal (unit);
CREATE TABLE tie (key TEXT, deal INTEGER, PRIMARY KEY (key, deal)) WITHOUT ROWID;
CREATE INDEX tie_deal ON tie (deal);
CREATE TABLE mention (iri TEXT, deal INTEGER, part INTEGER, PRIMARY KEY (iri, deal, part)) WITHOUT ROWID;
CREATE INDEX mention_deal ON mention (deal);
CREATE TABLE record (unit INTEGER, body TEXT, node TEXT, other TEXT);
CREATE INDEX record_unit ON record (unit);
CREATE INDEX record_node ON record (node) WHERE node IS NOT NULL;
CREATE INDEX record_other ON record (other) WHERE other IS NOT NULL;
"""
_NAMES = "meta release piece thing node link block pair base deal tie mention record".split()


class Tables:
    """An index, open for one change: all of it is kept, or none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        if not self._is_whole():
            self.clear()

    def _is_whole(self) -> bool:
        try:
            return self.meta("version") == _VERSION
        except sqlite3.DatabaseError:
            return False

    def clear(self) -> None:
        """Forget everything."""
        for name in _NAMES:
            self._connection.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in _TABLES.split(";"):
            self._connection.execute(statement)
        self.put_meta("version", _VERSION)

    def meta(self, name: str) -> str | None:
        """A single value."""
        return next((str(value) for (value,) in self.rows("SELECT value FROM meta WHERE name = ?", name)), None)

    def put_meta(self, name: str, value: str) -> None:
        """Keep a single value."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a question."""
        return self._connection.execute(sql, values).fetchall()

    def texts(self, sql: str, *values: object) -> list[str]:
        """The first column of a question, of which all values are texts."""
        return [row[0] for row in self._connection.execute(sql, values)]

    def run(self, sql: str, *values: object) -> int:
        """Make a change; gives the number of the row that was put in last."""
        return self._connection.execute(sql, values).lastrowid or 0

    def put(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Put rows into a table; one that is there already stays."""
        found = list(rows)
        if found:
            places = ", ".join("?" * len(found[0]))
            self._connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", found)

    def next_unit(self) -> int:
        """A number that no unit had so far."""
        number = int(self.meta("units") or 0) + 1
        self.put_meta("units", str(number))
        return number


@contextmanager
def tables(folder: Path | None, connection: sqlite3.Connection | None = None) -> Iterator[Tables]:
    """The index in a store's folder, or of a connection; what is changed is kept if no error ends the block.

    An index that is no whole file holds nothing that is not found out again, and is begun anew. Raises StoreError if
    the file cannot be written.
    """
    try:
        found = connection or opened(folder)
        try:
            found.execute("BEGIN IMMEDIATE")
            yield Tables(found)
            found.execute("COMMIT")
        except BaseException:
            if found.in_transaction:
                found.execute("ROLLBACK")
            raise
        finally:
            if connection is None:
                found.close()
    except sqlite3.Error as error:
        raise StoreError(
            f"The index of the store cannot be written ({error}): make room or free {folder}, or delete {FILE} in it."
        ) from error


def opened(folder: Path | None) -> sqlite3.Connection:
    """A connection to the index in a folder; to an empty one in memory without one."""
    if folder is None:
        return sqlite3.connect(":memory:", isolation_level=None)
    path = folder / FILE
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # With a log beside it, who only reads would write files.
        for setting in ("journal_mode = DELETE", "synchronous = NORMAL", "cache_size = -65536"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT name FROM sqlite_master").fetchall()
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.unlink(missing_ok=True)
        return opened(folder)
    return connection
