"""What all addresses share: bodies within a limit, answers of workers as responses, ETag, refusals."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from typing import BinaryIO

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from biopact.graph.server.formats import content_type
from biopact.graph.server.negotiation import best
from biopact.graph.server.pool import Pool
from biopact.graph.server.process import Reply
from biopact.graph.server.refusal import Refusal

_CHUNK = 1 << 16
_SECONDS = 30
"""How long the body of a request may take to arrive."""

_GONE = 499
"""What the log says of a request whose sender left; nobody receives it."""


def pool_of(request: Request) -> Pool:
    """The workers of the server that a request came to."""
    pool: Pool = request.app.state.pool
    return pool


async def body_of(request: Request) -> bytes:
    """The body of a request; raises Refusal (413) if it is too long, 408 if it takes too long."""
    limit = pool_of(request).settings.max_body
    too_long = Refusal(413, f"The request is larger than {limit:,} bytes: send less.", {"Connection": "close"})
    if int(request.headers.get("content-length", "0")) > limit:
        raise too_long
    content = bytearray()
    try:
        async with asyncio.timeout(_SECONDS):
            async for chunk in request.stream():
                content += chunk
                if len(content) > limit:
                    raise too_long
    except TimeoutError as error:
        raise Refusal(408, f"The request did not arrive within {_SECONDS} seconds.", {"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise Refusal(_GONE, "The client went away.") from error
    return bytes(content)


async def gone(request: Request) -> None:
    """Ends when the client does not wait any more. The body must have been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def etag(version: str, *parts: str) -> str:
    """A weak validator: the same version of the store, in the same form, says the same in perhaps another order."""
    return f'W/"{version}-{hashlib.sha256(" ".join(parts).encode()).hexdigest()[:8]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the client has the answer of this ETag already."""
    known = [each.strip() for each in request.headers.get("if-none-match", "").split(",")]
    return tag in known or "*" in known


def not_modified(tag: str) -> Response:
    return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"})


def answer(reply: Reply, headers: Mapping[str, str] | None = None) -> Response:
    """A worker's answer as a response, a long one from its file piece by piece."""
    known = {"Vary": "Accept", "Cache-Control": "no-cache", **reply.head["headers"], **(headers or {})}
    kind, status = content_type(reply.head["type"]), reply.head["status"]
    if reply.file is None:
        return Response(reply.body, status, known, kind)
    known["Content-Length"] = str(reply.file.seek(0, 2))
    return StreamingResponse(_pieces(reply.file), status, known, kind)


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


async def refused(request: Request, error: Exception) -> Response:
    """A refusal as text, or as JSON for who asks for that."""
    assert isinstance(error, Refusal)
    offered = ["text/plain", "application/json", "application/sparql-results+json", "application/ld+json"]
    headers = {"Cache-Control": "no-store", **error.headers}
    if (best(request.headers.get("accept", ""), offered) or "text/plain") != "text/plain":
        said = {"status": error.status, "error": error.sentence}
        return JSONResponse(said, error.status, headers)
    return PlainTextResponse(error.sentence + "\n", error.status, headers)
