"""Which releases are one: those that share pieces of their fingerprints with what a change touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b, sha256

from pyoxigraph import NamedNode

from biopact.graph.index.reader import Reader
from biopact.graph.index.tables import Tables
from biopact.graph.index.units import Units, closure, components
from biopact.graph.view.gather import provenance, release_told
from biopact.resolution.decisions import Decisions
from biopact.resolution.releases import pieces
from biopact.resolution.resolve import copies
from biopact.resolution.resolved import Resolved

_AT_ONCE = 50_000
"""Pieces that are written at once."""


class Releases:
    """The releases of an index. `touched` are those of which something changed, or that came or went."""

    def __init__(self, tables: Tables, reader: Reader) -> None:
        self._tables = tables
        self._reader = reader
        self._pieces: list[tuple[int, int]] = []
        self._units: set[int] = set()
        self.touched: set[str] = set()
        self.counted: set[str] = set()
        """Releases whose things and deals were counted and are not any more, or are to be counted anew."""

    def take(self, release: str) -> None:
        """Look at a release again."""
        tables, inner = self._tables, self._reader.inner
        known = tables.rows("SELECT id, digest, print, unit FROM release WHERE iri = ?", release)
        if not inner.contains_named_graph(NamedNode(release)):
            if known:
                self._forget(release, *known[0])
            return
        printed, text, version = provenance(inner, release)
        digest = _digest(release, (printed, text, version), self._reader.told(release))
        if known and known[0][1] == digest:
            return
        if known:
            self._forget(release, *known[0])
        values = release, digest, printed, text, version
        number = tables.run("INSERT INTO release (iri, digest, print, text, version) VALUES (?, ?, ?, ?, ?)", *values)
        self._pieces += ((key, number) for key in _keys(printed))
        if len(self._pieces) > _AT_ONCE:
            self._put_pieces()
        self._add(digest)
        self.touched.add(release)

    def _put_pieces(self) -> None:
        # In the order in which the table keeps them: a page is then written once for many.
        self._tables.put("piece", sorted(self._pieces))
        self._pieces.clear()

    def _forget(self, release: str, number: int, digest: str, printed: str | None, unit: int | None) -> None:
        self._tables.run("DELETE FROM release WHERE id = ?", number)
        for key in _keys(printed):
            self._tables.run("DELETE FROM piece WHERE key = ? AND release = ?", key, number)
        self._add(digest, -1)
        if unit is not None:
            self._units.add(unit)
        self.touched.add(release)

    def _add(self, digest: str, sign: int = 1) -> None:
        total = (int(self.total, 16) + sign * int(digest, 16)) % 2**256
        self._tables.put_meta("total", f"{total:064x}")

    @property
    def total(self) -> str:
        """A digest of what all releases tell, in whatever order they came."""
        return self._tables.meta("total") or "0" * 64

    def resolve(self, decided: Decisions, mentioned: Iterable[str], units: Units) -> Resolved:
        """Find out anew which releases are one, as far as the touched ones may have changed it.

        Gives what was found of those that people decided about, which is left to the caller to keep.
        """
        tables = self._tables
        self._put_pieces()
        chosen = {iri for iri in mentioned if self._is_there(iri)}
        start = {*chosen, *(iri for iri in self.touched if self._is_there(iri) and any(self._beside(iri)))}
        units_of = {*self._units, *self._units_of(start)}
        reached = closure({*start, *self._members(units_of)}, self._beside_or_before)
        units.leave(units_of | self._units_of(reached))
        of_people = closure(chosen, self._beside)
        left_out: set[str] = set()
        theirs = Resolved()
        for members in [sorted(of_people), *components(reached - of_people, self._beside)]:
            told = [it for iri in members if (it := release_told(self._reader.inner, iri)) is not None]
            found = copies(told, decided)
            left_out |= {join.node for join in found.joins}
            unit = tables.next_unit() if members else None
            for iri in members:
                tables.run("UPDATE release SET unit = ? WHERE iri = ?", unit, iri)
            if members and members[0] in of_people:
                theirs = found
            elif unit is not None:
                units.keep(unit, found)
        self._count(reached, left_out)
        return theirs

    def _count(self, reached: Collection[str], left_out: Collection[str]) -> None:
        tables = self._tables
        self.counted = set(self.touched)
        for iri in reached:
            copy = int(iri in left_out)
            if tables.rows("SELECT 1 FROM release WHERE iri = ? AND copy <> ?", iri, copy):
                tables.run("UPDATE release SET copy = ? WHERE iri = ?", copy, iri)
                self.counted.add(iri)

    def counts(self, release: str) -> bool:
        """Whether what a release tells counts: it is there, and no other one stands for it."""
        return bool(self._tables.rows("SELECT 1 FROM release WHERE iri = ? AND copy = 0", release))

    def is_copy(self, release: str) -> bool:
        """Whether another release stands for this one."""
        return bool(self._tables.rows("SELECT 1 FROM release WHERE iri = ? AND copy = 1", release))

    def _is_there(self, release: str) -> bool:
        return bool(self._tables.rows("SELECT 1 FROM release WHERE iri = ?", release))

    def _units_of(self, releases: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for iri in releases:
            found.update(
                unit
                for (unit,) in self._tables.rows("SELECT unit FROM release WHERE iri = ? AND unit IS NOT NULL", iri)
            )
        return found

    def _members(self, units: Iterable[int]) -> Iterator[str]:
        for unit in units:
            yield from self._tables.texts("SELECT iri FROM release WHERE unit = ?", unit)

    def _beside(self, release: str) -> list[str]:
        """The releases that share a piece with this one."""
        found: set[str] = set()
        for number, printed in self._tables.rows("SELECT id, print FROM release WHERE iri = ?", release):
            keys = _keys(printed)
            sharing = f"SELECT release FROM piece WHERE key IN ({', '.join('?' * len(keys))}) AND release <> ?"
            for (other,) in self._tables.rows(sharing, *keys, number):
                found.update(self._tables.texts("SELECT iri FROM release WHERE id = ?", other))
        return sorted(found)

    def _beside_or_before(self, release: str) -> list[str]:
        return [*self._beside(release), *self._members(self._units_of([release]))]


def _digest(release: str, read: object, told: object) -> str:
    return sha256(repr((release, read, told)).encode("utf-8", "surrogatepass")).hexdigest()


def _keys(printed: str | None) -> list[int]:
    """The pieces of a fingerprint as numbers; two that share one by chance are compared for nothing."""
    found = (f"{band} {piece}".encode() for band, piece in (pieces(printed) if printed else ()))
    return [int.from_bytes(blake2b(text, digest_size=7).digest()) for text in found]
