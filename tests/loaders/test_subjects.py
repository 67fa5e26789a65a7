"""What a deal is about: what it covers, what the acquired company has; not what is compared."""

from __future__ import annotations

import pytest

from biopact.loaders.read import read
from biopact.text import Release


def _subjects(title: str, body: str) -> list[str]:
    facts = read(Release("x", f"{title}\n\nBOSTON, May 3, 2012 -- {body}\n"))
    return sorted(subject.value.name for deal in facts.deals[:1] for subject in deal.subjects)


BUY = "Alpha Pharma Inc. to Acquire Beta Pharma Inc."
LICENSE = "Alpha Pharma Inc. Licenses Drug From Beta Pharma Inc."


@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        (
            BUY,
            "Alpha Pharma Inc. will acquire Beta Pharma Inc. for $5m. Beta Pharma Inc.'s lead candidate, ZNT-101,"
            " is in clinical trials. It is tested in combination with ABC-202. Alpha Pharma Inc.'s drug ABC-303 sells.",
            ["ZNT-101"],
        ),
        (
            LICENSE,
            "Alpha Pharma Inc. has licensed ZNT-101 from Beta Pharma Inc. for $5 million. ABC-202, a drug of Gamma"
            " Pharma Inc. in clinical trials, is similar. Under the agreement Alpha Pharma Inc. also gets rights to"
            " ZNT-202 from Beta Pharma Inc.",
            ["ZNT-101", "ZNT-202"],
        ),
        (
            LICENSE,
            "Alpha Pharma Inc. and Beta Pharma Inc. today announced a license agreement. The drugs include ZNT-101 for"
            " cancer. The other two are ZNT-202 and ZNT-303.",
            ["ZNT-101", "ZNT-202", "ZNT-303"],
        ),
        (
            BUY,
            "Alpha Pharma Inc. will acquire Beta Pharma Inc., a biotechnology firm. Beta Pharma Inc. relies on its"
            " proprietary yeast expression platform to make vaccines.",
            ["yeast expression platform"],
        ),
    ],
)
def test_a_deal_is_about_what_the_text_says_that_it_covers(title: str, body: str, names: list[str]) -> None:
    assert _subjects(title, body) == names
