"""The page says of names no more than a run does."""

from __future__ import annotations

import pytest

from tests.quality import names
from tests.resolution.labelled import score_of

SLACK = 0.005
"""What a figure may fall below the page before it has to be written anew."""


@pytest.mark.parametrize("half", names.HALVES)
def test_the_page_does_not_flatter(half: str) -> None:
    (row,) = (line for line in names.page_table().splitlines() if line.startswith(f"| {half} |"))
    precision, recall = (float(cell) for cell in row.split("|")[3:5])
    score = score_of(names.HALVES[half])
    assert score.precision >= precision - SLACK, str(score)
    assert score.recall >= recall - SLACK, str(score)
