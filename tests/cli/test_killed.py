"""A load that is killed, whenever it is, leaves whole releases, and a second one goes on from there."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from biopact.graph.canonical_hash import canonical_hash
from biopact.graph.store import Store
from biopact.loaders.ingest import SHARD
from tests.cli.conftest import Run, run_biopact

TEXT = """\
Norvane Licenses Kestrel Technology to {partner} Pharma

BOSTON, May {day}, 2012 -- Norvane Therapeutics, Inc. has granted {partner} Pharma Ltd. a license to its NV-{day}
antibody. {partner} Pharma will pay Norvane Therapeutics ${number} million upfront.
"""
NUMBER = 6 * SHARD

# As in a run over many more: each shard is written by itself, in bulk.
LOAD = """
import os, signal, sys
from biopact.cli import main
from biopact.commands import loading
from biopact.graph import store

loading._AT_ONCE = store._BULK = 0
left = int(os.environ["WRITES"])
add = store.Store.add_releases

def add_or_die(self, releases):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    add(self, releases)

store.Store.add_releases = add_or_die
main()
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    with path.open("w") as file:
        for number in range(NUMBER):
            partner = "".join(chr(ord("a") + int(digit)) for digit in str(number * 7919)).capitalize()
            text = TEXT.format(partner=partner, day=1 + number % 28, number=number + 1)
            file.write(json.dumps({"id": f"r{number}", "text": text}) + "\n")
    return path


@pytest.fixture(scope="module")
def whole(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "store"
    assert run_biopact("load", lines, "--store", path).exit_code == 0
    return path


def _begun(lines: Path, store: Path, writes: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", LOAD, "load", str(lines), "--store", str(store), "--workers", "1"]
    return subprocess.Popen(command, env=os.environ | {"WRITES": str(writes)}, stdout=subprocess.DEVNULL)


def _hash(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return canonical_hash(store)


def _said(path: Path) -> dict[str, set[str]]:
    """What each release in a store says."""
    with Store.open(path, read_only=True) as store:
        return {release.iri: {str(quad.triple) for quad in store.quads(release.iri)} for release in store.releases()}


def test_a_run_that_is_killed_after_two_writes_is_gone_on_with(
    run: Run, lines: Path, whole: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert _begun(lines, store, 2).wait() == -signal.SIGKILL
    rest = json.loads(run("load", lines, "--store", store, "--json").stdout)
    assert (rest["releases"], rest["unchanged"]) == (NUMBER - 2 * SHARD, 2 * SHARD)
    assert _hash(store) == _hash(whole)


def test_a_run_that_is_killed_at_any_moment_leaves_whole_releases(lines: Path, whole: Path, tmp_path: Path) -> None:
    store, expected, moments = tmp_path / "store", _said(whole), random.Random(5)
    killed, held = 0, 0
    while True:
        with _begun(lines, store, NUMBER) as process:
            while not (store / "CURRENT").is_file() and process.poll() is None:
                time.sleep(0.002)
            if killed < 5:
                # From before the first write to the middle of the last one.
                time.sleep(moments.uniform(0, 0.15 if not killed else 1.2))
                process.kill()
        killed += 1
        if process.returncode == 0:
            break
        said = _said(store) if (store / "CURRENT").is_file() else {}
        assert said == {name: expected[name] for name in said}
        assert len(said) >= held
        held = len(said)
    assert killed > 1
    assert _hash(store) == _hash(whole)
