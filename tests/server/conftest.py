"""Real servers in processes of their own, on free ports, over a small store."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, Triple, parse

from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from tests.explorer.conftest import bundle

__all__ = ["bundle"]

RELEASES = Path(__file__).parents[1] / "graph" / "fixture"
STEMS = ("amgen-license", "immunogen-quarter", "roche-genentech")
TOKEN = "a token for the tests only"

JSON = "application/sparql-results+json"
PREFIXES = """
PREFIX bp: <https://w3id.org/biopact/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

# Pairs of all with all, which no engine can shorten: this would run for hours.
RUNAWAY = """SELECT (COUNT(*) AS ?n) {
  ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?a) > STR(?d) && STR(?g) < STR(?j) && STR(?c) != STR(?l))
}"""


@dataclass
class Server:
    """A running server and a client for it."""

    address: str
    process: subprocess.Popen[str]
    store: Path
    log: Path
    client: httpx.Client

    def select(self, query: str, **headers: str) -> list[dict[str, str]]:
        """The rows of a query, each by variable."""
        answer = self.client.post("sparql", data={"query": query}, headers={"Accept": JSON, **headers})
        assert answer.status_code == 200, answer.text
        rows = answer.json()["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in rows]

    def figure(self, name: str) -> float:
        """One of the metrics, by its name and labels as they are written."""
        for line in self.client.get("metrics").text.splitlines():
            if line.startswith(f"{name} "):
                return float(line.split()[-1])
        return 0.0


def triples_of(stem: str) -> list[Triple]:
    """What a release of the fixture says."""
    return [quad.triple for quad in parse(path=RELEASES / f"{stem}.ttl", format=RdfFormat.TURTLE)]


def make_store(path: Path) -> Path:
    """The three releases of the fixture in a folder, with their view up to date."""
    with Store.open(path) as store:
        for stem in STEMS:
            store.put_release(f"{BASE}release/{stem}", triples_of(stem))
        bring_up_to_date(store)
    return path


@contextmanager
def running(store: Path, log: Path, *options: str, before: str = "", **environment: str) -> Iterator[Server]:
    """`biopact serve` over a store on a free port, ended afterwards; `before` is Python that runs first."""
    command = [sys.executable, "-c", f"{before}\nfrom biopact.cli import main; main()", "serve", "--port", "0"]
    with log.open("w") as errors:
        process = subprocess.Popen(
            [*command, "--store", str(store), *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, **environment},
        )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        assert said.startswith("Serving "), log.read_text()
        address = said.split()[-1]
        with httpx.Client(base_url=address, timeout=30) as client:
            yield Server(address, process, store, log, client)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


SETTINGS = ("--workers", "2", "--timeout", "20", "--max-memory", "512")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that change nothing."""
    folder = tmp_path_factory.mktemp("server")
    with running(make_store(folder / "store"), folder / "log", *SETTINGS) as one:
        yield one


Start = Callable[..., Server]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a server with options of its own over a store of its own."""
    with ExitStack() as stack:

        def start_it(*options: str, **environment: str) -> Server:
            store = make_store(tmp_path / "store")
            return stack.enter_context(running(store, tmp_path / "log", *options, **environment))

        yield start_it
