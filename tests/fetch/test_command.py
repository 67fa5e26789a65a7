"""`biopact fetch`: filings, feeds and pages, from a server on this machine."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from biopact.loaders.sources import open_releases
from biopact.text import Release
from tests.cli.conftest import run_biopact
from tests.fetch.server import Request, Server, answer

WHO = ("--user-agent", "Test Case test@example.org")
CIK = "0000318154"


def story(name: str) -> bytes:
    words = f"{name} today announced that it has granted Ardent Pharma Ltd. a license to its antibody. " * 8
    return f"<html><head><title>{name} news</title></head><body><p>{words}</p></body></html>".encode()


def columns(*rows: tuple[str, str, str]) -> dict[str, list[str]]:
    return {
        "accessionNumber": [row[0] for row in rows],
        "form": [row[1] for row in rows],
        "filingDate": [row[2] for row in rows],
    }


def submission(accession: str) -> bytes:
    return (
        f"<SEC-DOCUMENT>{accession}.txt : 20240105\n<SEC-HEADER>{accession}.hdr.sgml : 20240105\n"
        f"ACCESSION NUMBER:\t\t{accession}\nCONFORMED SUBMISSION TYPE:\t8-K\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>EX-99.1\n"
        "<SEQUENCE>2\n<FILENAME>news.htm\n<TEXT>\nAmgen licenses an antibody to Ardent Pharma.\n</TEXT>\n</DOCUMENT>\n"
    ).encode()


@pytest.fixture
def edgar(server: Server) -> Server:
    """A company with five filings, two of them in an older list."""
    recent = columns(
        ("0000318154-24-000003", "8-K", "2024-03-01"),
        ("0000318154-24-000002", "10-K", "2024-02-01"),
        ("0000318154-24-000001", "8-K", "2024-01-05"),
    )
    older = columns(("0000318154-09-000002", "8-K/A", "2009-06-01"), ("0000318154-09-000001", "8-K", "2009-05-01"))
    files = [{"name": f"CIK{CIK}-submissions-001.json", "filingFrom": "2009-05-01", "filingTo": "2009-06-01"}]
    whole = {"cik": CIK, "filings": {"recent": recent, "files": files}}
    server.put(f"/submissions/CIK{CIK}.json", answer(json.dumps(whole).encode()))
    server.put(f"/submissions/{files[0]['name']}", answer(json.dumps(older).encode()))
    for accession in (*recent["accessionNumber"], *older["accessionNumber"]):
        path = f"/Archives/edgar/data/318154/{accession.replace('-', '')}/{accession}.txt"
        server.put(path, answer(submission(accession)))
    return server


def fetch_edgar(server: Server, folder: Path, *more: str) -> Result:
    where = ("--data", server.root, "--archives", server.root, "-o", folder, "--rate", "10", "--json")
    return run_biopact("fetch", "edgar", *more, *where)


def summary(done: Result) -> Any:
    return json.loads(done.stdout)


def test_filings_of_a_company_are_fetched_and_can_be_loaded(edgar: Server, tmp_path: Path) -> None:
    done = fetch_edgar(edgar, tmp_path, "--cik", "318154", *WHO)
    assert done.exit_code == 0, done.output
    told = summary(done)
    assert (told["new"], told["changed"], told["unchanged"], told["missed"]) == (3, 0, 0, [])
    files = [Path(one["file"]).relative_to(tmp_path).as_posix() for one in told["documents"]]
    assert files == [f"{CIK}/0000318154-{rest}.txt" for rest in ("24-000003", "24-000001", "09-000001")]
    releases = list(open_releases([tmp_path]))
    assert [one.identifier for one in releases if isinstance(one, Release)] == [
        "0000318154-09-000001-2",
        "0000318154-24-000001-2",
        "0000318154-24-000003-2",
    ]
    assert len(releases) == 3


def test_filings_that_are_there_are_not_asked_for_again(edgar: Server, tmp_path: Path) -> None:
    fetch_edgar(edgar, tmp_path, "--cik", "318154", *WHO)
    edgar.asked.clear()
    told = summary(fetch_edgar(edgar, tmp_path, "--cik", "318154", *WHO))
    assert (told["new"], told["unchanged"]) == (0, 3)
    assert all(path.startswith("/submissions/") for path in edgar.paths())


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["--form", "8-k/a"], ["09-000002"]),
        (["--form", "8-K, 10-K", "--since", "2024"], ["24-000003", "24-000002", "24-000001"]),
        (["--until", "2009"], ["09-000001"]),
        (["--since", "2024-01-05", "--until", "2024-02"], ["24-000001"]),
        (["--limit", "1"], ["24-000003"]),
        (["--since", "2025"], []),
    ],
)
def test_forms_days_and_number_are_chosen(edgar: Server, tmp_path: Path, more: list[str], expected: list[str]) -> None:
    told = summary(fetch_edgar(edgar, tmp_path, "--cik", "318154", *WHO, *more))
    assert [Path(one["file"]).stem.removeprefix("0000318154-") for one in told["documents"]] == expected


def test_older_lists_are_left_where_they_are_not_needed(edgar: Server, tmp_path: Path) -> None:
    fetch_edgar(edgar, tmp_path, "--cik", "318154", *WHO, "--since", "2024")
    fetch_edgar(edgar, tmp_path, "--cik", "318154", *WHO, "--limit", "2")
    assert not [path for path in edgar.paths() if "submissions-001" in path]


@pytest.mark.parametrize("company", ["amgen", "Amgen", "NASDAQ:AMGN"])
def test_a_company_is_known_by_name_ticker_or_id(edgar: Server, tmp_path: Path, company: str) -> None:
    assert summary(fetch_edgar(edgar, tmp_path, company, "--limit", "1", *WHO))["new"] == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["edgar", "--cik", "1"], "The SEC demands to know who asks; give --user-agent"),
        (["edgar", "--cik", "1", "--user-agent", "nobody"], "The SEC demands to know who asks"),
        (["edgar", "--cik", "12345678901", *WHO], "is no number of up to ten digits"),
        (["edgar", *WHO], "Say whose filings"),
        (["edgar", "Unheard Of Biologics", *WHO], "is not in the registry; give --cik NUMBER"),
        (["edgar", "--cik", "1", "--rate", "11", *WHO], "not in the range"),
        (["edgar", "--cik", "1", "--since", "May", *WHO], "give a year, month or day"),
        (["url"], "Say what to fetch"),
        (["url", "--from", "lost.txt"], "lost.txt: cannot be read"),
        (["url", "http://a.example/", "--user-agent", "Zo\u00eb a@b.example"], "sent in ASCII"),
    ],
)
def test_bad_usage_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BIOPACT_USER_AGENT", raising=False)
    done = run_biopact("fetch", *arguments)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"filings": {"recent": {}}}', b"[" * 100_000, b'{"filings": null}'])
def test_a_list_that_is_none_is_told(server: Server, tmp_path: Path, content: bytes) -> None:
    server.put(f"/submissions/CIK{CIK}.json", answer(content))
    done = fetch_edgar(server, tmp_path, "--cik", "318154", *WHO)
    assert done.exit_code == 1
    [missed] = summary(done)["missed"]
    assert missed["reason"] == "is no list of filings; check the server's address"


def test_a_company_that_is_not_there_does_not_stop_the_others(edgar: Server, tmp_path: Path) -> None:
    done = fetch_edgar(edgar, tmp_path, "--cik", "99", "--cik", "318154", *WHO)
    told = summary(done)
    assert done.exit_code == 1
    assert told["new"] == 3
    assert [one["reason"] for one in told["missed"]] == ["answers 404 Not Found; check the address"]


def test_names_in_a_list_cannot_lead_elsewhere(server: Server, tmp_path: Path) -> None:
    bad = columns(("../../etc/passwd", "8-K", "2024-03-01"), ("0000318154-24-000003", "8-K", "yesterday"))
    files = [{"name": "../../../secret.json", "filingFrom": "2009-05-01", "filingTo": "2009-06-01"}]
    whole = {"filings": {"recent": bad, "files": files}}
    server.put(f"/submissions/CIK{CIK}.json", answer(json.dumps(whole).encode()))
    assert fetch_edgar(server, tmp_path, "--cik", "318154", *WHO).exit_code == 1
    assert server.paths() == [f"/submissions/CIK{CIK}.json"]


FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>/one.html</link></item>
<item><title>Two</title><link>%s/two.html#top</link></item>
<item><title>Two again</title><link>%s/two.html</link></item>
<item><title>Bad</title><link>ftp://host.example/x</link></item>
</channel></rss>"""


