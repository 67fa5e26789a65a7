"""A remote store that speaks the SPARQL 1.1 Protocol: one update or one small question at a time."""

from __future__ import annotations

import base64
import json
import os
import re
import time
from email.message import Message
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    AbstractDigestAuthHandler,
    BaseHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from biopact.errors import StoreError

USER, PASSWORD = "BIOPACT_STORE_USER", "BIOPACT_STORE_PASSWORD"
"""Environment variables that say as whom to write."""

_SECONDS = 300
"""How long one request may take."""

_TRIES = 4
_PASSING = {429, 502, 503, 504}
"""Answers that say that another time might do. Every update here may be made twice."""

_QUERIES = ((re.compile(r"/update$"), "/query"), (re.compile(r"/statements$"), ""))
"""Where stores answer questions that take updates elsewhere: Oxigraph, Fuseki and Stardog; RDF4J and GraphDB."""


class Endpoint:
    """The store that takes updates at an address. Signs in as the environment says, by Digest or Basic as it asks.

    Raises StoreError for an address that is none, and from every method when the store does not do what it is told.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise StoreError(f"{address}: is no address of a store, such as https://deals.example/sparql.")
        if parts.username is not None:
            raise StoreError(f"Leave name and password out of the store's address, and set ${USER} and ${PASSWORD}.")
        self.address = address
        self._questions = address
        for pattern, instead in _QUERIES:
            self._questions = pattern.sub(instead, self._questions)
        user = os.environ.get(USER)
        handlers = [] if user is None else [_SignIn(address, user, os.environ.get(PASSWORD, ""))]
        self._opener = build_opener(*handlers)

    def update(self, text: str) -> None:
        """Make an update; one that does not arrive is sent again, so it must do no harm twice."""
        self._send(self.address, text.encode("utf-8", "replace"), "application/sparql-update", "*/*")

    def select(self, query: str) -> list[dict[str, str]]:
        """The rows of a question, each by variable. Ask for few: stores cut long answers short without a word."""
        body = urlencode({"query": query}).encode()
        answer = self._send(
            self._questions, body, "application/x-www-form-urlencoded", "application/sparql-results+json"
        )
        try:
            rows = json.loads(answer)["results"]["bindings"]
            return [{name: term["value"] for name, term in row.items()} for row in rows]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(f"{self._questions} does not answer as a SPARQL endpoint: check the address.") from error

    def _send(self, address: str, body: bytes, kind: str, wanted: str) -> bytes:
        headers = {"Content-Type": kind, "Accept": wanted, "User-Agent": "biopact"}
        for trial in range(1, _TRIES + 1):
            try:
                with self._opener.open(Request(address, body, headers), timeout=_SECONDS) as answer:
                    content: bytes = answer.read()
                    return content
            except HTTPError as error:
                with error:
                    if error.code not in _PASSING or trial == _TRIES:
                        raise StoreError(_refusal(address, error)) from error
            except (URLError, OSError) as error:
                if trial == _TRIES:
                    reason = getattr(error, "reason", error)
                    raise StoreError(
                        f"{address} does not answer ({reason}): start the store, and load again."
                    ) from error
            time.sleep(2 ** (trial - 1))
        raise AssertionError("the last trial returns or raises")


def _refusal(address: str, error: HTTPError) -> str:
    if error.code in {401, 403}:
        return f"{address} lets nobody write as this: set ${USER} and ${PASSWORD} to those of a user who may update."
    said = error.read(2000).decode("utf-8", "replace").strip().partition("\n")[0]
    return f"{address} refuses an update or a question with {error.code} ({said[:300] or error.reason})."


class _SignIn(BaseHandler):
    """Answers a challenge, and from then on sends credentials along, so that no body travels twice."""

    handler_order = 490

    def __init__(self, address: str, user: str, password: str) -> None:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, address, user, password)
        # Questions may go to a sibling of the address that takes updates.
        passwords.add_password(None, address.rpartition("/")[0], user, password)
        self._digest = AbstractDigestAuthHandler(passwords)
        self._basic = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        self._challenge: dict[str, str] | None = None
        self._asked = False

    def http_request(self, request: Request) -> Request:
        if self._asked:
            request.add_unredirected_header("Authorization", self._credentials(request))
        return request

    https_request = http_request

    def http_error_401(
        self, request: Request, file: IO[bytes], code: int, message: str, headers: Message[str, str]
    ) -> Any:
        if getattr(request, "signed", 0) >= 2:
            return None
        challenges = headers.get_all("WWW-Authenticate") or []
        digest = next((each for each in challenges if each.lower().startswith("digest ")), None)
        if digest is None and not any(each.lower().startswith("basic") for each in challenges):
            return None
        self._challenge = parse_keqv_list(list(filter(None, parse_http_list(digest[7:])))) if digest else None
        # Once for the challenge, and once more for a nonce that has grown old meanwhile.
        request.signed = getattr(request, "signed", 0) + 1  # type: ignore[attr-defined]
        self._asked = True
        file.close()
        return self.parent.open(request, timeout=request.timeout)

    def _credentials(self, request: Request) -> str:
        if self._challenge is None:
            return self._basic
        return f"Digest {self._digest.get_authorization(request, self._challenge)}"
