"""All of resolution in one step: from what releases tell to what is one thing, one deal, and what stays open."""

from __future__ import annotations

from collections.abc import Iterable

from biopact.resolution.registry import Registry
from biopact.resolution.resolved import Join, Resolved
from biopact.resolution.told import DealTold, ThingTold


def resolved(things: Iterable[ThingTold], deals: Iterable[DealTold], registry: Registry) -> Resolved:
    """What the releases say together; a pure function of its arguments, whose order does not matter."""
    return Resolved()


def closed(joins: Iterable[Join]) -> tuple[Join, ...]:
    """The joins with each node standing for the last of its chain, sorted; a node of a ring keeps its own way."""
    known = sorted(joins, key=lambda join: (join.node, join.release or "", join.stands_for))
    everywhere = {join.node: join.stands_for for join in known if join.release is None}
    found = []
    for join in known:
        last, seen = join.stands_for, {join.node}
        while last in everywhere and last not in seen:
            seen.add(last)
            last = everywhere[last]
        if last != join.node:
            found.append(Join(join.node, last, join.ground, join.why, join.release))
    return tuple(found)
