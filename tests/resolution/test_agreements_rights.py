"""Royalties and duties that several releases tell of one agreement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from biopact.codes import Activity
from biopact.resolution.told import DealTold, DutyTold, RoyaltyTold
from tests.resolution.tellings import joined, node, tell

NEWS = tell("news", "2009-11-19", news=True)
LATER = tell("later", "2012-01-05", when="2009-11")


def _royalty(deal: DealTold, low: int | None = None, high: int | None = None, tiered: bool | None = None) -> DealTold:
    rates = (None if rate is None else Decimal(rate) for rate in (low, high))
    name = deal.node.rsplit("/", 1)[1]
    return replace(deal, royalties=(RoyaltyTold(node("royalty", name), tiered, *rates),))


def _duty(deal: DealTold, activity: Activity, who: str, where: str | None = None) -> DealTold:
    place = node("territory", where) if where else None
    duty = DutyTold(node("duty", deal.node.rsplit("/", 1)[1]), activity, node("organization", who), place)
    return replace(deal, duties=(duty,))


def _stands(*deals: DealTold) -> dict[str, str]:
    return {join.node: join.stands_for for join in joined(*deals).joins}


def test_royalties_that_agree_are_one_and_the_fullest_stands_for_all() -> None:
    stands = _stands(_royalty(NEWS, tiered=True), _royalty(LATER, 4, 13))
    assert stands[node("royalty", "news")] == node("royalty", "later")


def test_royalties_that_contradict_stay_two_and_are_listed() -> None:
    deals = _royalty(NEWS, 4, 13), _royalty(LATER, 5, 10)
    assert not [name for name in _stands(*deals) if "/royalty/" in name]
    (conflict,) = joined(*deals).conflicts
    assert conflict.about == "royalty"
    assert conflict.values == (
        ("4 to 13 percent", node("release", "news"), node("royalty", "news")),
        ("5 to 10 percent", node("release", "later"), node("royalty", "later")),
    )


def test_an_upper_rate_alone_contradicts_nothing() -> None:
    assert joined(_royalty(NEWS, 4, 13), _royalty(LATER, None, 26)).conflicts == ()


def test_the_same_duty_is_one() -> None:
    stands = _stands(_duty(NEWS, Activity.SUPPLY, "acme"), _duty(LATER, Activity.SUPPLY, "acme"))
    assert stands[node("duty", "later")] == node("duty", "news")


@pytest.mark.parametrize(
    "other",
    [
        _duty(LATER, Activity.DEVELOPMENT, "acme"),
        _duty(LATER, Activity.SUPPLY, "borealis"),
        _duty(LATER, Activity.SUPPLY, "acme", "japan"),
    ],
)
def test_another_duty_stays_apart(other: DealTold) -> None:
    assert not [name for name in _stands(_duty(NEWS, Activity.SUPPLY, "acme"), other) if "/duty/" in name]
