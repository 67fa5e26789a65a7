"""Exporting a store: how long each format takes, and that memory does not grow with the store.

The stores hold the view of the releases in `seeds/` many times over, each time under other IRIs and names, so that
nothing is shared but the vocabulary. Each run is a process of its own, `biopact export` as users start it.

    python benchmarks/exporting.py [--short]
    python benchmarks/exporting.py --make FOLDER TRIPLES    only the store, for other benchmarks
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, RdfFormat

from biopact.graph.store import Store
from biopact.graph.view.names import MADE, OWNERS

SEEDS = Path(__file__).parents[1] / "seeds" / "releases"
FORMATS = ("turtle", "ntriples", "rdfxml", "jsonld", "nanopubs", "csv", "parquet")
_THING = re.compile(rb"(<https://w3id\.org/biopact/id/(?!graph/)[a-z-]+/)")
_NAME = re.compile(rb'(#(?:pref|alt)Label> "(?:[^"\\]|\\.)*)"')


def biopact(*arguments: str) -> list[str]:
    """The command line that a process runs."""
    return [sys.executable, "-c", "from biopact.cli import main; main()", *arguments]


def make(folder: Path, triples: int) -> int:
    """Fill a store with copies of the seeds' view until it has so many triples, and give how many there are."""
    with tempfile.TemporaryDirectory() as scratch:
        seeds = Path(scratch) / "seeds"
        subprocess.run(biopact("load", "--store", str(seeds), str(SEEDS)), check=True, capture_output=True)
        inner = pyoxigraph.Store.read_only(str(seeds))
        view, owners = (Path(scratch) / name for name in ("view.nt", "owners.nt"))
        inner.dump(view, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        inner.dump(owners, RdfFormat.N_TRIPLES, from_graph=OWNERS)
        lines = view.read_bytes()
        number = -(-triples // lines.count(b"\n"))
        store = pyoxigraph.Store(folder)
        for copy in range(number):
            store.bulk_load(_renamed(lines, copy), RdfFormat.N_TRIPLES)
            store.bulk_load(_renamed(owners.read_bytes(), copy), RdfFormat.N_TRIPLES, to_graph=OWNERS)
        store.add_graph(MADE)
        store.optimize()
        return number * lines.count(b"\n")


def _renamed(lines: bytes, copy: int) -> bytes:
    if not copy:
        return lines
    named = _NAME.sub(rb'\1 %d"' % copy, lines)
    return _THING.sub(rb"\1c%d-" % copy, named)


def run(store: Path, fmt: str, target: Path) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of work, and megabytes at the peak, of one export."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        biopact("export", "--format", fmt, "-o", str(target), "--store", str(store)), stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def bare(store: Path, target: Path) -> float:
    """Seconds of work in which Oxigraph alone writes its own Turtle, in no order."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    with Store.open(store, create=False, read_only=True) as opened, target.open("wb") as file:
        pyoxigraph.serialize((quad.triple for quad in opened.view()), file, RdfFormat.TURTLE)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(sizes: tuple[int, ...]) -> Iterator[str]:
    """The lines of the table."""
    yield "triples    format      clock s   work s   peak MB   written MB"
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            folder = Path(scratch) / str(size)
            triples = make(folder, size)
            for fmt in FORMATS:
                target = Path(scratch) / "out"
                wall, work, peak = run(folder, fmt, target)
                files = [target] if target.is_file() else sorted(target.iterdir())
                written = sum(file.stat().st_size for file in files) / 1e6
                yield f"{triples:<10} {fmt:<10} {wall:8.1f} {work:8.1f} {peak:9.0f} {written:11.0f}"
                for file in files:
                    file.unlink()
                if target.is_dir():
                    target.rmdir()
            yield f"{triples:<10} Oxigraph's own Turtle: {bare(folder, Path(scratch) / 'bare'):.1f} s of work"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        print(make(Path(sys.argv[2]), int(sys.argv[3])))
    else:
        for line in report((50_000, 100_000) if "--short" in sys.argv else (250_000, 1_000_000)):
            print(line, flush=True)
