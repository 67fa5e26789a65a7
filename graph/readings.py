"""What a store has read: of a release the text's digest and the reader's version, so that nothing is read twice."""

from __future__ import annotations

from pyoxigraph import NamedNode

from biopact.graph.store import PROVENANCE, Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP

_TEXT, _READING, _VERSION = map(
    NamedNode, (str(BP.textSha256), PREFIXES["prov"] + "wasGeneratedBy", str(BP.readerVersion))
)


def reading_of(store: Store, release: str) -> tuple[str, str] | None:
    """The SHA-256 of the text and the version of the reader behind a release's graph; None if it is not there."""
    name = NamedNode(release)
    for reading in store.values(name, _READING, PROVENANCE):
        assert isinstance(reading, NamedNode)
        for text in store.values(name, _TEXT, PROVENANCE):
            for version in store.values(reading, _VERSION, PROVENANCE):
                return text.value, version.value
    return None
