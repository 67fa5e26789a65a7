"""One document at a time, from a server that misbehaves."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from biopact.errors import FetchError
from biopact.loaders.fetch.client import Fetcher
from biopact.loaders.fetch.manifest import Folder
from biopact.loaders.fetch.pace import backoff
from biopact.loaders.fetch.values import Fetched, Missed, Outcome, Wanted
from tests.fetch.conftest import FakeClock, Get, manners
from tests.fetch.server import Request, Server, answer

PAGE = b"<html><body><h1>Norvane licenses Kestrel</h1><p>" + b"Words of a release. " * 200 + b"</p></body></html>"
HTML = {"Content-Type": "text/html"}


def saved(got: Fetched | Missed) -> bytes:
    assert isinstance(got, Fetched), got
    return got.file.read_bytes()


def reason(got: Fetched | Missed) -> str:
    assert isinstance(got, Missed), got
    return got.reason


def hidden(folder: Path) -> list[str]:
    """What lies in the folder's hidden folder beside manifest and lock."""
    return sorted(file.name for file in (folder / ".fetch").iterdir() if file.name not in {"manifest.jsonl", "lock"})


def test_a_page_is_saved_under_a_name_by_which_it_will_be_read(server: Server, get: Get, tmp_path: Path) -> None:
    got = get(server.put("/news/deal?x=1", answer(PAGE, headers=HTML)))
    assert saved(got) == PAGE
    assert isinstance(got, Fetched)
    assert (got.outcome, got.size, got.file.suffix) == (Outcome.NEW, len(PAGE), ".html")
    assert got.file.parent == tmp_path / "127.0.0.1"
    assert hidden(tmp_path) == []
    assert server.asked[-1].headers["user-agent"] == "Test test@example.org"


def test_the_manifest_says_what_came_from_where(server: Server, get: Get, tmp_path: Path) -> None:
    address = server.put("/a.html", answer(PAGE, headers={**HTML, "ETag": '"1"', "Last-Modified": "yesterday"}))
    got = get(address)
    assert isinstance(got, Fetched)
    [line] = (tmp_path / ".fetch/manifest.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "address": address,
        "file": got.file.relative_to(tmp_path).as_posix(),
        "sha256": hashlib.sha256(PAGE).hexdigest(),
        "size": len(PAGE),
        "etag": '"1"',
        "last_modified": "yesterday",
        "media_type": "text/html",
        "fetched": "2026-03-04T12:00:00+00:00",
    }


def conditional(request: Request) -> bytes:
    if request.headers.get("if-none-match") == '"1"':
        return answer(status="304 Not Modified")
    return answer(PAGE, headers={"ETag": '"1"'})


def test_what_has_not_changed_is_not_sent_again(server: Server, get: Get) -> None:
    address = server.put("/a.html", conditional)
    first, second = get(address), get(address)
    assert isinstance(second, Fetched)
    assert second.outcome is Outcome.UNCHANGED
    assert saved(first) == saved(second) == PAGE


def test_a_file_that_was_changed_or_lost_is_fetched_anew(server: Server, get: Get) -> None:
    address = server.put("/a.html", conditional)
    first = get(address)
    assert isinstance(first, Fetched)
    first.file.write_bytes(b"scribbled")
    assert saved(get(address)) == PAGE
    first.file.unlink()
    assert saved(get(address)) == PAGE


def test_what_has_changed_takes_the_old_place(server: Server, get: Get) -> None:
    address = server.put("/a.html", answer(PAGE), answer(PAGE + b"more"))
    first, second = get(address), get(address)
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert (second.outcome, second.file) == (Outcome.CHANGED, first.file)
    assert saved(second) == PAGE + b"more"


def test_the_same_bytes_again_are_no_change(server: Server, get: Get) -> None:
    address = server.put("/a.html", answer(PAGE))
    get(address)
    again = get(address)
    assert isinstance(again, Fetched)
    assert again.outcome is Outcome.UNCHANGED


def test_what_lasts_is_asked_for_once(server: Server, get: Get) -> None:
    wanted = Wanted(server.put("/a.txt", answer(PAGE)), file="1/a.txt", lasting=True)
    get(wanted)
    again = get(wanted)
    assert isinstance(again, Fetched)
    assert again.outcome is Outcome.UNCHANGED
    assert server.paths() == ["/a.txt"]


