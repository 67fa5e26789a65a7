"""What the robots.txt of each site asks of programs (RFC 9309)."""

from __future__ import annotations

import threading
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import httpx

from biopact.errors import FetchError
from biopact.loaders.fetch import guard
from biopact.loaders.fetch.answers import REDIRECTS, AgainError, brief, location, retry_after, told
from biopact.loaders.fetch.pace import Clock, Pace, backoff
from biopact.loaders.fetch.values import Manners

ROBOT = "biopact"
"""The name under which a robots.txt may speak of us."""
LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read. Source: RFC 9309, 2.5."""


class Robots:
    """The rules of sites, each asked for once. Threads may share them."""

    def __init__(self, http: httpx.Client, manners: Manners, pace: Pace, clock: Clock, resolve: guard.Resolve) -> None:
        self._http, self._manners, self._pace, self._clock, self._resolve = http, manners, pace, clock, resolve
        self._rules: dict[str, RobotFileParser | str] = {}
        self._locks: dict[str, threading.Lock] = {}

    def check(self, address: str) -> None:
        """Raises FetchError if the site asks programs to leave the address alone, or if that cannot be told."""
        place = guard.parts(address)
        site = f"{place.scheme}://{place.netloc}"
        with self._locks.setdefault(site, threading.Lock()):
            if site not in self._rules:
                self._rules[site] = self._read(site, place.hostname or "")
        rules = self._rules[site]
        if isinstance(rules, str):
            raise FetchError(f"is left alone, for the robots.txt of its site {rules}; try again later")
        if not rules.can_fetch(ROBOT, address):
            raise FetchError("is left alone, for the robots.txt of its site asks programs to; save it with a browser")

    def _read(self, site: str, host: str) -> RobotFileParser | str:
        """The rules of a site, or why they are not known."""
        reason = ""
        for attempt in range(1, self._manners.attempts + 1):
            try:
                text = self._text(f"{site}/robots.txt", host)
            except AgainError as error:
                reason = str(error)
                wait = backoff(site, attempt, self._manners.backoff) if error.after is None else error.after
                if wait > self._manners.longest_wait:
                    break
                if attempt < self._manners.attempts:
                    self._clock.sleep(wait)
                continue
            rules = RobotFileParser()
            rules.parse(text.removeprefix("\ufeff").splitlines())
            delay = rules.crawl_delay(ROBOT)
            if delay:
                self._pace.slow(host, min(float(delay), self._manners.longest_wait))
            return rules
        return reason

    def _text(self, address: str, host: str) -> str:
        """What a robots.txt says; nothing for a site without one that can be read."""
        start = address
        try:
            for _ in range(self._manners.redirects + 1):
                guard.check(address, start, self._resolve)
                self._pace.wait(host)
                with self._http.stream("GET", address, headers={"Accept-Encoding": "identity"}) as answer:
                    if answer.status_code in REDIRECTS and location(answer):
                        address = urljoin(address, location(answer))
                        continue
                    if answer.status_code == 429 or answer.status_code >= 500:
                        raise AgainError(told(answer), after=retry_after(answer.headers, self._clock.time()))
                    return self._body(answer) if answer.status_code == 200 else ""
        except (FetchError, httpx.InvalidURL, ValueError):
            return ""
        except httpx.TimeoutException:
            raise AgainError(f"gave no answer for {self._manners.timeout:g} seconds") from None
        except httpx.TransportError as error:
            raise AgainError(f"broke off ({brief(error)})") from None
        return ""

    def _body(self, answer: httpx.Response) -> str:
        text, began = bytearray(), self._clock.now()
        for chunk in answer.iter_raw():
            text += chunk
            if len(text) > LIMIT or self._clock.now() - began > self._manners.deadline:
                break
        return text[:LIMIT].decode("utf-8", "replace")
