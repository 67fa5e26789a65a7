"""A remote store holds what the store on disk holds: a real Virtuoso, and a server that misbehaves."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from biopact.errors import StoreError
from biopact.graph import endpoint, publishing
from biopact.graph.endpoint import PASSWORD, USER, Endpoint
from biopact.graph.publishing import SENT, VIEW, Published, publish
from biopact.graph.store import Store
from tests.cli.conftest import run_biopact


@pytest.fixture
def remote(virtuoso: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the remote store takes updates; what a test has sent there is taken out after it."""
    monkeypatch.setenv(USER, "dba")
    monkeypatch.setenv(PASSWORD, "dba")
    there = Endpoint(virtuoso)
    yield virtuoso
    names = [row["name"] for row in there.select(f"SELECT DISTINCT ?name {{ GRAPH <{SENT}> {{ ?name ?p ?o }} }}")]
    there.update(" ; ".join(f"DROP SILENT GRAPH <{name}>" for name in [*names, SENT]))


def _there(remote: str, name: str) -> set[Triple]:
    """The statements of a remote graph, in pages that no limit cuts short."""
    found: set[Triple] = set()
    while True:
        question = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{name}> {{ ?s ?p ?o }} }} LIMIT 5000 OFFSET {len(found)}"
        request = Request(
            remote.replace("sparql-auth", "sparql"), urlencode({"query": question}).encode(), {"Accept": "text/plain"}
        )
        with urlopen(request, timeout=60) as answer:
            page = [quad.triple for quad in parse(answer.read(), format=RdfFormat.N_TRIPLES)]
        found.update(page)
        if len(page) < 5000:
            return found


def _assert_same(store: Store, remote: str) -> None:
    for name in store.graphs():
        assert _there(remote, name) == {quad.triple for quad in store.quads(name)}, name
    assert _there(remote, VIEW) == {quad.triple for quad in store.view()}


