"""A server on this machine that does what it is told, misbehaviour included: it writes raw bytes to the socket."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

Answer = bytes | Iterator[bytes]


@dataclass(frozen=True)
class Request:
    """What was asked: the path with its query, and headers by their names in lower case."""

    path: str
    headers: Mapping[str, str]


Page = Callable[[Request], Answer]


def answer(
    body: bytes = b"", status: str = "200 OK", headers: Mapping[str, str] | None = None, length: int | None = None
) -> bytes:
    """An answer as it goes over the wire; `length` is a lie about the length of the body."""
    told = {"Content-Length": str(len(body) if length is None else length), "Connection": "close", **(headers or {})}
    return (
        f"HTTP/1.1 {status}\r\n".encode() + b"".join(f"{n}: {v}\r\n".encode() for n, v in told.items()) + b"\r\n" + body
    )


class Server:
    """Pages by their paths; what was asked for is kept. Use it with `with`."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[Request] = []
        self.gone = threading.Event()
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                outer._serve(self)

        class Threads(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that hangs up is what some of the tests are about."""

        self._server = Threads(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gone.set()
        self._server.shutdown()
        self._server.server_close()

    def put(self, path: str, *answers: Answer | Page) -> str:
        """Serve these answers at the path, one after the other, the last for ever. Gives the address."""
        waiting = list(answers)

        def page(request: Request) -> Answer:
            following = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            return following(request) if callable(following) else following

        self.pages[path] = page
        return self.root + path

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def _serve(self, handler: socketserver.StreamRequestHandler) -> None:
        path = handler.rfile.readline().decode("latin-1").split(" ")[1]
        headers: dict[str, str] = {}
        while (line := handler.rfile.readline().decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        request = Request(path, headers)
        self.asked.append(request)
        page = self.pages.get(path)
        made = page(request) if page else answer(b"nothing here", "404 Not Found")
        for chunk in [made] if isinstance(made, bytes) else made:
            handler.wfile.write(chunk)
            handler.wfile.flush()
