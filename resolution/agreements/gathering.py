"""Which tellings are of one agreement: the surest first, each next one measured against what is known by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biopact.resolution.agreements.agreement import WINDOW, Agreement
from biopact.resolution.agreements.blocks import LARGEST_BLOCK, blocks, narrowed
from biopact.resolution.agreements.fitting import Owners
from biopact.resolution.agreements.telling import Told, natural


@dataclass(frozen=True, slots=True)
class Doubt:
    """An agreement that may be one of several others."""

    agreement: Agreement
    candidates: tuple[Agreement, ...]


class Gathering:
    """Joins tellings to agreements. The outcome does not depend on the order in which they are given."""

    def __init__(
        self,
        tellings: Sequence[Told],
        owners: Owners,
        same: Iterable[tuple[str, str]],
        different: Iterable[tuple[str, str]],
    ) -> None:
        self.agreements: list[Agreement] = []
        self.doubts: list[Doubt] = []
        self._owners = owners
        self._root = _roots(same)
        self._different: dict[str, set[str]] = defaultdict(set)
        for one, other in different:
            self._different[one].add(other)
            self._different[other].add(one)
        self._placed: dict[str, Agreement] = {}
        self._index: dict[tuple[str, ...], list[Agreement]] = defaultdict(list)
        self._open: dict[tuple[object, ...], Agreement] = {}
        self._keys = {told.key: tuple(blocks(told, owners)) for told in tellings}
        self._umbrella_nodes = frozenset(told.deal.under for told in tellings if told.deal.under)
        # What a person said of one telling holds for all that are told in the same words.
        self._answers: dict[tuple[object, ...], str] = {}
        for told in tellings:
            if told.node in self._root:
                self._answers.setdefault(self._told_as(told), self._root[told.node])
        self._gather(tellings)

    @property
    def umbrellas(self) -> frozenset[int]:
        """The numbers of the agreements under which a text says that others were made."""
        return frozenset(self._placed[node].number for node in self._umbrella_nodes if node in self._placed)

    def of(self, node: str) -> Agreement | None:
        """The agreement of a deal's node."""
        return self._placed.get(node)

    def neighbours(self, agreement: Agreement) -> list[Agreement]:
        """The agreements that share a block with this one, itself among them, in the order of their numbers."""
        found = {
            other.number: other
            for told in agreement.members
            for key in self._keys[told.key]
            for other in self._index.get(key, ())
        }
        return [found[number] for number in sorted(found)]

    # ---- blocks -----------------------------------------------------------------------------------------------------

    def _candidates(self, told: Told) -> list[Agreement]:
        found: dict[int, Agreement] = {}
        for key in self._keys[told.key]:
            found.update((agreement.number, agreement) for agreement in self._index.get(key, ()))
        return [found[number] for number in sorted(found) if self._may_join(told, found[number])]

    def _may_join(self, told: Told, agreement: Agreement) -> bool:
        return not self._different.get(told.node, set()) & agreement.nodes

    # ---- passes -----------------------------------------------------------------------------------------------------

    def _gather(self, tellings: Sequence[Told]) -> None:
        groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
        for told in tellings:
            groups[self._stage(told), told.deal.release, tuple(sorted(told.organizations)), told.when].append(told)
        ordered = sorted(groups.values(), key=lambda group: self._turn(group))
        for group in ordered:
            group.sort(key=lambda told: natural(told.node))
            waiting = [told for told in group if not self._join_known(told)]
            if waiting and waiting[0].is_step:
                for told in waiting:
                    self._place_step(told)
            elif waiting:
                self._place_signings(waiting)

    def _stage(self, told: Told) -> int:
        """Signings by day, month and year; umbrellas without a date; steps; the rest."""
        if told.is_step:
            return 4
        if told.signed is not None:
            return 0 if told.signed.length == 1 else 1 if told.signed.length <= 31 else 2
        return 3 if told.node in self._umbrella_nodes else 5

    def _turn(self, group: Sequence[Told]) -> tuple[object, ...]:
        """Whose turn it is: within a stage by date; releases that tell more of one date apart come first."""
        first = group[0]
        when = first.when
        dated = (0, when.first, when.last) if when else (1, 0, 0)
        least = min(told.key for told in group)
        return (self._stage(first), *dated, -len(group), first.said, least)

    def _join_known(self, told: Told) -> bool:
        """Join a telling whose node, or one that a person said is the same, has its agreement already."""
        root = self._root.get(told.node, told.node)
        known = self._placed.get(root)
        if known is None:
            return False
        self._join(told, known)
        return True

    def _place_signings(self, group: list[Told]) -> None:
        """Tellings of one release, of one date and the same parties: each to what it alone fits, the rest by order."""
        options = {told.key: self._options(told) for told in group}
        taken: set[int] = set()
        settled = True
        while settled:
            settled = False
            for told in list(group):
                free = narrowed(told, [it for it in options[told.key] if it.number not in taken])
                if len(free) == 1:
                    self._join(told, free[0])
                    taken.add(free[0].number)
                    group.remove(told)
                    settled = True
        if not group:
            return
        left = {it.number: it for told in group for it in options[told.key] if it.number not in taken}
        if len(group) < len(left):
            for place, told in enumerate(group):
                candidates = narrowed(told, [it for it in options[told.key] if it.number in left])
                self._leave_open(told, candidates, place)
            return
        for told in group:
            fitting = sorted((it for it in options[told.key] if it.number in left), key=Agreement.order)
            if fitting:
                self._join(told, fitting[0])
                del left[fitting[0].number]
            else:
                self._found(told)

    def _place_step(self, told: Told) -> None:
        """A step to the one agreement that it fits, else to the umbrella, else apart."""
        under = self._placed.get(told.deal.under) if told.deal.under else None
        if under is not None and self._may_join(told, under):
            self._join(told, under)
            return
        options = narrowed(told, self._options(told))
        if not options:
            self._found(told)
        elif len(options) == 1:
            self._join(told, options[0])
        else:
            self._leave_open(told, options, 0)

    def _options(self, told: Told) -> list[Agreement]:
        candidates = self._candidates(told)
        under = self._placed.get(told.deal.under) if told.deal.under else None
        candidates = [it for it in candidates if it is not under]
        strict = [it for it in candidates if it.fits(told, self._owners)]
        return strict or [it for it in candidates if it.fits(told, self._owners, WINDOW)]

    # ---- outcomes ---------------------------------------------------------------------------------------------------

    def _join(self, told: Told, agreement: Agreement) -> None:
        agreement.add(told)
        self._enter(told, agreement)

    def _found(self, told: Told, *, is_open: bool = False) -> Agreement:
        agreement = Agreement(told, len(self.agreements), is_open=is_open)
        self.agreements.append(agreement)
        self._enter(told, agreement)
        return agreement

    def _enter(self, told: Told, agreement: Agreement) -> None:
        self._placed[told.node] = agreement
        self._placed.setdefault(self._root.get(told.node, told.node), agreement)
        if agreement.is_open:
            return
        for key in self._keys[told.key]:
            block = self._index[key]
            if len(block) < LARGEST_BLOCK and agreement not in block:
                block.append(agreement)

    def _leave_open(self, told: Told, candidates: list[Agreement], place: int) -> None:
        """Several agreements fit: the umbrella is meant if they are its chain, else only a person can say."""
        umbrellas = [it for it in candidates if it.nodes & self._umbrella_nodes]
        if len(umbrellas) == 1 and (told.is_step or not told.subjects):
            self._join(told, umbrellas[0])
            return
        answer = self._placed.get(self._answers.get(self._told_as(told), ""))
        if answer is not None and answer in candidates:
            self._join(told, answer)
            return
        key = (*self._told_as(told), place)
        known = self._open.get(key)
        if known is None:
            known = self._open[key] = self._found(told, is_open=True)
        else:
            self._join(told, known)
        self.doubts.append(Doubt(known, tuple(candidates)))

    def _told_as(self, told: Told) -> tuple[object, ...]:
        """What tellings have in common that may be of several agreements and are one question."""
        step = told.steps[0][0].kind if told.is_step else None
        return self._keys[told.key], tuple(sorted(told.families)), step, told.when


def _roots(same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The least of all nodes that are the same, by node."""
    root: dict[str, str] = {}

    def top(node: str) -> str:
        while root.get(node, node) != node:
            node = root[node]
        return node

    for one, other in sorted(same):
        first, second = sorted((top(one), top(other)))
        root[one] = root[other] = root[first] = root[second] = first
    return {node: top(node) for node in root}
