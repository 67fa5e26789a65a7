"""All of resolution in one step: from what releases tell to what is one thing, one deal, and what stays open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import quote, unquote

from biopact.resolution.agreements.join import join_deals
from biopact.resolution.decisions import Decisions, Kind
from biopact.resolution.names.join import join_things
from biopact.resolution.names.pairs import Pair
from biopact.resolution.ownership import Timeline, timeline
from biopact.resolution.registry import Registry
from biopact.resolution.releases import join_releases
from biopact.resolution.resolved import Ground, Join, Resolved
from biopact.resolution.told import DealTold, ReleaseTold, ThingTold


def resolved(
    things: Iterable[ThingTold],
    deals: Iterable[DealTold],
    decisions: Decisions | None = None,
    known: Registry | None = None,
    releases: Sequence[ReleaseTold] = (),
) -> Resolved:
    """What the releases say together: a pure function of its arguments, whose order does not matter.

    What people decided comes before the registry (the shipped one, unless another is `known`), the registry before
    names, names before their context. Deals are joined when it is known which organizations are one. Of `releases` that
    are one with another, nothing but where they stand is taken into account.
    """
    decided = decisions or Decisions()
    copied = copies(releases, decided)
    left_out = {join.node for join in copied.joins}
    found = one_things((thing for thing in things if thing.release not in left_out), decided, known)
    told = (deal for deal in deals if deal.release not in left_out)
    return together([found, one_deals(told, standing(found.joins), decided, owner_on(known)), copied])


def copies(releases: Sequence[ReleaseTold], decided: Decisions) -> Resolved:
    """The releases that are one with another, left out as a whole.

    Depends only on releases that share a piece of their fingerprints, directly or by way of others, and on decisions.
    """
    joins, left_out = join_releases(releases, *_everywhere(decided), _named(decided, releases))
    return Resolved(joins=joins, set_aside=left_out)


def one_things(
    things: Iterable[ThingTold],
    decided: Decisions,
    known: Registry | None = None,
    pairs: Sequence[Pair] | None = None,
) -> Resolved:
    """Which things are one, what they are called, and what is left to ask.

    Depends only on things that are linked, directly or by way of others: as a pair that was compared, by a line of the
    registry, a common name, or a decision. `pairs` are those of the organizations among them, if they are known.
    """
    told = tuple(things)
    names = join_things(told, known, *_everywhere(decided), pairs)
    joins = closed([*names.joins, *_in_one_release(decided, names.joins)])
    labels = _labels(told, joins, names.labels)
    for node, decision in decided.labels.items():
        labels[standing(joins)("", node)] = decision.new or ""
    return Resolved(joins=joins, labels=labels, questions=names.questions)


def one_deals(
    deals: Iterable[DealTold],
    node_for: Callable[[str, str], str],
    decided: Decisions,
    owner_on: Callable[[str, str], str],
) -> Resolved:
    """Which deals are one, given which things are.

    Depends only on deals that share two ultimate owners, the company that is bought, a node or an umbrella, directly
    or by way of others, and on decisions.
    """
    found = join_deals(deals, node_for, owner_on, *_everywhere(decided))
    return Resolved(
        joins=found.joins,
        set_aside=found.set_aside,
        inferred=found.inferred,
        conflicts=found.conflicts,
        questions=found.questions,
    )


def together(parts: Iterable[Resolved]) -> Resolved:
    """What was found in several parts, with each node standing for the last of its chain, in order."""
    found = tuple(parts)
    return Resolved(
        joins=closed(join for part in found for join in part.joins),
        labels={node: name for part in found for node, name in part.labels.items()},
        set_aside=tuple(aside for part in found for aside in part.set_aside),
        inferred=tuple(inferred for part in found for inferred in part.inferred),
        conflicts=tuple(conflict for part in found for conflict in part.conflicts),
        questions=tuple(question for part in found for question in part.questions),
    )


def _everywhere(decided: Decisions) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What people decided to be one and two in all releases."""
    same, apart = (
        [(pair.node, pair.other) for pair in pairs if pair.release is None]
        for pairs in (decided.same, decided.different)
    )
    return same, apart


def standing(joins: Iterable[Join]) -> Callable[[str, str], str]:
    """The node that a node of a release stands for, from joins that are closed: (release, node) -> node."""
    stands_for = {(join.release or "", join.node): join.stands_for for join in joins}

    def node_for(release: str, node: str) -> str:
        found = stands_for.get((release, node)) if release else None
        return found or stands_for.get(("", node), node)

    return node_for


def closed(joins: Iterable[Join]) -> tuple[Join, ...]:
    """The joins with each node standing for the last of its chain, sorted; a node of a ring stands for its least."""
    # Of two in one place the later one holds: what was decided, then what sorts last.
    ordered = sorted(joins, key=lambda it: (it.ground is Ground.DECISION, it.stands_for, it.why))
    known = {(join.node, join.release or ""): join for join in ordered}
    everywhere = {node: join.stands_for for (node, release), join in known.items() if not release}
    found = []
    for _, join in sorted(known.items()):
        last, seen = join.stands_for, [join.node]
        while last in everywhere and last not in seen:
            seen.append(last)
            last = everywhere[last]
        if last in seen and (join.release is None or last != join.node):
            last = min(seen[seen.index(last) :])
        if last != join.node or join.release is not None:
            found.append(Join(join.node, last, join.ground, join.why, join.release))
    return tuple(found)


def _in_one_release(decided: Decisions, joins: tuple[Join, ...]) -> Iterator[Join]:
    """What people decided about a node in one release only."""
    node_for = standing(joins)
    for pair in decided.different:
        if pair.release is not None and node_for("", pair.node) == node_for("", pair.other):
            # It is a thing of its own there. If it stands for all the others, that thing needs another name.
            own = f"{pair.node}-in-{pair.release.rpartition('/')[2]}"
            apart = pair.node if node_for("", pair.node) != pair.node else own
            yield Join(pair.node, apart, Ground.DECISION, pair.decision.why, pair.release)
    for pair in decided.same:
        if pair.release is not None:
            yield Join(pair.node, pair.other, Ground.DECISION, pair.decision.why, pair.release)


def _labels(told: tuple[ThingTold, ...], joins: tuple[Join, ...], chosen: dict[str, str]) -> dict[str, str]:
    """The names of things about which releases are not of one mind; others bear the one that they have."""
    node_for = standing(joins)
    preferring: dict[str, set[str]] = defaultdict(set)
    for thing in told:
        preferring[node_for(thing.release, thing.node)].add(thing.name)
    return {node: name for node, name in chosen.items() if preferring[node] != {name}}


def _named(decided: Decisions, releases: Iterable[ReleaseTold]) -> set[str]:
    """The releases that decisions are about, or in whose graphs stand nodes that decisions are about.

    They stand for those that are one with them: what a person decided goes on holding, whatever is loaded later.
    """
    pairs = (Kind.SAME_AS, Kind.NOT_SAME_AS)
    nodes = [node for it in decided for node in (it.release, None if it.kind in pairs else it.node) if node]
    parts = {part for node in nodes for part in node.split("/")}
    return {told.release for told in releases if told.release.rpartition("/")[2] in parts} if parts else set()


def owner_on(known: Registry | None) -> Callable[[str, str], str]:
    """The ultimate owner of an organization on a day, both as nodes."""
    times = timeline() if known is None else Timeline(known)

    def on(organization: str, day: str) -> str:
        start, _, identifier = organization.rpartition("/")
        own = unquote(identifier)
        owner = times.owner_on(own, day)
        return organization if owner == own else f"{start}/{quote(owner, safe='')}"

    return on
