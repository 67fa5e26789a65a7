"""What a store holds of one release: its graph, its provenance, and what its graph says of it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from biopact.graph.view.names import PROVENANCE
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP

_DCTERMS = PREFIXES["dcterms"]


@dataclass(frozen=True, slots=True, order=True)
class StoredRelease:
    """A release in the store, with what its graph says of it; None where it says nothing."""

    iri: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    sha256: str | None = None


def stored_release(inner: pyoxigraph.Store, name: NamedNode) -> StoredRelease:
    """The release of a name."""

    def value(predicate: str) -> str | None:
        said = inner.quads_for_pattern(name, NamedNode(predicate), None, name)
        return min((quad.object.value for quad in said if isinstance(quad.object, NamedNode | Literal)), default=None)

    return StoredRelease(
        iri=name.value,
        title=value(_DCTERMS + "title"),
        date=value(_DCTERMS + "issued"),
        source=value(_DCTERMS + "source"),
        sha256=value(BP.textSha256),
    )


def of_release(inner: pyoxigraph.Store, name: NamedNode) -> set[Quad]:
    """The graph of a release and its provenance."""
    return set(inner.quads_for_pattern(None, None, None, name)) | _provenance_of(inner, name)


def _provenance_of(inner: pyoxigraph.Store, release: NamedNode) -> set[Quad]:
    """What the provenance graph says of the release and of nothing else.

    That is the release, whatever points to it, and what these point to in turn, except nodes that something
    else points to as well, such as the version of the tool that read many releases.
    """
    owned: dict[object, None] = {release: None}
    for quad in inner.quads_for_pattern(None, None, release, PROVENANCE):
        if isinstance(quad.subject, NamedNode) and not inner.contains_named_graph(quad.subject):
            owned[quad.subject] = None
    waiting = list(owned)
    found: set[Quad] = set()
    while waiting:
        node = waiting.pop()
        assert isinstance(node, NamedNode)
        for quad in inner.quads_for_pattern(node, None, None, PROVENANCE):
            found.add(quad)
            if isinstance(quad.object, NamedNode) and quad.object not in owned:
                pointing = inner.quads_for_pattern(None, None, quad.object, PROVENANCE)
                if all(other.subject in owned for other in pointing):
                    owned[quad.object] = None
                    waiting.append(quad.object)
    return found
