"""/ontology, /codes, /shapes, /mappings: the vocabulary at addresses of this server, as RDF and as lists for people."""

from __future__ import annotations

from collections import defaultdict
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
_DEFINITIONS = {NamedNode(PREFIXES["skos"] + "definition"), NamedNode("http://www.w3.org/ns/shacl#message")}
_VERSION = NamedNode(PREFIXES["owl"] + "versionInfo")


async def ontology(request: Request) -> Response:
    """All terms. A term's own address leads here, since what follows the # is never sent."""
    return _of_this_version(request, "Vocabulary", "ontology", "biopact.ttl")


async def shapes(request: Request) -> Response:
    """What a graph must look like, as SHACL."""
    return _of_this_version(request, "Shapes", "shapes", "shapes.ttl")


async def mappings(request: Request) -> Response:
    """How terms relate to those of other vocabularies."""
    return _of_this_version(request, "Alignments", "mappings", "mappings.ttl")


async def codes(request: Request) -> Response:
    """A code, a list of codes with all that are in it, or all lists; raises Refusal (404) for others."""
    iri = f"{CODES}{request.path_params.get('path', '')}".rstrip("/")
    told = [each for each in _triples("codes.ttl") if _below(each.subject, iri)]
    if not told:
        raise Refusal(404, f"There is no code {iri}.")
    return _answered(request, iri.removeprefix(CODES.rpartition("codes/")[0]), iri, told)


def _of_this_version(request: Request, title: str, place: str, name: str) -> Response:
    """The file, at its own address or at that of its version; raises Refusal (404) for a version that is not here."""
    triples = _triples(name)
    (version,) = (
        each.object.value for each in triples if each.predicate == _VERSION and isinstance(each.object, Literal)
    )
    if request.path_params.get("version", version) != version:
        raise Refusal(404, f"This is version {version} of the {place}; others are not kept here.")
    return _answered(request, title, f"{ONTOLOGY.rpartition('ontology')[0]}{place}", triples)


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
    """Every term with its label and definition, or with what it is related to, in the order of their addresses."""
    labels = {each.subject: each.object for each in triples if each.predicate in _LABELS}
    definitions = {each.subject: each.object for each in triples if each.predicate in _DEFINITIONS}
    related: defaultdict[NamedNode, list[str]] = defaultdict(list)
    for each in triples:
        if isinstance(each.subject, NamedNode) and isinstance(each.object, NamedNode):
            related[each.subject].append(f"{_end(each.predicate)} {each.object.value}")
    rows = []
    for term in sorted(related, key=str):
        label, definition = labels.get(term), definitions.get(term)
        if label is None and definition is None and all(said.startswith("type ") for said in related[term]):
            continue  # a term of others, declared for reasoners
        told = definition.value if isinstance(definition, Literal) else "; ".join(sorted(related[term]))
        name = label.value if isinstance(label, Literal) else _end(term)
        rows.append(
            f'<dt id="{shown(_end(term))}">{shown(name)}</dt>'
            f'<dd>{shown(told)} <span class="iri">{shown(term.value)}</span></dd>'
        )
    return f"<dl>{''.join(rows)}</dl>"


def _end(term: NamedNode) -> str:
    return term.value.replace("#", "/").rpartition("/")[2]


@lru_cache(maxsize=4)
def _triples(name: str) -> list[Triple]:
    text = (resources.files("biopact.ontology") / name).read_bytes()
    return [quad.triple for quad in parse(text, RdfFormat.TURTLE, base_iri=ONTOLOGY.rstrip("#"))]
