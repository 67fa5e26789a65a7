"""The explorer over HTTP: the page of the whole store, made once for each version of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from biopact.graph.server.formats import HTML, content_type
from biopact.graph.server.http import etag, is_known, not_modified, pool_of

_SECONDS = 300
"""How long making the page may take; most of it goes into the places of the dots."""


@dataclass(slots=True)
class LastPage:
    """The page as it was last made, and for which version of the store."""

    version: str = ""
    page: bytes = b""
    making: asyncio.Lock = field(default_factory=asyncio.Lock)


async def explorer_page(request: Request) -> Response:
    """The explorer. Its own policy, in its head, lets it load nothing."""
    pool, last = pool_of(request), request.app.state.explorer
    async with last.making:
        if last.version != pool.version:
            reply = await pool.ask("explorer", timeout=_SECONDS)
            last.version, last.page = reply.version, reply.content()
    tag = etag(last.version, HTML)
    if is_known(request, tag):
        return not_modified(tag)
    return Response(last.page, headers={"ETag": tag, "Cache-Control": "no-cache"}, media_type=content_type(HTML))
