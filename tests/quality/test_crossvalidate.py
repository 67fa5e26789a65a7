"""The honest figure stays honest: nobody's texts are kept, no split leaks, no round is scored twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.quality import crossvalidate, scoring
from tests.quality.rounds import FIXED, THIRDS, Refusal, Split, enter, issuer_groups, ledger, may_be_scored, split_of

WORDS = 8
"""More words than a name has, and fewer than a sentence."""
Sets = dict[str, dict[str, Mapping[str, Any]]]


@pytest.fixture
def sets() -> Sets:
    """The annotations that the project holds; the splits are made over them alone."""
    return {name: dict(scoring.annotated(name)) for name in scoring.SETS}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@pytest.mark.parametrize("name", scoring.SETS)
def test_annotations_hold_no_words_longer_than_a_name(name: str) -> None:
    for key, record in scoring.annotated(name).items():
        assert record["release"]["title"] is None
        assert [words for words in _strings(record) if any(len(p.split()) >= WORDS for p in words.split("|"))] == [], (
            key
        )


def test_no_release_stands_in_two_sets(sets: Sets) -> None:
    keys = [key for held in sets.values() for key in held]
    assert len(keys) == len(set(keys)) == 25 + 25 + 16 + 18


@pytest.mark.parametrize("number", range(1, 9))
def test_a_split_keeps_blind_releases_and_issuers_apart_from_what_may_be_read(number: int, sets: Sets) -> None:
    split = split_of(number, sets)
    assert split.blind
    assert not set(split.blind) & set(split.open)
    if number not in FIXED:
        groups = issuer_groups({key: record for held in sets.values() for key, record in held.items()})
        assert not {name for key in split.open for name in groups[key]} & set(split.issuers)


def test_the_first_rounds_are_blind_to_whole_sets_and_to_those_still_to_come(sets: Sets) -> None:
    assert split_of(1, sets).blind == tuple(sorted(sets["A"]))
    assert split_of(1, sets).open == tuple(sorted(sets["P"]))
    assert split_of(2, sets).blind == tuple(sorted(sets["B"]))


@pytest.mark.parametrize("first", [len(FIXED) + 1, len(FIXED) + 1 + THIRDS])
def test_three_rounds_are_blind_to_every_issuer_once(first: int, sets: Sets) -> None:
    groups = issuer_groups({key: record for held in sets.values() for key, record in held.items()})
    everybody = sorted({name for names in groups.values() for name in names})
    dealt = [split_of(number, sets).issuers for number in range(first, first + THIRDS)]
    assert sorted(name for names in dealt for name in names) == everybody
    assert all(abs(len(names) - len(everybody) / THIRDS) < 1 for names in dealt)


def test_each_cycle_is_dealt_anew(sets: Sets) -> None:
    first = len(FIXED) + 1
    assert split_of(first, sets).issuers != split_of(first + THIRDS, sets).issuers


def test_an_issuer_is_known_by_any_of_its_names() -> None:
    def record(issuer: str, *aliases: str) -> dict[str, Any]:
        return {
            "release": {"issuers": [issuer] if issuer else []},
            "organizations": [{"name": issuer, "aliases": aliases}],
        }

    groups = issuer_groups(
        {"a": record("Norvane Inc.", "NVN"), "b": record("NVN Ltd."), "c": record("Ardent"), "d": record("")}
    )
    assert groups["a"] == groups["b"] != groups["c"]
    assert groups["d"] == {"release d"}


def _entry(number: int) -> dict[str, Any]:
    figures = {slot: [0.9, 0.8, 0.8, 0.8, 10, 10] for slot in scoring.MICRO}
    between = {slot: [0.7, 0.9] for slot in scoring.MICRO}
    said = {"blind": "set A", "releases": 25, "issuers": 24, "commit": "abc", "date": "2026-01-01"}
    return {"round": number, **said, "figures": figures, "between": between}


def test_no_round_is_scored_twice_or_before_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "rounds.json"
    enter(_entry(1), path)
    with pytest.raises(Refusal, match="no round is scored twice"):
        enter(_entry(1), path)
    with pytest.raises(Refusal, match="before round 2"):
        may_be_scored(3, path)
    enter(_entry(2), path)
    assert [one["round"] for one in ledger(path)] == [1, 2]


def test_a_round_changed_by_hand_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "rounds.json"
    enter(_entry(1), path)
    enter(_entry(2), path)
    path.write_text(path.read_text().replace("abc", "abd", 1))
    with pytest.raises(Refusal, match="not as it was scored"):
        ledger(path)
    path.write_text(json.dumps([]))
    assert ledger(path) == []


def test_the_table_sets_what_was_seen_beside_what_was_blind() -> None:
    table = crossvalidate.table([_entry(1)])
    assert "| focus deals / micro | 0.900 | 0.800 | -0.100 | 0.800 | 0.800 | 10 | 10 |" in table
    assert "| 1 | set A | 25 | `abc`, 2026-01-01 | 0.900 / 0.800 (0.70 to 0.90)" in table


def test_the_page_shows_the_rounds_that_were_scored() -> None:
    assert crossvalidate.page_table() == crossvalidate.table(ledger())


def test_every_annotated_release_is_in_the_corpus(shared: Path) -> None:
    assert shared == scoring.SHARED
    cases = scoring.held_out(scoring.SETS)
    assert len(cases) == 25 + 25 + 16 + 18
    for case in cases:
        assert len(case.text) > 1000
        assert any(case.text.count(name["name"]) for name in case.gold["organizations"]), case.key


def test_a_round_is_scored_on_its_blind_releases_beside_the_open_ones(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shared == scoring.SHARED
    number = len(ledger()) + 1
    keys = sorted(scoring.every_set()["dev"])
    split = Split(number, tuple(keys[40:46]), tuple(keys[20:26]), ("somebody",), "six releases")
    monkeypatch.setattr(crossvalidate, "split_of", lambda *_: split)
    monkeypatch.setattr(crossvalidate, "_commit", lambda: "abc")
    monkeypatch.setattr(crossvalidate, "RESAMPLED", 100)
    entry = crossvalidate.score(number)
    assert (entry["round"], entry["blind"], entry["releases"]) == (number, "six releases", 6)
    cases = {case.key: case for case in scoring.development()}
    figure = scoring.figures_of(scoring.tally(cases[key]) for key in split.blind)["relations / micro"]
    assert entry["figures"]["relations / micro"][1:] == list(vars(figure).values())
    low, high = entry["between"]["relations / micro"]
    assert low <= figure.f1 <= high
    assert "release / title" not in entry["figures"]
