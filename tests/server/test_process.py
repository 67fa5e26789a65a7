"""The server as a process: how it starts, what it logs and counts, that it sees new data, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from prometheus_client.parser import text_string_to_metric_families

from biopact.cli import cli
from biopact.graph.store import Store
from biopact.ontology.terms import BASE
from tests.cli.conftest import LICENCE, PURCHASE
from tests.server.conftest import TOKEN, Server, Start, make_store, triples_of

COUNT = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?g a <https://w3id.org/biopact/ontology#Release> } }"


def _released(server: Server) -> int:
    (row,) = server.select(COUNT)
    return int(row["n"])


def test_what_load_writes_is_seen_without_a_restart_while_it_writes(start: Start, tmp_path: Path) -> None:
    server = start("--workers", "2")
    before, tag = _released(server), server.client.get("sparql", params={"query": COUNT}).headers["etag"]
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in range(4):
        text = (LICENCE, PURCHASE)[number % 2]
        (folder / f"r{number}.txt").write_text(
            text.replace("NV-301", f"NV-{number}").replace("$640", f"${number + 100}")
        )
    command = [sys.executable, "-c", "from biopact.cli import main; main()", "load", str(folder)]
    loading = subprocess.Popen(
        [*command, "--store", str(server.store)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    counts = [before]
    while loading.poll() is None:
        counts.append(_released(server))
        time.sleep(0.05)
    said = loading.communicate()[0].decode()
    assert loading.returncode == 0, said
    assert counts == sorted(counts), "what was seen once is not gone later"
    for _ in range(50):
        if _released(server) == before + 4:
            break
        time.sleep(0.1)
    assert _released(server) == before + 4
    again = server.client.get("sparql", params={"query": COUNT}, headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert again.headers["etag"] != tag


def test_the_store_may_be_changed_by_others_between_two_questions(start: Start) -> None:
    server = start("--workers", "1")
    release = f"{BASE}release/another"
    with Store.open(server.store) as store:
        store.put_release(release, triples_of("amgen-license"))
    time.sleep(0.5)
    assert release in {row["g"] for row in server.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    with Store.open(server.store) as store:
        store.remove_release(release)
    time.sleep(0.5)
    assert release not in {row["g"] for row in server.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}


def test_a_store_that_goes_away_is_a_refusal_and_comes_back(start: Start) -> None:
    server = start("--workers", "1")
    away = server.store.with_name("away")
    server.store.rename(away)
    time.sleep(0.2)
    answer = server.client.get("sparql", params={"query": COUNT})
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    away.rename(server.store)
    time.sleep(0.2)
    assert _released(server) == 3


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_good_order(start: Start, by: signal.Signals) -> None:
    server = start("--workers", "2")
    pid = server.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    assert len(workers) >= 2
    server.process.send_signal(by)
    assert server.process.wait(20) == 0
    assert [worker for worker in workers if Path(f"/proc/{worker}/exe").exists()] == []
    assert "Traceback" not in server.log.read_text()


def test_workers_do_not_outlive_a_server_that_is_killed(start: Start) -> None:
    server = start("--workers", "2")
    pid = server.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    server.process.kill()
    server.process.wait(20)
    for _ in range(50):
        left = [worker for worker in workers if _runs(worker)]
        if not left:
            break
        time.sleep(0.1)
    assert left == []


def _runs(pid: str) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_every_request_is_one_line_of_the_log(server: Server) -> None:
    server.client.get("sparql", params={"query": 'ASK {} # "quoted"\n'}, headers={"Accept": "text/csv"})
    server.client.get("id/organization/nobody%0Aat-all")
    # What a worker says that dies, as tests let some, stands there, too.
    lines = [line for line in server.log.read_text().splitlines() if line.startswith("127.0.0.1")]
    form = re.compile(r'127\.0\.0\.1 - - \[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d \+0000\] "[A-Z]+ [^"\n]*" \d{3} \d+ \d+ms')
    assert [line for line in lines if not form.fullmatch(line)] == []
    assert any("ASK" in line and " 200 " in line for line in lines)
    assert any("nobody%0Aat-all" in line and " 404 " in line for line in lines)


def test_quiet_logs_nothing(start: Start) -> None:
    server = start("--workers", "1", "--quiet")
    assert _released(server) == 3
    assert server.log.read_text() == ""


def test_metrics_are_what_prometheus_reads_and_count(server: Server) -> None:
    route = 'biopact_requests_total{method="GET",route="/healthz",status="200"}'
    before = server.figure(route)
    health = server.client.get("healthz")
    assert (health.status_code, health.text.split()[0]) == (200, "ok")
    assert server.figure(route) == before + 1
    answer = server.client.get("metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert {"biopact_requests", "biopact_request_seconds", "biopact_job_seconds", "biopact_workers"} <= set(families)
    assert families["biopact_workers"].samples[0].value == 2


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        (["--store", "nothing"], {}, "There is no store at nothing"),
        (["--writable"], {}, "--writable needs a token"),
        (["--writable"], {"BIOPACT_TOKEN": "short"}, "16 characters"),
        (["--token-file", "x"], {}, "--token-file is for --writable"),
        (["--host", "no.such.host.invalid"], {}, "cannot be listened at"),
    ],
)
def test_what_cannot_be_served_is_said_at_once(
    options: list[str], environment: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_store(tmp_path / "biopact.store")
    done = CliRunner().invoke(cli, ["serve", "--port", "0", *options], env={"BIOPACT_TOKEN": None, **environment})
    assert done.exit_code == 2
    assert said in done.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store")
    program = "import sys; sys.modules['uvicorn'] = None; from biopact.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--store", str(store)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'biopact[server]'" in done.stderr


def test_a_port_that_is_taken_is_said(server: Server) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    done = CliRunner().invoke(cli, ["serve", "--port", port, "--store", str(server.store)])
    assert done.exit_code == 2
    assert f"127.0.0.1:{port} cannot be listened at" in done.stderr


def test_who_may_write(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    server = start("--workers", "1", "--writable", "--token-file", str(file))
    graph = {"graph": f"{BASE}release/new"}
    said = f"<{BASE}organization/new> a <https://w3id.org/biopact/ontology#Organization> ."
    kind = {"Content-Type": "text/turtle"}
    signed = {**kind, "Authorization": f"Bearer {TOKEN}"}
    put = server.client.put

    nobody = put("data", params=graph, content=said, headers=kind)
    assert (nobody.status_code, nobody.headers["www-authenticate"]) == (401, 'Bearer realm="biopact"')
    wrong = put("data", params=graph, content=said, headers={**kind, "Authorization": "Bearer another token"})
    assert wrong.status_code == 401
    assert "invalid_token" in wrong.headers["www-authenticate"]
    assert put("data", params=graph, content=said, headers=signed).status_code == 201
    assert put("data", params=graph, content=said, headers=signed).status_code == 204
    assert server.select(f"SELECT ?o {{ <{BASE}organization/new> a ?o }}") == [
        {"o": "https://w3id.org/biopact/ontology#Organization"}
    ]
    more = f"<{BASE}organization/new> <http://www.w3.org/2004/02/skos/core#prefLabel> 'New' ."
    assert server.client.post("data", params=graph, content=more, headers=signed).status_code == 204
    kept = server.client.get("data", params=graph, headers={"Accept": "application/n-triples"})
    assert len(kept.text.splitlines()) == 2
    assert put("data", params=graph, content="<x", headers=signed).status_code == 400
    assert put("data", params=graph, content=said, headers={**signed, "Content-Type": "image/png"}).status_code == 415
    assert put("data", params={"default": ""}, content=said, headers=signed).status_code == 403
    own = {"graph": f"{BASE}graph/resolution"}
    assert put("data", params=own, content=said, headers=signed).status_code == 403
    assert server.client.delete("data", params=graph, headers=signed).status_code == 204
    assert server.client.delete("data", params=graph, headers=signed).status_code == 404
    assert server.client.get("data", params=graph).status_code == 404

    update = {"update": f"INSERT DATA {{ {said} }}"}
    assert server.client.post("sparql", data=update, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 403
    load = {"update": "LOAD <http://127.0.0.1:9/>"}
    refused = server.client.post("sparql", data=load, headers={"Authorization": f"Bearer {TOKEN}"})
    assert refused.status_code == 400
    assert "LOAD is refused" in refused.text

    with Store.open(server.store):  # as while `load` runs
        locked = put("data", params=graph, content=said, headers=signed)
    assert locked.status_code == 503
    assert int(locked.headers["retry-after"]) > 0


def test_a_server_that_only_reads_says_so(server: Server) -> None:
    for answer in (
        server.client.post("sparql", data={"update": "CLEAR ALL"}),
        server.client.put("data", params={"graph": f"{BASE}release/x"}, content=""),
        server.client.delete("data", params={"graph": f"{BASE}release/amgen-license"}),
    ):
        assert answer.status_code == 403
        assert "only reads" in answer.text
    assert server.client.patch("data").status_code == 405
    assert server.client.get("data").status_code == 400


def test_the_token_is_not_told_to_workers_or_seen_in_their_command_lines(start: Start) -> None:
    server = start("--workers", "1", "--writable", BIOPACT_TOKEN=TOKEN)
    pid = server.process.pid
    for worker in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        assert TOKEN.encode() not in Path(f"/proc/{worker}/cmdline").read_bytes()
        assert TOKEN.encode() not in Path(f"/proc/{worker}/environ").read_bytes()


def test_a_worker_cannot_open_a_connection(tmp_path: Path) -> None:
    program = """
import socket
from biopact.graph.server import sandbox
sandbox.enter(1 << 30)
try:
    socket.socket()
except PermissionError:
    print("denied")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout == "denied\n"
