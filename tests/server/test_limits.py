"""No visitor can stop the server, be it with queries that never end, with huge answers or requests, or with many."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.server.conftest import RUNAWAY, Server, make_store, running

ANY = "SELECT ?s { ?s ?p ?o } LIMIT 1"
EVERYTHING = "SELECT * { ?s ?p ?o . ?a ?b ?c }"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with two workers and narrow limits."""
    folder = tmp_path_factory.mktemp("strict")
    limits = ["--timeout", "1", "--max-rows", "50", "--max-body", "1", "--max-memory", "512", "--queue", "2"]
    with running(make_store(folder / "store"), folder / "log", "--workers", "2", *limits) as one:
        yield one


def test_a_runaway_query_is_stopped_while_others_are_served(strict: Server) -> None:
    before = strict.figure('biopact_workers_ended_total{why="timeout"}')
    with ThreadPoolExecutor(1) as thread:
        runaway = thread.submit(strict.client.post, "sparql", data={"query": RUNAWAY})
        served = 0
        while not runaway.done():
            assert len(strict.select(ANY)) == 1
            served += 1
    stopped = runaway.result()
    assert stopped.status_code == 504
    assert stopped.text == "The query did not end within 1 s and was stopped: ask for less.\n"
    assert served > 5
    assert strict.figure('biopact_workers_ended_total{why="timeout"}') == before + 1


def test_as_many_runaways_as_there_are_workers_hold_the_others_up_no_longer_than_the_limit(strict: Server) -> None:
    with ThreadPoolExecutor(2) as threads:
        runaways = [threads.submit(strict.client.post, "sparql", data={"query": RUNAWAY}) for _ in range(2)]
        time.sleep(0.3)
        assert len(strict.select(ANY)) == 1
    assert [each.result().status_code for each in runaways] == [504, 504]


@pytest.mark.parametrize("accept", ["application/json", "application/xml", "text/csv", "text/tab-separated-values"])
def test_as_many_rows_as_allowed_come_and_not_one_more(strict: Server, accept: str) -> None:
    allowed = strict.client.post("sparql", data={"query": f"{EVERYTHING} LIMIT 50"}, headers={"Accept": accept})
    assert allowed.status_code == 200
    refused = strict.client.post("sparql", data={"query": f"{EVERYTHING} LIMIT 51"}, headers={"Accept": accept})
    assert refused.status_code == 422
    assert "larger than 50 rows: ask for less, such as with LIMIT." in refused.text


