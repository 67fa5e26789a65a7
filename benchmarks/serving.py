"""`biopact serve` under load: 200 clients at once, a query that never ends among them, and memory over 10,000 queries.

Needs wrk (Debian: apt-get install wrk) and a store; without one the releases that come with biopact are loaded. Times
are those of the clients, on the same machine as the server.

    python benchmarks/serving.py [--store PATH] [--seconds 60]
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

BIOPACT = [sys.executable, "-c", "from biopact.cli import main; main()"]
CLIENTS = 200
QUERIES = 10_000
LIMIT = 5
"""Seconds that a query may run, here."""

CHEAP = """PREFIX bp: <https://w3id.org/biopact/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { <https://w3id.org/biopact/id/organization/amgen> skos:prefLabel ?name }"""
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) > STR(?d) && STR(?g) < STR(?c)) }"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address and process."""

    address: str
    pid: int

    def ask(self, query: str) -> tuple[int, str]:
        """The status of the answer to a query, and the milliseconds that it ran for if it was stopped."""
        try:
            with urllib.request.urlopen(f"{self.address}sparql?{urlencode({'query': query})}", timeout=60) as answer:
                answer.read()
                return answer.status, ""
        except HTTPError as error:
            return error.code, error.headers.get("Server-Timing", "").rpartition("=")[2]

    def statuses(self) -> dict[str, int]:
        """How many answers of each status the endpoint has given."""
        with urllib.request.urlopen(f"{self.address}metrics") as answer:
            text = answer.read().decode()
        found = re.findall(r'biopact_requests_total\{method="GET",route="/sparql",status="(\d+)"\} (\S+)', text)
        return {status: int(float(count)) for status, count in found}

    def memory(self) -> float:
        """Megabytes that the server and its workers hold, what they share counted for each."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        told = "".join(Path(f"/proc/{pid}/status").read_text() for pid in (str(self.pid), *children))
        return sum(map(int, re.findall(r"VmRSS:\s+(\d+)", told))) / 1024


@contextmanager
def serving(store: Path) -> Iterator[Server]:
    """A server over a store, with two workers and no log."""
    options = ["--port", "0", "--quiet", "--timeout", str(LIMIT), "--workers", "2", "--store", str(store)]
    process = subprocess.Popen([*BIOPACT, "serve", *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield Server(process.stdout.readline().split()[-1], process.pid)
    finally:
        process.terminate()
        process.wait()


def load(server: Server, seconds: int) -> str:
    """What 200 clients see that ask a cheap query as fast as they can."""
    before = server.statuses()
    address = f"{server.address}sparql?{urlencode({'query': CHEAP})}"
    command = ["wrk", "-t2", f"-c{CLIENTS}", f"-d{seconds}s", "--timeout", "30s", "--latency", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+(\S+)", said)
    shares = dict(re.findall(r"(50|99)%\s+(\S+)", said))
    errors = re.search(r"Socket errors: (.*)", said)
    after = {status: count - before.get(status, 0) for status, count in server.statuses().items()}
    answers = ", ".join(f"{count:,} with {status}" for status, count in sorted(after.items()) if count)
    figures = (
        f"{float(rate[1]):,.0f} a second, half within {shares['50']}, 99 % within {shares['99']}" if rate else said
    )
    return f"{figures}; answers: {answers}; {errors[0] if errors else 'no socket errors'}"


def runaways(server: Server, stop: threading.Event, took: list[str]) -> None:
    """One query after the other that never ends, with status, seconds since it was sent, and seconds that it ran."""
    while not stop.is_set():
        began = time.perf_counter()
        status, ran = server.ask(RUNAWAY)
        took.append(f"{status} after {time.perf_counter() - began:.1f} s, of which it ran {float(ran) / 1000:.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        print("Nothing is measured, since wrk is not installed: apt-get install wrk")
        return
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "store"
        if options.store is None:
            subprocess.run([*BIOPACT, "demo", "-o", folder], check=True, stdout=subprocess.DEVNULL)
        with serving(store) as server:
            server.ask(CHEAP)
            print(f"{CLIENTS} clients for {options.seconds} s: {load(server, options.seconds)}")
            stop, took = threading.Event(), list[str]()
            thread = threading.Thread(target=runaways, args=(server, stop, took))
            thread.start()
            print(f"the same while one worker is held by a runaway: {load(server, options.seconds // 2)}")
            stop.set()
            thread.join()
            print(f"runaways, which may run for {LIMIT} s: {'; '.join(took)}")
        with serving(store) as server:
            for number in range(1, QUERIES + 1):
                assert server.ask(CHEAP)[0] == 200
                if number in {1_000, QUERIES}:
                    print(f"memory after {number:,} queries: {server.memory():.0f} MB")


if __name__ == "__main__":
    main()
