"""All decisions of a file, as the view, the names and the deals ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from biopact.resolution.decisions.decision import Decision, Kind


class Pair(NamedTuple):
    """Two nodes that are, or are not, one thing; with a release, only what that release means by `node`."""

    node: str
    other: str
    release: str | None
    decision: Decision


class Correction(NamedTuple):
    """The value of a property that takes the place of another; `property` names one of PROPERTIES."""

    node: str
    property: str
    old: str | None
    new: str
    release: str | None
    decision: Decision


class Decisions:
    """A set of decisions that do not contradict each other; their order in the file does not matter."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all: tuple[Decision, ...] = tuple(sorted(decisions, key=lambda it: (it.key(), it.line or 0)))

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Decisions) and self.all == other.all

    def __hash__(self) -> int:
        return hash(self.all)

    def _of(self, *kinds: Kind) -> Iterator[Decision]:
        return (it for it in self.all if it.kind in kinds)

    def _pairs(self, *kinds: Kind) -> tuple[Pair, ...]:
        return tuple(Pair(it.node, it.other, it.release, it) for it in self._of(*kinds) if it.other)

    @cached_property
    def same(self) -> tuple[Pair, ...]:
        """What is one thing: same-as, and undisclosed things that were identified."""
        return self._pairs(Kind.SAME_AS, Kind.IDENTIFY)

    @cached_property
    def different(self) -> tuple[Pair, ...]:
        """What is not one thing."""
        return self._pairs(Kind.NOT_SAME_AS)

    @cached_property
    def labels(self) -> dict[str, Decision]:
        """The decision that names a node; its `new` is the preferred label."""
        return {it.node: it for it in self._of(Kind.RENAME)}

    @cached_property
    def rejected(self) -> dict[str, Decision]:
        """What is wrong: claims, deals, events, payments and the like."""
        return {it.node: it for it in self._of(Kind.REJECT)}

    @cached_property
    def confirmed(self) -> dict[str, Decision]:
        """What is right: its confidence is 1, and nothing about it is left to ask."""
        return {it.node: it for it in self._of(Kind.CONFIRM)}

    @cached_property
    def corrected(self) -> dict[str, tuple[Correction, ...]]:
        """The corrections of each node."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for it in self._of(Kind.CORRECT):
            if it.property and it.new is not None:
                found[it.node].append(Correction(it.node, it.property, it.old, it.new, it.release, it))
        return {node: tuple(corrections) for node, corrections in found.items()}

    def unmatched(
        self,
        occurs: Callable[[str, str | None], bool],
        is_said: Callable[[Correction], bool],
        is_known: Callable[[str], bool],
    ) -> tuple[Decision, ...]:
        """The decisions that match nothing, in order.

        `occurs` tells whether a node does, in the release where one is given; `is_said` whether a correction's old
        value is; `is_known` whether there is such a thing as the other node of a pair.
        """

        def matches(it: Decision) -> bool:
            if not occurs(it.node, it.release) or (it.other is not None and not is_known(it.other)):
                return False
            if it.property and it.old and it.new is not None:
                return is_said(Correction(it.node, it.property, it.old, it.new, it.release, it))
            return True

        return tuple(it for it in self.all if not matches(it))
