"""Bad input: one clear sentence on stderr, exit 2, the store as it was; one bad file among good ones, exit 1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Demo, Run

BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)),
    "utf16.txt": "Norvane licenses Kestrel technology to Ardent.".encode("utf-16-le"),
    "picture.txt": b"\x89PNG\r\n\x1a\n\x01\xff",
}


def refused(done: Result) -> str:
    """The one sentence that a command refused with, after checking that it is one."""
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    *left_out, sentence = done.stderr.splitlines()
    assert all(line.startswith("Left out ") for line in left_out)
    assert sentence.startswith("Error: ")
    assert sentence.endswith(".")
    return done.stderr


def bytes_below(folder: Path) -> dict[Path, bytes]:
    """Every file of a store but its log and lock, which opening alone may touch."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if not path.name.startswith("LOG")}


@pytest.mark.parametrize("command", ["load", "extract"])
def test_a_missing_file_is_named_and_nothing_is_made(command: str, run: Run, releases: Path, tmp_path: Path) -> None:
    missing = releases / "no-such.txt"
    out = tmp_path / "out"
    option = "--store" if command == "load" else "-o"
    assert str(missing) in refused(run(command, releases / "licence.txt", missing, option, out))
    assert not out.exists()


@pytest.mark.parametrize("command", ["load", "extract"])
def test_a_folder_without_releases_is_named(command: str, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    out = tmp_path / "out"
    assert str(folder) in refused(run(command, folder, "--store" if command == "load" else "-o", out))
    assert not out.exists()


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_text_leaves_the_store_as_it_was(name: str, run: Run, releases: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert run("load", releases, "--store", store).exit_code == 0
    before = bytes_below(store)
    bad = tmp_path / name
    bad.write_bytes(BAD_FILES[name])
    assert str(bad) in refused(run("load", bad, "--store", store))
    assert bytes_below(store) == before
    assert str(bad) in refused(run("extract", bad, "-o", tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_one_bad_file_among_good_ones_is_left_out_and_named(run: Run, releases: Path, tmp_path: Path) -> None:
    bad = releases / "middle.txt"
    bad.write_bytes(BAD_FILES["binary.txt"])
    loaded = run("load", releases, "--store", tmp_path / "store")
    assert loaded.exit_code == 1
    assert "2 releases loaded" in loaded.stdout
    assert str(bad) in loaded.stderr
    assert len(loaded.stderr.splitlines()) == 1

    extracted = run("extract", releases, "-o", tmp_path / "out")
    assert extracted.exit_code == 1
    assert str(bad) in extracted.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["licence.ttl", "purchase.ttl"]


def test_two_files_that_would_overwrite_each_other_are_both_named(run: Run, releases: Path, tmp_path: Path) -> None:
    other = tmp_path / "licence.md"
    other.write_text((releases / "licence.txt").read_text())
    sentence = refused(run("extract", releases / "licence.txt", other, "-o", tmp_path / "out"))
    assert str(other) in sentence
    assert str(releases / "licence.txt") in sentence
    assert not (tmp_path / "out").exists()


def test_a_store_held_by_another_process_is_not_waited_for(run: Run, releases: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert run("load", releases / "licence.txt", "--store", store).exit_code == 0
    program = (
        "import sys; from pathlib import Path; from biopact.graph.store import Store\n"
        "with Store.open(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, store], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert "another process" in refused(run("load", releases, "--store", store))
        assert run("query", "-q", "ASK { ?s ?p ?o }", "--store", store).stdout == "true\n"
    finally:
        holder.communicate("")
    assert run("load", releases, "--store", store).exit_code == 0


@pytest.mark.parametrize(
    "sparql",
    ["SELECT ?a { ?a", "SELECT ?a { ?a nope:b ?c }", "", "DELETE WHERE { ?s ?p ?o }", "ASK { SERVICE <x:y> {} }"],
)
def test_a_query_that_cannot_be_asked_is_explained(sparql: str, run: Run, demo: Demo) -> None:
    refused(run("query", "-q", sparql, "--store", demo.store))


@pytest.mark.parametrize(
    "arguments",
    [["query", "-q", "ASK {}"], ["query", "deals"], ["export"], ["rank"], ["explore", "-o", "x.html"], ["validate"]],
    ids=" ".join,
)
def test_a_store_that_is_not_there_is_neither_read_nor_made(arguments: list[str], run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert str(missing) in refused(run(*arguments, "--store", missing))
    assert not missing.exists()


def test_a_folder_of_other_things_is_never_taken_for_a_store(run: Run, releases: Path) -> None:
    before = bytes_below(releases)
    assert str(releases) in refused(run("load", releases, "--store", releases))
    assert bytes_below(releases) == before


def test_an_unknown_named_query_is_answered_with_the_known_ones(run: Run, demo: Demo) -> None:
    assert "deals" in refused(run("query", "dealz", "--store", demo.store))


def test_a_query_file_that_is_missing_is_named(run: Run, demo: Demo) -> None:
    assert "no-such.rq" in refused(run("query", "-f", "no-such.rq", "--store", demo.store))


def test_showing_what_is_neither_file_nor_packaged_release_is_explained(run: Run, tmp_path: Path) -> None:
    assert "no-such-release" in refused(run("show", "no-such-release"))
    assert str(tmp_path) in refused(run("show", tmp_path))


def test_a_place_that_cannot_be_written_is_named(run: Run, demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "page.html"
    assert str(target) in refused(run("explore", "-o", target, "--store", demo.store))


@pytest.mark.parametrize("base", ["", "deals", "https://deals.example/id", "https://deals.example/a b/", "/id/"])
def test_a_base_that_is_no_namespace_is_an_error_of_usage(base: str, run: Run, releases: Path, tmp_path: Path) -> None:
    done = run("extract", releases, "-o", tmp_path / "out", "--base", base)
    assert done.exit_code == 2
    assert "ends in / or #" in done.stderr
    assert not (tmp_path / "out").exists()
