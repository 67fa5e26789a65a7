"""Loading: nothing is read twice, nothing is lost, and what cannot be loaded is kept with its reason."""

from __future__ import annotations

import gzip
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from biopact.commands import problems
from biopact.graph import queries
from biopact.graph.canonical_hash import canonical_hash
from biopact.graph.store import Store
from biopact.resolution.registry import registry
from tests.cli.conftest import Run
from tests.cli.test_bad_input import bytes_below

TEXT = """\
Norvane Licenses Kestrel Technology to Ardent Pharma

BOSTON, {day} -- Norvane Therapeutics, Inc. today announced that it has granted Ardent Pharma Ltd. an exclusive
worldwide license to its NV-301 antibody. Under the agreement, Ardent Pharma will pay Norvane Therapeutics
${sum} million upfront.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Three releases in a folder."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(1, 4):
        (folder / f"{number}.txt").write_text(TEXT.format(day=f"May {number}, 2012", sum=number))
    return folder


def _summary(run: Run, *arguments: object) -> dict[str, object]:
    done = run("load", *arguments, "--json")
    assert done.exit_code in (0, 1), done.output
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def _hash(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return canonical_hash(store)


def test_what_was_read_is_not_read_again_unless_it_changed(run: Run, news: Path, tmp_path: Path) -> None:
    store = tmp_path / "deals"
    first = _summary(run, news, "--store", store)
    assert (first["releases"], first["unchanged"], first["deals"]) == (3, 0, 3)
    before = _hash(store)
    again = _summary(run, news, "--store", store)
    assert (again["releases"], again["unchanged"]) == (0, 3)
    assert _hash(store) == before
    (news / "2.txt").write_text(TEXT.format(day="May 2, 2012", sum=99))
    changed = _summary(run, news, "--store", store)
    assert (changed["releases"], changed["unchanged"]) == (1, 2)
    assert _hash(store) != before
    (news / "2.txt").write_text(TEXT.format(day="May 2, 2012", sum=2))
    assert _summary(run, news, "--store", store, "--again")["releases"] == 3
    assert _hash(store) == before


def test_where_nothing_changed_nothing_is_written_and_a_decision_is_a_change(
    run: Run, news: Path, tmp_path: Path
) -> None:
    store = tmp_path / "deals"
    assert run("load", news, "--store", store).exit_code == 0
    before = bytes_below(store)
    again = _summary(run, news, "--store", store)
    assert again["unchanged"] == 3
    assert bytes_below(store) == before
    decided = run(
        "decide", "rename", "organization/norvane-therapeutics", "Norvane", "--why", "short", "--store", store
    )
    assert decided.exit_code == 0
    (tmp_path / "deals.decisions.tsv").unlink()
    assert run("load", news, "--store", store).exit_code == 0
    assert bytes_below(store) != before
    with Store.open(store, read_only=True) as opened:
        labels = {thing.label for thing in queries.things(opened) if thing.kind == "Organization"}
    assert "Norvane" not in labels


def test_a_release_comes_by_standard_input(run: Run, tmp_path: Path) -> None:
    text = TEXT.format(day="May 4, 2012", sum=4)
    done = run("load", "-", "--store", tmp_path / "deals", stdin=text)
    assert done.stdout.endswith(f"1 release loaded into {tmp_path / 'deals'}.\n")
    with Store.open(tmp_path / "deals", read_only=True) as store:
        assert [release.iri.rpartition("/")[2] for release in store.releases()] == ["stdin"]


def test_progress_is_shown_on_a_terminal_only(news: Path, tmp_path: Path) -> None:
    program = "from biopact.cli import main; from biopact.commands import loading; loading._EVERY = 0; main()"
    command = [sys.executable, "-c", program, "load", str(news), "--workers", "1", "--store"]
    ours, theirs = pty.openpty()
    subprocess.run([*command, str(tmp_path / "a")], stderr=theirs, stdout=subprocess.DEVNULL, check=True)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert re.search(r"\r\x1b\[K[23] of 3 files · 3 releases · \d deals? · [\d,]+/s · \d+ s left", shown), shown
    assert shown.endswith("\r\x1b[K")
    quiet = subprocess.run([*command, str(tmp_path / "b")], capture_output=True, check=True)
    assert quiet.stderr == b""


def test_another_registry_reads_anew(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, registry_folder: Path
) -> None:
    store = tmp_path / "deals"
    assert run("load", news, "--store", store).exit_code == 0
    monkeypatch.setenv("BIOPACT_REGISTRY", str(registry_folder))
    environment = {**os.environ, "BIOPACT_REGISTRY": str(registry_folder)}
    command = [sys.executable, "-c", "from biopact.cli import main; main()", "load", str(news), "--store", str(store)]
    done = subprocess.run([*command, "--json"], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["releases"] == 3


@pytest.fixture
def registry_folder(tmp_path: Path) -> Path:
    """A registry that knows nothing."""
    shipped = Path(__file__).parents[2] / "seeds" / "registry" / "organizations.tsv"
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / shipped.name).write_text(shipped.read_text().partition("\n")[0] + "\n")
    return folder


def test_a_registry_with_faults_is_named_before_anything_is_read(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, registry_folder: Path
) -> None:
    monkeypatch.setenv("BIOPACT_REGISTRY", str(registry_folder / "nowhere"))
    registry.cache_clear()
    done = run("load", news, "--store", tmp_path / "deals")
    registry.cache_clear()
    assert done.exit_code == 2
    assert "BIOPACT_REGISTRY" in done.stderr
    assert not (tmp_path / "deals").exists()


def test_a_dry_run_reads_and_writes_nothing(run: Run, news: Path, tmp_path: Path) -> None:
    found = _summary(run, news, "--store", tmp_path / "deals", "--dry-run")
    assert (found["releases"], found["deals"], found["joined"]) == (3, 3, None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]


def test_what_cannot_be_loaded_is_in_the_status_until_it_can_be(run: Run, news: Path, tmp_path: Path) -> None:
    store = tmp_path / "deals"
    packed = news / "4.jsonl.gz"
    packed.write_bytes(gzip.compress(b'{"id": "four", "text": ""}\n{"id": "five", "text": "Five."}\n'))
    (news / "6.txt").write_bytes(b"\0")
    first = run("load", news, "--store", store)
    assert first.exit_code == 1
    assert f"{packed}:1: has no text" in first.stderr
    status = run("status", "--store", store)
    assert re.search(r"documents not loaded +2\n", status.stdout)
    assert f"Not loaded: {news / '6.txt'}: holds null bytes" in status.stdout
    packed.write_bytes(gzip.compress(b'{"id": "four", "text": "Four."}\n'))
    assert run("load", packed, "--store", store).exit_code == 0
    assert list(problems.problems(tmp_path / "deals.problems.json")) == [str(news / "6.txt")]
    (news / "6.txt").write_text("Six.")
    assert run("load", news, "--store", store).exit_code == 0
    assert not (tmp_path / "deals.problems.json").exists()


def test_two_documents_of_one_name_are_not_mixed_up(run: Run, news: Path, tmp_path: Path) -> None:
    (news / "deeper").mkdir()
    (news / "deeper" / "1.txt").write_text("Another text.")
    (news / "deeper" / "2.txt").write_bytes((news / "2.txt").read_bytes())
    done = run("load", news, "--store", tmp_path / "deals")
    assert done.exit_code == 1
    assert "another document of this run has this name already" in done.stderr
    assert "3 releases loaded" in done.stdout


def test_columns_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("key,long\nr1,A text of a release.\n")
    done = run(
        "load", tmp_path / "a.csv", "--field", "text=long", "--field", "identifier=key", "--store", tmp_path / "s"
    )
    assert done.exit_code == 0
    refused = run("load", tmp_path / "a.csv", "--field", "body=long")
    assert refused.exit_code == 2
    assert "give FIELD=COLUMN, where FIELD is one of identifier, text" in refused.stderr


def test_the_same_release_on_two_wires_is_counted_and_shown_as_one(run: Run, news: Path, tmp_path: Path) -> None:
    store = tmp_path / "deals"
    for number, day in ((1, "May 1, 2012"), (2, "May 2, 2012 (BUSINESS WIRE)")):
        text = f"---\nsource: https://wire{number}.example/a\n---\n" + TEXT.format(day=day, sum=40)
        (news / f"wire{number}.md").write_text(text)
    assert run("load", news, "--store", store).exit_code == 0
    counted = run("status", "--store", store).stdout.splitlines()
    (copies,) = (line.split()[-1] for line in counted if "of these one with another" in line)
    assert copies == "1"
    rows = run("query", "releases", "--format", "csv", "--store", store).stdout.splitlines()
    assert len(rows) == 1 + 4
    assert sum("https://wire1.example/a https://wire2.example/a" in row for row in rows) == 1
