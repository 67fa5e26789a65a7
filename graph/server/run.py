"""The server as a process: it listens, says where, and ends in good order when it is told to."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from biopact.errors import BiopactError
from biopact.graph.server.app import application
from biopact.graph.server.settings import Settings
from biopact.graph.store import Store

_CONNECTIONS = 2000
_SILENCE = 20
"""Seconds in which a new request has to come over an open connection."""

_LAST_SECONDS = 5
"""How long requests that are under way may still take when the server is told to end."""


class _Impatient(HttpToolsProtocol):
    """A connection that is closed when no request has come over it for a while, be it that one only began to come."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._next_look = self.loop.call_later(_SILENCE, self._look, None)

    def connection_lost(self, exc: Exception | None) -> None:
        self._next_look.cancel()
        super().connection_lost(exc)

    def _look(self, before: object) -> None:
        cycle = self.cycle
        if cycle is before and (cycle is None or cycle.response_complete):
            self.transport.close()
        else:
            self._next_look = self.loop.call_later(_SILENCE, self._look, cycle)


class _Server(uvicorn.Server):
    """Says when it takes requests; ends with exit code 0 when it is told to, rather than by the signal that told it."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._tell()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def serve(settings: Settings, listening: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `listening` is told the address once requests are taken.

    Raises StoreError if there is no store, BiopactError if the address cannot be listened at.
    """
    Store.open(settings.store, create=False, read_only=True).close()
    with _socket(settings.host, settings.port) as listener:
        host, port = listener.getsockname()[:2]
        config = uvicorn.Config(
            application(settings),
            http=_Impatient,
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=_LAST_SECONDS,
            ws="none",
        )
        address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
        _Server(config, lambda: listening(address)).run(sockets=[listener])


def _socket(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BiopactError(
            f"{host}:{port} cannot be listened at ({reason}): choose others with --host, --port."
        ) from error
