"""A file of decisions is read whole or refused whole, with every line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from biopact.errors import DecisionError
from biopact.ontology.terms import BASE
from biopact.resolution.decisions import (
    COLUMNS,
    HEADER,
    PROPERTIES,
    Decision,
    Form,
    Kind,
    decisions_in,
    read_decisions,
    sentence,
    write_line,
)

FIRST = {"who": "Jo Doe", "when": "2026-03-04", "why": "both name one company"}


def line(decision: str, node: str, **cells: str) -> str:
    given = {"decision": decision, "node": node, **FIRST, **cells}
    return "\t".join(given.get(column, "") for column in COLUMNS)


def file(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines, ""]).encode()


def refusal(content: bytes) -> list[str]:
    with pytest.raises(DecisionError) as refused:
        decisions_in(content, "d.tsv")
    return str(refused.value).splitlines()[1:]


SAME = line("same-as", "organization/norvane", other="organization/norvane-therapeutics")
EVERY = (
    SAME,
    line("same-as", "organization/merck", other="organization/merck-co", release="release/2010%20a"),
    line("not-same-as", "organization/merck", other="organization/merck-kgaa"),
    line("identify", "target/undisclosed-1", other="target/her2"),
    line("rename", "organization/norvane", new="Norvane Therapeutics"),
    line("correct", "payment/a/b/1", property="amount", old="25000000", new="2500000.50"),
    line("correct", "deal/a", property="licensor", old="organization/x", new="https://example.org/y"),
    line("correct", "deal/a", property="exclusive", new="true", release="release/a"),
    line("reject", "claim/a/0123456789abcdef"),
    line("confirm", "deal/b"),
)


def test_every_kind_of_decision_is_read_with_who_when_and_why() -> None:
    found = decisions_in(file(*EVERY), "d.tsv")
    assert {it.kind for it in found} == set(Kind)
    assert {(it.who, it.when, it.why) for it in found} == {tuple(FIRST.values())}
    assert [it.line for it in found.all if it.kind is Kind.IDENTIFY] == [5]


def test_lookups_give_what_each_room_asks_for() -> None:
    found = decisions_in(file(*EVERY), "d.tsv")
    merck, kgaa = BASE + "organization/merck", BASE + "organization/merck-kgaa"
    assert [(pair.node, pair.other, pair.release) for pair in found.different] == [(merck, kgaa, None)]
    assert {pair.release for pair in found.same} == {None, BASE + "release/2010%20a"}
    assert BASE + "target/her2" in {pair.other for pair in found.same}
    assert found.labels[BASE + "organization/norvane"].new == "Norvane Therapeutics"
    assert set(found.rejected) == {BASE + "claim/a/0123456789abcdef"}
    assert set(found.confirmed) == {BASE + "deal/b"}
    (amount,) = found.corrected[BASE + "payment/a/b/1"]
    assert (amount.property, amount.old, amount.new) == ("amount", "25000000", "2500000.5")
    assert {it.new for it in found.corrected[BASE + "deal/a"]} == {"https://example.org/y", "true"}


def test_comments_blank_lines_a_second_header_and_line_ends_of_windows_mean_nothing() -> None:
    content = b"\xef\xbb\xbf# by hand\r\n\r\n" + "\r\n".join([HEADER, SAME, "", HEADER, "# end", EVERY[2]]).encode()
    assert decisions_in(content, "d.tsv") == decisions_in(file(SAME, EVERY[2]), "d.tsv")


def test_a_file_that_is_not_there_decides_nothing(tmp_path: Path) -> None:
    assert len(read_decisions(tmp_path / "none.tsv")) == 0


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="cannot be read"):
        read_decisions(tmp_path)


def test_all_errors_come_at_once_each_with_file_and_line() -> None:
    content = (
        file(SAME, line("same", "organization/a"), "too\tfew", EVERY[4]) + b"\xff\n" + line("reject", "x").encode()
    )
    assert [problem.partition(": ")[0] for problem in refusal(content)] == [f"d.tsv, line {n}" for n in (3, 4, 6, 7)]


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (line("same", "organization/a"), "'same' is no decision; use one of same-as, not-same-as"),
        (line("reject", "Amgen Inc."), "node 'Amgen Inc.' is no node"),
        (line("reject", "claims/a"), "node 'claims/a' is no node"),
        (line("reject", ""), "node is empty"),
        (line("reject", "claim/a", why=""), "why is empty"),
        (line("reject", "claim/a", who=""), "who is empty"),
        (line("reject", "claim/a", when="4 March 2026"), "when '4 March 2026' is no date such as 2026-03-04"),
        (line("reject", "claim/a", when="2026-02-30"), "when '2026-02-30' is no date"),
        (line("reject", "claim/a", when="20260304"), "when '20260304' is no date"),
        (line("reject", "organization/a"), "reject is not said of an organization but of one of claim, deal"),
        (line("reject", "claim/a", new="b"), "reject takes no new"),
        (line("same-as", "organization/a"), "other is empty"),
        (line("same-as", "organization/a", other="organization/a"), "node and other are the same"),
        (line("same-as", "organization/a", other="person/a"), "one is an organization and the other a person"),
        (line("same-as", "release/a", other="release/b"), "same-as is not said of a release"),
        (line("same-as", "target/a", other="target/b", release="deal/c"), "the release is a deal"),
        (line("rename", "organization/a"), "new is empty"),
        (line("correct", "deal/a", new="b"), "property is empty"),
        (line("correct", "deal/a", property="price", new="1"), "property 'price' cannot be corrected; use one of"),
        (line("correct", "deal/a", property="amount", new="1"), "a deal has no amount, but a payment has"),
        (line("correct", "payment/a", property="amount", new="$1,000"), "new value '$1,000': give a number"),
        (line("correct", "payment/a", property="amount", old="1.0", new="1"), "the old value and the new one are"),
        (line("correct", "event/a", property="date", new="2009-13"), "new value '2009-13': there is no date"),
        (line("correct", "deal/a", property="dealKind", new="loan"), "new value 'loan': give one of license, option"),
        (line("correct", "deal/a", property="licensee", new="deal/b"), "give a node such as organization/some-name"),
        (line("correct", "deal/a", property="exclusive", new="yes"), "give one of true, false"),
        (line("reject", "claim/a", why="\x1b[2J"), "there is a control character in why"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(wrong: str, what: str) -> None:
    (problem,) = refusal(file(SAME, wrong))
    assert problem.startswith("d.tsv, line 3: ")
    assert what in problem


def test_a_file_without_its_header_says_so() -> None:
    assert refusal(SAME.encode()) == [
        f"d.tsv, line 1: the header is missing; begin with {', '.join(COLUMNS)}, parted by tabs"
    ]


def test_a_file_of_something_else_gives_a_list_that_ends() -> None:
    problems = refusal(HEADER.encode() + b"\n" + b"x\n" * 5000)
    assert len(problems) == 101
    assert problems[-1] == "and 4900 more"


def test_a_decision_is_written_as_it_is_read() -> None:
    for one in EVERY:
        (found,) = decisions_in(file(one), "d.tsv")
        assert write_line(found) == one.replace("2500000.50", "2500000.5")


def test_a_decision_reads_as_a_sentence() -> None:
    (found,) = decisions_in(file(EVERY[7]), "d.tsv")
    assert sentence(found) == (
        "correct deal/a exclusive (nothing) to true in release/a (Jo Doe, 2026-03-04): both name one company"
    )


def test_nodes_stand_below_the_base_in_use() -> None:
    (found,) = decisions_in(file(SAME), "d.tsv", "https://deals.example/id/")
    assert found.node == "https://deals.example/id/organization/norvane"
    assert write_line(found, "https://deals.example/id/") == SAME


def test_what_can_be_corrected_says_what_it_leads_to() -> None:
    for name, it in PROPERTIES.items():
        assert (it.form is Form.CODE) == (it.codes is not None), name
        assert (it.form is Form.NODE) == bool(it.leads_to), name


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
SLUG = st.from_regex(r"[a-z0-9][a-z0-9%-]{0,8}", fullmatch=True)


@given(who=TEXT, why=TEXT, label=TEXT, slug=SLUG)
def test_whatever_words_are_used_they_come_back(who: str, why: str, label: str, slug: str) -> None:
    decision = Decision(Kind.RENAME, f"{BASE}organization/{slug}", who, "2026-03-04", why, new=label)
    assert decisions_in(file(write_line(decision)), "d.tsv").all == (decision,)


def problems_of(content: bytes) -> list[str]:
    """What is wrong with a file, each problem in a line that begins with the file or shows one of its lines."""
    try:
        decisions_in(content, "d.tsv")
    except DecisionError as error:
        return str(error).splitlines()[1:]
    return []


@given(st.binary(max_size=200))
@example(b"\x00\t" * 10)
def test_any_bytes_give_decisions_or_one_clean_error(content: bytes) -> None:
    for start in (b"", HEADER.encode() + b"\n", file(SAME)):
        assert all(said.startswith("d.tsv, line ") for said in problems_of(start + content))


CELL = st.sampled_from(
    ["", "organization/a", "organization/b", "deal/a", "amount", "date", "1", "release/r", "\r", "é"]
)


@given(st.lists(st.tuples(st.sampled_from([*Kind, "x"]), st.lists(CELL, min_size=6, max_size=6)), max_size=6))
def test_any_cells_give_decisions_or_one_clean_error(rows: list[tuple[str, list[str]]]) -> None:
    lines = ["\t".join([kind, *cells, "Jo", "2026-03-04", "so"]) for kind, cells in rows]
    assert all(said.startswith(("d.tsv", "  line ")) for said in problems_of(file(*lines)))
