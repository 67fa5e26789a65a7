"""Bring a store up to date: its view shows what registry, names, agreements and decisions make of its releases."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from biopact.graph import ownership
from biopact.graph.decided import unmatched
from biopact.graph.decisions import to_triples
from biopact.graph.state import state
from biopact.graph.store import Store
from biopact.graph.verdicts import Judgement
from biopact.graph.view.names import DECISIONS, OWNERS, STATE
from biopact.resolution.decisions import Decisions
from biopact.resolution.registry import Registry
from biopact.resolution.resolve import resolved
from biopact.resolution.resolved import Resolved
from biopact.resolution.told import DealTold, ThingTold

_ORGANIZATION = "organization/"


def bring_up_to_date(store: Store, decisions: Decisions | None = None, registry: Registry | None = None) -> Resolved:
    """Resolve anew all that the store's releases tell, make its view of that, and give what was found.

    The graph of owners then tells of every organization that the view has. Nothing is written where nothing changes.
    Raises StoreError if the store cannot be written; it is then as before.
    """
    decided = decisions or Decisions()
    judgement = Judgement(store, decided)
    verdicts = judgement.verdicts
    releases = store.releases_told({node for pair in decided.same for node in (pair.node, pair.other)})
    standing: set[str] = set()

    def resolve(things: tuple[ThingTold, ...], deals: tuple[DealTold, ...]) -> Resolved:
        found = judgement.applied(
            resolved(verdicts.of_things(things), verdicts.of_deals(deals), decided, registry, releases)
        )
        standing.update(_organizations(things, found))
        return found

    # The triples of owners are made when they are asked for: after resolving, which fills `standing`.
    graphs = {
        DECISIONS.value: to_triples(decided, unmatched(store, decided)),
        OWNERS.value: _owners(standing, registry),
        STATE.value: [state(store, decided)],
    }
    return store.refresh(resolve, graphs)


def _organizations(things: tuple[ThingTold, ...], found: Resolved) -> set[str]:
    """The organizations that the releases tell of, and those that stand for them in the view."""
    copies = found.copies()
    told = {thing.node for thing in things if thing.segment == "organization" and thing.release not in copies}
    everywhere = {join.node for join in found.joins if join.release is None}
    return told - everywhere | {join.stands_for for join in found.joins if join.node in told}


def _owners(organizations: set[str], registry: Registry | None) -> Iterator[Triple]:
    bases = {
        organization.rpartition(_ORGANIZATION)[0] for organization in organizations if _ORGANIZATION in organization
    }
    for base in sorted(bases):
        yield from ownership.to_triples(organizations, registry, base)
