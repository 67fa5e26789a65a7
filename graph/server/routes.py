"""Which address is answered by what. A new one is a line here."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from biopact.graph.server.editor import static
from biopact.graph.server.endpoint import sparql
from biopact.graph.server.explorer import explorer_page, live
from biopact.graph.server.graph_store import graph_store
from biopact.graph.server.http import pool_of
from biopact.graph.server.metrics import CONTENT_TYPE_LATEST
from biopact.graph.server.things import thing
from biopact.graph.server.vocabulary import codes, mappings, ontology, shapes


async def healthz(request: Request) -> Response:
    """200 while the store can be read; the store's version as text."""
    return PlainTextResponse(f"ok {pool_of(request).version}\n", headers={"Cache-Control": "no-store"})


async def metrics(request: Request) -> Response:
    return Response(pool_of(request).metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def routes() -> list[BaseRoute]:
    """Every address of the server. GET takes HEAD with it; OPTIONS is answered by what handles CORS."""
    return [
        Route("/", explorer_page),
        Route("/explorer/{what}", live),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/data", graph_store, methods=["GET", "PUT", "POST", "DELETE"]),
        Route("/id/{path:path}", thing),
        *(
            Route(f"/{place}{version}", told)
            for place, told in (("ontology", ontology), ("shapes", shapes), ("mappings", mappings))
            for version in ("", "/{version}")
        ),
        Route("/codes", codes),
        Route("/codes/{path:path}", codes),
        Route("/static/{name}", static),
        Route("/healthz", healthz),
        Route("/metrics", metrics),
    ]
