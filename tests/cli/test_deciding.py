"""`biopact decide`: what a person decides is checked, written whole, and told when it matches nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from biopact.graph.store import Store
from biopact.resolution.decisions import HEADER, Kind, read_decisions
from tests.cli.conftest import Run

NORVANE, ARDENT = "organization/norvane-therapeutics", "organization/ardent-pharma"
MADE = ("--why", "both name one company", "--who", "Jo Doe", "--when", "2026-03-04")


def payments(store: Path) -> list[tuple[str, str]]:
    """Nodes below the base and amounts of all sums."""
    with Store.open(store, read_only=True) as opened:
        rows = opened.query("SELECT ?p ?a { ?p <https://w3id.org/biopact/ontology#amount> ?a } ORDER BY ?a")
        assert isinstance(rows, QuerySolutions)
        return [(row["p"].value.removeprefix("https://w3id.org/biopact/id/"), row["a"].value) for row in rows]


def test_a_decision_is_written_beside_the_store_with_who_when_and_why(run: Run, store: Path, file: Path) -> None:
    done = run("decide", "same-as", NORVANE, ARDENT, *MADE, "--store", store)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{file}, line 2: same-as {NORVANE} {ARDENT} (Jo Doe, 2026-03-04): both name one company\n"
    assert (
        file.read_text()
        == f"{HEADER}\nsame-as\t{NORVANE}\t{ARDENT}" + "\t" * 5 + "Jo Doe\t2026-03-04\tboth name one company\n"
    )


def test_every_kind_can_be_decided(run: Run, store: Path, file: Path) -> None:
    (payment, amount), *_ = payments(store)
    for words in (
        ["same-as", NORVANE, ARDENT, "--in", "licence"],
        ["not-same-as", NORVANE, ARDENT],
        ["identify", NORVANE, ARDENT, "--in", "release/purchase", "--force"],
        ["rename", NORVANE, "Norvane  Bio"],
        ["correct", payment, "amount", amount, "7"],
        ["reject", payment],
        ["confirm", payments(store)[1][0]],
    ):
        done = run("decide", *words, *MADE, "--store", store)
        assert done.exit_code == 0, done.output
    decisions = read_decisions(file)
    assert {it.kind for it in decisions} == set(Kind)
    assert [it.new for it in decisions.labels.values()] == ["Norvane Bio"]


def test_who_and_when_are_known_without_being_said(
    run: Run, store: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIOPACT_WHO", "ana")
    assert run("decide", "rename", NORVANE, "Norvane", "--why", "short", "--store", store).exit_code == 0
    monkeypatch.delenv("BIOPACT_WHO")
    monkeypatch.setenv("LOGNAME", "bo")
    assert run("decide", "rename", ARDENT, "Ardent", "--why", "short", "--store", store).exit_code == 0
    assert {it.who for it in read_decisions(file)} == {"ana", "bo"}
    assert all(it.when >= "2026-01-01" for it in read_decisions(file))


def test_another_file_can_be_named(run: Run, store: Path, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "others" / "mine.tsv"
    assert run("decide", "rename", NORVANE, "N", *MADE, "--store", store, "--decisions", other).exit_code == 0
    assert len(read_decisions(other)) == 1
    assert not file.exists()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["reject", "claim/licence/0"], "There is no claim/licence/0 in the store"),
        (["same-as", NORVANE, "organization/nobody"], "There is no organization/nobody in the store"),
        (["same-as", NORVANE, ARDENT, "--in", "purchase"], f"There is no {NORVANE} in release/purchase"),
        (["identify", NORVANE, ARDENT], f"{NORVANE} is not undisclosed: use same-as"),
        (["correct", "release/licence", "issued", "2020-01-01", "2021"], "release/licence has no issued 2020-01-01"),
        (["correct", NORVANE, "amount", "1", "2"], "an organization has no amount, but a payment has"),
        (
            ["correct", NORVANE, "subsidiaryOf", "", "organization/nobody"],
            "There is no organization/nobody in the store",
        ),
        (["reject", "Norvane Therapeutics"], "node 'Norvane Therapeutics' is no node"),
    ],
)
def test_what_matches_nothing_is_refused_with_a_sentence(
    run: Run, store: Path, file: Path, words: list[str], what: str
) -> None:
    done = run("decide", *words, *MADE, "--store", store)
    assert (done.exit_code, done.stdout) == (2, "")
    assert what in done.stderr
    assert "Traceback" not in done.stderr
    assert not file.exists()


def test_force_writes_what_matches_nothing_and_it_is_told_ever_after(run: Run, store: Path, file: Path) -> None:
    done = run("decide", "reject", "claim/licence/0", *MADE, "--store", store, "--force")
    told = "Decisions that match nothing in the store, kept all the same: 1.\n  line 2: reject claim/licence/0 (Jo"
    assert done.exit_code == 0
    assert done.stderr.startswith(told)
    assert run("decide", "rename", NORVANE, "N", *MADE, "--store", store).stderr.startswith(told)
    assert len(read_decisions(file)) == 2


def test_without_a_store_only_force_decides(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "none.store"
    assert run("decide", "reject", "claim/a/0", *MADE, "--store", store).exit_code == 2
    assert run("decide", "reject", "claim/a/0", *MADE, "--store", store, "--force").exit_code == 0
    assert len(read_decisions(tmp_path / "none.decisions.tsv")) == 1
    assert not store.exists()


def test_what_contradicts_an_earlier_decision_is_refused_with_both(run: Run, store: Path, file: Path) -> None:
    run("decide", "same-as", NORVANE, ARDENT, *MADE, "--store", store)
    before = file.read_bytes()
    done = run("decide", "not-same-as", NORVANE, ARDENT, *MADE, "--store", store)
    assert done.exit_code == 2
    assert f"  line 2: same-as {NORVANE} {ARDENT}" in done.stderr
    assert f"  new: not-same-as {NORVANE} {ARDENT}" in done.stderr
    assert file.read_bytes() == before


def test_the_same_decision_again_is_no_second_line(run: Run, store: Path, file: Path) -> None:
    run("decide", "rename", NORVANE, "N", *MADE, "--store", store)
    before = file.read_bytes()
    done = run("decide", "rename", NORVANE, "N", "--why", "again", "--store", store)
    assert (done.exit_code, done.stdout) == (0, f"{file} says so already.\n")
    assert file.read_bytes() == before


def test_what_a_person_wrote_in_the_file_stays(run: Run, store: Path, file: Path) -> None:
    file.write_text(f"# by hand\n\n{HEADER}\n# end, without a line end")
    assert run("decide", "rename", NORVANE, "N", *MADE, "--store", store).exit_code == 0
    assert file.read_text().startswith(f"# by hand\n\n{HEADER}\n# end, without a line end\nrename\t{NORVANE}\t")
    assert run("decide", "undo", "--store", store).exit_code == 0
    assert file.read_text() == f"# by hand\n\n{HEADER}\n# end, without a line end\n"


def test_a_file_that_is_wrong_is_not_written_to(run: Run, store: Path, file: Path) -> None:
    file.write_text("what is this\n")
    done = run("decide", "rename", NORVANE, "N", *MADE, "--store", store)
    assert done.exit_code == 2
    assert f"{file}, line 1: the header is missing" in done.stderr
    assert file.read_text() == "what is this\n"


def test_undo_takes_back_the_last_decision_or_the_line_named(run: Run, store: Path, file: Path) -> None:
    for label, node in (("N", NORVANE), ("A", ARDENT)):
        run("decide", "rename", node, label, *MADE, "--store", store)
    run("decide", "reject", payments(store)[0][0], *MADE, "--store", store)
    assert run("decide", "undo", "2", "--store", store).stdout.startswith(f"Taken back: rename {NORVANE} N (Jo Doe")
    assert run("decide", "undo", "--store", store).stdout.startswith("Taken back: reject payment/")
    assert [it.new for it in read_decisions(file)] == ["A"]
    for words in (["7"], []):
        run("decide", "undo", "--store", store)
        done = run("decide", "undo", *words, "--store", store)
        assert done.exit_code == 2
        assert "There is no decision in" in done.stderr


def test_the_list_tells_what_matches(run: Run, store: Path) -> None:
    run("decide", "rename", NORVANE, "N", *MADE, "--store", store)
    run("decide", "reject", "claim/licence/0", *MADE, "--store", store, "--force")
    rows = json.loads(run("decide", "list", "--store", store, "--format", "json").stdout)
    assert [(row["line"], row["decision"], row["matches"]) for row in rows] == [
        ("2", "rename", "yes"),
        ("3", "reject", "no"),
    ]
    assert "Jo Doe" in run("decide", "list", "--store", store).stdout


def test_control_characters_and_line_ends_in_words_do_no_harm(run: Run, store: Path, file: Path) -> None:
    done = run("decide", "rename", NORVANE, "N", "--why", "a\tb\nc", "--who", "Jo", "--store", store)
    assert done.exit_code == 0
    assert [it.why for it in read_decisions(file)] == ["a b c"]
    assert run("decide", "rename", ARDENT, "\x1b[2J", *MADE, "--store", store).exit_code == 2
    assert len(read_decisions(file)) == 1


def test_a_file_is_written_whole_or_left_as_it_was(
    run: Run, store: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("decide", "rename", NORVANE, "N", *MADE, "--store", store)
    before = file.read_bytes()

    def full(self: Path, target: object) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        done = run("decide", "rename", ARDENT, "A", *MADE, "--store", store)
    assert done.exit_code == 2
    assert "cannot be written (No space left on device); choose another place with --decisions." in done.stderr
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".tmp"] == []


def test_nobody_decides_while_another_does(run: Run, store: Path, file: Path) -> None:
    with Store.open(store):
        done = run("decide", "rename", NORVANE, "N", *MADE, "--store", store)
    assert done.exit_code == 2
    assert not file.exists()


def test_the_file_behind_a_link_is_written_and_the_link_stays(
    run: Run, store: Path, file: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "shared.tsv"
    shared.write_text(f"{HEADER}\n")
    file.symlink_to(shared)
    run("decide", "rename", NORVANE, "N", *MADE, "--store", store)
    assert file.is_symlink()
    assert len(read_decisions(shared)) == 1


def test_nodes_below_another_base_are_written_as_short(run: Run, releases: Path, tmp_path: Path) -> None:
    store, base = tmp_path / "own.store", ("--base", "https://deals.example/id/")
    assert run("load", releases, "--store", store, *base).exit_code == 0
    assert run("decide", "rename", NORVANE, "N", *MADE, "--store", store).exit_code == 2
    done = run("decide", "rename", NORVANE, "N", *MADE, "--store", store, *base)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"\nrename\t{NORVANE}\t" in (tmp_path / "own.decisions.tsv").read_text()
    keys = ("--kind", "claims", "--below", "1", *MADE[2:], "--store", store, *base)
    assert run("review", *keys, stdin="nq").exit_code == 0
    assert "\nreject\tdeal/" in (tmp_path / "own.decisions.tsv").read_text()
    done = run("load", releases, "--store", store, *base)
    assert (done.exit_code, done.stderr) == (0, "")
