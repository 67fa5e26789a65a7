"""Where a server may lead, what robots.txt asks, how fast hosts are asked."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from biopact.errors import FetchError
from biopact.loaders.fetch import guard
from biopact.loaders.fetch.client import Fetcher
from biopact.loaders.fetch.manifest import Folder
from biopact.loaders.fetch.names import file_name
from biopact.loaders.fetch.pace import Pace, StoppedError, SystemClock, backoff
from biopact.loaders.fetch.values import Fetched, Missed, Wanted
from biopact.loaders.sources.finding import SUFFIXES
from tests.fetch.conftest import FakeClock, Get, manners
from tests.fetch.server import Server, answer

PAGE = b"<html><body>Norvane licenses Kestrel</body></html>"


def public_localhost(host: str) -> frozenset[str]:
    """Takes localhost for a machine of the open web, and what is a number for what it is."""
    return frozenset(["93.184.216.34"] if host == "localhost" else [host])


def moved(place: str) -> bytes:
    return answer(status="302 Found", headers={"Location": place})


def reason(got: Fetched | Missed) -> str:
    assert isinstance(got, Missed), got
    return got.reason


def test_redirects_are_followed_and_the_address_asked_for_is_kept(server: Server, get: Get) -> None:
    server.put("/b.html", answer(PAGE))
    address = server.put("/a", moved("b.html"))
    got = get(address)
    assert isinstance(got, Fetched)
    assert (got.address, got.file.read_bytes()) == (address, PAGE)


def test_a_circle_is_left(server: Server, get: Get) -> None:
    server.put("/b", moved("/a"))
    assert reason(get(server.put("/a", moved("/b")))) == "leads on more than 5 times; it may lead in a circle"
    assert len(server.paths()) == 6


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://host.example/x", "data:text/html,x", "gopher://x/"])
def test_nothing_but_the_web_is_followed(server: Server, get: Get, place: str) -> None:
    assert reason(get(server.put("/a", moved(place)))) == f"leads to {place}, which is no address of the web"


def test_the_open_web_does_not_lead_into_a_private_net(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    secret = server.put("/secret", answer(PAGE))
    server.put("/a", moved(secret))
    address = server.root.replace("127.0.0.1", "localhost") + "/a"
    with Folder(tmp_path) as folder, Fetcher(folder, manners(), clock, public_localhost) as fetcher:
        got = fetcher.fetch(Wanted(address))
        followed = fetcher.fetch(Wanted(secret, via=address))
    private = "leads to 127.0.0.1, a machine in a private net; name it yourself if that is meant"
    assert reason(got) == reason(followed) == private
    assert "/secret" not in server.paths()


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "192.168.1.1", "169.254.169.254", "127.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "[fe80::1]", "0.0.0.0"],
)
def test_private_addresses_are_known_in_all_their_forms(host: str) -> None:
    resolve = lambda name: frozenset(["93.184.216.34"] if name == "news.example" else [name])  # noqa: E731
    with pytest.raises(FetchError, match="private net"):
        guard.check(f"http://{host}/", "https://news.example/", resolve)
    guard.check("https://news.example/b", f"http://{host}/", resolve)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "news.example/a", "", "http://", "http://[::1", "http://a:99999/", "mailto:a@b.example"],
)
def test_what_is_no_address_of_the_web_is_refused(get: Get, address: str) -> None:
    assert reason(get(address)) == "is no address of the web; give one that begins with https:// or http://"


def test_a_site_that_asks_programs_to_stay_away_is_left_alone(server: Server, get: Get) -> None:
    server.put("/robots.txt", answer(b"User-agent: *\nDisallow: /private/\n\nUser-agent: other\nDisallow: /\n"))
    server.put("/private/a.html", answer(PAGE))
    told = reason(get(server.root + "/private/a.html"))
    assert told == "is left alone, for the robots.txt of its site asks programs to; save it with a browser"
    assert server.paths() == []
    assert isinstance(get(server.put("/open/a.html", answer(PAGE))), Fetched)


def test_a_redirect_does_not_lead_past_robots(server: Server, get: Get) -> None:
    server.put("/robots.txt", answer(b"User-agent: *\nDisallow: /private/\n"))
    server.put("/private/a.html", answer(PAGE))
    assert "robots.txt" in reason(get(server.put("/a", moved("/private/a.html"))))


def test_rules_that_cannot_be_had_forbid(server: Server, get: Get) -> None:
    server.put("/robots.txt", answer(status="503 Busy"))
    told = reason(get(server.put("/a.html", answer(PAGE))))
    assert told == "is left alone, for the robots.txt of its site answers 503 Busy; try again later"


@pytest.mark.parametrize("rules", [b"<html>no rules</html>", b"\xff\xfe\0nonsense", b"#" * 2_000_000])
def test_rules_that_are_none_allow(server: Server, get: Get, rules: bytes) -> None:
    server.put("/robots.txt", answer(rules))
    assert isinstance(get(server.put("/a.html", answer(PAGE))), Fetched)


def test_rules_are_asked_for_once_and_their_delay_is_kept(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.put("/robots.txt", answer(b"User-agent: *\nCrawl-delay: 7\n"))
    wanted = [Wanted(server.put(f"/{number}.html", answer(PAGE))) for number in range(4)]
    with Folder(tmp_path) as folder, Fetcher(folder, manners(jobs=1), clock) as fetcher:
        assert all(isinstance(one, Fetched) for one in fetcher.fetch_all(wanted))
    assert [request.path for request in server.asked].count("/robots.txt") == 1
    assert 21 <= sum(clock.slept) < 22


def test_the_sec_is_not_asked_by_nobody(tmp_path: Path, clock: FakeClock) -> None:
    unknown = manners()
    object.__setattr__(unknown, "user_agent", "biopact")
    with Folder(tmp_path) as folder, Fetcher(folder, unknown, clock) as fetcher:
        got = fetcher.fetch(Wanted("https://www.sec.gov/a.txt"))
    assert "demands to know who asks" in reason(got)


def test_requests_to_a_host_keep_their_distance_and_hosts_do_not_wait_for_each_other() -> None:
    clock = FakeClock()
    pace = Pace(4, clock)
    starts = []
    for _ in range(5):
        pace.wait("a.example")
        starts.append(clock.now())
    assert [round(later - starts[0], 6) for later in starts] == [0, 0.25, 0.5, 0.75, 1.0]
    before = clock.now()
    pace.wait("b.example")
    assert clock.now() == before


def test_the_sec_is_asked_ten_times_a_second_at_most() -> None:
    clock = FakeClock()
    pace = Pace(1000, clock)
    for _ in range(11):
        pace.wait("data.sec.gov")
    assert clock.now() - 1000 == pytest.approx(1.0)


def test_threads_share_one_pace() -> None:
    clock = FakeClock()
    pace = Pace(10, clock)

    def ask() -> None:
        for _ in range(5):
            pace.wait("a.example")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.now() - 1000 >= 1.9 - 1e-6


def test_waits_grow_differ_between_addresses_and_are_the_same_each_time() -> None:
    waits = [backoff("https://a.example/", attempt, 1.0) for attempt in range(1, 12)]
    assert waits == [backoff("https://a.example/", attempt, 1.0) for attempt in range(1, 12)]
    assert all(2.0**n / 2 <= wait <= 2.0**n for n, wait in enumerate(waits[:6]))
    assert max(waits) <= 60
    assert waits[0] != backoff("https://b.example/", 1, 1.0)


def test_a_clock_that_is_stopped_keeps_nobody() -> None:
    clock = SystemClock()
    clock.stop()
    with pytest.raises(StoppedError):
        clock.sleep(3600)


@pytest.mark.parametrize(
    ("address", "media_type", "ending"),
    [
        ("https://a.example/x.PDF", None, ".pdf"),
        ("https://a.example/news.php?id=3", "text/html; charset=utf-8", ".html"),
        ("https://a.example/rss", "application/rss+xml", ".rss"),
        ("https://a.example/feed.xml", "text/xml", ".rss"),
        ("https://a.example/", None, ".txt"),
        ("https://a.example/" + "%2e%2e%2f" * 9 + "etc/passwd", "text/plain", ".txt"),
        ("https://a.example/.hidden.html", None, ".html"),
        ("https://a.example/" + "n" * 5000, None, ".txt"),
        ("https://a.example/\u00e9\u4e00\0\n", "image/png", ".txt"),
    ],
)
def test_names_are_safe_and_can_be_loaded(address: str, media_type: str | None, ending: str) -> None:
    name = file_name(address, media_type)
    folder, _, file = name.partition("/")
    assert folder == "a.example"
    assert "/" not in file
    assert not file.startswith(".")
    assert len(file) < 120
    assert file.endswith(ending)
    assert ending in SUFFIXES


def test_two_addresses_have_two_names() -> None:
    assert file_name("https://a.example/n?id=1", None) != file_name("https://a.example/n?id=2", None)
