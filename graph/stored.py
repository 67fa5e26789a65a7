"""What a store holds of one release: its graph, its provenance, and what its graph says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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


def provenance_of(inner: pyoxigraph.Store, releases: Iterable[NamedNode]) -> set[Quad]:
    """What the provenance graph says of some releases and of nothing else.

    That is the releases, whatever points to them, and what these point to in turn, except nodes that something
    else points to as well, such as the version of the tool that read other releases.
    """
    owned: dict[object, None] = dict.fromkeys(releases)
    for release in list(owned):
        assert isinstance(release, NamedNode)
        for quad in inner.quads_for_pattern(None, None, release, PROVENANCE):
            if isinstance(quad.subject, NamedNode) and not inner.contains_named_graph(quad.subject):
                owned[quad.subject] = None
    found: set[Quad] = set()
    waiting, shared = list(owned), list[object]()
    while waiting:
        for node in waiting:
            assert isinstance(node, NamedNode)
            for quad in inner.quads_for_pattern(node, None, None, PROVENANCE):
                found.add(quad)
                if isinstance(quad.object, NamedNode) and quad.object not in owned:
                    shared.append(quad.object)
        # Several of the releases may point to one node: whether others do is known when all of theirs are.
        waiting = [node for node in dict.fromkeys(shared) if _is_owned(inner, node, owned)]
        owned.update(dict.fromkeys(waiting))
        shared = [node for node in dict.fromkeys(shared) if node not in owned]
    return found


def _is_owned(inner: pyoxigraph.Store, node: object, owned: Collection[object]) -> bool:
    assert isinstance(node, NamedNode)
    return all(quad.subject in owned for quad in inner.quads_for_pattern(None, None, node, PROVENANCE))
