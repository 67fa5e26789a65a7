"""Circles: an organization that would own itself, by way of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from biopact.resolution.dates import first_day
from biopact.resolution.registry.entries import Change, OrganizationEntry, Parent
from biopact.resolution.registry.holdings import Holding, holdings

TODAY = ""
"""In the place of a day: what holds now, as far as the registry knows."""

BEFORE = "0001-01-01"
"""A day before all that have a date: the parents that an organization had from its beginning hold."""


def undated_circles(entries: Mapping[str, OrganizationEntry]) -> Iterator[tuple[str, ...]]:
    """Ids that the columns parent and successor lead through and back to the first, each circle once."""
    seen: set[frozenset[str]] = set()
    for step in (
        {entry.id: entry.parent for entry in entries.values()},
        {entry.id: entry.successor for entry in entries.values()},
        {entry.id: entry.successor or entry.parent for entry in entries.values()},
    ):
        for loop in loops(step):
            if frozenset(loop) not in seen:
                seen.add(frozenset(loop))
                yield loop


def dated_circles(
    entries: Mapping[str, OrganizationEntry], changes: Iterable[Change], parents: Iterable[Parent]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each circle of owners with the first day (or `TODAY`) on which it stands.

    Two organizations may well have owned each other, one after the other: only one and the same day makes a circle.
    """
    held = holdings(entries, changes, parents)
    tangled = _tangled({owned: {span.owner for span in spans} for owned, spans in held.items()})
    days = {first_day(date) for id in tangled for span in held.get(id, ()) for date in (span.since, span.until) if date}
    seen: set[frozenset[str]] = set()
    for day in [BEFORE, *sorted(days), TODAY] if tangled else []:
        for loop in loops({id: owner for id in tangled if (owner := owner_then(held.get(id, ()), day))}):
            if frozenset(loop) not in seen:
                seen.add(frozenset(loop))
                yield day, loop


def owner_then(spans: Sequence[Holding], day: str) -> str:
    """Who held on a day, or holds today, by spans of one organization; empty for nobody."""
    for span in reversed(spans):
        if span.today if day == TODAY else span.covers(day):
            return span.owner
    return ""


def loops(step: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The circles of a map from each to the next, each from its smallest member on; linear.

    >>> list(loops({"a": "b", "b": "c", "c": "b", "d": "a"}))
    [('b', 'c')]
    """
    walk_of: dict[str, int] = {}
    for walk, start in enumerate(step):
        path = []
        here = start
        while here and here not in walk_of:
            walk_of[here] = walk
            path.append(here)
            here = step.get(here, "")
        if here and walk_of[here] == walk:
            loop = path[path.index(here) :]
            smallest = loop.index(min(loop))
            yield (*loop[smallest:], *loop[:smallest])


def _tangled(owners: Mapping[str, set[str]]) -> list[str]:
    """Those that lie in a circle of the union of all times, and those held by them, sorted."""
    order = TopologicalSorter(owners)
    try:
        order.prepare()
    except CycleError:
        free: set[str] = set()
        while ready := order.get_ready():
            free.update(ready)
            order.done(*ready)
        return sorted(owners.keys() - free)
    return []
