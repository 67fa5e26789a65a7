"""The same input gives the same bytes, whatever the hash seed and whichever process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _all_files(folder: Path, seed: str) -> dict[str, bytes]:
    """What extract, export, explore and rank give for the packaged releases under a hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "UTC" if seed == "0" else "Asia/Tokyo"}
    biopact = str(Path(sys.executable).with_name("biopact"))

    def run(*arguments: str) -> bytes:
        command = [biopact, *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True).stdout

    printed = run("demo", "-o", "demo")
    run("extract", str(ROOT / "seeds" / "releases"), "-o", "turtle")
    for form in ("turtle", "trig", "nquads", "jsonld"):
        run("export", "--format", form, "-o", f"export.{form}", "--store", "demo/store")
    run("explore", "--engine", "pyvis", "-o", "pyvis.html", "--store", "demo/store")
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "store" not in path.relative_to(folder).parts
    }
    return {"printed": printed, "ranked": run("rank", "--top", "0", "--store", "demo/store"), **files}


def test_two_runs_with_other_hash_seeds_and_time_zones_give_the_same_bytes(tmp_path: Path) -> None:
    runs = []
    for seed in ("0", "1"):
        folder = tmp_path / seed
        folder.mkdir()
        runs.append(_all_files(folder, seed))
    first, second = runs
    assert len(first) > 25
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
