"""What a store has read: of each release the text's digest and the reader's version, so that nothing is read twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from biopact.graph.store import PROVENANCE, Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP

_TEXT, _READING, _VERSION = map(
    NamedNode, (str(BP.textSha256), PREFIXES["prov"] + "wasGeneratedBy", str(BP.readerVersion))
)


class Stored(Mapping[str, tuple[str, str]]):
    """The SHA-256 of the text and the version of the reader behind each release's graph, by the release's IRI.

    Each release is looked up when it is asked for: who loads one asks for one, and nobody holds a million.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, release: str) -> tuple[str, str]:
        name = NamedNode(release)
        for text in self._store.values(name, _TEXT, PROVENANCE):
            for reading in self._store.values(name, _READING, PROVENANCE):
                assert isinstance(reading, NamedNode)
                for version in self._store.values(reading, _VERSION, PROVENANCE):
                    return text.value, version.value
        raise KeyError(release)

    def __iter__(self) -> Iterator[str]:
        return (release for release in self._store.release_names() if release in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
