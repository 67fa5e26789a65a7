"""Loading a corpus into a store on disk: how long, how much memory, how it grows, and what a second run costs.

The releases are those of a corpus beside the repository, 24,661 of them; other numbers are the first so many in the
order of the hash of their identifiers, or all of them several times under changed identifiers and with a changed last
line. Each run is a process of its own, `biopact load` as users start it. Memory is the peak of the largest process.

    python benchmarks/loading.py [--short]
"""

from __future__ import annotations

import datetime
import hashlib
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "releases.jsonl.xz"
SHORT, LONG = (200, 400, 800), (1_000, 5_000, 24_661, 100_000)
WIDTH = 24_661
"""Releases with which one process is compared with two, and a second run with the first."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `biopact load`: seconds by the clock, seconds of all processes' work, megabytes at the peak."""

    wall: float
    cpu: float
    peak: float
    summary: dict[str, object]


def rows() -> list[dict[str, str]]:
    """The corpus in the order of the hash of its identifiers."""
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return sorted(found, key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())


def repeated(corpus: Sequence[dict[str, str]], number: int) -> Iterator[dict[str, str]]:
    """So many releases; beyond the corpus, copies that are releases of their own."""
    for place in range(number):
        row, copy = corpus[place % len(corpus)], place // len(corpus)
        text = row["text"] if not copy else f"{row['text']}\n\nCopy {copy}."
        # Copies of one day would be found to be one release; a month apart they are releases of a series.
        date = datetime.date.fromisoformat(row["date"][:10]) + datetime.timedelta(days=30 * copy)
        # The corpus has some identifiers twice, for different texts.
        yield {"id": f"{row['id']}-{place}", "date": date.isoformat(), "text": text}


def packed(folder: Path, releases: Iterator[dict[str, str]], name: str) -> Path:
    """The releases as JSON lines, packed as the corpus is."""
    path = folder / f"{name}.jsonl.xz"
    with lzma.open(path, "wt", preset=0, encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in releases)
    return path


def load(file: Path, store: Path, workers: int) -> Run:
    """Load a file into a store, as a user would."""
    command = [sys.executable, "-c", "from biopact.cli import main; main()", "load", str(file), "--json"]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--store", str(store), "--workers", str(workers)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    summary = json.loads(process.stdout.read())
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        raise SystemExit(f"loading {file.name} failed with {status}")
    # Linux counts kilobytes; the reading processes are children of the measured one and smaller than it or measured
    # by it as its own children.
    peak = max(used.ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
    return Run(wall, used.ru_utime + used.ru_stime, peak, summary)


def size(folder: Path) -> float:
    """Megabytes of a store on disk."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Print the table of growth and the comparisons."""
    if not CORPUS.is_file():
        raise SystemExit(f"needs {CORPUS}, which is not there")
    numbers = SHORT if "--short" in sys.argv else LONG
    width = min(WIDTH, numbers[-1])
    corpus = rows()
    print(" releases  workers   wall s    cpu s      /s  peak MB  store MB  deals")
    by_number: dict[tuple[int, int], Run] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in numbers:
            file = packed(folder, repeated(corpus, number), str(number))
            for workers in (2, 1) if number == width else (2,):
                store = folder / f"{number}-{workers}"
                run = by_number[number, workers] = load(file, store, workers)
                print(
                    f"{number:>9,}  {workers:>7}  {run.wall:>7.1f}  {run.cpu:>7.1f}  {number / run.wall:>6.0f}"
                    f"  {run.peak:>7.0f}  {size(store):>8.0f}  {run.summary['deals']}",
                    flush=True,
                )
        file, store = folder / f"{width}.jsonl.xz", folder / f"{width}-2"
        again = load(file, store, 2)
        print(f"again, nothing changed: {again.wall:.1f} s, {again.summary['unchanged']} releases unchanged")
        one = folder / "one.txt"
        one.write_text(
            "Alpha Inc. licenses its antibody to Beta Ltd.\n\nBOSTON, May 3, 2012 -- Alpha Inc. licensed it."
        )
        print(f"one new release into that store: {load(one, store, 1).wall:.2f} s")
    two, single = by_number[width, 2], by_number[width, 1]
    print(f"2 workers are {single.wall / two.wall:.2f} times as fast as 1")
    each = {number: by_number[number, 2].cpu / number for number in numbers}
    print(f"work for each release grows {each[numbers[-1]] / each[numbers[0]]:.2f} times from least to most")


if __name__ == "__main__":
    main()
