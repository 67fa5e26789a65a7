"""A registry that cannot be right is refused as a whole, every fault with file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biopact.errors import BiopactError, RegistryError
from biopact.resolution.ownership import Timeline
from biopact.resolution.registry import read_registry

ORGANIZATIONS = (
    "id\tname\taliases\tambiguous\ttype\ttickers\tcountry\tidentifiers\tparent\tsuccessor\n"
    "one\tOne Inc.\tUno\t\tcompany\tNYSE:ONE\tUS\tCIK:0000000001\t\t\n"
    "two\tTwo AG\t\t\tcompany\t\tDE\t\t\t\n"
    "three\tThree\t\t\tcompany\t\t\t\t\t\n"
)
GOOD = {
    "organizations": ORGANIZATIONS,
    "products": "id\tname\tcodes\toriginator\nonevir\tonevir\tONE-1\tone\n",
    "technologies": "id\tname\towner\nonex\tOnex\tone\n",
    "changes": "date\torganization\tkind\tother\tname_before\tsource\n2009\tone\tacquired\ttwo\t\thttps://a.example\n",
    "parents": "organization\tparent\tfrom\tuntil\tsource\nthree\tone\t2001\t2005-04\thttps://a.example\n",
}


def faults(folder: Path, table: str, *lines: str) -> list[str]:
    """What is said of a good registry to one of whose tables lines were added."""
    for name, text in GOOD.items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    assert read_registry(folder).homes == {"one": "US", "two": "DE"}
    with (folder / f"{table}.tsv").open("a", encoding="utf-8") as more:
        more.writelines(line + "\n" for line in lines)
    with pytest.raises(RegistryError) as refused:
        read_registry(folder)
    assert isinstance(refused.value, BiopactError)
    return str(refused.value).split("\n  ")


def organization(**cells: str) -> str:
    """A line of the table of organizations."""
    return "\t".join(cells.get(column, "") for column in ORGANIZATIONS.split("\n", 1)[0].split("\t"))


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"name": "Four"}, "give the line an id and a name"),
        ({"id": "four"}, "give the line an id and a name"),
        ({"id": "one", "name": "Four"}, "id 'one' is that of line 2, too"),
        ({"id": "Four Inc", "name": "Four"}, "id 'Four Inc' is no slug of small letters, digits and single hyphens"),
        ({"id": "four", "name": "UNO"}, "'UNO' names line 2 ('Uno'), too; list it as ambiguous on both"),
        ({"id": "four", "name": "Twó-A.G."}, "'Twó-A.G.' names line 3 ('Two AG'), too; list it as ambiguous on both"),
        (
            {"id": "four", "name": "Four", "ambiguous": "uno"},
            "'uno' is ambiguous here, but line 2 has 'Uno' as its own name",
        ),
        ({"id": "four", "name": "Four", "parent": "nobody"}, "parent 'nobody' is the id of no organization"),
        ({"id": "four", "name": "Four", "successor": "nobody"}, "successor 'nobody' is the id of no organization"),
        ({"id": "four", "name": "Four", "country": "UK"}, "country 'UK' is no code of ISO 3166-1 alpha-2"),
        ({"id": "four", "name": "Four", "tickers": "FOUR"}, "ticker 'FOUR' is not written EXCHANGE:SYMBOL"),
        ({"id": "four", "name": "Four", "tickers": "NYSE:ONE"}, "NYSE:ONE is that of line 2, too"),
        ({"id": "four", "name": "Four", "identifiers": "CIK:0000000001"}, "CIK:0000000001 is that of line 2, too"),
        ({"id": "four", "name": "Four", "identifiers": "CIK:1"}, "identifier 'CIK:1' has not the form of its scheme"),
        (
            {"id": "four", "name": "Four", "identifiers": "LEI:5493001KJTIIGC8Y1R13"},
            "identifier 'LEI:5493001KJTIIGC8Y1R13' has wrong check digits",
        ),
        (
            {"id": "four", "name": "Four", "identifiers": "ROR:03vek6s51"},
            "identifier 'ROR:03vek6s51' has wrong check digits",
        ),
        (
            {"id": "four", "name": "Four", "type": "club"},
            "unknown type 'club'; take one of company, university, institute, agency, foundation, fund, unit",
        ),
    ],
)
def test_a_wrong_organization_is_named(tmp_path: Path, cells: dict[str, str], what: str) -> None:
    assert faults(tmp_path, "organizations", organization(**cells)) == [
        f"{tmp_path.name}/organizations.tsv, line 5: {what}"
    ]


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ("products", "onevir\ttwovir\t\t", "id 'onevir' is that of line 2, too"),
        ("products", "twovir\ttwovir\tone 1\t", "'one 1' names line 2 ('ONE-1'), too; list it as ambiguous on both"),
        ("products", "twovir\ttwovir\t\tnobody", "originator 'nobody' is the id of no organization"),
        ("technologies", "twox\tTwox\tnobody", "owner 'nobody' is the id of no organization"),
        ("technologies", "twox\tTwox", "2 cells instead of 3; part them by one tab each"),
        ("technologies", "<<<<<<< theirs", "1 cells instead of 3; part them by one tab each"),
        ("changes", "2009\tnobody\tacquired\tone\t\tx", "organization 'nobody' is the id of no organization"),
        ("changes", "2009\tthree\tacquired\tnobody\t\tx", "other 'nobody' is the id of no organization"),
        (
            "changes",
            "2009-02-30\tthree\tacquired\tone\t\tx",
            "date '2009-02-30' is no day, month or year such as 2009-10-15",
        ),
        (
            "changes",
            "2009\tthree\tbought\tone\t\tx",
            "unknown kind of change 'bought'; take one of acquired, merged, renamed, spun-off",
        ),
        ("changes", "2009\tthree\tacquired\t\t\tx", "a change of kind acquired has an other and no name_before"),
        ("changes", "2009\tthree\trenamed\tone\tTrio\tx", "a renamed organization has a name_before and no other"),
        ("changes", "2009\tthree\tacquired\tthree\t\tx", "'three' cannot be its own other"),
        ("changes", "2009\tthree\tacquired\tone\t\t", "give the source of the date"),
        ("changes", "2009\t\trenamed\t\tTrio\tx", "say which organization changed"),
        (
            "changes",
            "2009\tone\tmerged\tthree\t\tx",
            "2009 may be before or after 2009 of line 2; give both to the day",
        ),
        ("parents", "two\tnobody\t\t\t", "parent 'nobody' is the id of no organization"),
        ("parents", "two\t\t\t\t", "say who was part of whom"),
        ("parents", "two\ttwo\t\t\t", "'two' cannot be its own parent"),
        ("parents", "two\tthree\t2001-13\t\tx", "date '2001-13' is no day, month or year such as 2009-10-15"),
        ("parents", "two\tthree\t2002\t2001\tx", "it ends (2001) before it begins (2002)"),
        ("parents", "two\tthree\t2002\t\t", "give the source of the dates"),
        ("parents", "three\ttwo\t2005\t\tx", "begins before the parent of line 2 ends"),
    ],
)
def test_a_wrong_line_of_another_table_is_named(tmp_path: Path, table: str, line: str, what: str) -> None:
    assert faults(tmp_path, table, line) == [f"{tmp_path.name}/{table}.tsv, line 3: {what}"]


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        "organizations",
        organization(id="four", name="Four", parent="nobody", country="XX"),
        organization(id="one", name="Five"),
    )
    assert told[0] == "the registry has 3 faults, nothing of it is applied:"
    assert [line.split(": ")[0][-6:] for line in told[1:]] == ["line 5", "line 5", "line 6"]


def test_what_cannot_be_read_is_told_before_what_follows_from_it(tmp_path: Path) -> None:
    told = faults(tmp_path, "organizations", "four\tFour", organization(id="five", name="Five", parent="four"))
    assert told == [f"{tmp_path.name}/organizations.tsv, line 5: 2 cells instead of 10; part them by one tab each"]


def test_a_long_list_of_faults_is_cut(tmp_path: Path) -> None:
    told = faults(tmp_path, "products", *("\tnameless\t\t" for _ in range(30)))
    assert len(told) == 22
    assert told[-1] == "and 10 more"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (
            b"id\tname\tcolour",
            "unknown column 'colour'; the columns are id, name, aliases, ambiguous, owner, kind, note",
        ),
        (b"id\towner", "no column 'name'; the columns are id, name, aliases, ambiguous, owner, kind, note"),
        (b"id\tname\tname", "a column twice; the columns are id, name, aliases, ambiguous, owner, kind, note"),
        (b"", "unknown column ''; the columns are id, name, aliases, ambiguous, owner, kind, note"),
        (b"id\tname\nx\t\xff", "save the table as UTF-8"),
    ],
)
def test_a_table_that_is_none_is_named(tmp_path: Path, head: bytes, what: str) -> None:
    (tmp_path / "technologies.tsv").write_bytes(head)
    line = 1 + head.count(b"\n")
    with pytest.raises(RegistryError) as refused:
        read_registry(tmp_path)
    assert str(refused.value) == f"{tmp_path.name}/technologies.tsv, line {line}: {what}"


def test_a_folder_without_any_table_is_no_registry(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"holds no registry: give it one of the tables organizations\.tsv"):
        read_registry(tmp_path)


# ---- circles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"), [("parent", "parent"), ("successor", "successor"), ("parent", "successor")]
)
def test_a_circle_of_parents_or_successors_is_shown_with_its_lines(tmp_path: Path, first: str, second: str) -> None:
    told = faults(
        tmp_path,
        "organizations",
        organization(id="four", name="Four", **{first: "five"}),
        organization(id="five", name="Five", **{second: "four"}),
        organization(id="six", name="Six", parent="four"),
    )
    assert told == [
        f"{tmp_path.name}/organizations.tsv, line 6: "
        "parents and successors lead in a circle: five (line 6), four (line 5)"
    ]


def test_a_circle_of_owners_on_one_day_is_shown_with_its_lines(tmp_path: Path) -> None:
    told = faults(tmp_path, "changes", "2010-03\ttwo\tacquired\tthree\t\tx", "2011\tthree\tmerged\tone\t\tx")
    assert told == [
        f"{tmp_path.name}/changes.tsv, line 2: on 2011-01-01 owners lead in a circle: one, two, three; "
        "see changes.tsv line 2, changes.tsv line 3, changes.tsv line 4, parents.tsv line 2"
    ]


def test_a_circle_before_all_dates_is_one(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, "parents", "two\tthree\t\t1999\tx", "three\ttwo\t\t1998\tx")
    assert "on 0001-01-01 owners lead in a circle: three, two; see parents.tsv line 3, parents.tsv line 4" in told


def test_owners_who_change_places_make_no_circle(tmp_path: Path) -> None:
    for name, text in GOOD.items():
        (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    with (tmp_path / "changes.tsv").open("a", encoding="utf-8") as more:
        more.write("2010\tone\tspun-off\ttwo\t\tx\n2011\ttwo\tacquired\tone\t\tx\n")
    assert [change.line for change in read_registry(tmp_path).changes] == [2, 3, 4]


# ---- whatever a file holds ------------------------------------------------------------------------------------------

CELL = st.sampled_from(
    [
        "",
        "one",
        "two",
        "three",
        "2009",
        "2009-02-30",
        "acquired",
        "renamed",
        "|",
        "a | b",
        "x\ty",
        "\r",
        "\0",
        "é",
        "\u2028",
    ]
)
TABLES = st.sampled_from(list(GOOD))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=TABLES, rows=st.lists(st.lists(CELL, max_size=12), max_size=6), tail=st.binary(max_size=8))
def test_a_registry_is_read_or_refused_with_words_whatever_it_holds(
    tmp_path: Path, table: str, rows: list[list[str]], tail: bytes
) -> None:
    for name, text in GOOD.items():
        (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    with (tmp_path / f"{table}.tsv").open("ab") as more:
        more.write("\n".join("\t".join(row) for row in rows).encode() + tail)
    try:
        told = Timeline(read_registry(tmp_path)).owner_on("one", "2010")
    except RegistryError as refused:
        told = str(refused)
    assert told in {"one", "two", "three"} or re.search(r"\.tsv, line \d+: ", told)
