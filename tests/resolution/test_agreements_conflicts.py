"""What tellings of one agreement contradict each other in."""

from __future__ import annotations

from typing import Any

import pytest

from biopact.resolution.told import DealTold
from tests.resolution.tellings import joined, node, tell


def _news(**said: Any) -> DealTold:
    return tell("news", "2009-11-19", news=True, **said)


def _later(**said: Any) -> DealTold:
    return tell("later", "2012-01-05", **{"when": "2009-11", **said})


def _about(*deals: DealTold) -> list[str]:
    return [conflict.about for conflict in joined(*deals).conflicts]


def test_two_sums_of_one_kind_are_a_conflict_with_both_values_and_their_releases() -> None:
    (conflict,) = joined(_news(sums="upfront 5000000 USD"), _later(sums="upfront 7000000 USD")).conflicts
    assert conflict.deal == node("deal", "news")
    assert conflict.about == "upfront"
    assert conflict.values == (
        ("USD 5,000,000", node("release", "news"), node("payment", "news/news/1")),
        ("USD 7,000,000", node("release", "later"), node("payment", "later/later/1")),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("upfront 10130000000 USD", "upfront 10100000000 USD"),
        ("upfront 5000000 USD", "upfront 5000000 USD"),
        ("upfront 5000000 USD", "upfront 7000000 EUR"),
        ("upfront 5000000 USD", "total-value 7000000 USD"),
        ("milestones 5 USD development", "milestones 7 USD commercial"),
        ("milestones 5 USD, milestones 6 USD", "milestones 7 USD"),
        ("other 5 USD", "other 7 USD"),
        ("upfront withheld", "upfront 7 USD"),
    ],
)
def test_sums_that_do_not_contradict(one: str, other: str) -> None:
    assert _about(_news(sums=one), _later(sums=other)) == []


def test_a_rounded_sum_needs_two_digits_to_be_the_same() -> None:
    assert _about(_news(sums="upfront 52500000 USD"), _later(sums="upfront 50000000 USD")) == ["upfront"]


def test_milestones_of_one_kind_contradict() -> None:
    sums = ("milestones 5 USD development", "milestones 7 USD development")
    assert _about(_news(sums=sums[0]), _later(sums=sums[1])) == ["milestones development"]


def test_two_stated_days_of_signing_contradict() -> None:
    assert _about(_later(when="2009-11-17"), tell("other", "2013-01-05", when="2009-11-16")) == ["date signed"]


def test_dates_that_contradict_stay_on_nodes_of_their_own() -> None:
    outcome = joined(_later(when="2009-11-17"), tell("other", "2013-01-05", when="2009-11-16"))
    assert [join.node for join in outcome.joins if "/event/" in join.node] == []
    assert outcome.set_aside == ()


def test_the_day_of_the_release_is_no_stated_day_of_signing() -> None:
    assert _about(_news(), _later(when="2009-11-17")) == []


def test_a_date_that_says_less_does_not_contradict() -> None:
    assert _about(_news(), _later(when="2009")) == []


def test_two_years_of_closing_contradict() -> None:
    deal: dict[str, Any] = {"between": "borealis>cygnus", "kinds": "acquisition", "event": "completed"}
    assert _about(_later(**{**deal, "when": "2006"}), tell("b", "2013-01-05", **deal, when="2005")) == [
        "date completed"
    ]


def test_swapped_sides_contradict() -> None:
    (conflict,) = joined(_news(subjects="amx"), _later(between="borealis>acme", subjects="amx")).conflicts
    assert conflict.about == "roles"
    assert [value for value, *_ in conflict.values] == [
        "acme licensee, borealis licensor",
        "acme licensor, borealis licensee",
    ]


def test_swapped_sides_without_any_other_sign_are_two_agreements() -> None:
    assert _about(_news(), _later(between="borealis>acme")) == []


def test_exclusivity_contradicts() -> None:
    assert _about(_news(exclusive=True), _later(exclusive=False)) == ["exclusivity"]
    assert _about(_news(exclusive=True), _later()) == []


def test_territories_contradict_where_neither_is_part_of_the_other() -> None:
    assert _about(_news(territories="japan"), _later(territories="china")) == ["territory"]
    assert _about(_news(territories="japan china"), _later(territories="china")) == []


def test_the_terms_of_an_amendment_do_not_contradict_those_signed() -> None:
    amended = tell("amended", "2012-01-05", event="amended", news=True, sums="upfront 9 USD")
    assert _about(_news(sums="upfront 5 USD"), amended) == []


# ---- counting -----

ONE = tell("one", "2009-09-08", news=True, subjects="tap-tech")
TWO = tell("two", "2009-11-19", news=True, subjects="tap-tech")


def _numbered(ordinal: int, **said: Any) -> DealTold:
    return tell("three", "2012-12-19", news=True, **{"subjects": "tap-tech", "ordinal": ordinal, **said})


def test_a_count_that_agrees_is_no_conflict() -> None:
    assert _about(ONE, TWO, _numbered(3)) == []


@pytest.mark.parametrize("ordinal", [2, 4])
def test_a_count_that_does_not_agree_says_both(ordinal: int) -> None:
    (conflict,) = joined(ONE, TWO, _numbered(ordinal)).conflicts
    assert (conflict.deal, conflict.about) == (node("deal", "three"), "ordinal")
    assert conflict.values == (
        (f"called number {ordinal}", node("release", "three"), node("deal", "three")),
        ("number 1 by count", node("release", "one"), node("deal", "one")),
        ("number 2 by count", node("release", "two"), node("deal", "two")),
        ("number 3 by count", node("release", "three"), node("deal", "three")),
    )


def test_a_number_alone_contradicts_nothing() -> None:
    assert _about(_numbered(3)) == []


def test_neither_the_umbrella_nor_licences_of_others_are_counted() -> None:
    access = tell("access", "2000-09-06", kinds="license option", news=True, subjects="tap-tech")
    one = tell("one", "2009-09-08", news=True, subjects="tap-tech", under="access")
    fornax = tell("fornax", "2005-09-08", "acme>fornax", news=True, subjects="tap-tech")
    later = tell("later", "2014-09-08", news=True, subjects="tap-tech")
    assert _about(access, one, TWO, fornax, later, _numbered(3)) == []