@pytest.fixture
def feed(server: Server) -> str:
    server.put("/one.html", answer(story("Norvane"), headers={"Content-Type": "text/html"}))
    server.put("/two.html", answer(story("Belmont"), headers={"Content-Type": "text/html"}))
    content = FEED % (server.root.encode(), server.root.encode())
    return server.put("/news.xml", answer(content, headers={"Content-Type": "text/xml"}))


def test_a_feed_is_fetched_by_itself(feed: str, server: Server, tmp_path: Path) -> None:
    done = run_biopact("fetch", "feed", feed, "-o", tmp_path, "--rate", "1000")
    assert done.exit_code == 0, done.output
    assert done.stdout == f"Fetched into {tmp_path}: 1 new.\n"
    assert done.stderr == ""
    assert server.paths() == ["/news.xml"]


def test_the_pages_of_a_feed_are_followed(feed: str, tmp_path: Path) -> None:
    done = run_biopact("fetch", "feed", feed, "--follow", "-o", tmp_path, "--rate", "1000")
    assert done.exit_code == 1
    assert done.stdout == f"Fetched into {tmp_path}: 3 new.\n"
    assert done.stderr == (
        "Could not fetch ftp://host.example/x: it leads to ftp://host.example/x, which is no address of the web.\n"
    )
    texts = [one.text for one in open_releases([tmp_path]) if isinstance(one, Release)]
    assert sorted(text.split()[0] for text in texts) == ["Belmont", "Norvane"]


