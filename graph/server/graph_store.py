"""/data: the SPARQL 1.1 Graph Store Protocol; who may write, and what is written."""

from __future__ import annotations

import hmac

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from biopact.graph.server.formats import GRAPHS
from biopact.graph.server.http import answer, body_of, etag, gone, is_known, not_modified, pool_of
from biopact.graph.server.negotiation import choose
from biopact.graph.server.refusal import Refusal

_CHALLENGE = 'Bearer realm="biopact"'


async def graph_store(request: Request) -> Response:
    """A graph by `?graph=IRI`, or with `?default` the view: given by GET, changed by PUT, POST and DELETE."""
    graph = _graph(request)
    if request.method in {"GET", "HEAD"}:
        return await _read(request, graph)
    authorize(request)
    if graph is None:
        raise Refusal(403, "The default graph is made from the releases: write the graph of one with ?graph=IRI.")
    if request.method == "DELETE":
        return answer(await pool_of(request).change("delete", graph=graph))
    kind = request.headers.get("content-type", "text/turtle").partition(";")[0].strip().lower()
    body = await body_of(request)
    merge = request.method == "POST"
    return answer(await pool_of(request).change("put", body, graph=graph, type=kind, merge=merge))


async def _read(request: Request, graph: str | None) -> Response:
    pool = pool_of(request)
    media_type = choose(request.headers.get("accept", ""), list(GRAPHS))
    if is_known(request, etag(pool.version, media_type)):
        return not_modified(etag(pool.version, media_type))
    reply = await pool.ask("graph", gone(request), graph=graph, type=media_type)
    return answer(reply, {"ETag": etag(reply.version, media_type)})


def _graph(request: Request) -> str | None:
    """The graph that a request names, None for the default graph; raises Refusal (400) for none or several."""
    names = request.query_params.getlist("graph")
    if len(names) + ("default" in request.query_params) != 1:
        raise Refusal(400, "Name one graph: ?graph=IRI, or ?default for what all releases say together.")
    try:
        return NamedNode(names[0]).value if names else None
    except ValueError as error:
        raise Refusal(400, f"{names[0]} is no absolute IRI, and so names no graph.") from error


def authorize(request: Request) -> None:
    """Let who shows the token pass; raises Refusal: 403 where nobody may write, 401 for who does not show it."""
    token = pool_of(request).settings.token
    if token is None:
        raise Refusal(403, "This server only reads: change the store with `biopact load`, or serve it with --writable.")
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Refusal(401, "Show the token to write: Authorization: Bearer TOKEN.", {"WWW-Authenticate": _CHALLENGE})
    if not hmac.compare_digest(shown.strip().encode("latin-1", "replace"), token.encode("ascii")):
        refused = {"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'}
        raise Refusal(401, "This is not the token that the server was started with.", refused)
