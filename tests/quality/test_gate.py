"""The quality of reading never falls unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import gate, scoring


@pytest.fixture(scope="module")
def now(shared: Path) -> gate.Measured:
    assert shared == scoring.SHARED
    return gate.measure()


def test_no_slot_falls_below_its_floor(now: gate.Measured) -> None:
    facts = gate.moved(now)
    print("\n".join(facts))
    low = gate.below(now)
    assert not low, "\n".join([*low, *facts])


def test_every_quote_stands_at_its_offsets(now: gate.Measured) -> None:
    right, total = now.evidence
    assert total > 1000
    assert right == total


def test_no_deal_or_relation_is_without_evidence(now: gate.Measured) -> None:
    assert now.bare == 0


def test_the_page_shows_the_figures_that_were_kept() -> None:
    assert gate.page_table() == gate.table(gate.kept_figures())