def test_a_server_that_asks_to_wait_is_given_the_time(server: Server, get: Get, clock: FakeClock) -> None:
    busy = answer(status="429 Too Many Requests", headers={"Retry-After": "17"})
    assert saved(get(server.put("/a.html", busy, answer(PAGE)))) == PAGE
    assert 17 <= sum(clock.slept) < 18


def test_a_server_may_name_the_moment(server: Server, get: Get, clock: FakeClock) -> None:
    busy = answer(status="503 Busy", headers={"Retry-After": "Wed, 04 Mar 2026 12:00:30 GMT"})
    assert saved(get(server.put("/a.html", busy, answer(PAGE)))) == PAGE
    assert 29 < sum(clock.slept) < 31


def test_nobody_waits_for_hours(server: Server, get: Get, clock: FakeClock) -> None:
    busy = answer(status="429 Too Many Requests", headers={"Retry-After": "7200"})
    told = reason(get(server.put("/a.html", busy)))
    assert told == "answers 429 Too Many Requests and asks to wait 7,200 seconds; try again later"
    assert sum(clock.slept) < 1


def test_a_server_that_fails_twice_is_asked_a_third_time(server: Server, get: Get, clock: FakeClock) -> None:
    address = server.put("/a.html", answer(status="503 Busy"), answer(status="503 Busy"), answer(PAGE))
    assert saved(get(address)) == PAGE
    waits = [backoff(address, 1, 1.0), backoff(address, 2, 1.0)]
    assert [seconds for seconds in clock.slept if seconds > 0.1] == waits
    assert 0.5 <= waits[0] <= 1 <= waits[1] <= 2


def test_a_server_that_goes_on_failing_is_given_up(server: Server, get: Get) -> None:
    assert reason(get(server.put("/a.html", answer(status="500 Oh")))) == "answers 500 Oh, 5 times"
    assert len(server.paths()) == 5


def test_what_is_not_there_is_asked_for_once(server: Server, get: Get) -> None:
    assert reason(get(server.root + "/lost")) == "answers 404 Not Found; check the address"
    assert server.paths() == ["/lost"]


def test_a_server_that_hangs_is_given_up(server: Server, get: Get) -> None:
    def hang(_: Request) -> Iterator[bytes]:
        server.gone.wait(5)
        yield b""

    told = reason(get(server.put("/a.html", hang), timeout=0.05, attempts=2))
    assert told == "gave no answer for 0.05 seconds, 2 times"


def test_a_server_that_drips_is_given_up(tmp_path: Path, server: Server) -> None:
    def drip(_: Request) -> Iterator[bytes]:
        yield answer(length=100_000)
        while not server.gone.wait(0.01):
            yield b"x"

    address = server.put("/a.html", drip)
    with Folder(tmp_path) as folder, Fetcher(folder, manners(deadline=0.1, attempts=1)) as fetcher:
        assert reason(fetcher.fetch(Wanted(address))) == "takes longer than 0.1 seconds"


def ranged(body: bytes, etag: str, cut: int) -> tuple[bytes, object]:
    """An answer that is cut off after `cut` bytes, and a page that gives the rest if the validator is right."""

    def rest(request: Request) -> bytes:
        span = request.headers.get("range", "")
        if span and request.headers.get("if-range") == etag:
            start = int(span.removeprefix("bytes=").rstrip("-"))
            headers = {"ETag": etag, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}
            return answer(body[start:], "206 Partial Content", headers)
        return answer(body, headers={"ETag": etag})

    return answer(body[:cut], headers={"ETag": etag}, length=len(body)), rest


def test_what_was_cut_off_goes_on_where_it_ended(server: Server, get: Get) -> None:
    first, rest = ranged(PAGE, '"1"', 1000)
    assert saved(get(server.put("/a.html", first, rest))) == PAGE  # type: ignore[arg-type]
    assert server.asked[-1].headers["range"] == "bytes=1000-"
    assert server.asked[-1].headers["if-range"] == '"1"'


def test_the_next_run_goes_on_where_the_last_was_broken_off(server: Server, get: Get, tmp_path: Path) -> None:
    first, rest = ranged(PAGE, '"1"', 1500)
    address = server.put("/a.html", first, rest)  # type: ignore[arg-type]
    assert "broke off" in reason(get(address, attempts=1))
    assert len(hidden(tmp_path)) == 2
    assert saved(get(address)) == PAGE
    assert server.asked[-1].headers["range"] == "bytes=1500-"
    assert hidden(tmp_path) == []


