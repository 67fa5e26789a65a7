"""Where there is no deal, hardly any is read."""

from __future__ import annotations

import re
from pathlib import Path

from tests.quality import precision, scoring


def test_at_most_one_in_fifty_releases_of_other_trades_yields_a_deal(shared: Path) -> None:
    assert shared == scoring.SHARED
    found = precision.yielding()
    assert len(found) <= precision.DRAWN * precision.AT_MOST, precision.told(found)


def test_the_page_says_how_many_do() -> None:
    count = re.search(r"releases, (\d+) yield", precision.page_sentence())
    assert count is not None
    assert precision.page_sentence() == precision.sentence(int(count[1]))
    assert int(count[1]) <= precision.DRAWN * precision.AT_MOST
