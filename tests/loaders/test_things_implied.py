"""What follows of products from deals, owners and names, and where "its" points."""

from __future__ import annotations

import pytest

from biopact.codes import Predicate
from biopact.loaders.read import read
from biopact.text import Release


def _told(body: str, predicate: Predicate) -> set[tuple[str, str]]:
    facts = read(Release("x", f"Headline of a biotech\n\nBOSTON, May 3, 2012 -- {body}\n"))
    return {
        (relation.subject.name, getattr(relation.object, "name", str(relation.object)))
        for relation in facts.relations
        if relation.predicate is predicate
    }


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Alpha Pharma Inc. and Beta Pharma Inc. announced a collaboration to develop the drug ZNT-101.",
            {("ZNT-101", "Alpha Pharma Inc."), ("ZNT-101", "Beta Pharma Inc.")},
        ),
        (
            "Alpha Pharma Inc. has an agreement with the Zentory Defense Agency to develop its drug ZNT-101.",
            {("ZNT-101", "Alpha Pharma Inc.")},
        ),
        (
            "Alpha Pharma Inc. is a biotech. Alpha Pharma Inc.'s investigational drug ZNT-101 did well in trials.",
            {("ZNT-101", "Alpha Pharma Inc.")},
        ),
    ],
)
def test_partners_of_joint_work_and_owners_of_candidates_develop_them(body: str, told: set[tuple[str, str]]) -> None:
    assert _told(body, Predicate.DEVELOPED_BY) == told


def test_a_product_that_bears_the_name_of_a_technology_uses_it() -> None:
    body = "Alpha Pharma Inc. uses the Nexia platform for drugs. The Nexia IgX Test of Alpha Pharma Inc. did well."
    assert _told(body, Predicate.USES_TECHNOLOGY) == {("Nexia IgX Test", "Nexia platform")}


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        (
            "Alpha Pharma Inc. has partnered with Beta Pharma Inc. to deploy its clinical candidate ZNT-101.",
            "Alpha Pharma Inc.",
        ),
        (
            "Alpha Pharma Inc. granted Beta Pharma Inc. a license to sell its drug ZNT-101 after clinical trials.",
            "Alpha Pharma Inc.",
        ),
        (
            "Alpha Pharma Inc. tests drugs. Beta Pharma Inc. is another biotech. Its lead candidate ZNT-101 is a pill.",
            "Beta Pharma Inc.",
        ),
    ],
)
def test_its_is_who_acts_and_not_the_one_beside(body: str, owner: str) -> None:
    assert _told(body, Predicate.OWNED_BY) == {("ZNT-101", owner)}
