"""Whose is a term: several deals in one sentence, sentences that go on, sums and royalties of others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from biopact.codes import DealKind, EventKind, PaymentKind
from biopact.facts import Deal
from biopact.loaders.read import read
from biopact.text import Release

_LEAD = (
    "Alpha Inc. Licenses Zentora From Beta Ltd.\n\nBOSTON, May 3, 2012 -- Alpha Inc. today announced that it has "
    "entered into a license agreement with Beta Ltd. for the cancer drug Zentora, which is in clinical trials. "
)


def _deals(more: str, lead: str = _LEAD) -> list[Deal]:
    return list(read(Release("x", lead + more + "\n")).deals)


def _deal(deals: list[Deal], *names: str) -> Deal:
    """The deal in which these take part."""
    return next(d for d in deals if {p.organization.name for p in d.parties} == set(names))


def _sums(deal: Deal) -> list[tuple[PaymentKind, Decimal]]:
    return [(p.kind, p.money.amount) for p in deal.payments if p.money is not None]


def test_sums_of_the_next_sentence_are_the_news() -> None:
    deal = _deal(
        _deals("Beta Ltd. will receive $20 million upfront and up to $150 million in milestones."),
        "Alpha Inc.",
        "Beta Ltd.",
    )
    assert _sums(deal) == [
        (PaymentKind.UPFRONT, Decimal(20_000_000)),
        (PaymentKind.MILESTONES, Decimal(150_000_000)),
    ]


def test_a_price_beside_a_purchase_of_others_is_theirs() -> None:
    deals = _deals("In 2009, Gamma Corp. bought Delta Ltd. for $300 million.")
    assert _sums(_deal(deals, "Gamma Corp.", "Delta Ltd.")) == [(PaymentKind.PURCHASE_PRICE, Decimal(300_000_000))]
    assert _sums(_deal(deals, "Alpha Inc.", "Beta Ltd.")) == []


def test_a_sentence_goes_on_with_the_deal_told_before_it() -> None:
    deals = _deals(
        "In 2009, Beta Ltd. licensed Quorix to Gamma Corp. under an agreement. "
        "Under the agreement, Gamma Corp. paid $7 million upfront."
    )
    assert _sums(_deal(deals, "Beta Ltd.", "Gamma Corp.")) == [(PaymentKind.UPFRONT, Decimal(7_000_000))]


def test_one_sum_told_twice_is_one_payment() -> None:
    deal = _deal(
        _deals("Alpha Inc. will pay $20 million upfront. Beta Ltd. receives an upfront payment of $20 million."),
        "Alpha Inc.",
        "Beta Ltd.",
    )
    assert _sums(deal) == [(PaymentKind.UPFRONT, Decimal(20_000_000))]


@pytest.mark.parametrize(
    "words",
    [
        "Beta Ltd. had sales of $90 million in 2011.",
        "Alpha Inc. raised $80 million in a public offering.",
        "Alpha Inc. will take a charge of $12 million for the license.",
        "Shares of Beta Ltd. rose to $14.20.",
    ],
)
def test_sums_that_nobody_pays_are_none(words: str) -> None:
    assert _sums(_deal(_deals(words), "Alpha Inc.", "Beta Ltd.")) == []


def test_rates_told_in_the_next_sentence_widen_the_first() -> None:
    deal = _deal(
        _deals("Beta Ltd. receives royalties of 7% on net sales. After ten years the royalty drops to 3%."),
        "Alpha Inc.",
        "Beta Ltd.",
    )
    assert deal.royalty is not None
    assert (deal.royalty.low, deal.royalty.high) == (Decimal(3), Decimal(7))


def test_a_share_of_a_company_is_no_rate() -> None:
    deal = _deal(
        _deals("Beta Ltd., in which Alpha Inc. holds a 20 percent stake, will receive royalties."),
        "Alpha Inc.",
        "Beta Ltd.",
    )
    assert deal.royalty is not None
    assert deal.royalty.low is None


def test_exceptions_of_a_later_sentence_are_added() -> None:
    deal = _deal(
        _deals("Alpha Inc. has worldwide rights to Zentora. Beta Ltd. retains rights in Japan."),
        "Alpha Inc.",
        "Beta Ltd.",
    )
    assert [place.value.name for place in deal.territory] == ["worldwide"]
    assert [place.value.name for place in deal.territory_excluded] == ["Japan"]


def test_that_licence_is_the_one_told_before_it() -> None:
    deals = _deals(
        "In March 2009, Gamma Corp. had licensed its Nexia technology to Delta Ltd. That license carried an upfront "
        "payment of $11 million."
    )
    assert _sums(_deal(deals, "Gamma Corp.", "Delta Ltd.")) == [(PaymentKind.UPFRONT, Decimal(11_000_000))]
    assert _sums(_deal(deals, "Alpha Inc.", "Beta Ltd.")) == []


def test_each_deal_of_a_sentence_has_its_own_date() -> None:
    deals = _deals(
        "Its first project rests on a collaboration of 2004 between Gamma Corp. and Delta Ltd., a firm that "
        "Epsilon Corp. acquired in 2007."
    )
    collaboration = _deal(deals, "Gamma Corp.", "Delta Ltd.")
    purchase = _deal(deals, "Epsilon Corp.", "Delta Ltd.")
    assert [event.date for event in collaboration.events] == ["2004"]
    assert [(event.kind, event.date) for event in purchase.events] == [(EventKind.COMPLETED, "2007")]


def test_who_buys_the_remaining_royalties_of_a_drug_does_not_buy_their_owner() -> None:
    lead = (
        "Alpha to Buy Beta Therapeutics' Remaining Zentora Royalties for $65 Million\n\nBOSTON, May 3, 2012 -- Beta "
        "Therapeutics, Inc. (Nasdaq: BETA) today announced that it is selling its interest in royalties on the cancer "
        "drug Zentora to Alpha Pharma Ltd. "
    )
    [deal] = _deals("Alpha is paying Beta $65 million.", lead)
    assert {p.organization.name for p in deal.parties} == {"Alpha Pharma Ltd.", "Beta Therapeutics, Inc."}
    assert deal.kinds == (DealKind.ROYALTY_FINANCING,)
    assert _sums(deal) == [(PaymentKind.PURCHASE_PRICE, Decimal(65_000_000))]
