"""The same input gives the same bytes, whatever the hash seed and whichever process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

COMMANDS = [
    ["demo", "-o", "demo"],
    ["extract", str(ROOT / "seeds" / "releases"), "-o", "turtle"],
    *(
        ["export", "--format", form, "-o", f"export.{form}", "--store", "demo/store"]
        for form in ("turtle", "trig", "nquads", "jsonld")
    ),
    ["explore", "--engine", "pyvis", "-o", "pyvis.html", "--store", "demo/store"],
    ["rank", "--top", "0", "--store", "demo/store"],
]

IN_ONE_PROCESS = """
import json, sys
from biopact.cli import cli
for command in json.load(sys.stdin):
    cli.main(command, prog_name="biopact", standalone_mode=False)
"""


def _begin(folder: Path, seed: str, zone: str) -> subprocess.Popen[bytes]:
    """A process that gives the packaged releases to demo, extract, export, explore and rank in that folder."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", IN_ONE_PROCESS]
    run = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert run.stdin
    run.stdin.write(json.dumps(COMMANDS).encode())
    run.stdin.close()
    return run


def _all_files(folder: Path, run: subprocess.Popen[bytes]) -> dict[str, bytes]:
    """What the process printed and wrote."""
    assert run.stdout
    with run:
        printed = run.stdout.read()
    assert run.returncode == 0
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "store" not in path.relative_to(folder).parts
    }
    return {"printed": printed, **files}


def test_two_runs_with_other_hash_seeds_and_time_zones_give_the_same_bytes(tmp_path: Path) -> None:
    folders = (tmp_path / "0", tmp_path / "1")
    for folder in folders:
        folder.mkdir()
    runs = [_begin(folders[0], "0", "UTC"), _begin(folders[1], "1", "Asia/Tokyo")]  # at once, on a core each
    first, second = (_all_files(folder, run) for folder, run in zip(folders, runs, strict=True))
    assert len(first) > 25
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
