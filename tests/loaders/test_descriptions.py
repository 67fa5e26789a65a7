"""Companies that news describes instead of naming them again: "the Swiss drugmaker", "the U.S. firm"."""

from __future__ import annotations

import pytest

from biopact.codes import DealKind, Role
from biopact.loaders.document import Kind, read_document
from biopact.loaders.read import read
from biopact.resolution.registry import Registry
from biopact.text import Release

_LEAD = (
    "Alpha in drug pact\n\nZURICH, May 3, 2012 (Reuters) - Swiss drugmaker Alpha AG has agreed a research alliance "
    "with Denmark's Beta A/S, both said.\n\n"
)


def _meant(sentence: str, homes: dict[str, str] | None = None) -> list[str]:
    """The names of the organizations that are mentioned in the last sentence of a small text, in order."""
    document = read_document(Release("x", _LEAD + sentence), Registry({}, {}, {}, homes or {}))
    start = len(_LEAD)
    return [
        document.organizations[mention.index].name
        for mention in document.mentions
        if mention.kind is Kind.ORGANIZATION and mention.span.start >= start
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Shares of the Swiss drugmaker rose.", ["Alpha AG"]),
        ("The Danish biotech company will get $5 million from the Swiss group.", ["Beta A/S", "Alpha AG"]),
        ("The French company was not named.", []),
        ("The Swiss drugmaker Alpha AG rose.", ["Alpha AG"]),
        ("The Swiss economy grew.", []),
    ],
)
def test_a_description_means_the_company_from_there(sentence: str, names: list[str]) -> None:
    assert _meant(sentence) == names


def test_who_says_so_is_a_name_and_no_description() -> None:
    document = read_document(Release("x", _LEAD), Registry({}, {}, {}))
    assert [document.organizations[number].name for number in document.issuers] == ["Alpha AG", "Beta A/S"]


def test_a_relative_clause_tells_what_a_company_develops_and_with_whom() -> None:
    text = (
        "Alpha shares rise\n\nLONDON, May 3, 2012 (Reuters) - Alpha Pharmaceuticals Inc, which is developing the drug "
        "ZNT-101 for asthma with Beta Therapeutics Ltd, said on Monday that it would report data next week.\n"
    )
    facts = read(Release("x", text))
    assert [(deal.kinds, {party.role for party in deal.parties}) for deal in facts.deals] == [
        ((DealKind.COLLABORATION,), {Role.PARTY})
    ]
