"""Partners and targets that a release keeps to itself are things, each of its own."""

from __future__ import annotations

import pytest

from biopact.facts import Organization, ReleaseFacts
from biopact.loaders.mentions.undisclosed import undisclosed_partners
from biopact.loaders.read import read
from biopact.text import Release, Span


def facts(lead: str, title: str = "Alpha Grants Rights to Zentora") -> ReleaseFacts:
    return read(Release("some-release", f"{title}\n\nBOSTON, May 3, 2021 -- {lead}\n"))


def hidden(told: ReleaseFacts) -> list[Organization]:
    return [thing for thing in told.things if isinstance(thing, Organization) and thing.undisclosed]


@pytest.mark.parametrize(
    "partner",
    [
        "an undisclosed global pharmaceutical company",
        "an unnamed partner",
        "a leading Japanese drugmaker, whose name was not disclosed,",
        "a European biotech company (name withheld)",
        "a large pharmaceutical group that has asked not to be identified",
    ],
)
def test_a_partner_without_a_name_is_an_organization(partner: str) -> None:
    told = facts(
        "Alpha Pharmaceuticals Inc., a biotechnology company, today announced that it has granted "
        f"{partner} an exclusive license to its cancer drug Zentora (zentorumab)."
    )
    [organization] = hidden(told)
    [deal] = told.deals
    assert organization.id == "undisclosed-partner-in-some-release"
    assert {party.organization.id: str(party.role) for party in deal.parties} == {
        "alpha-pharmaceuticals": "licensor",
        organization.id: "licensee",
    }


def test_all_words_for_the_partner_are_one_organization_and_a_foreign_one_is_another() -> None:
    told = facts(
        "Alpha Pharmaceuticals Inc., a biotechnology company, today announced a license agreement with an undisclosed "
        "drugmaker for its cancer drug Zentora (zentorumab). The unnamed partner will pay $5 million upfront. In 2019, "
        "Alpha signed a research collaboration with an undisclosed Japanese company.",
    )
    assert [organization.id for organization in hidden(told)] == [
        "undisclosed-partner-2-in-some-release",
        "undisclosed-partner-in-some-release",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "an undisclosed sum to the company",
        "an undisclosed amount of shares of a drug company",
        "a leading pharmaceutical company in Japan",
        "undisclosed targets of the group",
    ],
)
def test_what_is_withheld_must_be_the_company(words: str) -> None:
    assert list(undisclosed_partners(words, Span(0, len(words)))) == []


def test_several_undisclosed_targets_are_one_node_of_the_deal() -> None:
    told = facts(
        "Alpha Pharmaceuticals Inc., a biotechnology company, today announced that it has granted Beta Therapeutics "
        "Ltd. a license to its Zentor technology for antibodies against up to five undisclosed targets."
    )
    [target] = told.deals[0].targets
    assert target.value.undisclosed
    assert target.value.id.startswith("undisclosed-")
