"""What `biopact export` writes beside graphs, and that without quotes no words of a release are in any of it."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest
from pyarrow import parquet  # type: ignore[import-untyped]
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from biopact.commands import export
from biopact.graph import export as graph_export
from biopact.graph import nanopubs, sheets
from biopact.graph.store import Store
from biopact.graph.tables import TABLES
from biopact.ontology.terms import BASE, OA
from tests.cli.conftest import Demo, Run

ROOT = Path(__file__).parents[2]
RELEASES = sorted((ROOT / "seeds" / "releases").glob("*.md"))


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    with Store.open(Path(demo.store), create=False, read_only=True) as store:
        for name in TABLES:
            for fmt in sheets.FORMATS:
                with (folder / f"{name}.{fmt}").open("wb") as file:
                    sheets.write(store, name, fmt, file)
    return folder


def test_the_options_offer_what_there_is() -> None:
    assert list(export.FORMATS) == list(graph_export.FORMATS)
    assert list(export.SHEETS) == list(sheets.FORMATS)
    assert list(export.TABLES) == list(TABLES)


def test_the_columns_are_those_of_the_document() -> None:
    document = (ROOT / "docs" / "exports.md").read_text()
    for table, columns in TABLES.items():
        section = re.split(r"^##+ ", document.split(f"### {table}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
        described = re.findall(r"^\| `(\w+)` \| (\w+)(, words)? \| (.+) \|$", section, flags=re.MULTILINE)
        assert described == [
            (column.name, column.kind, ", words" if column.is_quoted else "", column.about) for column in columns
        ]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_its_columns_and_a_row_for_each_thing(table: str, tables: Path, demo: Demo) -> None:
    rows = read_csv(tables / f"{table}.csv")
    assert list(rows[0]) == [column.name for column in TABLES[table]]
    keys = [row[next(iter(row))] for row in rows]
    if table != "edges":
        assert len(set(keys)) == len(keys)
    kinds = {"deals": "Deal", "payments": "Payment", "organizations": "Organization"}
    if table in kinds:
        with Store.open(Path(demo.store), create=False, read_only=True) as store:
            query = f"SELECT ?x {{ ?x a <https://w3id.org/biopact/ontology#{kinds[table]}> }}"
            assert set(keys) == {solution["x"].value for solution in store.query(query)}  # type: ignore[union-attr]


def test_a_deal_a_sum_a_company_and_an_edge_read_as_the_digest_has_them(tables: Path) -> None:
    deal = f"{BASE}deal/amgen-immunogen-license-2012-12-19"
    (row,) = [row for row in read_csv(tables / "deals.csv") if row["deal"] == deal]
    assert row["date"] == "2012-12-19"
    assert row["parties"] == "Amgen Inc. (licensee) | ImmunoGen, Inc. (licensor)"
    assert (row["exclusive"], row["ordinal"]) == ("true", "3")
    assert row["under"] == f"{BASE}deal/abgenix-immunogen-license-2000-09-06"
    sums = {row["kind"]: row for row in read_csv(tables / "payments.csv") if row["deal"] == deal}
    assert (sums["upfront"]["amount"], sums["upfront"]["currency"]) == ("1000000", "USD")
    assert (sums["milestones"]["up_to"], sums["milestones"]["payee"]) == ("true", "ImmunoGen, Inc.")
    (immunogen,) = [row for row in read_csv(tables / "organizations.csv") if row["name"] == "ImmunoGen, Inc."]
    assert immunogen["owner"] == "AbbVie Inc."
    (edge,) = [
        row
        for row in read_csv(tables / "edges.csv")
        if (row["source_name"], row["relation"], row["target_name"]) == ("Genentech, Inc.", "subsidiaryOf", "Roche")
    ]
    assert edge["claims"] == "2"


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_what_csv_holds(table: str, tables: Path) -> None:
    read = parquet.read_table(tables / f"{table}.parquet").to_pylist()
    rows = read_csv(tables / f"{table}.csv")
    assert len(read) == len(rows)
    for one, other in zip(read, rows, strict=True):
        for column in TABLES[table]:
            cell, text = one[column.name], other[column.name]
            if cell is None:
                assert text == ""
            elif column.kind == "truth":
                assert text == str(cell).lower()
            elif column.kind == "decimal":
                assert cell == type(cell)(text)
            else:
                assert text == str(cell)


def test_two_runs_write_the_same_bytes(run: Run, demo: Demo, tmp_path: Path) -> None:
    for fmt in sheets.FORMATS:
        folders = [tmp_path / f"{fmt}{number}" for number in range(2)]
        for folder in folders:
            assert run("export", "--format", fmt, "-o", folder, "--store", demo.store).exit_code == 0
        for name in TABLES:
            assert (folders[0] / f"{name}.{fmt}").read_bytes() == (folders[1] / f"{name}.{fmt}").read_bytes()


def test_one_table_goes_to_a_stream_and_nanopublications_to_a_file(run: Run, demo: Demo, tmp_path: Path) -> None:
    done = run("export", "--format", "csv", "--table", "deals", "--store", demo.store)
    assert done.stdout.startswith("deal,date,kinds,")
    file = tmp_path / "np.trig"
    told = run("export", "--format", "nanopubs", "--per", "deal", "-o", file, "--store", demo.store)
    assert re.fullmatch(r"\d+ nanopublications written to .*np\.trig\.\n", told.stdout)
    assert nanopubs.BASE in file.read_text()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--format", "csv"), "name a folder with -o, or one with --table."),
        (("--per", "deal"), "--per is for nanopubs: give --format nanopubs with it."),
        (("--table", "deals"), "--table is for csv and parquet: give one of them as --format."),
    ],
)
def test_options_that_do_not_fit_are_one_sentence(
    arguments: tuple[str, ...], sentence: str, run: Run, demo: Demo
) -> None:
    done = run("export", *arguments, "--store", demo.store)
    assert done.exit_code == 2
    assert sentence in done.stderr


# ---- without quotes -------------------------------------------------------------------------------------------------


def _runs(text: str, length: int) -> set[str]:
    words = re.findall(r"[\w$.,'’-]+", re.sub(r"https?://[^\s\"<>]+", " ", text))  # addresses stay
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def _told_words(place: Path) -> set[str]:
    """The runs of six words of the releases that stand in what was written."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    text = "\n".join(file.read_text() for file in files)
    told = set().union(*(_runs(path.read_text(), 6) for path in RELEASES))
    # Names of things may be long, and are no sentences.
    return {run for run in told & _runs(re.sub(r"\\n|&#10;", " ", text), 6) if "Swedish Orphan" not in run}


