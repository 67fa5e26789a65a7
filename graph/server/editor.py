"""The SPARQL editor's page, and the files that it loads from this server and from nowhere else."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response

from biopact.graph.explorer.page import data_block
from biopact.graph.questions import catalogue
from biopact.graph.server.formats import HTML, content_type
from biopact.graph.server.refusal import Refusal
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE, CODES

_COLUMNS = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The one style element that the editor makes as it runs, so that columns of results can be dragged wider."""

POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {_COLUMNS}; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)

_STATIC = {
    "editor.js": "text/javascript",
    "editor.css": "text/css",
    "EDITOR-LICENSES.txt": "text/plain",
    "page.css": "text/css",
}
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def editor_page(request: Request) -> Response:
    """The page, with the named questions as examples."""
    return Response(
        _page(str(request.base_url.path)),
        headers={"Content-Security-Policy": POLICY, "Vary": "Accept", "Cache-Control": "no-cache"},
        media_type=content_type(HTML),
    )


@lru_cache(maxsize=4)
def _page(base: str) -> str:
    # A question with parameters has them bound when it is asked by name; as a text it would leave them open.
    asked = [question for question in catalogue().values() if not question.parameters]
    examples = [{"name": each.name, "sentence": each.sentence, "query": each.sparql} for each in asked]
    parts = {
        "base": html.escape(base),
        "first": html.escape(examples[0]["query"]),
        "settings": data_block(
            json.dumps({"examples": examples, "prefixes": PREFIXES | {"code": CODES, "id": BASE}}, sort_keys=True)
        ),
    }
    template = resources.files("biopact.graph.server").joinpath("editor.html").read_text("utf-8")
    return _SLOT.sub(lambda slot: parts[slot[1]], template)


async def static(request: Request) -> Response:
    """A file of the editor or of the pages; raises Refusal (404) for others, or where the code was never built."""
    name = request.path_params["name"]
    try:
        content = _file(name)
    except (KeyError, FileNotFoundError) as error:
        raise Refusal(404, f"There is no {name} here.") from error
    return Response(content, headers={"Cache-Control": "public, max-age=3600"}, media_type=content_type(_STATIC[name]))


@lru_cache
def _file(name: str) -> bytes:
    if name not in _STATIC:
        raise KeyError(name)
    if name == "page.css":
        return resources.files("biopact.graph.server").joinpath(name).read_bytes()
    return resources.files("biopact.graph.explorer").joinpath("dist", name).read_bytes()
