"""The plain edges between the parties of a deal: what a first SPARQL query and a networkx view use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biopact.codes import DealKind, Role
from biopact.facts import Deal, Organization

# Who points at whom, by which property, for each sided role pair.
_SIDED = (
    (Role.LICENSOR, "licenses", Role.LICENSEE),
    (Role.ACQUIRER, "acquires", Role.ACQUIRED),
    (Role.INVESTOR, "investsIn", Role.INVESTEE),
    (Role.SUPPLIER, "supplies", Role.CUSTOMER),
)
_JOINT = frozenset({DealKind.COLLABORATION, DealKind.CO_PROMOTION, DealKind.JOINT_VENTURE})


@dataclass(frozen=True, slots=True)
class Edge:
    """One plain edge: subject, the local name of its property, object."""

    subject: Organization
    predicate: str
    object: Organization


def deal_edges(deal: Deal) -> Iterator[Edge]:
    """The edges that a deal gives; collaborations are stated both ways, and no organization has an edge to itself."""
    by_role: dict[Role, list[Organization]] = {}
    for party in deal.parties:
        by_role.setdefault(party.role, []).append(party.organization)
    for giver, predicate, taker in _SIDED:
        for first in by_role.get(giver, ()):
            for second in by_role.get(taker, ()):
                if first.id != second.id:
                    yield Edge(first, predicate, second)
    if any(kind in _JOINT for kind in deal.kinds):
        everybody = [party.organization for party in deal.parties]
        for first in everybody:
            for second in everybody:
                if first.id != second.id:
                    yield Edge(first, "collaboratesWith", second)
