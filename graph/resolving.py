"""Bring a store up to date: its view shows what registry, names, agreements and decisions make of its releases."""

from __future__ import annotations

from biopact.graph.decided import unmatched
from biopact.graph.decisions import to_triples
from biopact.graph.store import Store
from biopact.graph.verdicts import Judgement
from biopact.graph.view.names import DECISIONS
from biopact.resolution.decisions import Decisions
from biopact.resolution.registry import Registry
from biopact.resolution.resolve import resolved
from biopact.resolution.resolved import Resolved


def bring_up_to_date(store: Store, decisions: Decisions | None = None, registry: Registry | None = None) -> Resolved:
    """Resolve anew all that the store's releases tell, make its view of that, and give what was found.

    Nothing is written where nothing changes. Raises StoreError if the store cannot be written; it is then as before.
    """
    decided = decisions or Decisions()
    judgement = Judgement(store, decided)
    verdicts = judgement.verdicts
    return store.refresh(
        lambda things, deals: judgement.applied(
            resolved(verdicts.of_things(things), verdicts.of_deals(deals), decided, registry)
        ),
        {DECISIONS.value: to_triples(decided, unmatched(store, decided))},
    )
