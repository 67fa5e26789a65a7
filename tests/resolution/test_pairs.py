"""How well names are told apart and brought together, on pairs of real names labelled by hand (PAIRS.md)."""

from __future__ import annotations

from collections import Counter

import pytest

from biopact.resolution.names import Named, Same, same_organization
from tests.resolution.labelled import (
    COLUMNS,
    DEVELOPMENT,
    HELD_BACK,
    PRECISION,
    RECALL,
    misses,
    pairs_of,
    rows,
    score_of,
)


@pytest.mark.parametrize("file", [DEVELOPMENT, HELD_BACK])
def test_every_pair_is_well_formed(file: str) -> None:
    for number, row in enumerate(rows(file), 2):
        where = f"{file}, line {number}"
        assert set(row) == set(COLUMNS), f"{where}: has more than {len(COLUMNS)} cells"
        assert None not in row.values(), f"{where}: has fewer than {len(COLUMNS)} cells"
        assert all(cell == cell.strip() for cell in row.values()), f"{where}: has a cell with space around it"
        assert all(row[column] for column in ("name_a", "name_b", "why")), f"{where}: lacks a name or the reason"
        assert row["label"] in ("same", "different"), f"{where}: has the label {row['label']!r}"
    for pair in pairs_of(file):
        assert len(pair.key) == 2, f"{pair} says the same thing twice"


def test_the_halves_share_no_pair_and_repeat_none() -> None:
    pairs = [*pairs_of(DEVELOPMENT), *pairs_of(HELD_BACK)]
    assert len(pairs) >= 400
    assert [key for key, times in Counter(pair.key for pair in pairs).items() if times > 1] == []


@pytest.mark.parametrize("file", [DEVELOPMENT, HELD_BACK])
def test_both_labels_have_their_share(file: str) -> None:
    same = sum(pair.same for pair in pairs_of(file)) / len(pairs_of(file))
    assert 0.39 <= same <= 0.61


def test_no_name_is_called_the_same_and_different_at_once() -> None:
    """What is the same as the same is not different; names with a context may mean one or the other."""
    first: dict[Named, Named] = {}

    def root(named: Named) -> Named:
        while named in first:
            named = first[named]
        return named

    pairs = [*pairs_of(DEVELOPMENT), *pairs_of(HELD_BACK)]
    for pair in pairs:
        if pair.same and (a := root(pair.a)) != (b := root(pair.b)):
            first[a] = b
    assert [str(pair) for pair in pairs if not pair.same and root(pair.a) == root(pair.b)] == []


@pytest.mark.parametrize("file", [DEVELOPMENT, HELD_BACK])
def test_the_order_of_two_names_does_not_matter(file: str) -> None:
    turned = [pair for pair in pairs_of(file) if pair.joined != (same_organization(pair.b, pair.a).same is Same.SAME)]
    assert len(turned) == 0


def test_names_are_joined_as_people_would() -> None:
    score = score_of(DEVELOPMENT)
    assert score.precision >= PRECISION, misses()
    assert score.recall >= RECALL, misses()


def test_names_that_nobody_looked_at_are_joined_no_worse_than_measured() -> None:
    """Says counts alone, so that the held-back half stays unseen."""
    score = score_of(HELD_BACK)
    assert score.precision >= 0.90, str(score)
    assert score.recall >= 0.74, str(score)


@pytest.mark.xfail(strict=True, reason="precision was 0.918 and recall 0.757 at the last look: PAIRS.md")
def test_names_that_nobody_looked_at_are_joined_as_people_would() -> None:
    score = score_of(HELD_BACK)
    assert score.precision >= PRECISION
    assert score.recall >= RECALL
