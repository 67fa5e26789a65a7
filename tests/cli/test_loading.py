"""`load` in several processes, `unload`, `refresh` and `status`: the same releases give the same store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Quad
from pyoxigraph import Store as Inner

from biopact.commands.packaged import releases as packaged
from biopact.loaders.engines.local import processes
from tests.cli.conftest import Run

AMGEN = [path for stem, path in packaged().items() if "amgen" in stem]


def figures(run: Run, store: Path, *options: str) -> dict[str, str]:
    done = run("status", "--store", store, *options)
    assert done.exit_code == 0, done.output
    return dict(line.rsplit(maxsplit=1) for line in done.stdout.splitlines()[1:])


def hashed(run: Run, store: Path) -> str:
    return figures(run, store, "--hash")["SHA-256 of the canonical form"]


# ---- load ----------------------------------------------------------------------------------------------------------


def test_any_number_of_processes_gives_the_same_store(run: Run, tmp_path: Path) -> None:
    hashes = set()
    for workers in (1, 2, 8):
        store = tmp_path / str(workers)
        done = run("load", *AMGEN[:3], "--workers", workers, "--store", store)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "3 releases loaded" in done.stdout
        hashes.add(hashed(run, store))
    assert len(hashes) == 1


def test_loading_twice_or_in_parts_gives_the_same_store(run: Run, tmp_path: Path) -> None:
    for paths in (AMGEN, AMGEN):
        assert run("load", *paths, "--store", tmp_path / "twice").exit_code == 0
    for path in reversed(AMGEN):
        assert run("load", path, "--store", tmp_path / "parts").exit_code == 0
    assert hashed(run, tmp_path / "twice") == hashed(run, tmp_path / "parts")


def test_loading_says_what_was_joined(run: Run, tmp_path: Path) -> None:
    printed = run("load", *AMGEN, "--store", tmp_path / "store").stdout
    found = figures(run, tmp_path / "store")
    assert f"{found['nodes joined with others']} nodes joined with others; " in printed
    assert int(found["nodes joined with others"]) > 10
    assert int(found["releases"]) == len(AMGEN)


def test_a_bad_file_among_good_ones_is_named_in_any_number_of_processes(
    run: Run, releases: Path, tmp_path: Path
) -> None:
    (releases / "bad.txt").write_bytes(b"\x00")
    done = run("load", releases, "--workers", 2, "--store", tmp_path / "store")
    assert done.exit_code == 1
    assert "2 releases loaded" in done.stdout
    assert "bad.txt: holds null bytes" in done.stderr


DYING = """\
import os
from biopact.loaders.engines import local
from biopact.loaders.ingest import ReadRelease
from biopact.loaders.sources import Unreadable
from biopact.text import Release

def read_one(release, base):
    if release.identifier == "deadly":
        os._exit(1)
    return ReadRelease(base + release.identifier, "", "")

def read_shard(shard, base):
    return tuple(read_one(release, base) for release in shard)

local.read_one, local.read_shard = read_one, read_shard

if __name__ == "__main__":
    names = ["a", "b", "deadly", "c", "d", "e", "f", "g"]
    for outcome in local.read_in_processes([(Release(name, name),) for name in names], "x:", 2):
        for found in outcome:
            print(found.reason if isinstance(found, Unreadable) else found.iri)