def test_what_is_no_feed_is_told(server: Server, tmp_path: Path) -> None:
    address = server.put("/page", answer(story("Norvane"), headers={"Content-Type": "text/html"}))
    done = run_biopact("fetch", "feed", address, "--follow", "-o", tmp_path, "--rate", "1000")
    assert done.exit_code == 1
    assert "is no RSS or Atom feed" in done.stderr


def test_addresses_come_from_a_file_and_from_stdin(server: Server, tmp_path: Path) -> None:
    one = server.put("/one.html", answer(story("Norvane")))
    two = server.put("/two.html", answer(story("Belmont")))
    listed = tmp_path / "list.txt"
    listed.write_text(f"# pages\n\n{one}\n  {two}\n")
    done = run_biopact("fetch", "url", "--from", listed, "-o", tmp_path / "a", "--rate", "1000")
    assert done.stdout == f"Fetched into {tmp_path / 'a'}: 2 new.\n"
    done = run_biopact("fetch", "url", "--from", "-", "-o", tmp_path / "a", "--rate", "1000", stdin=f"{one}\n")
    assert done.stdout == f"Fetched into {tmp_path / 'a'}: 1 unchanged.\n"


def test_each_reason_is_told_and_no_control_characters(server: Server, tmp_path: Path) -> None:
    good = server.put("/one.html", answer(story("Norvane")))
    evil = server.put("/evil", answer(status="302 Found", headers={"Location": "x:\x1b[31m"}))
    done = run_biopact("fetch", "url", good, server.root + "/lost", evil, "-o", tmp_path, "--rate", "1000")
    assert done.exit_code == 1
    assert done.stdout == f"Fetched into {tmp_path}: 1 new.\n"
    assert "/lost: it answers 404 Not Found; check the address.\n" in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert "\x1b" not in done.stderr


def test_progress_is_shown_on_a_terminal_only(server: Server, tmp_path: Path) -> None:
    address = server.put("/one.html", answer(story("Norvane")))
    program = [
        sys.executable,
        "-c",
        "from biopact.cli import main; main()",
        "fetch",
        "url",
        address,
        "--rate",
        "1000",
        "-o",
    ]
    ours, theirs = pty.openpty()
    subprocess.run([*program, str(tmp_path / "a")], stderr=theirs, stdout=subprocess.DEVNULL, check=True)
    os.close(theirs)
    assert b"1 of 1" in os.read(ours, 1000)
    os.close(ours)
    quiet = subprocess.run([*program, str(tmp_path / "b")], capture_output=True, check=True)
    assert quiet.stderr == b""


def test_a_run_that_is_killed_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    body = story("Norvane") * 100
    etag = {"ETag": '"1"'}

    def half(_: Request) -> Iterator[bytes]:
        yield answer(body[: len(body) // 2], headers=etag, length=len(body))
        server.gone.wait(60)

    def rest(request: Request) -> bytes:
        start = int(request.headers["range"].removeprefix("bytes=").rstrip("-"))
        span = {"Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}
        return answer(body[start:], "206 Partial Content", {**etag, **span})

    done, address = server.put("/done.html", answer(story("Belmont"))), server.put("/a.html", half, rest)
    arguments = ["fetch", "url", done, address, "-o", str(tmp_path), "--rate", "1000"]
    running = subprocess.Popen([sys.executable, "-c", "from biopact.cli import main; main()", *arguments])
    deadline = time.monotonic() + 60
    manifest = tmp_path / ".fetch/manifest.jsonl"
    while not (manifest.exists() and manifest.stat().st_size and list(tmp_path.glob(".fetch/*.part"))):
        assert running.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    [part] = tmp_path.glob(".fetch/*.part")
    part.write_bytes(body[:1234])  # what had reached the disk
    again = run_biopact("fetch", "url", done, address, "-o", tmp_path, "--rate", "1000")
    assert again.stdout == f"Fetched into {tmp_path}: 1 new, 1 unchanged.\n"
    assert "bytes=1234-" in [request.headers.get("range") for request in server.asked]
    [file] = tmp_path.glob("127.0.0.1/a-*.html")
    assert file.read_bytes() == body
