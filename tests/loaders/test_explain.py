"""Every finding is accounted for: part of a fact, refused, or left over."""

from __future__ import annotations

from biopact.loaders.explain import Account, Fate, explain
from biopact.text import Release

HEAD = """\
Alpha Therapeutics Acquires Beta Biologics

BASEL, March 4, 2021 -- Alpha Therapeutics, Inc. today announced that it has acquired Beta Biologics, Inc., which
develops the drug BTA-201, for $40 million in cash.
"""


def _accounts(more: str = "", head: str = HEAD) -> tuple[str, tuple[Account, ...]]:
    text = f"{head}\n{more}\n"
    return text, explain(Release("told", text))


def test_what_is_found_names_its_rule_and_the_fact_that_it_is_part_of() -> None:
    text, accounts = _accounts()
    found = [one for one in accounts if one.fate is Fate.FOUND]
    assert {one.kind for one in found} >= {"deal", "money"}
    assert all(one.rule and one.why for one in found)
    (price,) = (one for one in found if one.kind == "money")
    assert "$40 million" in price.span.of(text)
    assert price.why == "purchase-price of acquisition: Alpha Therapeutics, Inc., Beta Biologics, Inc. (news)"


def test_a_sum_that_is_no_payment_is_refused_by_all_rules() -> None:
    text, accounts = _accounts("Asthma drugs had worldwide sales of $9 billion in 2020.")
    (sales,) = (one for one in accounts if one.span.of(text) == "$9 billion")
    assert (sales.fate, sales.rule, sales.why) == (Fate.REFUSED, "", "no rule knows this sum as a payment")


def test_a_sum_told_twice_is_left_over_the_second_time() -> None:
    _, accounts = _accounts("Alpha Therapeutics paid Beta Biologics $40 million in cash for the acquisition.")
    money = [one for one in accounts if one.kind == "money"]
    assert [one.fate for one in money if one.fate is not Fate.UNASSEMBLED] == [Fate.FOUND]
    assert any("already" in one.why for one in money)


def test_what_somebody_says_is_refused_as_such() -> None:
    said = "\u201cGamma Pharma Inc. has acquired Delta Labs Ltd. and will sell its drugs,\u201d said its CEO."
    text, accounts = _accounts(said)
    quoted = [one for one in accounts if "Delta Labs" in one.span.of(text)]
    assert quoted
    assert {(one.fate, one.why) for one in quoted} == {(Fate.REFUSED, "somebody's own words are not read")}


def test_a_second_reading_of_the_same_words_gives_way_to_the_better_one() -> None:
    head = HEAD.replace("it has acquired", "it has completed the acquisition of")
    _, accounts = _accounts(head=head)
    better = [one for one in accounts if one.fate is Fate.UNASSEMBLED and one.kind == "deal"]
    assert better
    assert all("reads the same parties" in one.why or "tells again of" in one.why for one in better)


def test_a_release_of_another_trade_has_no_account() -> None:
    assert (
        explain(Release("ships", "Harbour Lines Inc. Buys Ships\n\nHarbour Lines Inc. bought ships for $3 million.\n"))
        == ()
    )
