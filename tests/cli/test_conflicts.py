"""`biopact conflicts`, from releases to what is printed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from biopact.graph import queries
from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from tests.cli.conftest import LICENCE, Run

RESULTS = """\
Norvane Reports Results for the Third Quarter

BOSTON, November 8, 2022 -- Norvane Therapeutics, Inc. today announced results for the third quarter of 2022.

In March 2021, Norvane Therapeutics granted Ardent Pharma Ltd. a non-exclusive license to its NV-301 antibody. Norvane
Therapeutics received an upfront payment of $30 million from Ardent Pharma.

About Norvane Therapeutics

Norvane Therapeutics, Inc. develops antibodies. Visit www.norvane.example to learn more.
"""


@pytest.fixture
def contradictory(run: Run, tmp_path: Path) -> Path:
    """A store of two releases that are not of one mind about a licence."""
    for name, text in (("licence", LICENCE), ("results", RESULTS)):
        (tmp_path / f"{name}.txt").write_text(text)
    store = tmp_path / "store"
    loaded = run("load", tmp_path / "licence.txt", tmp_path / "results.txt", "--store", store)
    assert loaded.exit_code == 0, loaded.output
    return store


def test_both_values_stand_with_their_releases_and_sentences(run: Run, contradictory: Path) -> None:
    done = run("conflicts", "--format", "json", "--store", contradictory)
    assert done.exit_code == 0
    found = [(row["about"], row["value"], row["date"], row["title"]) for row in json.loads(done.stdout)]
    licence = ("2021-03-04", "Norvane Licenses Kestrel Technology to Ardent Pharma")
    results = ("2022-11-08", "Norvane Reports Results for the Third Quarter")
    assert found == [
        ("exclusivity", "exclusive", *licence),
        ("exclusivity", "not exclusive", *results),
        ("upfront", "USD 25,000,000", *licence),
        ("upfront", "USD 30,000,000", *results),
    ]
    quotes = [row["quote"] for row in json.loads(done.stdout)]
    assert "non-exclusive license" in quotes[1]
    assert "an upfront payment of $30 million" in quotes[3]


def test_the_table_names_a_conflict_once(run: Run, contradictory: Path) -> None:
    lines = run("conflicts", "--store", contradictory).stdout.splitlines()
    assert lines[0].split() == ["parties", "about", "value", "releases", "date", "title", "quote"]
    assert [line.startswith("Ardent Pharma Ltd., Norvane") for line in lines[1:]] == [True, False, True, False]


def test_a_value_that_two_releases_say_is_one_line_of_the_table(run: Run, contradictory: Path) -> None:
    again = contradictory.parent / "again.txt"
    again.write_text(RESULTS.replace("Third Quarter", "Year").replace("November 8, 2022", "February 8, 2023"))
    run("load", again, "--store", contradictory)
    lines = run("conflicts", "--store", contradictory).stdout.splitlines()
    assert len(lines) == 5
    assert [line.split("USD 30,000,000")[1].split()[:2] for line in lines if "USD 30,000,000" in line] == [
        ["2", "2022-11-08"]
    ]
    assert len(json.loads(run("conflicts", "--format", "json", "--store", contradictory).stdout)) == 6


def test_contradicting_releases_conform(run: Run, contradictory: Path) -> None:
    done = run("validate", "--store", contradictory)
    assert done.exit_code == 0, done.output


def test_csv_has_a_line_for_each_value(run: Run, contradictory: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("conflicts", "--format", "csv", "--store", contradictory).stdout)))
    assert {row["deal"] for row in rows} == {f"{BASE}deal/ardent-pharma-norvane-therapeutics-license-2021-03-04"}
    assert {row["release"] for row in rows} == {f"{BASE}release/licence", f"{BASE}release/results"}


def test_where_nothing_contradicts_that_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "licence.txt").write_text(LICENCE)
    store = tmp_path / "store"
    run("load", tmp_path / "licence.txt", "--store", store)
    assert run("conflicts", "--store", store).stdout == "No release contradicts another.\n"
    assert json.loads(run("conflicts", "--format", "json", "--store", store).stdout) == []


def test_both_values_stay_in_the_answers(run: Run, contradictory: Path) -> None:
    with Store.open(contradictory, read_only=True) as store:
        (deal,) = queries.deals(store)
    assert deal.upfront == "USD 25000000 committed, USD 30000000 committed"
    assert deal.parties == "Ardent Pharma Ltd. (licensee), Norvane Therapeutics, Inc. (licensor)"


def test_without_a_store_it_says_so(run: Run, tmp_path: Path) -> None:
    done = run("conflicts", "--store", tmp_path / "none")
    assert done.exit_code == 2
    assert "none" in done.stderr


def test_a_deal_that_several_releases_tell_is_rejected_whole_or_one_telling_alone(
    run: Run, contradictory: Path
) -> None:
    def deals() -> list[str]:
        with Store.open(contradictory, read_only=True) as store:
            return [row.deal.removeprefix(BASE) for row in queries.deals(store)]

    (deal,) = set(deals())
    made = ("--why", "so", "--who", "Jo Doe", "--when", "2026-03-04", "--store", contradictory)
    alone = run("decide", "reject", deal, "--alone", *made)
    assert (alone.exit_code, alone.stdout.count("reject ")) == (0, 1)
    (other,) = set(deals())
    assert other != deal
    assert run("decide", "undo", "--store", contradictory).exit_code == 0
    whole = run("decide", "reject", deal, *made)
    assert (whole.exit_code, whole.stdout.count("reject ")) == (0, 2)
    assert deals() == []
