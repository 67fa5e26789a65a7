"""The nodes of many releases, each with all that the releases tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from biopact.resolution.names.values import Named
from biopact.resolution.slugs import is_local
from biopact.resolution.told import ThingTold

_SHOWN = 12
"""So many forms, tickers or places of a node are looked at; more come from slips of reading."""


@dataclass(eq=False, slots=True)
class Node:
    """A node of one or more releases."""

    iri: str
    segment: str
    local: bool
    """True if its identifier holds in one release only."""
    undisclosed: bool = False
    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    tickers: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    releases: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The last segment of its IRI."""
        return self.iri.rpartition("/")[2]

    @property
    def label(self) -> str:
        """The name that most releases use; of several the longest, then the first by alphabet."""
        return preferred(self.names)

    def named(self, partners: Iterable[str] = ()) -> Named:
        """Its name with all that releases tell of it."""
        return Named(
            self.label, _first(self.aliases), _first(self.tickers), _first(self.places), tuple(sorted(partners))[:40]
        )


def is_comparable(node: Node) -> bool:
    """True if a name may join a node to others: it is disclosed, and its identifier holds in all releases."""
    return bool(node.names) and not node.undisclosed and not node.local


def preferred(names: Counter[str]) -> str:
    """The most frequent name; of several the longest, then the first by alphabet."""
    return min(names, key=lambda name: (-names[name], -len(name), name))


def nodes_of(told: Iterable[ThingTold]) -> dict[str, Node]:
    """Every node once, by IRI in alphabetical order."""
    found: dict[str, Node] = {}
    for thing in sorted(set(told), key=lambda thing: (thing.node, thing.release, thing.name)):
        node = found.get(thing.node)
        if node is None:
            node = found[thing.node] = Node(thing.node, thing.segment, is_local(thing.node, thing.release))
        node.undisclosed |= thing.undisclosed
        node.releases.add(thing.release)
        node.names[thing.name] += 1
        node.aliases.update(thing.aliases)
        node.tickers.update(thing.tickers)
        node.places.update(thing.places)
    return found


def _first(forms: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(sorted(forms, key=lambda form: (-forms[form], form))[:_SHOWN]))
