"""The registry is well-formed, says nothing twice, and keeps apart what shares a name."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from biopact.resolution.registry import read_registry

REGISTRY = Path(__file__).parents[2] / "seeds" / "registry"
SEPARATOR = " | "

COLUMNS = {
    "organizations": (
        "id name legal aliases ambiguous type tickers country identifiers parent successor note source"
    ).split(),
    "products": "id name brands codes ambiguous originator type note".split(),
    "technologies": "id name aliases ambiguous owner kind note".split(),
    "changes": "date organization kind other name_before source".split(),
    "parents": "organization parent from until source".split(),
}
THINGS = ["organizations", "products", "technologies"]
AT_LEAST = {"organizations": 320, "products": 350, "technologies": 60, "changes": 95, "parents": 20}
FORMS = {
    "organizations": ["name", "legal", "aliases"],
    "products": ["name", "brands", "codes"],
    "technologies": ["name", "aliases"],
}
"""The columns whose every value names its line and nothing else."""

ORGANIZATION_TYPES = {"company", "university", "institute", "agency", "foundation", "fund", "unit"}
# Refuses the "Co." that belongs to the name itself, as in "Merck & Co.".
LEGAL_FORM = re.compile(
    r"(?<!&),? (?:Inc\.|Incorporated|Corporation|Corp\.|Company,? Limited|Co\.,? Ltd\.|Co\., Inc\.|Ltd\.?|Limited|"
    r"Company plc|plc|PLC|LLC|L\.P\.|AG|SE & Co\. KGaA|SE|S\.A\.|SA|SpA|S\.p\.A\.|N\.V\.|NV|GmbH|KGaA|A/S|ASA|"
    r"AB \(publ\)|AB)$"
)
RISKY = (
    "adaptive arena array beam bicycle bite blueprint cambridge caribou catalyst columbia constellation corning cubist "
    "dart emend emergent everest exact exelon fate forest frontline harpoon horizon infinity inspire intercept kite "
    "legend ligand lupin merck onyx organon orion oxford path peloton penn precision prime prometheus quest relay "
    "revolution sage schering silence sonata spark summit sun tap theravance torrent trim verve voyager waters watson "
    "yasmin"
).split()

each_table = pytest.mark.parametrize("table", COLUMNS)
each_thing = pytest.mark.parametrize("table", THINGS)


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """The lines of a table, by column."""
    with (REGISTRY / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
        header, *rest = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert header == COLUMNS[table]
    return tuple(dict(zip(header, row, strict=True)) for row in rest)


@cache
def ids(table: str) -> frozenset[str]:
    return frozenset(row["id"] for row in rows(table))


def cells(row: dict[str, str], column: str) -> list[str]:
    """The values of a cell that may hold several."""
    return row[column].split(SEPARATOR) if row[column] else []


def forms(table: str, row: dict[str, str]) -> list[str]:
    """All that names this line and no other."""
    return [form for column in FORMS[table] for form in cells(row, column)]


def folded(form: str) -> str:
    """A form without case, accents and punctuation: how two spellings of one name meet."""
    plain = unicodedata.normalize("NFKD", form.replace("ø", "o")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower().replace("&", "and"))


def slug(form: str) -> str:
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", form)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@cache
def owners(table: str) -> dict[str, set[str]]:
    """Who claims each form as its own."""
    claims: dict[str, set[str]] = defaultdict(set)
    for row in rows(table):
        for form in forms(table, row):
            claims[folded(form)].add(row["id"])
    return dict(claims)


def above(column: str) -> dict[str, str]:
    return {row["id"]: row[column] for row in rows("organizations") if row[column]}


def chain(start: str, step: dict[str, str]) -> Iterator[str]:
    """Everything above `start`; fails on a circle."""
    seen = {start}
    while start in step:
        start = step[start]
        assert start not in seen, f"{start} leads back to itself"
        seen.add(start)
        yield start


# ---- the files ------------------------------------------------------------------------------------------------------


@each_table
def test_a_table_has_no_stray_space_and_ends_its_last_line(table: str) -> None:
    text = (REGISTRY / f"{table}.tsv").read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert not text.endswith("\n\n")
    for number, line in enumerate(text.splitlines(), 1):
        for cell in line.split("\t"):
            assert cell == cell.strip(), f"{table}.tsv line {number}"
            assert "  " not in cell, f"{table}.tsv line {number}"
            assert "|" not in cell.replace(SEPARATOR, ""), f"{table}.tsv line {number}: part values by ' | '"


@each_table
def test_a_table_has_the_promised_size(table: str) -> None:
    assert len(rows(table)) >= AT_LEAST[table]


@each_thing
def test_ids_are_slugs_unique_and_sorted(table: str) -> None:
    found = [row["id"] for row in rows(table)]
    assert found == sorted(set(found))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", id) for id in found)


@each_thing
def test_an_id_can_be_read_off_one_of_the_names(table: str) -> None:
    for row in rows(table):
        names = [*forms(table, row), *cells(row, "ambiguous")]
        assert row["id"] in {slug(name) for name in names}, row["id"]


# ---- names ----------------------------------------------------------------------------------------------------------


@each_thing
def test_no_line_says_a_form_twice(table: str) -> None:
    for row in rows(table):
        said = [form.casefold() for form in [*forms(table, row), *cells(row, "ambiguous")]]
        assert len(said) == len(set(said)), row["id"]


@each_thing
def test_no_form_belongs_to_two_lines(table: str) -> None:
    assert {form: who for form, who in owners(table).items() if len(who) > 1} == {}


@each_thing
def test_an_ambiguous_form_is_nobodys_own(table: str) -> None:
    ambiguous = {folded(form) for row in rows(table) for form in cells(row, "ambiguous")}
    assert ambiguous & owners(table).keys() == set()


def test_an_organization_and_a_product_share_no_form() -> None:
    assert owners("organizations").keys() & owners("products").keys() == set()
    assert owners("organizations").keys() & owners("technologies").keys() == set()
    assert owners("products").keys() & owners("technologies").keys() == set()


@each_thing
@pytest.mark.parametrize("word", RISKY)
def test_a_word_with_other_meanings_names_nothing_by_itself(table: str, word: str) -> None:
    assert word not in owners(table)


def test_the_name_without_its_legal_form_is_listed_on_one_side_or_the_other() -> None:
    for row in rows("organizations"):
        plain = LEGAL_FORM.sub("", row["name"])
        listed = {form.casefold() for form in [*forms("organizations", row), *cells(row, "ambiguous")]}
        assert plain.casefold() in listed, f"{row['id']}: list {plain!r} as an alias, or as ambiguous"


@pytest.mark.parametrize(
    ("form", "organization"),
    [
        ("MSD", "merck-co"),
        ("Merck Sharp & Dohme", "merck-co"),
        ("Merck KGaA, Darmstadt, Germany", "merck-kgaa"),
        ("J&J", "johnson-johnson"),
        ("Janssen Biotech, Inc.", "centocor"),
        ("Glaxo", "gsk"),
        ("GlaxoSmithKline", "gsk"),
        ("BMS", "bristol-myers-squibb"),
        ("Bristol", "bristol-myers-squibb"),
        ("Lilly", "eli-lilly"),
        ("Schering-Plough", "schering-plough"),
        ("Hoffmann-La Roche", "roche"),
        ("Chugai", "chugai-pharmaceutical"),
        ("Daiichi", "daiichi-sankyo"),
        ("Seattle Genetics", "seagen"),
        ("Celgene Cellular Therapeutics", "anthrogenesis"),
        ("BARDA", "biomedical-advanced-research-and-development-authority"),
        ("MD Anderson", "university-of-texas-md-anderson-cancer-center"),
        ("UCSF", "university-of-california-san-francisco"),
    ],
)
def test_the_short_forms_of_the_news_are_known(form: str, organization: str) -> None:
    assert owners("organizations")[folded(form)] == {organization}


@pytest.mark.parametrize(
    ("form", "sharers"),
    [
        ("Merck", {"merck-co", "merck-kgaa"}),
        ("Schering", {"schering-ag", "schering-plough"}),
        ("Organon", {"organon-biosciences", "organon-co"}),
        ("Theravance", {"theravance-biopharma", "theravance-inc"}),
        ("Prometheus", {"prometheus-biosciences", "prometheus-laboratories"}),
    ],
)
def test_those_who_share_a_form_all_list_it_as_ambiguous(form: str, sharers: set[str]) -> None:
    assert {row["id"] for row in rows("organizations") if form in cells(row, "ambiguous")} == sharers


@pytest.mark.parametrize(
    ("form", "product"),
    [
        ("T-DM1", "t-dm1"),
        ("Kadcyla", "t-dm1"),
        ("Lipitor", "atorvastatin"),
        ("Januvia", "sitagliptin"),
        ("Bydureon", "exenatide"),
        ("Namenda", "memantine"),
        ("MK-3475", "pembrolizumab"),
        ("Ozempic", "semaglutide"),
        ("EIDD-2801", "molnupiravir"),
    ],
)
def test_a_product_is_known_by_brand_and_by_code(form: str, product: str) -> None:
    assert owners("products")[folded(form)] == {product}


# ---- references and facts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("organizations", "parent"),
        ("organizations", "successor"),
        ("products", "originator"),
        ("technologies", "owner"),
        ("changes", "organization"),
        ("changes", "other"),
        ("parents", "organization"),
        ("parents", "parent"),
    ],
)
def test_whoever_is_referred_to_has_a_line(table: str, column: str) -> None:
    assert {row[column] for row in rows(table) if row[column]} <= ids("organizations")


def test_parents_and_successors_lead_to_an_end() -> None:
    for step in (above("parent"), above("successor"), above("parent") | above("successor")):
        for start in step:
            assert list(chain(start, step))


def test_the_cells_of_an_organization_have_their_forms() -> None:
    for row in rows("organizations"):
        assert row["type"] in ORGANIZATION_TYPES, row["id"]
        assert re.fullmatch(r"(?:[A-Z]{2})?", row["country"]), row["id"]
        assert all(re.fullmatch(r"[A-Z]+:[A-Z0-9]+(?:-[A-Z])?", ticker) for ticker in cells(row, "tickers")), row["id"]


@pytest.mark.parametrize("column", ["tickers", "identifiers"])
def test_no_code_stands_for_two_organizations(column: str) -> None:
    codes = [code for row in rows("organizations") for code in cells(row, column)]
    assert sorted(codes) == sorted(set(codes))


def test_an_identifier_names_its_scheme() -> None:
    for row in rows("organizations"):
        for identifier in cells(row, "identifiers"):
            assert re.fullmatch(r"CIK:\d{10}|LEI:[A-Z0-9]{20}|ROR:0[a-z0-9]{8}|WIKIDATA:Q[1-9]\d*", identifier), row[
                "id"
            ]


@pytest.mark.parametrize("table", ["organizations", "changes", "parents"])
def test_a_source_is_a_public_address(table: str) -> None:
    for row in rows(table):
        for source in cells(row, "source"):
            assert urlsplit(source).scheme in {"http", "https"}
            assert "." in urlsplit(source).netloc
            assert " " not in source


def test_a_year_is_told_only_where_a_source_confirms_it() -> None:
    for row in rows("organizations"):
        assert row["source"] or not re.search(r"\b(?:19|20)\d\d\b", row["note"]), row["id"]
    assert all(row["source"] for row in rows("changes"))
    assert all(row["source"] for row in rows("parents") if row["from"] or row["until"])


def test_every_product_and_technology_says_what_it_is() -> None:
    assert all(row["type"] for row in rows("products"))
    assert all(row["kind"] for row in rows("technologies"))


# ---- changes --------------------------------------------------------------------------------------------------------


def test_changes_are_sorted_and_told_once() -> None:
    told = [(row["date"], row["organization"], row["kind"]) for row in rows("changes")]
    assert told == sorted(set(told))


def test_a_change_has_a_date_of_its_own_precision_and_a_known_kind() -> None:
    for row in rows("changes"):
        assert re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", row["date"])
        assert row["kind"] in {"acquired", "merged", "renamed", "spun-off"}


def test_a_change_says_who_else_took_part_or_which_name_ended() -> None:
    for row in rows("changes"):
        assert bool(row["other"]) != bool(row["name_before"]), row["organization"]
        assert bool(row["name_before"]) == (row["kind"] == "renamed"), row["organization"]


def test_a_name_that_ended_is_a_form_of_its_organization() -> None:
    for row in rows("changes"):
        if row["name_before"]:
            assert owners("organizations")[folded(row["name_before"])] == {row["organization"]}


def test_who_was_taken_over_leads_to_the_parent_or_successor_of_today() -> None:
    parents, successors = above("parent"), above("successor")
    step = parents | successors
    last: dict[str, dict[str, str]] = {}
    for row in rows("changes"):
        if row["kind"] != "renamed":
            last[row["organization"]] = row
    passed_on = {row["id"] for row in rows("organizations") if "passed on" in row["note"]}
    for id, row in last.items():
        if row["kind"] == "spun-off":
            assert row["other"] not in {parents.get(id), successors.get(id)}, row
        elif id not in passed_on:
            heir = {parents.get(id), successors.get(id)} - {None}
            assert heir & {row["other"], *chain(row["other"], step)} or row["other"] in chain(id, step), row


def test_parents_are_sorted_and_end_after_they_begin() -> None:
    told = [(row["organization"], row["from"]) for row in rows("parents")]
    assert told == sorted(set(told))
    assert all(row["from"] < row["until"] for row in rows("parents") if row["until"])


def test_a_parent_without_an_end_is_that_of_today() -> None:
    parents, successors = above("parent"), above("successor")
    for row in rows("parents"):
        if not row["until"]:
            assert row["parent"] in {parents.get(row["organization"]), successors.get(row["organization"])} or (
                row["organization"] in successors
            ), row


def test_the_shipped_tables_are_read_without_a_fault() -> None:
    known = read_registry(REGISTRY)
    assert len(known.entries) == len(rows("organizations"))
    assert len(known.changes) == len(rows("changes"))
    assert len(known.parents) == len(rows("parents"))


def test_the_page_says_how_many_lines_have_no_source() -> None:
    table = (REGISTRY / "organizations.tsv").read_text(encoding="utf-8").splitlines()
    bare = sum(not line.split("\t")[-1] for line in table[1:])
    page = (REGISTRY / "README.md").read_text(encoding="utf-8")
    assert f"{bare:,} of {len(table) - 1:,} lines" in page
