"""/sparql: queries by the SPARQL 1.1 Protocol; its service description, or the editor, for who asks nothing."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from biopact.graph.server.editor import editor_page
from biopact.graph.server.formats import GRAPHS, HTML
from biopact.graph.server.graph_store import authorize
from biopact.graph.server.http import answer, body_of, etag, gone, is_known, not_modified, pool_of
from biopact.graph.server.negotiation import best
from biopact.graph.server.protocol import Operation, operation
from biopact.graph.server.refusal import Refusal

_EACH_TIME_ANOTHER = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)


async def sparql(request: Request) -> Response:
    """The endpoint."""
    asked = operation(request, await body_of(request))
    if asked is not None and asked.kind == "update":
        authorize(request)
        if asked.default is not None:
            raise Refusal(400, "Say which graphs an update uses in its text, with USING and WITH.")
        return answer(await pool_of(request).change("update", update=asked.text))
    if asked is not None:
        return await answered(request, asked)
    if best(request.headers.get("accept", ""), [*GRAPHS, HTML]) == HTML:
        return editor_page(request)
    pool, accept = pool_of(request), request.headers.get("accept", "")
    tag = etag(pool.version, accept)
    if is_known(request, tag):
        return not_modified(tag)
    reply = await pool.ask("describe-service", endpoint=str(request.url.replace(query="")), accept=accept)
    return answer(reply, {"ETag": etag(reply.version, accept)})


async def answered(request: Request, asked: Operation) -> Response:
    """The answer to a query, with an ETag unless the next answer may differ."""
    pool = pool_of(request)
    accept = request.headers.get("accept", "")
    keeps = request.method in {"GET", "HEAD"} and not _EACH_TIME_ANOTHER.search(asked.text)
    if keeps and is_known(request, etag(pool.version, accept)):
        return not_modified(etag(pool.version, accept))
    reply = await pool.ask(
        "query", gone(request), query=asked.text, default=asked.default, named=asked.named, accept=accept
    )
    return answer(reply, {"ETag": etag(reply.version, accept)} if keeps else {})
