"""The questions of analysts over a large store: by `Store.query`, by bare pyoxigraph, and by rdflib's own evaluator.

All three answer the same questions over the same view and read every row. rdflib gets as many times our own time as it
is said to be slower, and is stopped then: it took longer than that. Without a store the releases that come with biopact
are loaded, which says little; `biopact load` of 15,000 releases gives a view of a million statements.

    python benchmarks/queries.py [--store PATH] [--times 30]
"""

from __future__ import annotations

import argparse
import io
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, QuerySolutions, Variable
from rdflib import Graph, URIRef
from rdflib import Literal as Text

from biopact.graph.questions import Question, catalogue
from biopact.graph.store import Store

BIOPACT = [sys.executable, "-c", "from biopact.cli import main; main()"]
RUNS = 3

Terms = dict[str, NamedNode | Literal]


def seconds(ask: Callable[[], object]) -> float:
    """CPU seconds of asking once: the least of a few times."""
    taken = []
    for _ in range(RUNS):
        began = time.process_time()
        ask()
        taken.append(time.process_time() - began)
    return min(taken)


def through_store(store: Store, question: Question, terms: Terms) -> int:
    """Rows that our own store gives."""
    answer = store.query(question.sparql, terms)
    return sum(1 for _ in answer) if isinstance(answer, QuerySolutions) else 1


def by_pyoxigraph(inner: pyoxigraph.Store, question: Question, terms: Terms) -> int:
    """Rows that pyoxigraph gives by itself."""
    answer = inner.query(question.sparql, substitutions={Variable(name): term for name, term in terms.items()})
    return sum(1 for _ in answer) if isinstance(answer, QuerySolutions) else 1


def by_rdflib(graph: Graph, question: Question, terms: Terms, limit: float) -> float | None:
    """CPU seconds that rdflib takes, in a process that is stopped at the limit: then None."""
    given = {name: _term(term) for name, term in terms.items()}
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        began = time.process_time()
        try:
            for _ in graph.query(question.sparql, initBindings=given):
                pass
            os.write(writer, str(time.process_time() - began).encode())
        finally:
            os._exit(0)
    os.close(writer)
    ready, _, _ = select.select([reader], [], [], limit)
    said = os.read(reader, 100) if ready else b""
    os.close(reader)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return float(said) if said else None


def _term(term: NamedNode | Literal) -> URIRef | Text:
    return URIRef(term.value) if isinstance(term, NamedNode) else Text(term.value, datatype=URIRef(term.datatype.value))


def asked(question: Question) -> Terms:
    """What a question is asked with: its defaults, and its examples where it has none."""
    return question.bound({each.name: each.example for each in question.parameters if each.example is not None})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", type=Path)
    parser.add_argument("--times", type=float, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "store"
        if options.store is None:
            subprocess.run([*BIOPACT, "demo", "-o", folder], check=True, stdout=subprocess.DEVNULL)
        with Store.open(path, create=False, read_only=True) as store:
            compare(store, pyoxigraph.Store.read_only(str(path)), options.times)


def compare(store: Store, inner: pyoxigraph.Store, times: float) -> None:
    """Print a line for each question, and what they take together."""
    lines = io.BytesIO()
    store.write_graph(lines)
    graph = Graph()
    graph.parse(data=lines.getvalue(), format="nt")
    print(f"{len(graph):,} statements in the view")
    ours = bare = 0.0
    slower: list[float] = []
    for question in (each for each in catalogue().values() if each.is_of_analysts):
        terms = asked(question)
        own = seconds(lambda: through_store(store, question, terms))  # noqa: B023 (called at once)
        other = seconds(lambda: by_pyoxigraph(inner, question, terms))  # noqa: B023
        theirs = by_rdflib(graph, question, terms, max(1.0, own * times * 1.5))
        ours, bare = ours + own, bare + other
        slower.append(theirs / own if theirs is not None else float("inf"))
        told = f"{slower[-1]:6.0f}" if theirs is not None else f"over {max(1.0, own * times * 1.5) / own:.0f}"
        rows = through_store(store, question, terms)
        print(f"{question.name:40} {own * 1000:9.1f} ms {rows:8} rows; rdflib {told} times as long", flush=True)
    enough = sum(each >= times for each in slower)
    print(f"all together {ours:.2f} s, {ours / bare:.2f} times bare pyoxigraph")
    print(f"rdflib takes {times:g} times as long or longer for {enough} of {len(slower)}")


if __name__ == "__main__":
    main()
