"""Mentions find the known name that they mean, and no other."""

from __future__ import annotations

import pytest

from biopact.resolution.names.matcher import How, Match, Matcher

KNOWN = (
    "Zentor Therapeutics, Inc.",
    "Pelmor AG",
    "Brögan Genomics GmbH",
    "Brogan Genomics Ltd.",
    "University of Kelmsburg",
    "Institute for Viral Oncology Research",
    "Summit Therapeutics plc",
    "Tarvex Pharma",
    "Tarvex Genetics",
)


@pytest.mark.parametrize(
    ("mention", "meant", "how"),
    [
        ("ZENTOR THERAPEUTICS", 0, How.NAME),
        ("Zentor", 0, How.SHORT),
        ("Zentor® Therapeutics S.p.A.", 0, How.NAME),
        ("Pelmor Pharmaceuticals (Japan) K.K.", 1, How.SHORT),
        ("Broegan Genomics", 2, How.NAME),
        ("Brögan Genomics", 2, How.NAME),
        ("Brogan Genomics", 3, How.NAME),
        ("Kelmsburg Univ.", 4, How.NAME),
        ("IVOR", 5, How.INITIALS),
        ("Tarvex Pharmaceuticals", 7, How.NAME),
    ],
)
def test_a_mention_finds_its_name(mention: str, meant: int, how: How) -> None:
    assert Matcher(KNOWN).match(mention) == Match(meant, how)


@pytest.mark.parametrize(
    "mention", ["Summit", "Tarvex", "Zentor Energy", "Zentra Therapeutics", "Ivor", "Pelmor Bank", ""]
)
def test_a_mention_that_may_be_another_finds_none(mention: str) -> None:
    assert Matcher(KNOWN).match(mention) is None


def test_names_nearly_alike_come_only_if_asked_for() -> None:
    matcher = Matcher(KNOWN)
    found = matcher.match("Zenttor Therapeutics", near=True)
    assert found is not None
    assert (found.index, found.how) == (0, How.NEAR)
    assert 0.84 <= found.likeness < 1
    assert matcher.match("Zenttor Genomics", near=True) is None
    assert Matcher(["Zentors Bio", "Zentora Bio"]).match("Zentorx Bio", near=True) is None


def test_a_matcher_without_names_finds_none() -> None:
    assert Matcher([]).match("Zentor", near=True) is None
