"""Files behind addresses are read as those of this machine are."""

from __future__ import annotations

import gzip
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest

from biopact.errors import SourceError
from biopact.loaders.sources import Unreadable, find_files, open_releases
from biopact.loaders.sources.remote import Remote
from biopact.text import Release
from tests.cli.conftest import run_biopact

NEWS = "Zentor licenses its platform to Pelmor. Pelmor pays $5 million upfront."


@pytest.fixture
def bucket() -> Iterator[str]:
    """A store of objects that lives in memory."""
    memory = fsspec.filesystem("memory")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", NEWS)
        archive.writestr("two.html", f"<html><body><p>{NEWS}</p></body></html>")
    for name, content in {
        "a.txt": NEWS.encode(),
        "2012/b.jsonl.gz": gzip.compress(b'{"id": "r1", "text": "One."}\n{"id": "r2", "text": "Two."}\n'),
        "c.zip": packed.getvalue(),
        "notes.docx": b"no release",
        ".hidden/d.txt": b"no release",
    }.items():
        memory.pipe_file(f"/news/{name}", content)
    yield "memory://news"
    memory.rm("/news", recursive=True)


def _names(address: str) -> list[str]:
    return [str(file) for file in find_files([address])]


def test_a_file_a_folder_and_a_pattern_are_found(bucket: str) -> None:
    assert _names(f"{bucket}/a.txt") == ["memory:///news/a.txt"]
    assert _names(bucket) == ["memory:///news/2012/b.jsonl.gz", "memory:///news/a.txt", "memory:///news/c.zip"]
    assert _names(f"{bucket}/*.txt") == ["memory:///news/a.txt"]


def test_what_is_packed_there_is_read_as_a_stream(bucket: str) -> None:
    found = list(open_releases([bucket]))
    assert [one.identifier for one in found if isinstance(one, Release)] == ["r1", "r2", "a", "one", "two"]
    assert len(found) == 5


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://news/none.txt", "there is no such file or folder"),
        ("memory://news/*.pdf", "holds no releases"),
        ("nowhere://news", "Protocol not known: nowhere; for addresses, pip install 'biopact[cloud]'"),
    ],
)
def test_an_address_of_nothing_is_named(bucket: str, address: str, said: str) -> None:
    with pytest.raises(SourceError, match=address.replace("*", r"\*")) as caught:
        find_files([address])
    assert said in str(caught.value)


def test_a_file_that_goes_or_breaks_while_it_is_read_does_not_stop_the_others(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = find_files([bucket])
    fsspec.filesystem("memory").rm("/news/2012/b.jsonl.gz")

    def broken(self: object, size: int = -1) -> bytes:
        raise ConnectionAbortedError("the line is dead\nat 10.0.0.1")

    found = list(open_releases(files))
    assert isinstance(found[0], Unreadable)
    assert found[0].reason == "memory:///news/2012/b.jsonl.gz: there is no such file; check the path"
    assert [one.identifier for one in found[1:] if isinstance(one, Release)] == ["a", "one", "two"]
    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.read", broken)
    reasons = [one.reason for one in open_releases(files[1:]) if isinstance(one, Unreadable)]
    assert len(reasons) == 2
    assert "(the line is dead)" in reasons[0]
    assert not any("\n" in reason for reason in reasons)


def test_a_load_from_an_address_is_that_of_the_files(bucket: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert "5 releases loaded" in run_biopact("load", bucket, "--store", store).stdout
    assert "0 releases loaded" in run_biopact("load", f"{bucket}/a.txt", "--store", store).stdout
    done = run_biopact("load", "memory://news/none", "--store", store)
    assert (done.exit_code, "check the address" in done.stderr) == (2, True)


class _Pages(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_GET(self) -> None:
        self._answer(gzip.compress(b'{"id": "r1", "text": "One."}\n'))

    def _answer(self, body: bytes) -> None:
        code = 200 if self.path.startswith("/news.jsonl.gz") else 404
        self.send_response(code)
        self.send_header("Content-Length", str(len(body) if code == 200 else 0))
        self.end_headers()
        if code == 200:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_file_of_the_web_is_read_and_one_that_is_not_there_is_named() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        (found,) = open_releases([f"{there}/news.jsonl.gz?of=2012"])
        assert isinstance(found, Release)
        assert found.identifier == "r1"
        with pytest.raises(SourceError, match=r"/none\.txt: there is no such file"):
            find_files([f"{there}/none.txt"])
        server.shutdown()


def test_an_address_names_its_file() -> None:
    one = Remote("https://host/a/news.jsonl.gz?version=2", 10)
    assert (one.name, one.suffix, one.stem) == ("news.jsonl.gz", ".gz", "news.jsonl")
