"""Checking a graph against the shapes: seconds of work and memory for so many triples, as `biopact validate` starts.

The graph is the view of the releases that come with biopact, several times over under changed IRIs: it is dense in
deals, payments and evidence, which have the most shapes. Two ways of running pyshacl are compared: on the Oxigraph
store itself, as `validate` does, and on a copy in rdflib's memory.

    python benchmarks/validation.py [--short]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from biopact.graph.rdf_files import read
from biopact.graph.rdflib_copy import to_graph
from biopact.ontology.conformance import violations
from biopact.ontology.terms import BASE

SHORT, LONG = (1, 6), (1, 6, 24)
LIMIT = 60.0
"""Seconds of work that 100,000 triples may cost."""

RUN = "import sys; from biopact.cli import main; main()"


def view(folder: Path) -> str:
    """The view of the packaged releases, as N-Triples."""
    store, file = folder / "demo" / "store", folder / "view.nt"
    subprocess.run([sys.executable, "-c", RUN, "demo", "-o", folder / "demo"], check=True, capture_output=True)
    subprocess.run(
        [sys.executable, "-c", RUN, "export", "--format", "ntriples", "-o", file, "--store", store],
        check=True,
        capture_output=True,
    )
    return file.read_text(encoding="utf-8")


def repeated(lines: str, copies: int, file: Path) -> int:
    """Write the graph so many times, each under IRIs of its own, and give the number of triples."""
    with file.open("w", encoding="utf-8") as out:
        for copy in range(copies):
            out.write(lines.replace(BASE, f"{BASE}{copy}/"))
    return sum(1 for _ in parse(path=file, format=RdfFormat.N_TRIPLES))


def measured(file: Path) -> tuple[float, float, str]:
    """Seconds of work and megabytes at the peak of `biopact validate`, and what it says."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "validate", str(file)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read().splitlines()[-1]
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.rpartition(" conforms")[1] or said


def copied(file: Path) -> float:
    """Seconds of work of the same in rdflib's memory."""
    begun = time.process_time()
    with read([file]) as store:
        graph = to_graph(quad.triple for quad in store.view())
    assert violations(graph) == ()
    return time.process_time() - begun


def main() -> None:
    """Print a line for each number of triples, and fail if 100,000 take longer than they may."""
    print("  triples  cpu s  triples/s  peak MB  cpu s in rdflib's memory")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = view(folder)
        for copies in SHORT if "--short" in sys.argv else LONG:
            file = folder / f"{copies}.nt"
            number = repeated(lines, copies, file)
            cpu, peak, said = measured(file)
            if said.strip() != "conforms":
                raise SystemExit(said)
            print(f"{number:>9,}  {cpu:>5.1f}  {number / cpu:>9,.0f}  {peak:>7.0f}  {copied(file):>5.1f}", flush=True)
            if cpu > LIMIT * max(1, number / 100_000):
                raise SystemExit(f"{number} triples took {cpu:.1f} s of work")


if __name__ == "__main__":
    main()