def test_with_quotes_words_of_releases_are_found(run: Run, demo: Demo, tmp_path: Path) -> None:
    run("export", "-o", tmp_path / "full", "--store", demo.store)
    assert len(_told_words(tmp_path / "full")) > 1000


@pytest.mark.parametrize("fmt", [*graph_export.FORMATS, "nanopubs", "csv"])
def test_no_words_of_a_release_are_written_without_quotes(fmt: str, run: Run, demo: Demo, tmp_path: Path) -> None:
    place = tmp_path / "quiet"
    assert run("export", "--format", fmt, "--no-quotes", "-o", place, "--store", demo.store).exit_code == 0
    assert _told_words(place) == set()


def test_of_a_quote_stay_its_hash_and_its_place(run: Run, demo: Demo, tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.nt"
    run("export", "--format", "ntriples", "--no-quotes", "-o", quiet, "--store", demo.store)
    hashes = {
        quad.subject: quad.object
        for quad in parse(path=quiet, format=RdfFormat.N_TRIPLES)
        if quad.predicate == NamedNode("https://schema.org/sha256")
    }
    with Store.open(Path(demo.store), create=False, read_only=True) as store:
        quotes = list(store.matching(None, NamedNode(OA.exact), None))
        places = len(list(store.matching(None, NamedNode(OA.start), None)))
    assert quotes
    for quad in quotes:
        assert isinstance(quad.object, Literal)
        assert hashes[quad.subject] == Literal(hashlib.sha256(quad.object.value.encode()).hexdigest())
    assert quiet.read_text().count(str(OA.start)) == places


def test_columns_of_words_are_empty_without_quotes(run: Run, demo: Demo, tmp_path: Path) -> None:
    for fmt in sheets.FORMATS:
        run("export", "--format", fmt, "--no-quotes", "-o", tmp_path / fmt, "--store", demo.store)
    for table, columns in TABLES.items():
        rows = read_csv(tmp_path / "csv" / f"{table}.csv")
        both = zip(rows, parquet.read_table(tmp_path / "parquet" / f"{table}.parquet").to_pylist(), strict=True)
        for row, other in both:
            for column in columns:
                if column.is_quoted:
                    assert row[column.name] == ""
                    assert other[column.name] is None
