"""Which nodes of many releases are one thing, which stays open, and what each thing is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from biopact.resolution.names.clusters import Clusters
from biopact.resolution.names.context import meant
from biopact.resolution.names.known import KnownNames, known_names
from biopact.resolution.names.nodes import Node, is_comparable, nodes_of, preferred
from biopact.resolution.names.pairs import Pair, groups, pairs_of
from biopact.resolution.names.parts import parts_of
from biopact.resolution.registry import Registry
from biopact.resolution.resolved import Ground, Join, Question
from biopact.resolution.told import ThingTold

_ORDER = (Ground.NAME, Ground.CONTEXT)
"""Which ground comes first where two exclude each other."""


@dataclass(frozen=True)
class Joined:
    """What became of the nodes: joins in order of node, a label for each thing, what only a person can decide."""

    joins: tuple[Join, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()


def join_things(
    told: Iterable[ThingTold],
    registry: Registry | None = None,
    same: Sequence[tuple[str, str]] = (),
    apart: Sequence[tuple[str, str]] = (),
    pairs: Sequence[Pair] | None = None,
) -> Joined:
    """Join the nodes of releases that are one thing; whatever the order of the tellings, the outcome is the same.

    `same` and `apart` are what people decided, as pairs of node IRIs that do not contradict each other; they come
    before the registry, the registry before names, names before context. Two nodes that one release tells apart are
    one only by the registry or a decision. `pairs` are those of the organizations, where they are known from before.
    Things that are not disclosed and names that hold in one release only are
    joined by decisions alone, unless the context says what an ambiguous name means.
    """
    known = known_names(registry)
    nodes = nodes_of(told)
    _name_registered(nodes, same, known)
    questions: set[Question] = set()
    lines = registered(nodes, known, questions) | _decided(same, nodes, known)
    clusters = Clusters(nodes.values(), {iri: found[0] for iri, found in lines.items()}, apart)
    for one, other in sorted(tuple(sorted(pair)) for pair in same):
        if one in nodes and other in nodes:
            clusters.join(one, other, Ground.DECISION, "decided")
    _join_registered(clusters, nodes, lines)
    open_pairs: list[Pair] = []
    for pair in _pairs(nodes, known, pairs):
        if clusters.root(pair.one) == clusters.root(pair.other) or clusters.kept_apart(pair.one, pair.other):
            continue
        if clusters.of_one_release(pair.one, pair.other):
            continue
        if pair.ground is None:
            open_pairs.append(pair)
        else:
            clusters.join(pair.one, pair.other, pair.ground, pair.why)
    questions |= {
        Question((pair.one, pair.other), "one thing or two", pair.why)
        for pair in open_pairs
        if clusters.root(pair.one) != clusters.root(pair.other)
    }
    return _outcome(clusters, nodes, lines, known, questions)


def _name_registered(nodes: dict[str, Node], same: Sequence[tuple[str, str]], known: KnownNames) -> None:
    """Take in the nodes of the registry that no release tells of, but that a decision says a told one is."""
    for pair in same:
        for told, other in (pair, pair[::-1]):
            base, _, identifier = other.rpartition("/")
            segment = base.rpartition("/")[2]
            if told in nodes and other not in nodes and known.canonical(segment, identifier) is not None:
                nodes[other] = Node(other, segment, local=False)


def registered(
    nodes: dict[str, Node], known: KnownNames, questions: set[Question]
) -> dict[str, tuple[str, Ground, str]]:
    """Nodes that the registry knows: its id, on which ground and why; questions for ambiguous names that stay open."""
    found: dict[str, tuple[str, Ground, str]] = {}
    for node in nodes.values():
        if node.undisclosed:
            continue
        if known.canonical(node.segment, node.id) is not None:
            found[node.iri] = node.id, Ground.REGISTRY, "the registry has it"
        elif node.segment == "organization":
            _organization(node, known, found, questions)
        elif not node.local:
            ids = {known.thing(node.segment, name) for name in node.names} - {None}
            ids = ids or {known.thing(node.segment, alias) for alias in node.aliases} - {None}
            if len(ids) == 1:
                identifier = next(iter(ids))
                assert identifier is not None
                found[node.iri] = identifier, Ground.REGISTRY, "the registry has one of its names"
    return found


def _organization(
    node: Node, known: KnownNames, found: dict[str, tuple[str, Ground, str]], questions: set[Question]
) -> None:
    ids = {identifier for name in node.names if (identifier := known.own(name)) is not None}
    if len(ids) == 1:
        found[node.iri] = ids.pop(), Ground.REGISTRY, "the registry has its name"
        return
    if ids:
        return
    sharing = known.sharing(node.label)
    if sharing:
        identifier, why = meant(node.named(), known)
        if identifier is not None and len(node.releases) == 1:
            found[node.iri] = identifier, Ground.CONTEXT, why
        else:
            others = tuple(f"{node.iri.rpartition('/')[0]}/{line}" for line in sorted(sharing))
            questions.add(Question((node.iri, *others), "an ambiguous name", why, node.iri))
        return
    first = parts_of(node.label).core[0]
    by_ticker = {identifier for ticker in node.tickers for identifier in known.listed(ticker)}
    near = {identifier for identifier in by_ticker if _shares_first(known, identifier, first)}
    if len(near) == 1:
        found[node.iri] = near.pop(), Ground.CONTEXT, "the registry has its ticker and a name that begins like it"


def _decided(
    same: Sequence[tuple[str, str]], nodes: dict[str, Node], known: KnownNames
) -> dict[str, tuple[str, Ground, str]]:
    """Nodes that people found to be a line of the registry, whatever their names and contexts say."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in same:
        if one in nodes and other in nodes:
            near[one].add(other)
            near[other].add(one)
    lines = [iri for iri in sorted(near) if known.canonical(nodes[iri].segment, nodes[iri].id) is not None]
    found: dict[str, tuple[str, Ground, str]] = {}
    for line in lines:
        waiting = [line]
        while waiting:
            for iri in sorted(near[waiting.pop()]):
                if iri not in found and iri not in lines:
                    found[iri] = nodes[line].id, Ground.DECISION, "decided"
                    waiting.append(iri)
    return found


