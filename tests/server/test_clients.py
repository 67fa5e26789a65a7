"""Clients that others wrote get the right answers: rdflib, SPARQLWrapper, curl and Comunica."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, JSON, N3, POSTDIRECTLY, RDFXML, SELECT, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from biopact.ontology.terms import BASE, BP
from tests.server.conftest import PREFIXES, STEMS, TOKEN, Server, Start

CLIENTS = Path(__file__).parent / "clients"
NAMES = PREFIXES + "SELECT ?name { ?deal bp:licensee ?who . ?who skos:prefLabel ?name } ORDER BY ?name"
DEALS = PREFIXES + "CONSTRUCT { ?deal a bp:Deal ; bp:licensee ?who } WHERE { ?deal a bp:Deal ; bp:licensee ?who }"


@pytest.fixture(scope="module")
def names(server: Server) -> list[str]:
    """The answer to NAMES, as the server gives it."""
    found = [row["name"] for row in server.select(NAMES)]
    assert found
    return found


def test_rdflib_asks_and_walks(server: Server, names: list[str]) -> None:
    graph = Graph(SPARQLStore(f"{server.address}sparql"))
    rows: Any = graph.query(NAMES)
    assert [str(row["name"]) for row in rows] == names
    deals = set(graph.subjects(predicate=BP.licensee))
    assert deals
    assert len(graph.query(DEALS).graph or ()) == 2 * len(deals)


def test_rdflib_asks_one_release(server: Server) -> None:
    release = URIRef(f"{BASE}release/{STEMS[0]}")
    told = Graph(SPARQLStore(f"{server.address}sparql"), identifier=release)
    everything = Graph(SPARQLStore(f"{server.address}sparql"))
    assert 0 < len(told) < len(everything)


def test_rdflib_writes_with_the_token(start: Start) -> None:
    server = start("--writable", "--workers", "1", BIOPACT_TOKEN=TOKEN)
    address = f"{server.address}sparql"
    store = SPARQLUpdateStore(address, address, headers={"Authorization": f"Bearer {TOKEN}"})
    one, two = URIRef("http://example.org/a"), URIRef("http://example.org/b")
    Graph(store, identifier=URIRef("http://example.org/g")).add((one, BP.licenses, two))
    assert server.select(f"SELECT ?x {{ <{one}> <{BP.licenses}> ?x }}") == [{"x": str(two)}]


@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
@pytest.mark.parametrize("direct", [False, True])
def test_sparqlwrapper_gets_rows(server: Server, names: list[str], form: str, direct: bool) -> None:
    wrapper = SPARQLWrapper(f"{server.address}sparql", returnFormat=form)
    if direct:
        wrapper.setMethod("POST")
        wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setQuery(NAMES)
    assert wrapper.queryType == SELECT
    answer: Any = wrapper.query().convert()
    if form == JSON:
        assert [row["name"]["value"] for row in answer["results"]["bindings"]] == names
    elif form == XML:
        assert [literal.firstChild.data for literal in answer.getElementsByTagName("literal")] == names
    else:
        assert all(name.encode() in answer for name in names)


@pytest.mark.parametrize("form", [TURTLE, RDFXML, N3])
def test_sparqlwrapper_gets_graphs(server: Server, form: str) -> None:
    wrapper = SPARQLWrapper(f"{server.address}sparql", returnFormat=form)
    wrapper.setQuery(DEALS)
    answer: Any = wrapper.query().convert()
    graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
    assert set(graph.subjects(predicate=BP.licensee))


def test_sparqlwrapper_understands_a_refusal(server: Server) -> None:
    wrapper = SPARQLWrapper(f"{server.address}sparql")
    wrapper.setQuery("SELECT * { ?s ?p")
    with pytest.raises(QueryBadFormed, match="cannot be read at line 1"):
        wrapper.query()


def _curl(*arguments: str) -> str:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    return subprocess.run(["curl", "-sS", "--fail", *arguments], capture_output=True, text=True, check=True).stdout


def test_curl_asks_in_every_way(server: Server, names: list[str], tmp_path: Path) -> None:
    address, csv = f"{server.address}sparql", ["-H", "Accept: text/csv"]
    file = tmp_path / "names.rq"
    file.write_text(NAMES)
    kind = ["-H", "Content-Type: application/sparql-query"]
    get = _curl("-G", address, "--data-urlencode", f"query@{file}", *csv)
    assert get.splitlines()[0] == "name"
    assert len(get.splitlines()) == len(names) + 1
    assert _curl(address, "--data-urlencode", f"query@{file}", *csv) == get
    assert _curl(address, "--data-binary", f"@{file}", *kind, *csv) == get
    assert "200 OK" in _curl("--head", f"{address}?query=ASK%7B%7D")


def test_curl_follows_a_thing_from_its_page_to_its_data(server: Server) -> None:
    turtle = _curl("-L", f"{server.address}id/organization/amgen")
    assert (URIRef(f"{BASE}organization/amgen"), None, None) in Graph().parse(data=turtle, format="turtle")


@pytest.fixture(scope="module")
def comunica(bundle: ModuleType) -> str:
    """Comunica's program; what it needs is installed from the lock, once."""
    locked = hashlib.sha256((CLIENTS / "package-lock.json").read_bytes()).hexdigest()
    marker = CLIENTS / "node_modules" / ".biopact"
    if not marker.is_file() or marker.read_text("ascii") != locked:
        npm = bundle.npm()
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        environment = {**os.environ, "PATH": f"{Path(npm).parent}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(command, cwd=CLIENTS, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        marker.write_text(locked, "ascii")
    return str(CLIENTS / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js")


def test_comunica_asks_the_endpoint_that_it_finds_by_its_description(
    server: Server, names: list[str], comunica: str, bundle: ModuleType
) -> None:
    folder = bundle.node_folder()
    assert folder is not None
    form = "application/sparql-results+json"
    command = [str(folder / "node"), comunica, f"{server.address}sparql", "-q", NAMES, "-t", form]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CLIENTS)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == names


def test_the_lock_pins_every_package_by_hash_and_names_no_address() -> None:
    lock = json.loads((CLIENTS / "package-lock.json").read_text("utf-8"))
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert len(packages) > 100
    for path, package in packages.items():
        assert package["integrity"].startswith("sha512-"), path
        assert "resolved" not in package, path
