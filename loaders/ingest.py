"""From releases to what a store keeps of them: one pure function, run on shards wherever there are processors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from biopact.loaders.sources import Unreadable
from biopact.text import Release

SHARD = 16
"""Releases that are handed to a process at once."""


@dataclass(frozen=True, slots=True)
class ReadRelease:
    """What was read from a release: its IRI, its graph and provenance as N-Triples, and how many deals it tells."""

    iri: str
    sha256: str
    graph: str
    provenance: str
    deals: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A release that need not be read: the same reader has read the same text before."""

    iri: str
    sha256: str


Shard = tuple[Release | Unreadable | Unchanged, ...]
Outcome = tuple[ReadRelease | Unreadable | Unchanged, ...]
Readings = Callable[[str], tuple[str | None, str | None] | None]
"""Of a release by its IRI, the digest of the text and the version of the reader; None for one that was not read."""


def without_known(
    items: Iterable[Release | Unreadable], known: Readings | None, base: str
) -> Iterator[Release | Unreadable | Unchanged]:
    """The items, without those releases whose text the same version of the reader has read before.

    Another document of the name of such a release is not read either: a name stands for one release.
    """
    from biopact.loaders.triples import release_iri
    from biopact.loaders.version import reader_version

    version = reader_version() if known else ""
    unchanged: set[str] = set()
    for item in items:
        if known and isinstance(item, Release):
            iri = release_iri(item.identifier, base).value
            if known(iri) == (item.sha256, version):
                unchanged.add(iri)
                yield Unchanged(iri, item.sha256)
                continue
            if iri in unchanged:
                yield second(iri)
                continue
        yield item


def second(iri: str) -> Unreadable:
    """A document that has the name of another one of the same run."""
    return Unreadable(iri, f"{iri}: another document of this run has this name already; give them different names")


def shards(items: Iterable[Release | Unreadable | Unchanged], size: int = SHARD) -> Iterator[Shard]:
    """The items in order, so many at a time; what was no release goes along in its place."""
    waiting = iter(items)
    while shard := tuple(islice(waiting, size)):
        yield shard


def read_shard(shard: Shard, base: str) -> Outcome:
    """What each release of a shard says, in order. Never raises: what cannot be read says why."""
    return tuple(read_one(item, base) if isinstance(item, Release) else item for item in shard)


def read_one(release: Release, base: str) -> ReadRelease | Unreadable:
    """What one release says, or why it cannot be read."""
    from biopact.loaders.read import read
    from biopact.loaders.triples import provenance, release_iri, to_rows

    try:
        facts = read(release)
        graph = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in to_rows(facts, base))
        made = "".join(f"{triple} .\n" for triple in provenance(facts, base))
        return ReadRelease(release_iri(release.identifier, base).value, release.sha256, graph, made, len(facts.deals))
    except Exception as error:  # whatever is wrong with one release, the others can be read
        what = release.identifier
        return Unreadable(what, f"{what}: cannot be read ({type(error).__name__}: {error}); report it with its text")
