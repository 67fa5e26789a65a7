"""Kinds and parties that further words of a release add to its news."""

from __future__ import annotations

import pytest

from biopact.facts import Deal
from biopact.loaders.read import read
from biopact.text import Release

HEAD = "Alpha Pharmaceuticals and Beta Therapeutics Announce Collaboration\n\nBOSTON, May 3, 2021 -- "
LEAD = "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. today announced a collaboration on cancer antibodies. "


def _deal(text: str) -> Deal:
    (deal,) = read(Release("r", text)).deals
    return deal


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Beta will manufacture the antibodies for Alpha.", {"collaboration", "supply"}),
        ("Alpha will make an equity investment in Beta.", {"collaboration", "equity-investment"}),
        ("The companies will co-promote the drugs.", {"collaboration", "co-promotion"}),
        ("Alpha obtains exclusive rights to the drugs in Japan.", {"collaboration", "license"}),
        ("Alpha retains exclusive rights to the drugs in Japan.", {"collaboration"}),
        ("Beta may co-promote the drugs in China.", {"collaboration"}),
    ],
)
def test_a_sentence_adds_a_kind_unless_something_is_only_kept_or_possible(sentence: str, kinds: set[str]) -> None:
    assert {str(kind) for kind in _deal(f"{HEAD}{LEAD}{sentence}\n").kinds} == kinds


def test_who_sells_a_company_is_the_third_party() -> None:
    text = (
        "Alpha Pharmaceuticals to Buy Beta Therapeutics\n\nBOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc., a drug "
        "company, will acquire Beta Therapeutics Ltd. from Gamma Capital LLC. Patients with cancer take its vaccine.\n"
    )
    roles = {party.organization.name.split()[0]: str(party.role) for party in _deal(text).parties}
    assert roles == {"Alpha": "acquirer", "Beta": "acquired", "Gamma": "seller"}
