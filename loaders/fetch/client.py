"""Fetching: one document at a time, with retries, conditions and resumption; many at once within their hosts' pace.

Needs httpx, which the extra `fetch` installs.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from ssl import SSLContext
from urllib.parse import urljoin

import httpx

from biopact.errors import FetchError
from biopact.loaders.fetch import guard
from biopact.loaders.fetch.answers import REDIRECTS, AgainError, brief, keep_location, location, retry_after, told
from biopact.loaders.fetch.manifest import Folder, Line
from biopact.loaders.fetch.names import file_name
from biopact.loaders.fetch.pace import Clock, Pace, SystemClock, backoff, is_sec
from biopact.loaders.fetch.parts import BrokenError, LargeError, Part
from biopact.loaders.fetch.robots import Robots
from biopact.loaders.fetch.values import Fetched, Manners, Missed, Outcome, Wanted

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be others soon."""
_PACKINGS = frozenset({"", "identity", "gzip", "x-gzip"})


class Fetcher:
    """Fetches into a folder. Use it with `with`; threads may share it."""

    def __init__(
        self,
        folder: Folder,
        manners: Manners,
        clock: Clock | None = None,
        resolve: guard.Resolve = guard.numbers_of,
    ) -> None:
        self._folder, self._manners, self._resolve = folder, manners, resolve
        self._clock: Clock = clock or SystemClock()
        self._pace = Pace(manners.rate, self._clock)
        self._http = httpx.Client(
            verify=_certificates(),
            headers={"User-Agent": manners.user_agent, "Accept": "*/*"},
            timeout=manners.timeout,
            limits=httpx.Limits(max_connections=manners.jobs),
            event_hooks={"response": [keep_location]},
        )
        self._robots = Robots(self._http, manners, self._pace, self._clock, resolve)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def fetch_all(self, wanted: Sequence[Wanted]) -> Iterator[Fetched | Missed]:
        """What came of each, in order; an address that is asked for twice is fetched once."""
        once = list({one.address: one for one in wanted}.values())
        pool = ThreadPoolExecutor(self._manners.jobs)
        try:
            yield from pool.map(self.fetch, once)
        except BaseException:
            self._clock.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def fetch(self, wanted: Wanted) -> Fetched | Missed:
        """One document into the folder, or the reason why not."""
        try:
            known = self._folder.known(wanted.address)
            if known is not None and wanted.lasting:
                return Fetched(wanted.address, self._folder.place / known.file, Outcome.UNCHANGED, known.size)
            return self._attempts(wanted, known)
        except FetchError as error:
            return Missed(wanted.address, str(error))

    def _attempts(self, wanted: Wanted, known: Line | None) -> Fetched:
        part = self._folder.part(wanted.address)
        packing = "gzip"
        for attempt in range(1, self._manners.attempts + 1):
            try:
                return self._once(wanted, known, part, packing)
            except BrokenError:
                # A server that packs badly may do better without.
                part.discard()
                packing, reason, host, after = "identity", "came as broken or cut off gzip", "", None
            except LargeError:
                part.discard()
                raise FetchError(f"is larger than {_megabytes(self._manners.largest)} unpacked") from None
            except AgainError as error:
                reason, host, after = str(error), error.host, error.after
            if after is not None and after > self._manners.longest_wait:
                raise FetchError(f"{reason} and asks to wait {after:,.0f} seconds; try again later")
            if attempt < self._manners.attempts:
                if after is not None:
                    self._pace.hold(host, after)
                else:
                    self._clock.sleep(backoff(wanted.address, attempt, self._manners.backoff))
        raise FetchError(reason if self._manners.attempts == 1 else f"{reason}, {self._manners.attempts} times")

    def _once(self, wanted: Wanted, known: Line | None, part: Part, packing: str) -> Fetched:
        """One attempt, redirects included."""
        start = wanted.via or wanted.address
        address = wanted.address
        for _ in range(self._manners.redirects + 1):
            guard.check(address, start, self._resolve)
            host = guard.parts(address).hostname or ""
            if is_sec(host) and "@" not in self._manners.user_agent:
                raise FetchError("belongs to the SEC, which demands to know who asks; give --user-agent 'NAME MAIL'")
            if wanted.robots:
                self._robots.check(address)
            self._pace.wait(host)
            headers = {"Accept-Encoding": packing, **_conditions(known, part)}
            try:
                with self._http.stream("GET", address, headers=headers) as answer:
                    if answer.status_code in REDIRECTS and location(answer):
                        address = urljoin(address, location(answer))
                        continue
                    if answer.status_code == 304 and known is not None:
                        return Fetched(wanted.address, self._folder.place / known.file, Outcome.UNCHANGED, known.size)
                    self._receive(answer, part, host)
            except httpx.TimeoutException:
                raise AgainError(f"gave no answer for {self._manners.timeout:g} seconds") from None
            except (httpx.InvalidURL, httpx.LocalProtocolError, UnicodeError, ValueError):
                raise FetchError("is no address of the web that can be asked; check how it is written") from None
            except httpx.TransportError as error:
                raise AgainError(f"broke off ({brief(error)})") from None
            return self._keep(wanted, known, part)
        raise FetchError(f"leads on more than {self._manners.redirects} times; it may lead in a circle")

    def _receive(self, answer: httpx.Response, part: Part, host: str) -> None:
        """The body of an answer as a part that is whole."""
        status, headers = answer.status_code, answer.headers
        if status in _PASSING:
            raise AgainError(told(answer), host, retry_after(headers, self._clock.time()))
        if status == 206 and part.size and part.goes_on(headers):
            pass
        elif status in {206, 416}:
            part.discard()
            raise AgainError("changed while it was fetched")
        elif status != 200:
            raise FetchError(told(answer))
        else:
            if headers.get("content-encoding", "").lower() not in _PACKINGS:
                raise FetchError(f"comes packed as {headers['content-encoding'][:40]}, which was not asked for")
            part.begin(headers)
        largest, began = self._manners.largest, self._clock.now()
        promised = headers.get("content-length", "")
        if promised.isdecimal() and part.size + int(promised[:18]) > largest:
            part.discard()
            raise FetchError(f"is larger than {_megabytes(largest)}")
        for size in part.append(answer.iter_raw()):
            if size > largest:
                part.discard()
                raise FetchError(f"is larger than {_megabytes(largest)}")
            if self._clock.now() - began > self._manners.deadline:
                raise AgainError(f"takes longer than {self._manners.deadline:g} seconds")
        if not part.size:
            part.discard()
            raise FetchError("is empty")

    def _keep(self, wanted: Wanted, known: Line | None, part: Part) -> Fetched:
        draft = self._folder.draft(wanted.address)
        digest, size = hashlib.sha256(), 0
        try:
            with draft.open("wb") as file:
                for block in part.unpacked(self._manners.largest):
                    digest.update(block)
                    size += file.write(block)
                file.flush()
                os.fsync(file.fileno())
        except (BrokenError, LargeError):
            draft.unlink()
            raise
        media_type = part["content-type"] or None
        line = Line(
            wanted.address,
            wanted.file or (known.file if known else file_name(wanted.address, media_type)),
            digest.hexdigest(),
            size,
            part["etag"] or None,
            part["last-modified"] or None,
            media_type,
            self._clock.time().isoformat(timespec="seconds"),
        )
        same = known is not None and known.sha256 == line.sha256
        if same:
            draft.unlink()
            self._folder.note(line)  # the server's marks may be new
            place = self._folder.place / line.file
        else:
            place = self._folder.keep(draft, line)
        part.discard()
        outcome = Outcome.UNCHANGED if same else Outcome.CHANGED if known else Outcome.NEW
        return Fetched(wanted.address, place, outcome, size)


@cache
def _certificates() -> SSLContext:
    """The authorities that servers are checked by, read once: that takes as long as some downloads."""
    return httpx.create_ssl_context()


def _conditions(known: Line | None, part: Part) -> dict[str, str]:
    """Headers that ask for nothing that is there already: the rest of a part, or only what has changed."""
    headers: dict[str, str] = {}
    if part.validator:
        return {"Range": f"bytes={part.size}-", "If-Range": part.validator}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    if known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:g} MB" if size >= 1 << 20 else f"{size:,} bytes"
