"""Umbrella agreements and what was taken under them: links that follow from several releases, and counting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from biopact.codes import DealKind
from biopact.ontology.terms import BP
from biopact.resolution.agreements.agreement import Agreement
from biopact.resolution.agreements.fitting import Owners, counterparts, subjects_differ
from biopact.resolution.agreements.gathering import Gathering
from biopact.resolution.resolved import Conflict, Inferred, SetAside


class Chains:
    """Which agreement was made under which."""

    def __init__(self, gathering: Gathering, owners: Owners, node_of: Mapping[int, str]) -> None:
        self._node_of = node_of
        self._owners = owners
        self._all = [agreement for agreement in gathering.agreements if not agreement.is_open]
        self.under: dict[int, int] = {}
        """Numbers of agreements, each with that of its umbrella."""
        self._said: set[int] = set()
        self._gathering = gathering
        for agreement in gathering.agreements:
            for told in sorted(agreement.members, key=lambda told: told.key):
                umbrella = gathering.of(told.deal.under) if told.deal.under else None
                if umbrella is not None and umbrella is not agreement:
                    self.under.setdefault(agreement.number, umbrella.number)
                    self._said.add(agreement.number)
        self._infer()

    def _infer(self) -> None:
        """A licence of the same parties to the same thing, signed after an umbrella was, was taken under it.

        Only where a text says so of another one of these parties, and where they have no second umbrella.
        """
        by_number = {agreement.number: agreement for agreement in self._all}
        taken: dict[int, list[Agreement]] = defaultdict(list)
        for number, over in self.under.items():
            if number in by_number and over in by_number:
                taken[over].append(by_number[number])
        for over in sorted(taken):
            umbrella = by_number[over]
            for agreement in self._gathering.neighbours(umbrella):
                if agreement is umbrella or agreement.number in self.under or agreement.number in taken:
                    continue
                if any(self._is_sister(agreement, sister, umbrella) for sister in taken[over]):
                    self.under[agreement.number] = over

    def _is_sister(self, agreement: Agreement, sister: Agreement, umbrella: Agreement) -> bool:
        return (
            agreement.begin is not None
            and umbrella.begin is not None
            and umbrella.begin.last < agreement.begin.first
            and DealKind.LICENSE in agreement.kinds & sister.kinds
            and not subjects_differ(agreement.subjects, sister.subjects)
            and not subjects_differ(agreement.subjects, umbrella.subjects)
            and counterparts(agreement.members[0], sister.members[0], self._owners) is not None
        )

    def inferred(self) -> Iterator[Inferred]:
        """The umbrellas that no release says but that follow from several."""
        for number, umbrella in sorted(self.under.items()):
            if number not in self._said:
                why = "licences of the same parties to the same subject are said to be taken under this agreement"
                yield Inferred(self._node_of[number], str(BP.under), self._node_of[umbrella], why)

    def loops_aside(self) -> Iterator[SetAside]:
        """`under` triples of steps that turned out to be steps of the umbrella itself."""
        for agreement in self._gathering.agreements:
            for told in agreement.members:
                if told.deal.under and self._gathering.of(told.deal.under) is agreement:
                    why = "the step is one of this agreement itself"
                    yield SetAside(told.deal.release, told.node, str(BP.under), told.deal.under, why)

    def terms_aside(self) -> Iterator[SetAside]:
        """Terms that a step of an umbrella is told with: they are those of a licence under it."""
        umbrellas = set(self.under.values())
        for agreement in self._all:
            if agreement.number not in umbrellas:
                continue
            for told in agreement.members:
                if not told.reports_step:
                    continue
                deal = told.deal
                terms = [(BP.territory, place) for place in deal.territories]
                terms += [(BP.dealTarget, target) for target in deal.targets]
                if deal.exclusive is not None:
                    terms.append((BP.exclusive, "true" if deal.exclusive else "false"))
                why = "a term of an agreement under this one, told with a step"
                for predicate, value in terms:
                    yield SetAside(deal.release, deal.node, str(predicate), value, why)

    def miscounts(self) -> Iterator[Conflict]:
        """Licences that a text numbers otherwise than a count of those known by then.

        More known than said always contradict. Fewer do only where the store knows an earlier one: where it knows
        none, the earlier licences are simply not in it.
        """
        for agreement in self._all:
            said = sorted(
                (told.deal.ordinal, told.deal.release, told.node) for told in agreement.members if told.deal.ordinal
            )
            if not said or agreement.begin is None:
                continue
            counted = sorted(self._up_to(agreement), key=Agreement.order)
            place = len(counted)
            if place == 1 or all(ordinal == place for ordinal, *_ in said):
                continue
            values = [(f"called number {ordinal}", release, node) for ordinal, release, node in said]
            for number, earlier in enumerate(counted, 1):
                first = min(earlier.members, key=lambda told: (told.is_step, not told.is_news, told.said, told.key))
                values.append((f"number {number} by count", first.deal.release, first.node))
            yield Conflict(self._node_of[agreement.number], "ordinal", tuple(sorted(values)))

    def _up_to(self, agreement: Agreement) -> Iterator[Agreement]:
        """The licences of these parties to the same thing, signed no later; umbrellas are none of them."""
        assert agreement.begin is not None
        umbrellas = self._gathering.umbrellas
        for other in self._all:
            if other is agreement or (
                other.begin is not None
                and other.begin.first <= agreement.begin.first
                and other.number not in umbrellas
                and DealKind.LICENSE in other.kinds & agreement.kinds
                and DealKind.OPTION not in other.kinds
                and self.under.get(other.number) == self.under.get(agreement.number)
                and not subjects_differ(other.subjects, agreement.subjects)
                and counterparts(other.members[0], agreement.members[0], self._owners) is not None
            ):
                yield other
