"""Which releases have come, changed or gone since the view was made: a store says so itself, in one write with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Triple
from rdflib.namespace import PROV, SDO

from biopact.graph.view.names import STATE

_INVALIDATED_BY = NamedNode(str(PROV.wasInvalidatedBy))
_DIGEST = NamedNode(str(SDO.sha256))
_RELEASES = NamedNode(f"{STATE.value}#releases")


def marks(inner: pyoxigraph.Store, releases: Iterable[NamedNode]) -> Iterator[Quad]:
    """What is to be written with releases; nothing if no view was made so far, for then all of them are new."""
    if inner.contains_named_graph(STATE):
        for release in releases:
            yield Quad(STATE, _INVALIDATED_BY, release, STATE)


def marked(inner: pyoxigraph.Store) -> Iterator[str]:
    """The releases that have come, changed or gone."""
    for quad in inner.quads_for_pattern(STATE, _INVALIDATED_BY, None, STATE):
        assert isinstance(quad.object, NamedNode)
        yield quad.object.value


def made_of(inner: pyoxigraph.Store) -> tuple[str | None, str | None]:
    """Of which rules and decisions, and of which releases, the view was made, as digests; None if it is not known."""
    rules, releases = (
        min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default=None)
        for quads in (inner.quads_for_pattern(node, _DIGEST, None, STATE) for node in (STATE, _RELEASES))
    )
    return rules, releases


def to_triples(rules: str, releases: str) -> tuple[Triple, Triple]:
    """The graph of a state in which no release is marked."""
    return Triple(STATE, _DIGEST, Literal(rules)), Triple(_RELEASES, _DIGEST, Literal(releases))
