"""Chains of agreements: which of its kind a deal is, what it was made under, when an amended one was signed."""

from __future__ import annotations

import pytest

from biopact.facts import Deal
from biopact.loaders.read import read
from biopact.text import Release

LEAD = (
    "BOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc., a drug company, today announced that Beta Therapeutics Ltd. "
    "has taken {which} exclusive license to Alpha's Zentor technology for antibodies against cancer. "
)


def deals(body: str, which: str = "an", title: str = "Beta Licenses Alpha's Zentor Technology") -> tuple[Deal, ...]:
    return read(Release("r", f"{title}\n\n{LEAD.format(which=which)}{body}\n")).deals


def parties(deal: Deal) -> set[str]:
    return {f"{party.organization.name.split()[0]}:{party.role}" for party in deal.parties}


@pytest.mark.parametrize(("which", "number"), [("a second", 2), ("a third", 3), ("an", None), ("another", None)])
def test_a_deal_has_the_number_that_the_text_gives_it(which: str, number: int | None) -> None:
    ordinal = deals("", which)[0].ordinal
    assert (ordinal.value if ordinal else None) == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The new license is Beta's second.", 2),
        ("This is the fourth license between the companies.", 4),
        ("It marks the companies' third collaboration.", 3),
        ("This is Beta's third license this year.", None),
        ("This is Alpha's fifth license with a large drug company.", None),
        ("The license covers the second target.", None),
    ],
)
def test_a_later_sentence_may_number_the_news(sentence: str, number: int | None) -> None:
    ordinal = deals(sentence)[0].ordinal
    assert (ordinal.value if ordinal else None) == number
    if ordinal:
        assert ordinal.evidence[0].quote == sentence


def test_licences_counted_together_are_numbered_only_where_the_text_orders_them() -> None:
    ordered = deals("Beta took its first two licenses in 2019.", "a third")
    counted = deals("Beta took two earlier licenses in 2019.", "a third")
    assert [deal.ordinal and deal.ordinal.value for deal in ordered] == [3, 1, 2]
    assert [deal.ordinal and deal.ordinal.value for deal in counted] == [3, None, None]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was taken under a 2015 agreement between Alpha and Gamma Antibodies AG, which Beta acquired in 2018.",
        "Pursuant to the agreement from 2015 between Alpha and Gamma Antibodies AG, Beta may take more licenses.",
        "Beta's rights date back to 2015, when Alpha granted Gamma Antibodies AG access to the technology.",
        "It goes back to an agreement of the year 2015. Alpha had made that agreement with Gamma Antibodies AG.",
        "Its rights were established in a 2015 agreement with Gamma Antibodies AG.",
    ],
)
def test_the_umbrella_has_its_own_parties_and_date(sentence: str) -> None:
    news, *others = deals(sentence)
    assert news.under is not None
    [umbrella] = [deal for deal in others if deal.id == news.under.value]
    assert parties(umbrella) == {"Alpha:licensor", "Gamma:licensee"}
    assert [event.date for event in umbrella.events] == ["2015"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The license was taken under the companies' 2015 agreement.",
        "The license was taken under an agreement that dates from 2015.",
        "The license was taken pursuant to the multi-target agreement signed in 2015.",
    ],
)
def test_an_umbrella_without_parties_of_its_own_has_those_of_the_news(sentence: str) -> None:
    news, umbrella = deals(sentence)
    assert news.under is not None
    assert news.under.value == umbrella.id
    assert parties(umbrella) == parties(news)
    assert umbrella.events[0].date == "2015"


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the agreement, Beta pays $5 million.",
        "Beta pays $5 million under the terms of the license.",
        "Gamma Antibodies AG works under a 2015 contract in Japan.",
    ],
)
def test_an_agreement_without_date_or_parties_is_no_umbrella(sentence: str) -> None:
    assert deals(sentence)[0].under is None


