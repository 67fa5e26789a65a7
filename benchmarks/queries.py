"""The questions of analysts over a million triples: beside bare pyoxigraph, and beside rdflib's own evaluator.

The store holds the view of the releases in `seeds/` many times over (`exporting.py --make`). Each question is asked
with its examples, and all of its rows are read. Work is seconds of CPU: the best of five runs for Oxigraph, one run for
rdflib, which is stopped when it has taken forty times as long (and two seconds), and then its ratio is at least that.

    python benchmarks/queries.py [--short | --store FOLDER]
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, RdfFormat, Variable

from biopact.graph.questions import Question, catalogue
from biopact.graph.store import Store
from biopact.graph.view.names import OWNERS

SHORT, LONG = 100_000, 1_000_000
ENOUGH, PATIENCE = 30, 40
"""How many times faster than rdflib every question has to be, and after how many times as long rdflib is stopped."""

LEAST = 2
"""Seconds of work that rdflib has in any case."""


def seconds(ask: Callable[[], int], runs: int) -> tuple[float, int]:
    """The least seconds of work in which the question was answered, and the number of its rows."""
    best, rows = float("inf"), 0
    for _ in range(runs):
        before = time.process_time()
        rows = ask()
        best = min(best, time.process_time() - before)
    return best, rows


def of_store(store: Store, asked: Question) -> Callable[[], int]:
    """As users ask: the name is looked up, values are bound, the text is looked at for what is refused."""
    return lambda: _count(store.ask(asked.name, **asked.examples()))


def of_pyoxigraph(inner: pyoxigraph.Store, asked: Question) -> Callable[[], int]:
    """The same by pyoxigraph alone."""
    bind = {Variable(name): term for name, term in asked.bound(asked.examples()).items()}
    return lambda: _count(inner.query(asked.sparql, substitutions=dict(bind)))


def _count(answer: object) -> int:
    assert isinstance(answer, QuerySolutions)
    return sum(1 for _ in answer)


def copied(folder: Path) -> rdflib.Dataset:
    """The view and the owners in rdflib's memory."""
    dataset = rdflib.Dataset()
    inner = pyoxigraph.Store.read_only(str(folder))
    for graph, name in ((DefaultGraph(), None), (OWNERS, OWNERS.value)):
        lines = inner.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
        into = dataset.default_graph if name is None else dataset.graph(rdflib.URIRef(name))
        into.parse(data=(lines or b"").decode(), format="nt")
    return dataset


def by_rdflib(dataset: rdflib.Dataset, asked: Question, most: int) -> float | None:
    """Seconds of work of rdflib's evaluator, in a process of its own; None if it was stopped after `most`."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        bind = {name: _as_rdflib(term) for name, term in asked.bound(asked.examples()).items()}
        before = time.process_time()
        sum(1 for _ in dataset.query(asked.sparql, initBindings=bind))
        there.send(time.process_time() - before)

    process = context.Process(target=work)
    process.start()
    process.join()
    return here.recv() if here.poll() else None


def _as_rdflib(term: NamedNode | Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


@contextmanager
def copies(triples: int) -> Iterator[Path]:
    """A store with so many triples in its view, for as long as it is wanted."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "store"
        maker = Path(__file__).with_name("exporting.py")
        subprocess.run(
            [sys.executable, str(maker), "--make", str(folder), str(triples)], check=True, stdout=subprocess.DEVNULL
        )
        yield folder


def report(given: AbstractContextManager[Path]) -> Iterator[str]:
    """The lines of the table, and a last one with the ratios of all questions."""
    with given as folder:
        dataset = copied(folder)
        yield f"{len(dataset.default_graph):,} triples"
        yield f"{'question':<28} rows  biopact ms  / pyoxigraph  rdflib ms  x faster"
        beside, faster = [], []
        with Store.open(folder, create=False, read_only=True) as store:
            inner = pyoxigraph.Store.read_only(str(folder))
            for asked in catalogue().values():
                if not asked.is_of_analysts:
                    continue
                bare, _ = seconds(of_pyoxigraph(inner, asked), 5)
                ours, rows = seconds(of_store(store, asked), 5)
                most = max(LEAST, math.ceil(PATIENCE * ours))
                slow = by_rdflib(dataset, asked, most)
                beside.append(ours / bare)
                faster.append((most if slow is None else slow) / ours)
                told = f"> {most * 1000}" if slow is None else f"{slow * 1000:.0f}"
                told = f"{ours * 1000:>11.1f} {ours / bare:>13.2f} {told:>10} {faster[-1]:>9.0f}"
                yield f"{asked.name:<28} {rows:>4} {told}"
        yield (
            f"beside pyoxigraph: {statistics.median(beside):.2f} in the middle, {max(beside):.2f} at most; "
            f"faster than rdflib: {statistics.median(faster):.0f} times in the middle, {min(faster):.0f} at least, "
            f"{sum(ratio >= ENOUGH for ratio in faster)} of {len(faster)} at least {ENOUGH} times"
        )


if __name__ == "__main__":
    _, *arguments = sys.argv
    if arguments[:1] == ["--store"]:
        given: AbstractContextManager[Path] = nullcontext(Path(arguments[1]))
    else:
        given = copies(SHORT if "--short" in arguments else LONG)
    for line in report(given):
        print(line, flush=True)
