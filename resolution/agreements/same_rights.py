"""The same royalties and the same duties, told by several releases of one agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from biopact.resolution.agreements.agreement import Agreement
from biopact.resolution.agreements.same_terms import as_one
from biopact.resolution.agreements.telling import Told
from biopact.resolution.resolved import Join
from biopact.resolution.told import RoyaltyTold

Rates = tuple[bool | None, Decimal | None, Decimal | None]
"""What is said of royalties: whether they are tiered, the low and the high rate."""


def join_royalties(agreement: Agreement) -> Iterator[Join]:
    """One node for royalties that do not contradict each other; those that say most come first."""
    groups: list[dict[Rates, list[str]]] = []
    told = [(telling, royalty) for telling in agreement.members for royalty in telling.deal.royalties]
    for _, royalty in sorted(told, key=_fullest_first):
        rates = (royalty.tiered, royalty.low, royalty.high)
        group = next((group for group in groups if all(_agree(rates, other) for other in group)), None)
        if group is None:
            groups.append(group := {})
        group.setdefault(rates, []).append(royalty.node)
    for group in groups:
        yield from as_one([node for nodes in group.values() for node in nodes], "the same royalties of one agreement")


def _fullest_first(told: tuple[Told, RoyaltyTold]) -> tuple[int, bool, tuple[str, str], str]:
    telling, royalty = told
    unsaid = (royalty.tiered, royalty.low, royalty.high).count(None)
    return unsaid, not telling.is_news, telling.key, royalty.node


def _agree(one: Rates, other: Rates) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def join_duties(agreement: Agreement) -> Iterator[Join]:
    """One node for each activity of one organization in one territory."""
    same: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for told in sorted(agreement.members, key=lambda told: (not told.is_news, told.key)):
        for duty, (responsible, territory) in zip(told.deal.duties, told.duties, strict=True):
            same[duty.activity, responsible, territory].append(duty.node)
    for nodes in same.values():
        yield from as_one(nodes, "the same duty of one agreement")
