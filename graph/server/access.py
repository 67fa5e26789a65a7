"""What happens around every request: one line in the log, one count in the metrics."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from biopact.graph.server.metrics import Metrics

_LONGEST = 2000
"""Characters of an address that the log shows."""


class Access:
    """Passes requests on to `app` and takes note of them; the log goes to standard error."""

    def __init__(self, app: ASGIApp, metrics: Metrics, quiet: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._quiet = quiet

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status, sent = 500, 0

        async def note(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message).setdefault("X-Content-Type-Options", "nosniff")
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, note)
        finally:
            self._note(scope, status, sent, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, sent: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "none")
        method = scope["method"] if scope["method"].isalpha() and len(scope["method"]) < 8 else "other"
        self._metrics.requests.labels(route, method, str(status)).inc()
        self._metrics.request_seconds.labels(route).observe(seconds)
        if not self._quiet:
            print(log_line(scope, status, sent, seconds), file=sys.stderr)


def log_line(scope: Scope, status: int, sent: int, seconds: float) -> str:
    """A request in the common log format, with the milliseconds that it took at the end.

    The address is as it was sent, percent-encoded, so nothing in it can break the line.
    """
    client = scope["client"][0] if scope.get("client") else "-"
    address = scope.get("raw_path", scope["path"].encode()).decode("ascii", "backslashreplace")
    if scope.get("query_string"):
        address += "?" + scope["query_string"].decode("ascii", "backslashreplace")
    shown = "".join(each if each.isprintable() and each != '"' else "?" for each in address[:_LONGEST])
    when = datetime.now(UTC).strftime("%d/%b/%Y:%H:%M:%S +0000")
    return f'{client} - - [{when}] "{scope["method"]} {shown}" {status} {sent} {seconds * 1000:.0f}ms'
