"""Loading a corpus into a store on disk: how long, how much memory, how it grows, and what a second run costs.

The releases are those of a corpus beside the repository, 24,661 of them; other numbers are the first so many in the
order of the hash of their identifiers, or all of them several times, under other identifiers and some years later.
Each run is a process of its own, `biopact load` as users start it. Memory is the peak of its largest process.

    python benchmarks/loading.py [--short | --long] [--keep DIR]

`--short` loads some hundred releases, to see that it works; `--long` also 100,000, which takes some ten minutes.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import lzma
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "releases.jsonl.xz"
SHORT, USUAL, LONG = (200, 400, 800), (1_000, 5_000, 24_661), (1_000, 5_000, 24_661, 100_000)
WHOLE = 24_661
"""Releases with which one process is compared with two, and a second run with the first."""
NEW = "Alpha Inc. licenses its antibody to Beta Ltd.\n\nBOSTON, May 3, 2012 -- Alpha Inc. licensed its antibody."
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `biopact load`: seconds by the clock, seconds of all processes' work, megabytes at the peak."""

    wall: float
    cpu: float
    peak: float
    summary: dict[str, object]


def corpus() -> list[dict[str, str]]:
    """The corpus in the order of the hash of its identifiers."""
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return sorted(found, key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())


def repeated(rows: Sequence[dict[str, str]], number: int) -> Iterator[dict[str, str]]:
    """So many releases; beyond the corpus, copies that are releases of their own."""
    for place in range(number):
        row, copy = rows[place % len(rows)], place // len(rows)
        # Copies of one day would be found to be one release; some years apart they are releases of a series.
        text = _later(row["text"], 3 * copy) if copy else row["text"]
        date = datetime.date.fromisoformat(row["date"][:10]) + datetime.timedelta(days=3 * 365 * copy)
        # The corpus has some identifiers twice, for different texts.
        yield {"id": f"{row['id']}-{place}", "date": date.isoformat(), "text": text}


def _later(text: str, years: int) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + years), text)


def packed(folder: Path, numbers: Sequence[int]) -> None:
    """So many releases as JSON lines, packed as the corpus is, in a file named by the number."""
    rows = corpus()
    for number in numbers:
        with lzma.open(folder / f"{number}.jsonl.xz", "wt", preset=0, encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in repeated(rows, number))


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
    # Of the process and those that it started, in kilobytes on Linux.
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, summary)


def size(folder: Path) -> float:
    """Megabytes of a store on disk."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Print the table of growth, and then each figure beside what it should be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--short", action="store_true", help="some hundred releases")
    parser.add_argument("--long", action="store_true", help="100,000 releases, too")
    parser.add_argument("--keep", type=Path, help="folder that is left with the files and stores")
    options = parser.parse_args()
    if not CORPUS.is_file():
        raise SystemExit(f"needs {CORPUS}, which is not there")
    numbers = SHORT if options.short else LONG if options.long else USUAL
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        # Apart: the peak of a process begins with what the one that starts it holds.
        writer = get_context("spawn").Process(target=packed, args=(folder, numbers))
        writer.start()
        writer.join()
        measure(folder, numbers)


def measure(folder: Path, numbers: Sequence[int]) -> None:
    """Load each number of releases with two processes, one of them with one, and that again."""
    whole = min(WHOLE, numbers[-1])
    print("  releases  workers   wall s    cpu s      /s  peak MB  store MB  deals", flush=True)
    runs: dict[tuple[int, int], Run] = {}
    for number in numbers:
        for workers in (2, 1) if number == whole else (2,):
            store = folder / f"store-{number}-{workers}"
            run = runs[number, workers] = load(folder / f"{number}.jsonl.xz", store, workers)
            print(
                f"{number:>10,}  {workers:>7}  {run.wall:>7.1f}  {run.cpu:>7.1f}  {number / run.wall:>6.0f}"
                f"  {run.peak:>7.0f}  {size(store):>8.0f}  {run.summary['deals']}",
                flush=True,
            )
    store = folder / f"store-{whole}-2"
    again = load(folder / f"{whole}.jsonl.xz", store, 2)
    assert again.summary["unchanged"] == runs[whole, 2].summary["releases"]
    one = folder / "one.txt"
    one.write_text(NEW)
    new = load(one, store, 1)
    assert new.summary["releases"] == 1
    two, single, least = runs[whole, 2], runs[whole, 1], runs[numbers[0], 2]
    most = max(run.peak for run in runs.values())
    print(f"{whole:,} releases, 2 workers: {two.wall:.0f} s (at most 150 for 24,661)")
    print(f"peak of the largest process: {most:.0f} MB (at most 1,000)")
    print(f"peak with {whole:,} releases beside that with {least.summary['releases']:,}: {two.peak / least.peak:.2f}")
    print(f"again, nothing changed: {again.wall:.1f} s (at most 5), {again.cpu:.1f} s of work, {again.peak:.0f} MB")
    print(f"one new release into that store: {new.wall:.2f} s (at most 1), {new.cpu:.2f} s of work, {new.peak:.0f} MB")
    print(f"2 workers beside 1: {single.wall / two.wall:.2f} times as fast (at least 1.7)")
    # Starting takes two seconds whatever is loaded.
    for before, after in pairwise(numbers):
        each = [runs[number, 2].cpu / number for number in (before, after)]
        print(f"work for each release, {before:,} to {after:,}: {each[1] / each[0]:.2f} times (0.85 to 1.15)")


if __name__ == "__main__":
    main()
