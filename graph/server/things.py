"""/id/…: every thing of the store at its own address, for people and for programs."""

from __future__ import annotations

from urllib.parse import unquote

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from biopact.graph.server.formats import GRAPHS, HTML, SHORT, TURTLE
from biopact.graph.server.http import answer, etag, is_known, not_modified, pool_of
from biopact.graph.server.negotiation import choose
from biopact.graph.server.refusal import Refusal

OFFERED = (TURTLE, HTML, *(each for each in GRAPHS if each != TURTLE))
"""Forms of one thing; Turtle for who takes anything, such as curl."""

_SUFFIXES = {short: kind for short, kind in SHORT.items() if kind in OFFERED}


async def thing(request: Request) -> Response:
    """The thing whose IRI ends as the path does. The form is that of Accept, `?format=` or a suffix such as `.ttl`."""
    pool = pool_of(request)
    wanted = form_of(request)
    path = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("/id/")[2]
    candidates = [(iri, wanted) for iri in _iris(pool.settings.base, path)]
    stem, _, suffix = path.rpartition(".")
    if stem and suffix in _SUFFIXES:
        candidates += [(iri, _SUFFIXES[suffix]) for iri in _iris(pool.settings.base, stem)]
    if not candidates:
        raise Refusal(404, "Nothing has this address.")
    tag = etag(pool.version, *map(str, candidates))
    if is_known(request, tag):
        return not_modified(tag)
    query = f"?{request.url.query}" if request.url.query else ""
    reply = await pool.ask("thing", candidates=candidates, root=request.base_url.path, suffix=query)
    return answer(reply, {"ETag": etag(reply.version, *map(str, candidates))})


def form_of(request: Request) -> str:
    """The media type that a thing is wanted in; raises Refusal (406, or 400 for an unknown `?format=`)."""
    short = request.query_params.get("format")
    if short is None:
        return choose(request.headers.get("accept", ""), OFFERED)
    if short not in _SUFFIXES:
        raise Refusal(400, f"There is no format {short}: use one of {', '.join(_SUFFIXES)}.")
    return _SUFFIXES[short]


def _iris(base: str, path: str) -> list[str]:
    """What an address may mean: IRIs keep most escapes, while browsers escape all that is not ASCII."""
    found = []
    for each in dict.fromkeys((path, unquote(path))):
        try:
            found.append(NamedNode(base + each).value)
        except ValueError:
            continue
    return found if path else []
