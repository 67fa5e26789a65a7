"""/ontology and /codes/…: the vocabulary at addresses of this server, as RDF and as a list of terms for people."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from io import BytesIO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from starlette.requests import Request
from starlette.responses import Response

from biopact.graph.server.account_page import POLICY, document, shown
from biopact.graph.server.formats import HTML, content_type, write_graph
from biopact.graph.server.http import etag, is_known, not_modified
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.things import form_of
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import CODES, ONTOLOGY

_LABELS = {NamedNode(PREFIXES["rdfs"] + "label"), NamedNode(PREFIXES["skos"] + "prefLabel")}
_DEFINITION = NamedNode(PREFIXES["skos"] + "definition")


async def ontology(request: Request) -> Response:
    """All terms. A term's own address leads here, since what follows the # is never sent."""
    return _answered(request, "Vocabulary", ONTOLOGY.rstrip("#"), _triples("biopact.ttl"))


async def codes(request: Request) -> Response:
    """A code, or a list of codes with all that are in it; raises Refusal (404) for others."""
    iri = CODES + request.path_params["path"]
    told = [each for each in _triples("codes.ttl") if _below(each.subject, iri)]
    if not told:
        raise Refusal(404, f"There is no code {iri}.")
    return _answered(request, iri.removeprefix(CODES), iri, told)


def _below(subject: object, iri: str) -> bool:
    return isinstance(subject, NamedNode) and f"{subject.value}/".startswith(f"{iri}/")


def _answered(request: Request, title: str, iri: str, triples: list[Triple]) -> Response:
    media_type = form_of(request)
    headers = {"ETag": etag(f"{len(triples)}", iri, media_type), "Vary": "Accept", "Cache-Control": "no-cache"}
    if is_known(request, headers["ETag"]):
        return not_modified(headers["ETag"])
    if media_type == HTML:
        page = document(title, request.base_url.path, f"<h1>{shown(title)}</h1>{_terms(triples)}")
        return Response(page, headers={**headers, "Content-Security-Policy": POLICY}, media_type=content_type(HTML))
    output = BytesIO()
    write_graph(triples, media_type, output)
    return Response(output.getvalue(), headers=headers, media_type=content_type(media_type))


def _terms(triples: list[Triple]) -> str:
    """Every term with its label and definition, in the order of their addresses."""
    labels = {each.subject: each.object for each in triples if each.predicate in _LABELS}
    definitions = {each.subject: each.object for each in triples if each.predicate == _DEFINITION}
    rows = []
    for term in sorted((each for each in labels if isinstance(each, NamedNode)), key=str):
        label, definition = labels[term], definitions.get(term)
        told = shown(definition.value) if isinstance(definition, Literal) else ""
        name = label.value if isinstance(label, Literal) else term.value
        anchor = shown(term.value.replace("#", "/").rpartition("/")[2])
        rows.append(f'<dt id="{anchor}">{shown(name)}</dt><dd>{told} <span class="iri">{shown(term.value)}</span></dd>')
    return f"<dl>{''.join(rows)}</dl>"


@lru_cache(maxsize=2)
def _triples(name: str) -> list[Triple]:
    text = (resources.files("biopact.ontology") / name).read_bytes()
    return [quad.triple for quad in parse(text, RdfFormat.TURTLE, base_iri=ONTOLOGY.rstrip("#"))]