def test_a_remote_store_holds_what_was_loaded(remote: str, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    command = ("load", folder, "--store", remote, "--copy", copy, "--json")
    done = run_biopact(*command)
    assert done.exit_code == 1, done.output  # for the bad file among the releases
    with Store.open(copy, create=False, read_only=True) as store:
        graphs = store.graphs()
        assert json.loads(done.stdout)["sent"]["graphs"] == len(graphs) + 1
        _assert_same(store, remote)
    assert json.loads(run_biopact(*command).stdout)["sent"] == {"graphs": 0, "statements": 0, "left": []}


def test_only_what_has_changed_is_sent_and_what_is_gone_is_named(remote: str, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert run_biopact("load", folder, "--store", remote, "--copy", copy).exit_code == 1
    assert run_biopact("unload", "ardent-licence", "--store", copy).exit_code == 0
    done = run_biopact("load", folder / "belmont-licence.txt", "--store", remote, "--copy", copy)
    assert done.exit_code == 0, done.output
    assert "ardent-licence: --prune takes them out" in done.stderr
    gone = "https://w3id.org/biopact/id/release/ardent-licence"
    assert _there(remote, gone)
    done = run_biopact("load", folder / "belmont-licence.txt", "--store", remote, "--copy", copy, "--prune")
    assert "0 graphs sent" in done.stdout
    assert not _there(remote, gone)
    with Store.open(copy, create=False, read_only=True) as store:
        _assert_same(store, remote)


def _with(number: int, name: str = "http://deals.example/release") -> Store:
    """A store of one release that says so many things, some of them awkward to write down."""
    store = Store.memory()
    subject, predicate = NamedNode("http://deals.example/a"), NamedNode("http://deals.example/says")
    odd = ['"quoted" \\ \n\r\t é 😀 ; } # ?x', "", "\\u00e9"]
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    said = [Literal(text) for text in [*odd, *(f"{count}" for count in range(number))]]
    values = [*said, Literal("123456789.5", datatype=decimal), Literal("ja", language="de")]
    store.put_release(name, [Triple(subject, predicate, value) for value in values])
    return store


def test_a_graph_of_many_requests_arrives_whole(remote: str) -> None:
    with _with(11_000) as store:
        assert publish(store, Endpoint(remote)).graphs == 2
        _assert_same(store, remote)
    with _with(2_500) as store:
        publish(store, Endpoint(remote))
        _assert_same(store, remote)


def test_a_run_that_was_ended_goes_on_where_it_stopped(remote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with _with(5_000) as store, monkeypatch.context() as ending:
        update = Endpoint.update

        def ended(self: Endpoint, text: str) -> None:
            if "MOVE" in text:
                raise KeyboardInterrupt
            update(self, text)

        ending.setattr(Endpoint, "update", ended)
        with pytest.raises(KeyboardInterrupt):
            publish(store, Endpoint(remote))
        ending.undo()
        assert publish(store, Endpoint(remote)).graphs == 2
        _assert_same(store, remote)
        assert publish(store, Endpoint(remote)) == Published(0, 0, ())


def test_graphs_that_are_gone_are_found_however_many_there_are(remote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_ROWS", 1)
    names = [f"http://deals.example/release/{number}" for number in range(6)]
    for name in names:
        with _with(1, name) as store:
            left = publish(store, Endpoint(remote)).left
    assert left == tuple(names[:-1])


def test_whoever_may_not_write_is_told_how_to_say_who_they_are(
    remote: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, "wrong")
    done = run_biopact("load", folder, "--store", remote, "--copy", tmp_path / "copy")
    assert (done.exit_code, f"set ${USER} and ${PASSWORD}" in done.stderr) == (2, True), done.output
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://dba:dba@deals.example/sparql", f"set ${USER}"),
        ("https:///sparql", "is no address of a store"),
    ],
)
def test_addresses_that_are_none_are_refused(address: str, said: str, folder: Path, tmp_path: Path) -> None:
    done = run_biopact("load", folder, "--store", address, "--copy", tmp_path / "copy")
    assert (done.exit_code, said in done.stderr) == (2, True), done.output


def test_other_commands_want_the_folder(folder: Path) -> None:
    done = run_biopact("query", "deals", "--store", "https://deals.example/sparql")
    assert (done.exit_code, "the folder of the store that the remote one is filled from" in done.stderr) == (2, True)


# ---- a server that misbehaves ---------------------------------------------------------------------------------------


class _Server(ThreadingHTTPServer):
    """Answers each request with the next of `answers`, a status and a body; the last one goes on and on."""

    answers: list[tuple[int, bytes]]
    seen: list[tuple[str, str | None]]


class _Answer(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, self.headers["Authorization"]))
        code, body = self.server.answers[0] if len(self.server.answers) == 1 else self.server.answers.pop(0)
        self.send_response(code)
        if code == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="deals"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


ROWS = b'{"results": {"bindings": [{"a": {"type": "literal", "value": "b"}}]}}'


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.delenv(USER, raising=False)
    with _Server(("127.0.0.1", 0), _Answer) as server:
        server.seen = []
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def _at(server: _Server, path: str = "/sparql") -> Endpoint:
    return Endpoint(f"http://127.0.0.1:{server.server_port}{path}")


def test_a_store_that_is_busy_is_asked_again(server: _Server) -> None:
    server.answers = [(503, b""), (429, b""), (502, b""), (200, ROWS)]
    assert _at(server).select("SELECT ?a {}") == [{"a": "b"}]
    assert len(server.seen) == 4


def test_a_store_that_stays_busy_or_refuses_is_named_with_what_it_says(server: _Server) -> None:
    server.answers = [(503, b"overloaded\nat line 1")]
    with pytest.raises(StoreError, match=r"refuses an update or a question with 503 \(overloaded\)"):
        _at(server).update("CLEAR ALL")
    assert len(server.seen) == endpoint._TRIES
    server.answers = [(400, b"")]
    with pytest.raises(StoreError, match=r"with 400 \(Bad Request\)"):
        _at(server).update("CLEAR ALL")
    assert len(server.seen) == endpoint._TRIES + 1


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"results": 1}'])
def test_what_is_no_endpoint_is_named(server: _Server, body: bytes) -> None:
    server.answers = [(200, body)]
    with pytest.raises(StoreError, match="does not answer as a SPARQL endpoint"):
        _at(server).select("SELECT ?a {}")


def test_basic_credentials_are_sent_once_asked_for(server: _Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ada")
    monkeypatch.setenv(PASSWORD, "sésame")
    server.answers = [(401, b""), (200, ROWS)]
    there = _at(server)
    there.select("SELECT ?a {}")
    there.update("CLEAR ALL")
    signed = "Basic " + base64.b64encode("ada:sésame".encode()).decode()
    assert [authorization for _, authorization in server.seen] == [None, signed, signed]


@pytest.mark.parametrize(
    ("path", "questions"),
    [("/ds/update", "/ds/query"), ("/repositories/d/statements", "/repositories/d"), ("/x", "/x")],
)
def test_questions_go_where_the_store_answers_them(server: _Server, path: str, questions: str) -> None:
    server.answers = [(200, ROWS)]
    there = _at(server, path)
    there.update("CLEAR ALL")
    there.select("SELECT ?a {}")
    assert [seen for seen, _ in server.seen] == [path, questions]


def test_a_store_that_keeps_less_than_it_was_sent_is_found_out(server: _Server) -> None:
    server.answers = [(200, b'{"results": {"bindings": []}}')]
    with _with(3) as store, pytest.raises(StoreError, match=r"holds 0 of the 8 statements of http://deals\.example/"):
        publish(store, _at(server))
