"""What biopact reads from submissions of our own is what edgartools read from them, when `make oracle` was last run."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.compare import FOLDER, RECORDED, differences, read

ANSWERS: dict[str, dict[str, Any]] = json.loads(RECORDED.read_text())
FILES = sorted(FOLDER.iterdir())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_submission_is_read_as_edgartools_reads_it(file: Any) -> None:
    assert list(differences(read(file), ANSWERS[file.name])) == []


PUBLIC: dict[str, dict[str, Any] | None] = json.loads(RECORDED.with_name("public.json").read_text())


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_submission_is_read_as_edgartools_reads_it(name: str, shared: Path) -> None:
    ours, theirs = read(shared / "edgar" / "submissions" / name), PUBLIC[name]
    # It gives up on one header without documents, which we read.
    assert ours["form"] if theirs is None else list(differences(ours, theirs)) == []


def test_no_public_submission_is_left_out(shared: Path) -> None:
    assert sorted(PUBLIC) == sorted(file.name for file in (shared / "edgar" / "submissions").iterdir())


def test_an_answer_is_recorded_about_every_submission_and_no_other() -> None:
    assert sorted(ANSWERS) == [file.name for file in FILES]
    assert all(answer["parties"] and answer["documents"] for answer in ANSWERS.values())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda ours: ours.update(form="10-K"),
        lambda ours: ours["documents"].pop(),
        lambda ours: ours["parties"].pop(),
        lambda ours: ours["parties"][0].update(sic="1000"),
        lambda ours: ours["parties"][0]["former"].pop(),
    ],
)
def test_what_is_read_otherwise_is_a_difference(spoil: Callable[[dict[str, Any]], object]) -> None:
    name = "0001234567-12-000012.txt"
    ours = copy.deepcopy(read(FOLDER / name))
    spoil(ours)
    assert len(list(differences(ours, ANSWERS[name]))) == 1
