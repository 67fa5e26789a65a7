"""Of which decisions, registry and rules a store's view was made, as a digest that says if it still holds."""

from __future__ import annotations

import hashlib

from biopact.graph.store import Store
from biopact.resolution.decisions import Decisions
from biopact.resolution.registry import Registry
from biopact.resolution.version import code_digest


def rules_of(decisions: Decisions, known: Registry | None = None) -> str:
    """Equal for equal decisions, registry and rules; `known` is a registry in the place of the one in use."""
    digest = hashlib.sha256(code_digest("biopact.resolution", "biopact.graph").encode())
    for decision in decisions:
        digest.update(repr(decision).encode("utf-8", "surrogatepass") + b"\n")
    if known is not None:
        digest.update(repr(known.entries).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def is_up_to_date(store: Store, decisions: Decisions) -> bool:
    """True if the store's view was made of what it holds now, with these decisions."""
    return store.made_of()[0] == rules_of(decisions) and not any(True for _ in store.marked())
