"""Which deals of a release are its news, and when one agreement is two."""

from __future__ import annotations

from biopact.codes import Telling
from biopact.loaders.read import read
from biopact.text import Release

LEAD = (
    "BOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. today announced two cancer drug "
    "collaborations. The companies will co-develop and co-commercialize the antibody ZNT-101. "
)
SECOND = (
    "Separately, Beta Therapeutics has granted Alpha Pharmaceuticals an exclusive license to the vaccine ZNT-202.\n"
)


def test_what_is_granted_separately_is_a_deal_of_its_own() -> None:
    facts = read(Release("r", f"Alpha and Beta Announce Two Collaborations\n\n{LEAD}{SECOND}"))
    news = [deal for deal in facts.deals if deal.telling is Telling.NEWS]
    assert [str(deal.kinds[0]) for deal in news] == ["collaboration", "license"]
    assert {str(party.role) for party in news[0].parties} == {"party"}
    assert {str(party.role) for party in news[1].parties} == {"licensor", "licensee"}


def test_a_subsidiary_that_signs_is_the_party() -> None:
    text = (
        "Alpha Pharmaceuticals Signs Research Collaboration with Gamma Biotech\n\nAlpha Pharmaceuticals Inc., a drug "
        "company, announced that its subsidiary Beta Therapeutics Ltd. has signed a research collaboration with Gamma "
        "Biotech AG to find new antibodies against cancer.\n"
    )
    (deal,) = [deal for deal in read(Release("r", text)).deals if deal.telling is Telling.NEWS]
    assert {party.organization.name for party in deal.parties} == {"Beta Therapeutics Ltd.", "Gamma Biotech AG"}


def test_results_of_a_partnered_drug_are_no_news_of_the_partnership() -> None:
    text = (
        "Alpha Pharmaceuticals Publishes Cancer Data\n\nAlpha Pharmaceuticals Inc., a drug company, published data "
        "of its antibody ZNT-101 in lymphoma. Developed in collaboration with Beta University, ZNT-101 is in "
        "clinical trials.\n"
    )
    assert [deal for deal in read(Release("r", text)).deals if deal.telling is Telling.NEWS] == []


def test_the_nation_tells_who_takes() -> None:
    text = (
        "Alpha in deal with Beta on asthma drug\n\nLONDON (Reuters) - British drugmaker Alpha Pharmaceuticals Plc has "
        "struck a deal with Danish biotech Beta Therapeutics A/S on an asthma drug. The British group will pay $100 "
        "million upfront and up to $900 million in milestones for the compound, which is in clinical trials with "
        "patients.\n"
    )
    (deal,) = read(Release("r", text)).deals
    roles = {party.organization.name.split()[0]: str(party.role) for party in deal.parties}
    assert roles == {"Alpha": "licensee", "Beta": "licensor"}
