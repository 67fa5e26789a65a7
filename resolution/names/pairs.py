"""Pairs of nodes that may be one thing, found in small blocks, with what their comparison came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from biopact.resolution.names.compare import same_organization
from biopact.resolution.names.fold import fold
from biopact.resolution.names.known import KnownNames, symbol
from biopact.resolution.names.nodes import Node
from biopact.resolution.names.parts import Parts, parts_of
from biopact.resolution.names.things import is_specific, thing_key
from biopact.resolution.names.universities import university_of
from biopact.resolution.names.values import Named, Same
from biopact.resolution.names.words import FILLERS, GENERIC
from biopact.resolution.resolved import Ground

_INITIALS = 12
"""Words of a name whose first letters it may be known by."""

ALSO_CALLED = frozenset({"product", "technology"})
"""What texts give second names to."""

NEIGHBOURS = 24
"""With so many that follow it in its block a node is compared; blocks are mostly far smaller."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes (the smaller IRI first) that are one thing on some ground, or may be one: then without a ground."""

    one: str
    other: str
    ground: Ground | None
    why: str


def pairs_of(nodes: Sequence[Node], known: KnownNames, compared: Sequence[Pair] | None = None) -> Iterator[Pair]:
    """Pairs among nodes of one segment; those of organizations may be known from before."""
    if not nodes:
        return
    segment = nodes[0].segment
    if segment == "organization":
        found = list(_organizations(nodes, known)) if compared is None else compared
        yield from _uncontested(found, {node.iri: node for node in nodes})
    else:
        yield from _things(segment, nodes)


def _uncontested(pairs: Sequence[Pair], nodes: Mapping[str, Node]) -> Iterator[Pair]:
    """The pairs, those as questions in which a short form may be that of several.

    "Zentor" is neither Zentor Labs nor Zentor Nutrition as long as both are there; or the two would meet in it.
    """
    longer: dict[str, set[tuple[str, ...]]] = {}
    for pair in pairs:
        short = _short_form(pair, nodes)
        if short is not None and pair.ground is not None:
            other = nodes[pair.other if short == pair.one else pair.one]
            longer.setdefault(short, set()).add(parts_of(other.label).rest)
    contested = {
        short
        for short, rests in longer.items()
        if any(one[: len(other)] != other and other[: len(one)] != one for one in rests for other in rests)
    }
    for pair in pairs:
        if _short_form(pair, nodes) in contested:
            yield replace(pair, ground=None, why="a short form that several may go by")
        else:
            yield pair


def _short_form(pair: Pair, nodes: Mapping[str, Node]) -> str | None:
    """The node of a pair whose name is the other's without its trade, if any."""
    one, other = (parts_of(nodes[iri].label) for iri in (pair.one, pair.other))
    if one.core != other.core or bool(one.rest) == bool(other.rest):
        return None
    return pair.other if one.rest else pair.one


def _things(segment: str, nodes: Sequence[Node]) -> Iterator[Pair]:
    """Things that are no organizations: one by one spelling, or because a text gives the other's name as its own."""
    by_key: dict[str, list[Node]] = {}
    for node in nodes:
        for key in sorted({thing_key(segment, name) for name in node.names}):
            by_key.setdefault(key, []).append(node)
    for key in sorted(by_key):
        first, *others = sorted(by_key[key], key=lambda node: node.iri)
        for other in others:
            yield Pair(first.iri, other.iri, Ground.NAME, f"both are called {other.label}")
    if segment not in ALSO_CALLED:
        return
    for node in nodes:
        for alias in sorted(node.aliases):
            for other in by_key.get(thing_key(segment, alias), ()):
                if other is not node:
                    one, two = sorted((node.iri, other.iri))
                    ground = Ground.CONTEXT if is_specific(alias) else None
                    yield Pair(one, two, ground, f"{node.label} is also called {alias}")


def _organizations(nodes: Sequence[Node], known: KnownNames) -> Iterator[Pair]:
    blocks: dict[str, list[Node]] = {}
    for node in nodes:
        for block in sorted(blocks_of(node)):
            blocks.setdefault(block, []).append(node)
    compared: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        members = sorted(blocks[block], key=place_of)
        for at, node in enumerate(members):
            for other in members[at + 1 : at + 1 + NEIGHBOURS]:
                one, two = sorted((node.iri, other.iri))
                if (one, two) in compared:
                    continue
                compared.add((one, two))
                pair = pair_of((node.iri, node.named()), (other.iri, other.named()), known)
                if pair is not None:
                    yield pair


def place_of(node: Node) -> tuple[str, str]:
    """Sorts a block: what stands side by side in it is compared."""
    return fold(node.label), node.iri


def pair_of(one: tuple[str, Named], other: tuple[str, Named], known: KnownNames) -> Pair | None:
    """Two organizations by their IRIs and names, if they are one or may be one."""
    first, second = sorted((one[0], other[0]))
    verdict = same_organization(one[1], other[1], known)
    if verdict.same is Same.SAME and not verdict.weak:
        return Pair(first, second, Ground.CONTEXT if verdict.by_context else Ground.NAME, verdict.why)
    return None if verdict.same is Same.DIFFERENT else Pair(first, second, None, verdict.why)


def blocks_of(node: Node) -> set[str]:
    """What two organizations must share to be compared: letters, a first word, initials, a symbol, a defined form."""
    blocks: set[str] = set()
    for name in node.names:
        parts = parts_of(name)
        blocks.update(f"name {key}" for key in parts.keys)
        blocks.update(_by_words(parts))
        blocks.add(f"form {fold(name)}")
    blocks.update(f"form {fold(alias)}" for alias in node.aliases)
    blocks.update(f"ticker {symbol(ticker)}" for ticker in node.tickers)
    return blocks


def _by_words(parts: Parts) -> Iterator[str]:
    university = university_of(parts.name)
    if university is not None:
        yield f"university {university.called}"
        return
    first = parts.core[0]
    if first not in GENERIC:
        yield f"first {first}"
    elif len(parts.words) > 1:
        yield f"first {first} {parts.words[1]}"
    core = "".join(parts.core)
    if len(core) >= 6:
        yield f"begins {core[:5]}"
    if len(parts.words) == 1 and 3 <= len(parts.key) <= 6:
        yield f"initials {parts.key}"
    words = fold(parts.name).split()
    if len(words) >= 3:
        for length in range(3, min(len(words), _INITIALS) + 1):
            yield f"initials {''.join(word[0] for word in words[:length] if word not in FILLERS)}"


def groups(nodes: Iterable[Node]) -> Mapping[str, list[Node]]:
    """Nodes by segment, in order of IRI."""
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.segment, []).append(node)
    return {segment: sorted(found[segment], key=lambda node: node.iri) for segment in sorted(found)}