def test_graphs_are_limited_as_rows_are(strict: Server) -> None:
    allowed = strict.client.post("sparql", data={"query": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 50"})
    assert allowed.status_code == 200
    refused = strict.client.post("sparql", data={"query": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 51"})
    assert refused.status_code == 422


def test_an_answer_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with running(
        make_store(folder), tmp_path / "log", "--workers", "1", "--max-bytes", "1", "--max-body", "1"
    ) as server:
        refused = server.client.post("sparql", data={"query": "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }"})
        assert refused.status_code == 422
        assert "larger than 1,048,576 bytes" in refused.text
        assert len(server.select(ANY)) == 1


def test_a_query_that_takes_all_memory_is_stopped_and_the_worker_replaced(server: Server) -> None:
    # Ten times as long with each step: the ninth would be 1 GB.
    steps = " ".join(f"BIND(CONCAT({', '.join([f'?x{n}'] * 10)}) AS ?x{n + 1})" for n in range(10))
    answer = server.client.post("sparql", data={"query": f"SELECT (STRLEN(?x10) AS ?n) {{ BIND('x' AS ?x0) {steps} }}"})
    assert answer.status_code == 500
    assert "too much memory" in answer.text
    assert len(server.select(ANY)) == 1


def test_a_request_that_is_too_long_is_refused(strict: Server) -> None:
    answer = strict.client.post("sparql", data={"query": f"{ANY} # {'x' * (1 << 20)}"})
    assert answer.status_code == 413
    assert "larger than 1,048,576 bytes" in answer.text


def test_a_request_that_does_not_say_how_long_it_is_is_refused_as_well(strict: Server) -> None:
    pieces = (b"x" * 65536 for _ in range(32))
    kind = {"Content-Type": "application/sparql-query"}
    with suppress(httpx.WriteError):  # the server need not read to the end what it refuses
        assert strict.client.post("sparql", content=pieces, headers=kind).status_code == 413
    assert len(strict.select(ANY)) == 1


def test_more_than_may_wait_are_sent_away_with_the_time_to_come_back(strict: Server) -> None:
    with ThreadPoolExecutor(8) as threads, httpx.Client(base_url=strict.address, timeout=30) as client:
        asked = [threads.submit(client.post, "sparql", data={"query": RUNAWAY}) for _ in range(8)]
        answers = [each.result() for each in asked]
    statuses = sorted(answer.status_code for answer in answers)
    assert set(statuses) == {503, 504}
    busy = [answer for answer in answers if answer.status_code == 503]
    assert len(busy) >= 4
    assert "Warning" not in strict.log.read_text()
    for answer in busy:
        assert int(answer.headers["retry-after"]) > 0
        assert "busy" in answer.text
    assert len(strict.select(ANY)) == 1


def test_a_query_that_nobody_waits_for_any_more_is_stopped(server: Server) -> None:
    before = server.figure('biopact_workers_ended_total{why="abandoned"}')
    with pytest.raises(httpx.ReadTimeout):
        server.client.post("sparql", data={"query": RUNAWAY}, timeout=0.3)
    for _ in range(100):
        if server.figure('biopact_workers_ended_total{why="abandoned"}') > before:
            break
        time.sleep(0.1)
    assert server.figure('biopact_workers_ended_total{why="abandoned"}') == before + 1


def test_a_worker_that_is_killed_is_replaced(strict: Server) -> None:
    pid = strict.process.pid
    workers = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    assert len(workers) >= 2
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    time.sleep(0.2)
    assert len(strict.select(ANY)) == 1


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } } } }",
        "ASK { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
        "LOAD <%s>",
        "LOAD SILENT <file:///etc/passwd>",
    ],
)
def test_what_calls_other_servers_is_refused_and_calls_nobody(server: Server, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        answer = server.client.post("sparql", data={"query": query.replace("%s", address)})
        assert answer.status_code == 400
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_string_that_speaks_of_service_is_a_string(server: Server) -> None:
    assert server.select("SELECT ?x { BIND('SERVICE <http://x/> {}' AS ?x) }") == [{"x": "SERVICE <http://x/> {}"}]


def test_slow_and_broken_connections_hold_nobody_up(strict: Server) -> None:
    host, port = strict.address.removeprefix("http://").rstrip("/").split(":")
    opened = [socket.create_connection((host, int(port))) for _ in range(50)]
    for each in opened[:25]:
        each.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nquery=")
    for each in opened[25:]:
        each.sendall(b"\x00\x01 nonsense\r\n\r\n")
    assert len(strict.select(ANY)) == 1
    for each in opened:
        each.close()
    assert len(strict.select(ANY)) == 1


def test_many_at_once_are_all_answered(server: Server) -> None:
    failed: list[int] = []

    def ask() -> None:
        with httpx.Client(base_url=server.address, timeout=60) as client:
            for _ in range(5):
                status = client.get("sparql", params={"query": ANY}).status_code
                if status != 200:
                    failed.append(status)

    threads = [threading.Thread(target=ask) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_what_never_becomes_a_request_is_hung_up_on(tmp_path: Path) -> None:
    impatient = "from biopact.graph.server import run; run._SILENCE = 2"
    store = make_store(tmp_path / "store")
    with running(store, tmp_path / "log", "--workers", "1", before=impatient) as server:
        host, port = server.address.removeprefix("http://").rstrip("/").split(":")
        with socket.create_connection((host, int(port))) as half, socket.create_connection((host, int(port))) as again:
            half.settimeout(20)
            again.settimeout(20)
            half.sendall(b"GET /sparql HTTP/1.1\r\nHost:")
            again.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            answer = b""
            while not answer.endswith(b"\n") or b"\nok " not in answer:
                answer += again.recv(4096)
            again.sendall(b"GET /sparql HTTP/1.1\r\nHost:")
            assert half.recv(4096) == b""
            assert again.recv(4096) == b""
