"""The agreements of two partners as one chain, over the releases that come with biopact."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from biopact.graph import queries
from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from tests.cli.conftest import Demo, Run


def test_the_agreements_of_immunogen_and_amgen_are_one_chain(demo: Demo) -> None:
    with Store.open(Path(demo.store), read_only=True) as store:
        rows = queries.chains(store)
    chain = [row for row in rows if row.umbrella == f"{BASE}deal/abgenix-immunogen-license-2000-09-06"]
    assert [(row.date, row.kind) for row in chain] == [
        ("2000-09-06", "signed"),
        ("2009-09", "signed"),
        ("2009-11-19", "signed"),
        ("2011-11-03", "milestone"),
        ("2011-11-14", "milestone"),
        ("2012-12-19", "signed"),
    ]
    abgenix, amgen = (f"{who} (licensee), ImmunoGen, Inc. (licensor)" for who in ("Abgenix, Inc.", "Amgen Inc."))
    assert [row.parties for row in chain if row.kind == "signed"] == [abgenix, amgen, amgen, amgen]
    assert len({row.event for row in chain}) == len(chain)
    assert not [row for row in rows if row not in chain and "amgen" in row.agreement and "immunogen" in row.agreement]


def test_the_licences_of_the_chain_are_counted_as_the_releases_number_them(run: Run, demo: Demo) -> None:
    assert "ordinal" not in run("conflicts", "--store", demo.store).stdout


def test_what_stays_open_is_asked_by_name(run: Run, demo: Demo) -> None:
    done = run("query", "questions", "--store", demo.store, "--format", "csv")
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["about"] for row in rows} == {"agreement"}
    assert {row["candidate"].rpartition("/")[2] for row in rows} == {
        "amgen-immunogen-license-2009-11-19",
        "amgen-immunogen-license-2009-09-in-2009-11-19-immunogen-amgen-second-license",
    }
    assert all("2014-05-07" in row["doubtful"] for row in rows)
