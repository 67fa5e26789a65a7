"""What comparable deals paid: which deals are wanted, how alike they are, and how their sums are spread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.codes import DealKind, Disclosure, MoneyState, PaymentKind, Stage, Telling
from biopact.errors import BiopactError
from biopact.graph.answers import Answers
from biopact.graph.comparables.deals import Comparable, Named, comparables
from biopact.graph.comparables.figures import Figure, Measure, Spread, coverage, figures, spreads
from biopact.graph.comparables.likeness import alike, likeness
from biopact.graph.comparables.wanted import Wanted
from biopact.graph.owners import Naming, Owners
from biopact.graph.rows import PaymentRow, RoyaltyRow
from biopact.graph.store import Store
from biopact.ontology.terms import BASE

_number = count()

TAP = Named("technology/tap", "TAP", ("Targeted Antibody Payload",))
PROBODY = Named("technology/probody", "Probody")
HER2 = Named("target/her2", "HER2", ("ErbB-2",))
SECRET = Named("target/undisclosed-1", "undisclosed target", undisclosed=True)
LYMPHOMA = Named("indication/nhl", "non-Hodgkin's lymphoma")


def paid(
    amount: int | str | None,
    kind: PaymentKind = PaymentKind.UPFRONT,
    state: MoneyState | None = MoneyState.COMMITTED,
    *rewards: str,
    currency: str = "USD",
    up_to: bool = False,
    disclosure: Disclosure | None = Disclosure.STATED,
) -> PaymentRow:
    number = None if amount is None else Decimal(amount)
    node = f"payment/{next(_number)}"
    return PaymentRow("deal", node, kind, number, currency, up_to, state, disclosure, None, None, None, rewards)


def milestones(amount: int, *rewards: str, up_to: bool = True) -> PaymentRow:
    return paid(amount, PaymentKind.MILESTONES, MoneyState.CONTINGENT, *rewards, up_to=up_to)


def secret(kind: PaymentKind) -> PaymentRow:
    return paid(None, kind, None, disclosure=Disclosure.WITHHELD)


def deal(*payments: PaymentRow, royalties: Iterable[RoyaltyRow] = ()) -> Comparable:
    return Comparable(f"deal/{next(_number)}", payments=payments, royalties=tuple(royalties))


def royalty(low: str | None, high: str | None) -> RoyaltyRow:
    return RoyaltyRow(
        "deal",
        f"royalty/{next(_number)}",
        None,
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        "words",
    )


def spread(deals: Iterable[Comparable], measure: Measure, currency: str = "USD", up_to: bool = False) -> Spread:
    return next(
        line for line in spreads(deals) if (line.measure, line.currency, line.up_to) == (measure, currency, up_to)
    )


def five(line: Spread) -> list[Decimal]:
    return [line.least, line.lower_quartile, line.median, line.upper_quartile, line.most]


# ---- spreads -------------------------------------------------------------------------------------------------------


def test_quartiles_are_interpolated_between_ordered_figures() -> None:
    # Positions (n - 1) p = 0.75, 1.5 and 2.25 between 1, 3, 10 and 40.
    deals = [deal(paid(amount)) for amount in (40, 3, 1, 10)]
    line = spread(deals, Measure.UPFRONT)
    assert line.deals == 4
    assert five(line) == [Decimal(1), Decimal("2.5"), Decimal("6.5"), Decimal("17.5"), Decimal(40)]


def test_of_five_figures_the_quartiles_are_figures() -> None:
    deals = [deal(paid(amount)) for amount in (5, 20, 1, 10, 2)]
    assert five(spread(deals, Measure.UPFRONT)) == [1, 2, 5, 10, 20]


def test_a_single_figure_is_its_own_median_and_quartiles() -> None:
    assert five(spread([deal(paid(7))], Measure.UPFRONT)) == [7, 7, 7, 7, 7]


@given(st.lists(st.integers(0, 10**10), min_size=1, max_size=30))
def test_a_spread_rises_and_does_not_depend_on_the_order(amounts: list[int]) -> None:
    line = spread([deal(paid(amount)) for amount in amounts], Measure.UPFRONT)
    assert five(line) == sorted(five(line))
    assert (line.least, line.most, line.deals) == (Decimal(min(amounts)), Decimal(max(amounts)), len(amounts))
    again = spread([deal(paid(amount)) for amount in reversed(amounts)], Measure.UPFRONT)
    assert five(line) == five(again)


def test_currencies_and_limits_have_lines_of_their_own() -> None:
    deals = [deal(paid(10)), deal(paid(20, currency="EUR")), deal(paid(30, up_to=True)), deal(paid(50))]
    assert [(line.currency, line.up_to, line.deals, line.median) for line in spreads(deals)] == [
        ("EUR", False, 1, Decimal(20)),
        ("USD", False, 2, Decimal(30)),
        ("USD", True, 1, Decimal(30)),
    ]


def test_states_of_money_are_never_added_and_a_headline_stands_alone() -> None:
    told = deal(
        paid(10),
        paid(1, PaymentKind.MILESTONE_PAID, MoneyState.PAID),
        milestones(100),
        paid(400, PaymentKind.TOTAL_VALUE, MoneyState.HEADLINE, up_to=True),
    )
    assert {(line.measure, line.median) for line in spreads([told])} == {
        (Measure.UPFRONT, Decimal(10)),
        (Measure.CONTINGENT, Decimal(100)),
        (Measure.HEADLINE, Decimal(400)),
    }


def test_nothing_is_spread_over_no_deals() -> None:
    assert spreads([]) == ()
    assert all(line.silent == 0 for line in coverage([]))


# ---- the figure of one deal ----------------------------------------------------------------------------------------


def contingent(*payments: PaymentRow) -> list[tuple[str, int, bool]]:
    found = figures(deal(*payments), Measure.CONTINGENT)
    return [(figure.currency, int(figure.amount), figure.up_to) for figure in found]


def test_a_sum_told_twice_is_one_figure_and_a_limit_if_it_is_ever_told_so() -> None:
    assert figures(deal(paid(5), paid(5, state=MoneyState.PAID)), Measure.UPFRONT) == (
        Figure("USD", False, Decimal(5)),
    )
    assert contingent(milestones(34, up_to=False), milestones(34)) == [("USD", 34, True)]


def test_two_different_upfront_sums_leave_the_figure_open() -> None:
    told = deal(paid(5), paid(6))
    assert figures(told, Measure.UPFRONT) == ()
    assert [line.unclear for line in coverage([told]) if line.measure is Measure.UPFRONT] == [1]


def test_milestones_in_general_include_those_of_one_kind() -> None:
    assert contingent(milestones(160), milestones(60, "development"), milestones(100, "commercial")) == [
        ("USD", 160, True)
    ]
    assert contingent(milestones(160, "development", "commercial"), milestones(60, "development")) == [
        ("USD", 160, True)
    ]


def test_milestones_of_different_kinds_are_parts_of_one_total() -> None:
    parts = milestones(60, "development", "regulatory", up_to=False), milestones(100, "commercial")
    assert contingent(*parts) == [("USD", 160, True)]


def test_sums_that_may_include_each_other_leave_the_total_open() -> None:
    both = ("commercial", "regulatory")
    assert contingent(milestones(525, *both), milestones(862, *both)) == []
    assert contingent(milestones(34), milestones(40)) == []
    assert contingent(milestones(10), milestones(100, "commercial")) == []
    assert contingent(milestones(160), paid(50, PaymentKind.OPTION_FEE, MoneyState.CONTINGENT)) == []


def test_each_currency_has_its_own_total() -> None:
    euros = paid(30, PaymentKind.MILESTONES, MoneyState.CONTINGENT, currency="EUR")
    assert contingent(milestones(34), euros) == [("EUR", 30, False), ("USD", 34, True)]


def test_a_purchase_price_that_depends_on_something_is_contingent() -> None:
    told = deal(
        paid(130, PaymentKind.PURCHASE_PRICE), paid(200, PaymentKind.PURCHASE_PRICE, MoneyState.CONTINGENT, up_to=True)
    )
    assert [figure.amount for figure in figures(told, Measure.PURCHASE_PRICE)] == [130]
    assert [figure.amount for figure in figures(told, Measure.CONTINGENT)] == [200]


def test_royalties_give_their_lowest_and_highest_rate() -> None:
    deals = [deal(royalties=[royalty("4", "9")]), deal(royalties=[royalty("10", "20"), royalty("15", "23")])]
    assert five(spread(deals, Measure.ROYALTY_LOW, "%")) == [4, Decimal("5.5"), 7, Decimal("8.5"), 10]
    assert spread(deals, Measure.ROYALTY_HIGH, "%").most == 23
    assert figures(deal(royalties=[royalty(None, "12")]), Measure.ROYALTY_LOW) == ()


# ---- what deals do not say -----------------------------------------------------------------------------------------


def said(told: Comparable, measure: Measure) -> str:
    line = next(line for line in coverage([told]) if line.measure is measure)
    found = [name for name in ("figure", "unclear", "words_only", "withheld", "silent") if getattr(line, name)]
    assert len(found) == 1
    return found[0]


def test_what_is_withheld_is_counted_as_withheld_and_not_as_silence() -> None:
    assert said(deal(secret(PaymentKind.UPFRONT)), Measure.UPFRONT) == "withheld"
    assert said(deal(secret(PaymentKind.UPFRONT)), Measure.CONTINGENT) == "silent"
    assert said(deal(), Measure.UPFRONT) == "silent"
    assert said(deal(secret(PaymentKind.UPFRONT), paid(5)), Measure.UPFRONT) == "figure"


def test_who_withholds_the_whole_withholds_every_part_not_stated() -> None:
    told = deal(secret(PaymentKind.TOTAL_VALUE), milestones(40))
    assert said(told, Measure.UPFRONT) == "withheld"
    assert said(told, Measure.CONTINGENT) == "figure"


def test_rates_and_sums_in_words_are_counted_apart() -> None:
    assert said(deal(royalties=[royalty(None, None)]), Measure.ROYALTY_LOW) == "words_only"
    assert said(deal(paid(None)), Measure.UPFRONT) == "words_only"
    assert said(deal(), Measure.ROYALTY_HIGH) == "silent"


# ---- which deals are wanted ----------------------------------------------------------------------------------------

LICENCE = Comparable(
    "deal/licence",
    date="2009-11",
    kinds=("license", "option"),
    party_names=("Amgen", "Abgenix, Inc."),
    products=(Named("product/t-dm1", "T-DM1", ("trastuzumab emtansine",)),),
    technologies=(TAP,),
    targets=(HER2, SECRET),
    indications=(LYMPHOMA,),
    field=("anticancer therapeutics",),
    stage=Stage.PHASE_1,
    exclusive=True,
    telling=Telling.NEWS,
)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(kinds=(DealKind.ACQUISITION, DealKind.OPTION)),
        Wanted(technology="targeted antibody"),
        Wanted(product="T DM1"),
        Wanted(product="emtansine"),
        Wanted(target="erbb 2"),
        Wanted(indication="non hodgkin"),
        Wanted(indication="anticancer"),
        Wanted(stages=(Stage.PHASE_1, Stage.PHASE_2)),
        Wanted(party="abgenix"),
        Wanted(since="2009-11-15", until="2010"),
        Wanted(until="2009-11-01"),
        Wanted(news_only=True, technology="tap", target="HER2", since="2009", until="2009"),
    ],
)
def test_a_deal_that_is_all_that_is_asked_for_is_wanted(wanted: Wanted) -> None:
    assert wanted.fits(LICENCE)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(kinds=(DealKind.ACQUISITION,)),
        Wanted(technology="probody"),
        Wanted(technology="AP"),
        Wanted(product="TAP"),
        Wanted(target="EGFR"),
        Wanted(stages=(Stage.PHASE_2,)),
        Wanted(party="genix"),
        Wanted(since="2009-12"),
        Wanted(until="2009-10-31"),
        Wanted(technology="tap", target="CD19"),
    ],
)
def test_a_deal_that_lacks_one_thing_is_not(wanted: Wanted) -> None:
    assert not wanted.fits(LICENCE)


def test_background_and_undated_deals_are_left_out_where_news_or_time_is_asked_for() -> None:
    assert not Wanted(news_only=True).fits(replace(LICENCE, telling=Telling.BACKGROUND))
    assert not Wanted(since="1990").fits(replace(LICENCE, date=None))
    assert Wanted().fits(replace(LICENCE, date=None))


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(BiopactError, match="yesterday is no date"):
        Wanted(since="yesterday")


# ---- likeness ------------------------------------------------------------------------------------------------------


def test_points_are_those_of_what_both_share_and_each_says_what_for() -> None:
    other = replace(LICENCE, deal="deal/other", kinds=("license",), stage=Stage.PHASE_1_2, date="2012", exclusive=False)
    found = likeness(LICENCE, other)
    assert found.points == 3 + 3 + 3 + 3 + 1 + 1
    assert found.why == (
        "kind license +3",
        "technology TAP +3",
        "target HER2 +3",
        "indication non-Hodgkin's lymphoma +3",
        "stage phase-1-2 +1",
        "year 2012 +1",
    )
    assert likeness(LICENCE, LICENCE).points == 3 + 3 + 3 + 3 + 2 + 2 + 1


def test_undisclosed_targets_are_not_one_target() -> None:
    hidden = replace(LICENCE, targets=(SECRET,))
    assert "target" not in " ".join(likeness(hidden, replace(hidden, deal="deal/other")).why)


def test_the_most_alike_stand_first_and_time_alone_makes_nothing_alike() -> None:
    near = replace(LICENCE, deal="deal/near", date="2010")
    far = replace(LICENCE, deal="deal/far", date="1999", technologies=(PROBODY,))
    stranger = Comparable("deal/stranger", date="2009-11", kinds=("acquisition",), exclusive=True, stage=Stage.PHASE_1)
    found = alike(LICENCE, [stranger, far, LICENCE, near])
    assert [(one.deal.deal, one.points, one.possible) for one in found] == [("deal/near", 17, 17), ("deal/far", 12, 17)]


# ---- over a store --------------------------------------------------------------------------------------------------


def of(store: Store, segment: str, owners: Owners | None = None) -> Comparable:
    return next(one for one in comparables(Answers(store, owners)) if one.deal == f"{BASE}deal/{segment}")


def test_a_deal_of_a_store_has_all_that_can_be_compared(store: Store) -> None:
    found = of(store, "immunogen-amgen-2012")
    assert (found.date, found.kinds, found.exclusive, found.telling) == ("2012-12-19", ("license",), True, Telling.NEWS)
    assert [thing.label for thing in found.technologies] == ["TAP"]
    assert [(thing.label, thing.undisclosed) for thing in found.targets] == [("undisclosed target", True)]
    assert (found.field, found.territory, found.subjects) == (("anticancer therapeutics",), ("worldwide",), ("TAP",))
    assert found.release
    assert (found.release.title, found.release.announced) == ("ImmunoGen grants Amgen a further TAP license", True)
    assert [(figure.currency, figure.amount) for figure in figures(found, Measure.UPFRONT)] == [
        ("USD", Decimal(1_000_000))
    ]
    assert contingent(*found.payments) == [("USD", 34_000_000, True)]
    assert len(comparables(Answers(store))) == 6


def test_a_party_is_found_by_its_own_name_and_by_that_of_its_owner(store: Store) -> None:
    found = of(store, "immunogen-genentech-2000", Owners(Naming.CURRENT))
    assert Wanted(party="Genentech").fits(found)
    assert Wanted(party="Roche").fits(found)
    assert not Wanted(party="Roche").fits(of(store, "immunogen-genentech-2000"))


def test_the_figures_of_the_fixture_are_spread_by_hand(store: Store) -> None:
    deals = comparables(Answers(store))
    assert {(line.measure, line.deals, line.median) for line in spreads(deals) if line.currency == "USD"} >= {
        (Measure.UPFRONT, 1, 1_000_000),
        (Measure.CONTINGENT, 1, 34_000_000),
    }
    upfront = next(line for line in coverage(deals) if line.measure is Measure.UPFRONT)
    assert (upfront.figure, upfront.withheld) == (1, 1)
