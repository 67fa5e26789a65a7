"""Of which releases, decisions, registry and rules a store's view was made, as a digest that says if it still holds."""

from __future__ import annotations

import hashlib

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import SDO

from biopact.graph.readings import readings
from biopact.graph.store import Store
from biopact.graph.view.names import STATE
from biopact.resolution.decisions import Decisions
from biopact.resolution.version import code_digest

_DIGEST = NamedNode(str(SDO.sha256))


def state(store: Store, decisions: Decisions) -> Triple:
    """The statement of what a view depends on; equal for equal readings, decisions, registry and rules.

    A release's graph is what one reader made of one text, so the digests of the texts and the readers' versions stand
    for all graphs.
    """
    digest = hashlib.sha256(code_digest("biopact.resolution", "biopact.graph").encode())
    for release, reading in sorted(readings(store).items()):
        digest.update("\0".join((release, *reading)).encode("utf-8", "surrogatepass") + b"\n")
    for decision in decisions:
        digest.update(repr(decision).encode("utf-8", "surrogatepass") + b"\n")
    return Triple(STATE, _DIGEST, Literal(digest.hexdigest()))


def is_up_to_date(store: Store, decisions: Decisions) -> bool:
    """True if the store's view was made of what it holds now, with these decisions."""
    return any(quad.triple == state(store, decisions) for quad in store.quads(STATE.value))