def test_a_step_of_the_agreement_itself_only_dates_its_signing() -> None:
    text = (
        "Beta Exercises Option to Alpha Antibody\n\nBOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc., a drug company, "
        "today announced that Beta Therapeutics Ltd. has exercised its option to license the cancer antibody ZNT-101 "
        "from Alpha Pharmaceuticals. Beta held the option under an agreement that the companies signed in June 2018.\n"
    )
    [deal] = read(Release("r", text)).deals
    assert [(str(event.kind), event.date) for event in deal.events] == [
        ("option-exercised", "2021-05-03"),
        ("signed", "2018-06"),
    ]
    assert deal.under is None


def test_the_company_behind_a_dash_is_the_one_before_it() -> None:
    news, first = deals(
        "This is the second such license to be taken by Beta – the company licensed the exclusive right to use "
        "Alpha's Zentor technology for another cancer target in March 2020."
    )
    assert [deal.ordinal and deal.ordinal.value for deal in (news, first)] == [2, None]
    assert parties(first) == {"Alpha:licensor", "Beta:licensee"}
    assert first.events[0].date == "2020-03"


def test_licences_of_several_dates_are_several_deals() -> None:
    _, *others = deals("Beta took three earlier licenses to the technology of Alpha, two in 2015 and one in 2018.")
    assert sorted(deal.events[0].date or "" for deal in others) == ["2015", "2015", "2018"]


def test_months_of_a_year_date_the_licences_taken_in_them() -> None:
    _, *others = deals("Beta used its right twice in 2019, with licenses taken in March and June of that year.")
    assert sorted(deal.events[0].date or "" for deal in others) == ["2019-03", "2019-06"]


def test_a_milestone_is_of_the_partner_whose_compound_reached_it() -> None:
    text = (
        "Trial of Zentor Compound Triggers $1 Million Payment to Alpha\n\nBOSTON, May 3, 2021 -- Alpha Pharmaceuticals "
        "Inc., a drug company, today announced that a cancer compound which Beta Therapeutics Ltd. makes with Alpha's "
        "Zentor technology has entered a trial. This event triggers a $1 million milestone payment to Alpha. Beta had "
        "licensed rights to use Alpha's Zentor technology under an agreement established in 2015 between Alpha and "
        "Gamma Antibodies AG; Beta acquired Gamma Antibodies in 2018.\n"
    )
    news, *others = read(Release("r", text)).deals
    assert parties(news) == {"Alpha:licensor", "Beta:licensee"}
    assert [(str(event.kind), event.date) for event in news.events] == [("milestone", "2021-05-03")]
    assert [str(payment.kind) for payment in news.payments] == ["milestone-paid"]
    assert news.under is not None
    [umbrella] = [deal for deal in others if deal.id == news.under.value]
    assert parties(umbrella) == {"Alpha:licensor", "Gamma:licensee"}


@pytest.mark.parametrize("agreement", ["collaboration and license agreement of 2013", "2013 license agreement"])
def test_an_amended_agreement_has_the_date_of_its_signing(agreement: str) -> None:
    text = (
        "Alpha and Beta Amend License Agreement\n\nBOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc. and Beta "
        f"Therapeutics Ltd. today announced that they have amended their {agreement} on cancer antibodies.\n"
    )
    [deal] = read(Release("r", text)).deals
    assert [(str(event.kind), event.date) for event in deal.events] == [("amended", "2021-05-03"), ("signed", "2013")]


def test_a_milestone_under_an_old_agreement_is_news_of_the_day() -> None:
    text = (
        "Alpha Gets Milestone Payment From Beta\n\nBOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc., a drug company, "
        "today announced receipt of a $5 million milestone payment from Beta Therapeutics Ltd. under its license "
        "agreement signed in 2018 for the cancer antibody ZNT-101.\n"
    )
    [deal] = read(Release("r", text)).deals
    assert [(str(event.kind), event.date) for event in deal.events] == [
        ("milestone", "2021-05-03"),
        ("signed", "2018"),
    ]