def test_without_ranges_it_begins_anew(server: Server, get: Get) -> None:
    cut = answer(PAGE[:1000], headers={"ETag": '"1"'}, length=len(PAGE))
    assert saved(get(server.put("/a.html", cut, answer(PAGE)))) == PAGE


@pytest.mark.parametrize("mark", ['W/"1"', ""])
def test_what_may_have_changed_unseen_is_not_pieced_together(server: Server, get: Get, mark: str) -> None:
    cut = answer(PAGE[:1000], headers={"ETag": mark} if mark else {}, length=len(PAGE))
    assert saved(get(server.put("/a.html", cut, answer(PAGE)))) == PAGE
    assert "range" not in server.asked[-1].headers


def test_a_date_of_change_serves_where_there_is_no_tag(server: Server, get: Get) -> None:
    day = "Tue, 03 Mar 2026 12:00:00 GMT"
    cut = answer(PAGE[:1000], headers={"Last-Modified": day}, length=len(PAGE))
    get(server.put("/a.html", cut, answer(PAGE)))
    assert server.asked[-1].headers["if-range"] == day


def test_another_document_in_the_middle_is_not_mixed_with_the_first(server: Server, get: Get) -> None:
    other = PAGE.replace(b"Norvane", b"Ardenta")
    cut = answer(PAGE[:1000], headers={"ETag": '"1"'}, length=len(PAGE))
    span = f"bytes 1000-{len(PAGE) - 1}/{len(PAGE)}"
    wrong = answer(other[1000:], "206 Partial Content", {"ETag": '"2"', "Content-Range": span})
    assert saved(get(server.put("/a.html", cut, wrong, answer(other, headers={"ETag": '"2"'})))) == other


@pytest.mark.parametrize("span", ["bytes 900-3000/4000", "bytes */4000", "", "nonsense"])
def test_a_part_that_was_not_asked_for_is_not_taken(server: Server, get: Get, span: str) -> None:
    cut = answer(PAGE[:1000], headers={"ETag": '"1"'}, length=len(PAGE))
    wrong = answer(b"junk", "206 Partial Content", {"ETag": '"1"', "Content-Range": span})
    assert saved(get(server.put("/a.html", cut, wrong, answer(PAGE)))) == PAGE


def test_a_part_that_cannot_go_on_begins_anew(server: Server, get: Get) -> None:
    cut = answer(PAGE, headers={"ETag": '"1"'}, length=len(PAGE) + 50)
    assert saved(get(server.put("/a.html", cut, answer(status="416 No"), answer(PAGE)))) == PAGE


def test_a_length_that_is_never_right_is_told(server: Server, get: Get) -> None:
    told = reason(get(server.put("/a.html", answer(PAGE, length=len(PAGE) + 50))))
    assert told.startswith("broke off (")
    assert told.endswith(", 5 times")


def test_what_is_too_large_is_not_begun(server: Server, get: Get, tmp_path: Path) -> None:
    address = server.put("/a.html", answer(PAGE))
    assert reason(get(address, largest=1000)) == "is larger than 1,000 bytes"
    assert hidden(tmp_path) == []


def test_a_body_without_end_is_left(server: Server, get: Get, tmp_path: Path) -> None:
    def endless(_: Request) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
        while not server.gone.is_set():
            yield b"words " * 1000

    address = server.put("/a.html", endless)
    assert reason(get(address, largest=1 << 20)) == "is larger than 1 MB"
    assert hidden(tmp_path) == []
    assert server.paths() == ["/a.html"]


def packed(body: bytes) -> bytes:
    return answer(body, headers={"Content-Encoding": "gzip", **HTML})


def test_what_comes_packed_is_saved_unpacked(server: Server, get: Get) -> None:
    assert saved(get(server.put("/a.html", packed(gzip.compress(PAGE))))) == PAGE
    assert server.asked[-1].headers["accept-encoding"] == "gzip"


def test_members_of_gzip_may_follow_each_other(server: Server, get: Get) -> None:
    both = gzip.compress(PAGE[:500]) + gzip.compress(PAGE[500:])
    assert saved(get(server.put("/a.html", packed(both)))) == PAGE


