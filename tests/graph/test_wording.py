"""Deals, sums and rates are told in words that a reader expects."""

from __future__ import annotations

from decimal import Decimal

import pytest

from biopact.codes import DealKind, PaymentKind, Role
from biopact.graph.explorer.wording import in_order, money, rate, title
from biopact.graph.rows import PartyRow, PaymentRow, RoyaltyRow


def payment(
    amount: str | None,
    currency: str | None = "USD",
    *,
    up_to: bool = False,
    kind: PaymentKind = PaymentKind.UPFRONT,
    milestones: tuple[str, ...] = (),
) -> PaymentRow:
    number = None if amount is None else Decimal(amount)
    return PaymentRow("d", "p", kind, number, currency, up_to, None, None, None, None, None, milestones)


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("1000000", "USD", "$1 million"),
        ("46800000000", "USD", "$46.8 billion"),
        ("1250000000", "EUR", "€1.25 billion"),
        ("34500000", "GBP", "£34.5 million"),
        ("900000000", "JPY", "¥900 million"),
        ("10000000", "CHF", "CHF 10 million"),
        ("950000", "USD", "$950,000"),
        ("1234567", "USD", "$1,234,567"),
        ("95", "USD", "$95"),
        ("95.5", "USD", "$95.50"),
        ("0", "USD", "$0"),
        ("5000000", None, "5 million"),
    ],
)
def test_sums_are_read_as_people_say_them(amount: str, currency: str | None, words: str) -> None:
    assert money(payment(amount, currency)) == words


def test_an_upper_limit_and_the_kinds_of_milestones_are_told() -> None:
    given = payment("34000000", up_to=True, kind=PaymentKind.MILESTONES, milestones=("development", "regulatory"))
    assert money(given) == "up to $34 million (development, regulatory)"


def test_a_withheld_sum_has_no_words() -> None:
    assert money(payment(None, None)) == ""


@pytest.mark.parametrize(
    ("low", "high", "tiered", "wording", "words"),
    [
        ("3", "5.5", True, "x", "3% to 5.5% of net sales, tiered"),
        ("10", "10", None, None, "10% of net sales"),
        (None, "20", False, None, "up to 20% of net sales"),
        ("4", None, None, None, "from 4% of net sales"),
        (None, None, True, "tiered royalties in the teens", "tiered royalties in the teens"),
        (None, None, True, None, "rate not said, tiered"),
        (
            None,
            None,
            None,
            "a sentence of the release that goes on for much longer than any rate would",
            "rate not said",
        ),
    ],
)
def test_rates_are_told_in_percent_or_in_the_words_of_the_release(
    low: str | None, high: str | None, tiered: bool | None, wording: str | None, words: str
) -> None:
    lowest, highest = (None if bound is None else Decimal(bound) for bound in (low, high))
    assert rate(RoyaltyRow("d", "r", tiered, lowest, highest, wording)) == words


@pytest.mark.parametrize(
    ("kinds", "parties", "subjects", "words"),
    [
        (["license"], [("A", "licensor"), ("B", "licensee")], ["X"], "A licenses X to B"),
        (["license"], [("A", "licensor"), ("B", "licensee")], [], "A grants a license to B"),
        (["license"], [("A", "licensor"), ("C", "licensor"), ("B", "licensee")], ["X"], "A and C license X to B"),
        (["option"], [("A", "licensor"), ("B", "licensee")], ["X"], "A gives B an option on X"),
        (["option"], [("A", "licensor"), ("B", "licensee")], [], "A gives B an option"),
        (["license", "option"], [("A", "licensor"), ("B", "licensee")], ["X"], "A licenses X to B"),
        (["distribution"], [("A", "licensor"), ("B", "licensee")], [], "A lets B distribute products"),
        (["acquisition"], [("A", "acquirer"), ("B", "acquired")], ["X"], "A acquires B"),
        (["asset-purchase"], [("A", "buyer"), ("B", "seller")], ["X"], "A buys X from B"),
        (["asset-purchase"], [("A", "buyer"), ("B", "seller")], [], "A buys assets from B"),
        (["supply"], [("A", "supplier"), ("B", "customer")], ["X"], "A supplies B with X"),
        (["equity-investment"], [("A", "investor"), ("B", "investee")], [], "A invests in B"),
        (["royalty-financing"], [("A", "investor"), ("B", "investee")], ["X"], "A buys royalties of B"),
        (["collaboration"], [("A", "party"), ("B", "party"), ("C", "party")], ["X"], "A, B and C: collaboration on X"),
        (["joint-venture"], [("A", "party"), ("B", "party")], [], "A and B: joint venture"),
        (["license"], [("A", "licensor")], [], "A: license"),
        ([], [("A", "party"), ("B", "party")], [], "A and B: deal"),
        (["license"], [("A", "licensor"), ("B", "licensee")], list("VWXYZ"), "A licenses V, W, X and 2 more to B"),
    ],
)
def test_a_title_is_a_sentence_that_names_the_parties(
    kinds: list[str], parties: list[tuple[str, str]], subjects: list[str], words: str
) -> None:
    assert title(kinds, [PartyRow("d", Role(role), name, name) for name, role in parties], subjects) == words


def test_every_kind_of_deal_has_its_place_and_collaboration_the_last() -> None:
    ordered = in_order([kind.value for kind in DealKind])
    assert set(ordered) == {kind.value for kind in DealKind}
    assert (ordered[0], ordered[-1]) == ("acquisition", "collaboration")
    assert in_order(["unheard-of", "license"]) == ("license", "unheard-of")