"""


def test_a_release_at_which_a_process_dies_is_named_and_the_others_are_read_in_order(tmp_path: Path) -> None:
    script = tmp_path / "dying.py"
    script.write_text(DYING)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    first, second, died, *rest = done.stdout.splitlines()
    assert (first, second, rest) == ("x:a", "x:b", [f"x:{name}" for name in "cdefg"])
    assert died.startswith("deadly: ended the process that read it")


def test_whatever_goes_wrong_with_one_file_the_others_are_read(run: Run, releases: Path, tmp_path: Path) -> None:
    # An identifier that no IRI can hold: half of a surrogate pair, which a file system may give as a name.
    (releases / b"odd\xff.txt".decode("utf-8", "surrogateescape")).write_text("Norvane licenses.")
    done = run("load", releases, "--store", tmp_path / "store")
    assert done.exit_code == 1
    assert "2 releases loaded" in done.stdout
    assert "Left out" in done.stderr


@pytest.mark.parametrize("files", [1, 39, 79])
def test_few_files_are_not_worth_a_second_process(files: int) -> None:
    assert processes(files) == 1


# ---- unload --------------------------------------------------------------------------------------------------------


def test_a_release_that_was_taken_out_leaves_no_trace(run: Run, releases: Path, tmp_path: Path) -> None:
    licence, purchase = releases / "licence.txt", releases / "purchase.txt"
    run("load", licence, "--store", tmp_path / "one")
    run("load", licence, purchase, "--store", tmp_path / "both")
    done = run("unload", "purchase", "--store", tmp_path / "both")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"1 release taken out of {tmp_path / 'both'}." in done.stdout
    assert hashed(run, tmp_path / "both") == hashed(run, tmp_path / "one")
    assert "purchase" not in run("query", "releases", "--store", tmp_path / "both").stdout


def test_nothing_is_taken_out_if_a_release_is_not_there(run: Run, releases: Path, tmp_path: Path) -> None:
    run("load", releases, "--store", tmp_path / "store")
    before = hashed(run, tmp_path / "store")
    done = run("unload", "licence", "unheard-of", "--store", tmp_path / "store")
    assert done.exit_code == 2
    assert done.stderr == (
        "Error: Nothing was taken out, for the store has no release unheard-of: "
        "`biopact query releases` lists what it has.\n"
    )
    assert hashed(run, tmp_path / "store") == before


# ---- refresh and status --------------------------------------------------------------------------------------------


def test_a_decision_written_by_hand_is_applied_by_refresh(run: Run, releases: Path, tmp_path: Path) -> None:
    store = tmp_path / "biopact.store"
    run("load", releases, "--store", store)
    before = hashed(run, store)
    decided = (
        "organization/belmont-biologics",
        "Belmont",
        "--why",
        "its own name",
        "--who",
        "Jo",
        "--when",
        "2026-03-04",
    )
    assert run("decide", "rename", *decided, "--store", store).exit_code == 0
    after, file = hashed(run, store), tmp_path / "biopact.decisions.tsv"
    assert after != before
    kept = file.read_text()
    file.unlink()
    assert run("refresh", "--store", store).exit_code == 0
    assert hashed(run, store) == before
    file.write_text(kept)
    assert run("refresh", "--store", store).exit_code == 0
    assert hashed(run, store) == after
    assert figures(run, store)["decisions"] == "1"


def test_decisions_survive_a_store_that_is_deleted_and_filled_anew(run: Run, releases: Path, tmp_path: Path) -> None:
    store = tmp_path / "biopact.store"
    run("load", releases, "--store", store)
    decided = (
        "organization/belmont-biologics",
        "Belmont",
        "--why",
        "its own name",
        "--who",
        "Jo",
        "--when",
        "2026-03-04",
    )
    run("decide", "rename", *decided, "--store", store)
    before = hashed(run, store)
    store.rename(tmp_path / "gone")
    run("load", releases, "--store", store)
    assert hashed(run, store) == before


def test_a_malformed_decision_is_named_and_nothing_is_loaded(run: Run, releases: Path, tmp_path: Path) -> None:
    (tmp_path / "biopact.decisions.tsv").write_text("rubbish\n")
    done = run("load", releases, "--store", tmp_path / "biopact.store")
    assert done.exit_code == 2
    assert "biopact.decisions.tsv" in done.stderr
    assert not (tmp_path / "biopact.store").exists()


def test_a_store_of_another_version_is_refused_until_it_is_refreshed(run: Run, releases: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    run("load", releases, "--store", store)
    quads = list(Inner.read_only(str(store)))
    older = tmp_path / "older"
    inner = Inner(older)
    inner.extend(quad for quad in quads if "graph/view" not in str(quad.graph_name))
    inner.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    del inner
    refused = run("query", "deals", "--store", older)
    assert refused.exit_code == 2
    assert "run `biopact refresh` on it" in refused.stderr
    assert run("refresh", "--store", older).exit_code == 0
    assert hashed(run, older) == hashed(run, store)
