"""Decisions that cannot all hold."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

from biopact.resolution.decisions.decision import Decision, Kind
from biopact.resolution.decisions.properties import PROPERTIES

JOINING = (Kind.SAME_AS, Kind.IDENTIFY)


class Sameness:
    """Which nodes decisions about all releases make one thing, and by which of them."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._edges: dict[str, dict[str, Decision]] = defaultdict(dict)
        self._first: dict[str, str] = {}
        for decision in sorted(decisions, key=lambda it: it.key()):
            if decision.kind in JOINING and decision.release is None and decision.other is not None:
                self._edges[decision.node].setdefault(decision.other, decision)
                self._edges[decision.other].setdefault(decision.node, decision)
        for node in sorted(self._edges):
            if node not in self._first:
                self._first |= dict.fromkeys(self._reached(node), node)

    def thing(self, node: str) -> str:
        """One node for all that are decided to be one thing with this."""
        return self._first.get(node, node)

    def chain(self, one: str, other: str) -> tuple[Decision, ...]:
        """The fewest decisions that make two nodes one thing; none if they are not."""
        before = self._reached(one)
        if other not in before:
            return ()
        path = [other]
        while path[-1] != one:
            path.append(before[path[-1]])
        return tuple(self._edges[left][right] for left, right in pairwise(reversed(path)))

    def _reached(self, start: str) -> dict[str, str]:
        """Every node that is one thing with `start`, each with the node through which it was reached."""
        before = {start: start}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for near in self._edges.get(node, ()):
                if near not in before:
                    before[near] = node
                    waiting.append(near)
        return before


def contradictions(decisions: Iterable[Decision]) -> list[tuple[Decision, ...]]:
    """Each set of decisions that cannot all hold, in the same order whatever the order given.

    One release is the exception to all: what a node means in it may differ from what it means elsewhere.
    """
    known = sorted(decisions, key=lambda it: it.key())
    same = Sameness(known)
    found = [
        *_apart_and_one(known, same),
        *_two_things_in_a_release(known, same),
        *_identified_twice(known),
        *_two_values(known, same),
        *_right_and_wrong(known),
    ]
    return list(dict.fromkeys(found))


def _apart_and_one(known: list[Decision], same: Sameness) -> Iterator[tuple[Decision, ...]]:
    """A is not B, while A is B, also through a chain; and A is B in a release in which it is not B."""
    scoped: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for it in known:
        if it.kind in JOINING and it.release:
            scoped[it.release, it.node].append(it)
    for apart in (it for it in known if it.kind is Kind.NOT_SAME_AS):
        assert apart.other is not None
        one, other = apart.node, apart.other
        told = apart.release or ""
        for it, against in (*((it, other) for it in scoped[told, one]), *((it, one) for it in scoped[told, other])):
            assert it.other is not None
            if same.thing(it.other) == same.thing(against):
                yield (apart, it, *same.chain(it.other, against))
        is_exception = bool(scoped[told, one] or scoped[told, other])
        if not is_exception and same.thing(one) == same.thing(other):
            yield (apart, *same.chain(one, other))


def _two_things_in_a_release(known: list[Decision], same: Sameness) -> Iterator[tuple[Decision, ...]]:
    first: dict[tuple[str, str], Decision] = {}
    for it in known:
        if it.kind in JOINING and it.release and it.other:
            before = first.setdefault((it.node, it.release), it)
            assert before.other is not None
            if same.thing(before.other) != same.thing(it.other):
                yield before, it


def _identified_twice(known: list[Decision]) -> Iterator[tuple[Decision, ...]]:
    """What was undisclosed is one thing: two identities hold only if they are decided to be the same."""
    otherwise = Sameness(it for it in known if it.kind is Kind.SAME_AS)
    first: dict[str, Decision] = {}
    for it in known:
        if it.kind is Kind.IDENTIFY and it.release is None and it.other:
            before = first.setdefault(it.node, it)
            assert before.other is not None
            if otherwise.thing(before.other) != otherwise.thing(it.other):
                yield before, it


def _two_values(known: list[Decision], same: Sameness) -> Iterator[tuple[Decision, ...]]:
    """Two labels of one thing, two values of a property that has one, two corrections of a value, or one of another."""
    label: dict[str, Decision] = {}
    value: dict[tuple[str | None, ...], Decision] = {}
    of_node: dict[tuple[str | None, ...], list[Decision]] = defaultdict(list)
    for it in known:
        if it.kind is Kind.RENAME:
            before = label.setdefault(same.thing(it.node), it)
            if before.new != it.new:
                yield before, *same.chain(before.node, it.node), it
        elif it.kind is Kind.CORRECT and it.property:
            single = PROPERTIES[it.property].single
            if single or it.old:
                before = value.setdefault((it.node, it.property, it.release, None if single else it.old), it)
                if before.new != it.new:
                    yield before, it
            of_node[it.node, it.property, it.release].append(it)
    for corrections in of_node.values():
        if not PROPERTIES[corrections[0].property or ""].single:
            yield from ((one, then) for one in corrections for then in corrections if one.new == then.old)


def _right_and_wrong(known: list[Decision]) -> Iterator[tuple[Decision, ...]]:
    confirmed: dict[str, Decision] = {}
    for it in known:
        if it.kind is Kind.CONFIRM:
            confirmed.setdefault(it.node, it)
    yield from ((confirmed[it.node], it) for it in known if it.kind is Kind.REJECT and it.node in confirmed)