@pytest.mark.parametrize("broken", [gzip.compress(PAGE)[:-20], b"no gzip at all", gzip.compress(PAGE) + b"rest"])
def test_what_is_packed_badly_is_asked_for_unpacked(server: Server, get: Get, broken: bytes) -> None:
    assert saved(get(server.put("/a.html", packed(broken), answer(PAGE)))) == PAGE
    assert server.asked[-1].headers["accept-encoding"] == "identity"


def test_what_is_always_packed_badly_is_told(server: Server, get: Get, tmp_path: Path) -> None:
    told = reason(get(server.put("/a.html", packed(gzip.compress(PAGE)[:-20]))))
    assert told == "came as broken or cut off gzip, 5 times"
    assert hidden(tmp_path) == []


def test_a_bomb_is_not_unpacked(server: Server, get: Get, tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * (20 << 20))
    assert reason(get(server.put("/a.html", packed(bomb)), largest=1 << 20)) == "is larger than 1 MB unpacked"
    assert sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()) < 3 << 20


def test_a_packing_nobody_asked_for_is_told(server: Server, get: Get) -> None:
    odd = answer(PAGE, headers={"Content-Encoding": "br"})
    assert reason(get(server.put("/a.html", odd))) == "comes packed as br, which was not asked for"


def test_what_is_empty_is_no_document(server: Server, get: Get) -> None:
    assert reason(get(server.put("/a.html", answer()))) == "is empty"


def test_bytes_are_kept_whatever_charset_the_server_claims(server: Server, get: Get) -> None:
    latin = "<html><p>Société Générale</p></html>".encode("latin-1")
    wrong = answer(latin, headers={"Content-Type": "text/html; charset=utf-16; charset=nonsense"})
    assert saved(get(server.put("/a.html", wrong))) == latin


@pytest.mark.parametrize(
    "nonsense", [b"\x16\x03\x01\x00", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b""]
)
def test_what_is_no_answer_is_told(server: Server, get: Get, nonsense: bytes) -> None:
    assert "broke off (" in reason(get(server.put("/a.html", nonsense)))


def test_nobody_at_the_other_end_is_told(get: Get) -> None:
    with Server() as closed:
        address = closed.root
    assert "broke off (" in reason(get(Wanted(address + "/a", robots=False), attempts=2))


def test_a_folder_takes_one_run_at_a_time(tmp_path: Path) -> None:
    with Folder(tmp_path), pytest.raises(FetchError, match="another run fetches into it"):
        Folder(tmp_path)


def test_half_a_line_of_the_manifest_is_passed_over(server: Server, get: Get, tmp_path: Path) -> None:
    one, other = server.put("/a.html", conditional), server.put("/b.html", conditional)
    get(one)
    manifest = tmp_path / ".fetch/manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes() + b'{"address": "http')
    get(other)
    for address in (one, other):
        got = get(address)
        assert isinstance(got, Fetched)
        assert got.outcome is Outcome.UNCHANGED


def test_a_manifest_cannot_point_out_of_the_folder(server: Server, get: Get, tmp_path: Path) -> None:
    secret = tmp_path.parent / "secret.html"
    secret.write_bytes(PAGE)
    address = server.put("/a.html", answer(PAGE + b"new"))
    line = {
        "address": address,
        "file": "../secret.html",
        "sha256": hashlib.sha256(PAGE).hexdigest(),
        "size": len(PAGE),
        "etag": None,
        "last_modified": None,
        "media_type": None,
        "fetched": "2026",
    }
    (tmp_path / ".fetch").mkdir()
    (tmp_path / ".fetch/manifest.jsonl").write_text(json.dumps(line) + "\n")
    assert saved(get(address)) == PAGE + b"new"
    assert secret.read_bytes() == PAGE


def test_many_at_once_come_in_order_and_each_once(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    addresses = [server.put(f"/{number}.html", answer(PAGE + b"%d" % number)) for number in range(20)]
    wanted = [Wanted(address) for address in [*addresses, *addresses[:5]]]
    with Folder(tmp_path) as folder, Fetcher(folder, manners(), clock) as fetcher:
        got = list(fetcher.fetch_all(wanted))
    assert [one.address for one in got] == addresses
    assert [saved(one) for one in got] == [PAGE + b"%d" % number for number in range(20)]
    assert len(server.paths()) == 20
