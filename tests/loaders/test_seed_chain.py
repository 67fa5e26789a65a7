"""What the digests tell of the agreements between ImmunoGen, Abgenix and Amgen, and of their neighbours."""

from __future__ import annotations

from decimal import Decimal

from biopact.codes import Telling
from biopact.facts import Deal, ReleaseFacts
from tests.loaders.digests import DIGESTS, digest


def told(start: str) -> ReleaseFacts:
    """The facts of the digest whose file name begins so."""
    [path] = [path for path in DIGESTS if path.stem.startswith(start)]
    return digest(path)


def news(start: str) -> Deal:
    [deal] = [deal for deal in told(start).deals if deal.telling is Telling.NEWS]
    return deal


def parties(deal: Deal) -> dict[str, str]:
    return {party.organization.id: str(party.role) for party in deal.parties}


def events(deal: Deal) -> list[tuple[str, str | None]]:
    return [(str(event.kind), event.date) for event in deal.events]


def umbrella(start: str) -> Deal:
    under = news(start).under
    assert under is not None
    [deal] = [deal for deal in told(start).deals if deal.id == under.value]
    return deal


LICENCE = {"immunogen": "licensor", "amgen": "licensee"}
ACCESS = {"immunogen": "licensor", "abgenix": "licensee"}


def test_abgenix_signs_the_agreement_of_2000() -> None:
    deal = news("2000-09-06")
    assert parties(deal) == ACCESS
    assert events(deal) == [("signed", "2000-09-06")]


def test_the_second_licence_of_november_2009_is_under_it_and_so_is_the_first() -> None:
    deal = news("2009-11-19")
    assert (parties(deal), events(deal)) == (LICENCE, [("signed", "2009-11-19")])
    assert deal.ordinal is not None
    assert deal.ordinal.value == 2
    assert parties(umbrella("2009-11-19")) == ACCESS
    assert events(umbrella("2009-11-19")) == [("signed", "2000")]
    [first] = [deal for deal in told("2009-11-19").deals if deal.ordinal and deal.ordinal.value == 1]
    assert (parties(first), events(first)) == (LICENCE, [("signed", "2009-09")])
    assert first.under == deal.under


def test_the_milestones_of_november_2011_are_under_it() -> None:
    for day in ("2011-11-03", "2011-11-14"):
        deal = news(day)
        assert (parties(deal), events(deal)) == (LICENCE, [("milestone", day)])
        [paid] = deal.payments
        assert (str(paid.kind), paid.money and paid.money.amount) == ("milestone-paid", Decimal(1_000_000))
        assert parties(umbrella(day)) == ACCESS
        assert events(umbrella(day)) == [("signed", "2000")]


def test_the_first_milestone_tells_of_two_licences_of_2009() -> None:
    licences = [deal for deal in told("2011-11-03").deals if parties(deal) == LICENCE and deal.telling != Telling.NEWS]
    assert [events(deal) for deal in licences] == [[("signed", "2009-09")], [("signed", "2009-11")]]


def test_the_third_licence_of_2012_is_under_an_agreement_of_2000() -> None:
    deal = news("2012-12-19")
    assert (parties(deal), events(deal)) == (LICENCE, [("signed", "2012-12-19")])
    assert deal.ordinal is not None
    assert deal.ordinal.value == 3
    assert events(umbrella("2012-12-19")) == [("signed", "2000")]


def test_the_three_licences_told_by_a_neighbour_have_their_years() -> None:
    licences = [deal for deal in told("2023-06-01").deals if parties(deal) == LICENCE]
    assert [events(deal)[0][1] for deal in licences] == ["2009", "2009", "2012"]


def test_an_older_agreement_whose_step_is_the_news_has_the_date_of_its_signing() -> None:
    assert events(news("2013-02-22")) == [("milestone", "2013-02-22"), ("signed", "2000-05")]
    assert events(news("2017-05-26")) == [("amended", "2017-05-26"), ("signed", "2003")]
    assert events(news("2017-08-29-seattle")) == [("option-exercised", "2017-08-29"), ("signed", "2011-10")]


def test_an_acquisition_is_about_what_the_buyer_will_own_alone() -> None:
    assert [subject.value.name for subject in news("2005-12-14").subjects] == ["Panitumumab"]


def test_rights_that_are_given_up_add_no_kind() -> None:
    assert {str(kind) for kind in news("2017-05-26").kinds} == {"license", "collaboration"}


def test_royalties_on_a_product_are_no_ownership_of_it_and_rest_on_a_licence() -> None:
    for day in ("2015-03-24", "2019-01-08"):
        facts = told(day)
        assert not [r for r in facts.relations if r.subject.id == "kadcyla" and r.predicate == "ownedBy"]
        roots = [deal for deal in facts.deals if parties(deal) == {"immunogen": "licensor", "genentech": "licensee"}]
        assert [events(deal) for deal in roots] == [[("signed", "2000-05")]]


def test_money_put_into_one_company_is_no_price_of_another() -> None:
    investments = [
        deal for deal in told("2022-01-18").deals if [str(kind) for kind in deal.kinds] == ["equity-investment"]
    ]
    medimmune = next(deal for deal in investments if "medimmune" in parties(deal))
    assert parties(medimmune) == {"medimmune": "investor", "adc-therapeutics": "investee"}
    assert [payment.money and payment.money.amount for payment in medimmune.payments] == [Decimal(20_000_000)]


def test_what_a_partner_pays_to_go_on_is_a_fee_of_its_option() -> None:
    fees = [payment for payment in news("2022-10-19").payments if str(payment.kind) == "option-fee"]
    assert [payment.money and payment.money.amount for payment in fees] == [Decimal(325_000_000)]


def test_the_subsidiary_that_takes_the_licence_is_the_licensee() -> None:
    deal = news("2020-10-19")
    assert parties(deal) == {"immunogen": "licensor", "hangzhou-zhongmei-huadong-pharmaceutical": "licensee"}
    amounts = {str(payment.kind): payment.money and payment.money.amount for payment in deal.payments}
    assert amounts == {"upfront": Decimal(40_000_000), "milestones": Decimal(265_000_000)}
