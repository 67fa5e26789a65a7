"""What was found of each unit, a group of things, deals or releases that nothing links with others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from typing import Any

from biopact.graph.index.tables import Tables
from biopact.resolution.resolve import together
from biopact.resolution.resolved import Conflict, Ground, Inferred, Join, Question, Resolved, SetAside


class Units:
    """What goes and what comes as units are resolved anew."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._gone: list[Resolved] = []
        self._come: list[Resolved] = []
        self._left: set[int] = set()

    @property
    def gone(self) -> Resolved:
        """What was known of the units that were resolved anew."""
        return together(self._gone)

    @property
    def come(self) -> Resolved:
        """What is found of them now."""
        return together(self._come)

    def leave(self, units: Iterable[int]) -> Resolved:
        """Forget what was found of some units, and give it."""
        bodies = []
        for unit in sorted(set(units) - self._left):
            self._left.add(unit)
            bodies += self._tables.texts("SELECT body FROM record WHERE unit = ?", unit)
            self._tables.run("DELETE FROM record WHERE unit = ?", unit)
        gone = _read(bodies)
        self._gone.append(gone)
        return gone

    def keep(self, unit: int, found: Resolved) -> None:
        """Keep what is found of a unit."""
        self._come.append(found)
        self._tables.put("record", ((unit, *row) for row in _written(found)))


class Standing:
    """Which node stands for one of a release: as it was just found, else as it is kept."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._found: dict[str, dict[str, str]] = {}

    def kept(self, node: str) -> dict[str, str]:
        """What stands for a node by what is kept, by release; under the empty name in all."""
        rows = self._tables.rows("SELECT body FROM record WHERE node = ?", node)
        return {join.release or "": join.stands_for for join in _read(body for (body,) in rows).joins}

    def put(self, nodes: Iterable[str], joins: Iterable[Join]) -> None:
        """Take it that these nodes stand for what the joins say."""
        for node in nodes:
            self._found[node] = {}
        for join in joins:
            self._found.setdefault(join.node, {})[join.release or ""] = join.stands_for

    def __call__(self, release: str, node: str) -> str:
        """The node that stands for a node of a release."""
        found = self._found.get(node)
        if found is None:
            found = self._found[node] = self.kept(node)
        return (release and found.get(release)) or found.get("", node)


def closure(
    start: Iterable[str], beside: Callable[[str], Iterable[str]], within: Container[str] | None = None
) -> set[str]:
    """All that can be reached, or all of it `within` some."""
    reached = set(start)
    waiting = list(reached)
    while waiting:
        for other in beside(waiting.pop()):
            if other not in reached and (within is None or other in within):
                reached.add(other)
                waiting.append(other)
    return reached


def components(members: Collection[str], beside: Callable[[str], Iterable[str]]) -> Iterator[list[str]]:
    """The members in groups of which none can be reached from another, sorted."""
    left = set(members)
    for start in sorted(members):
        if start in left:
            reached = closure([start], beside, left)
            left -= reached
            yield sorted(reached)


def moved(before: Resolved, after: Iterable[Join]) -> set[str]:
    """The nodes for which another one stands than before, in all releases or in one."""
    ways: list[dict[str, set[tuple[str | None, str]]]] = []
    for joins in (before.joins, after):
        found: dict[str, set[tuple[str | None, str]]] = defaultdict(set)
        for join in joins:
            found[join.node].add((join.release, join.stands_for))
        ways.append(found)
    return {node for node in ways[0].keys() | ways[1].keys() if ways[0].get(node) != ways[1].get(node)}


def _written(found: Resolved) -> Iterator[tuple[str, str | None, str | None]]:
    """Each record as a line of JSON, for joins with the node and what stands for it."""
    for join in found.joins:
        fields = [join.node, join.stands_for, join.ground.value, join.why, join.release]
        yield _line("join", fields), join.node, join.stands_for
    for aside in found.set_aside:
        yield _line("aside", [aside.release, aside.subject, aside.predicate, aside.object, aside.why]), None, None
    for inferred in found.inferred:
        yield _line("inferred", [inferred.subject, inferred.predicate, inferred.object, inferred.why]), None, None
    for conflict in found.conflicts:
        yield _line("conflict", [conflict.deal, conflict.about, conflict.values]), None, None
    for question in found.questions:
        yield _line("question", [question.nodes, question.about, question.why, question.node]), None, None
    for label in found.labels.items():
        yield _line("label", list(label)), None, None


def _line(kind: str, fields: list[Any]) -> str:
    return json.dumps([kind, *fields], ensure_ascii=False, separators=(",", ":"))


def _read(bodies: Iterable[str]) -> Resolved:
    of_kind: dict[str, list[list[Any]]] = defaultdict(list)
    for body in bodies:
        kind, *fields = json.loads(body)
        of_kind[kind].append(fields)
    return Resolved(
        joins=tuple(Join(one, other, Ground(ground), *rest) for one, other, ground, *rest in of_kind["join"]),
        labels=dict(of_kind["label"]),
        set_aside=tuple(SetAside(*fields) for fields in of_kind["aside"]),
        inferred=tuple(Inferred(*fields) for fields in of_kind["inferred"]),
        conflicts=tuple(
            Conflict(deal, about, tuple((value, release, node) for value, release, node in values))
            for deal, about, values in of_kind["conflict"]
        ),
        questions=tuple(Question(tuple(nodes), about, why, node) for nodes, about, why, node in of_kind["question"]),
    )