def _shares_first(known: KnownNames, identifier: str, first: str) -> bool:
    return any(parts_of(form).core[0] == first for form in known.lines[identifier].forms)


def _join_registered(clusters: Clusters, nodes: dict[str, Node], lines: dict[str, tuple[str, Ground, str]]) -> None:
    by_id: dict[tuple[str, str], list[str]] = {}
    for iri, (identifier, _, _) in lines.items():
        by_id.setdefault((nodes[iri].segment, identifier), []).append(iri)
    for (_, identifier), members in by_id.items():
        # The registry's own node first, then whoever is not kept from it.
        members.sort(key=lambda iri: (nodes[iri].id != identifier, iri))
        for one, other in pairwise(members):
            first = members[0] if clusters.root(one) != clusters.root(members[0]) else one
            if not clusters.kept_apart(first, other):
                clusters.join(first, other, lines[other][1], lines[other][2])


def _pairs(nodes: dict[str, Node], known: KnownNames, compared: Sequence[Pair] | None) -> list[Pair]:
    """Pairs of names and contexts, the strongest ground first."""
    found: list[Pair] = []
    for members in groups(filter(is_comparable, nodes.values())).values():
        found += pairs_of(members, known, compared)
    return sorted(
        found, key=lambda pair: (_ORDER.index(pair.ground) if pair.ground else len(_ORDER), pair.one, pair.other)
    )


def _fullness(node: Node) -> tuple[bool, bool, int]:
    """Sorts names of one thing: those of an affiliate behind, whole ones before short forms, plain ones first."""
    if node.segment != "organization" or not node.names:
        return False, False, len(node.iri)
    parts = parts_of(node.label)
    return bool(parts.countries), not parts.rest, len(node.iri)


def _outcome(
    clusters: Clusters,
    nodes: dict[str, Node],
    lines: dict[str, tuple[str, Ground, str]],
    known: KnownNames,
    questions: set[Question],
) -> Joined:
    joins: list[Join] = []
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for members in sorted((sorted(members) for members in clusters.members.values()), key=lambda one: one[0]):
        segment, base = nodes[members[0]].segment, members[0].rpartition("/")[0]
        ids = sorted({lines[iri][0] for iri in members if iri in lines})
        chosen = min(members, key=lambda iri: (nodes[iri].undisclosed, nodes[iri].local, *_fullness(nodes[iri]), iri))
        name = None
        if ids and f"{base}/{ids[0]}" not in taken:
            chosen, name = f"{base}/{ids[0]}", known.canonical(segment, ids[0])
        taken.add(chosen)
        counted: Counter[str] = Counter()
        hidden = all(nodes[iri].undisclosed for iri in members)
        for iri in members:
            if hidden or not nodes[iri].undisclosed:
                counted.update(nodes[iri].names)
        if not any(nodes[iri].releases for iri in members):
            continue
        labels[chosen] = name or preferred(counted)
        for iri in members:
            if iri != chosen and nodes[iri].releases:
                ground, why = clusters.grounds.get(iri) or lines[iri][1:]
                joins.append(Join(iri, chosen, ground, why))
    joins.sort(key=lambda join: join.node)
    return Joined(tuple(joins), labels, tuple(sorted(questions, key=lambda question: (question.nodes, question.about))))
