"""The job that describes one thing: its page for people, or what the graph says of it for programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Triple

from biopact.graph.server import formats
from biopact.graph.server.account import MOST
from biopact.graph.server.account_page import POLICY, Links, page
from biopact.graph.server.jobs import Answered
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.settings import Settings
from biopact.graph.server.teller import TYPE, account, matching, within
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP

_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_STANDS_FOR = NamedNode(BP.standsFor)
_SUBJECT, _PREDICATE = NamedNode(PREFIXES["rdf"] + "subject"), NamedNode(PREFIXES["rdf"] + "predicate")


def thing(store: Store, settings: Settings, asked: dict[str, Any]) -> Answered:
    """The first of `candidates` that the store knows, each an IRI with the media type that it is wanted in.

    What gave way to another node is answered with 303 and that one's address. Raises Refusal: 404 for what nothing is
    said of, 410 for what releases say and the view leaves out, with the reason.
    """
    links = Links(settings.base, asked["root"])
    for iri, media_type in asked["candidates"]:
        node = NamedNode(iri)
        instead = next(matching(store, node, _STANDS_FOR, None), None)
        if instead is not None and isinstance(instead.object, NamedNode):
            address = links.address(instead.object.value) + asked["suffix"]
            return Answered(b"", media_type, 303, {"Location": address})
        if iri in store.graphs() or _is_known(store, node):
            return _described(store, settings, iri, media_type, links, asked["root"])
    raise _unknown(store, asked["candidates"][0][0])


def _described(store: Store, settings: Settings, iri: str, media_type: str, links: Links, root: str) -> Answered:
    headers = {"Link": f'<{iri}>; rel="describes"'} if iri.isascii() else {}
    if media_type == formats.HTML:
        content = page(account(store, iri), links, root).encode()
        return Answered(content, media_type, headers={**headers, "Content-Security-Policy": POLICY})
    output = formats.Limited(settings.max_bytes)
    try:
        formats.write_graph(description(store, iri), media_type, output)
    except formats.TooLarge as error:
        raise Refusal(
            422, f"This is larger than {settings.max_bytes:,} bytes: ask for parts of it at /sparql."
        ) from error
    return Answered(output.getvalue(), media_type, headers=headers)


def description(store: Store, iri: str) -> list[Triple]:
    """What the graph says of a thing: of a release all that its own graph says; of others what the view says of it and
    of its parts and evidence, what points to it, and the names of all that is mentioned. Sorted."""
    if iri in store.graphs():
        return sorted((quad.triple for quad in store.quads(iri)), key=str)
    own = [quad for node in within(store, iri) for quad in matching(store, node, None, None)]
    pointing = list(islice(matching(store, None, None, NamedNode(iri)), 20 * MOST))
    return sorted({quad.triple for quad in chain(own, pointing, _names(store, chain(own, pointing)))}, key=str)


def _names(store: Store, quads: Iterator[Quad]) -> Iterator[Quad]:
    mentioned = {term for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    for node in mentioned:
        yield from matching(store, node, _LABEL, None)
        yield from matching(store, node, TYPE, None)


def _is_known(store: Store, node: NamedNode) -> bool:
    """Whether the view says anything of a node, other than why it is left out."""
    if any(True for _ in matching(store, node, None, None)):
        return True
    return any(quad.predicate != _SUBJECT for quad in matching(store, None, None, node))


def _unknown(store: Store, iri: str) -> Refusal:
    node = NamedNode(iri)
    for quad in matching(store, None, _SUBJECT, node):
        record = quad.subject
        if isinstance(record, NamedNode) and not any(True for _ in matching(store, record, _PREDICATE, None)):
            reasons = (quad.object for quad in matching(store, record, NamedNode(BP.why), None))
            why = next((reason.value for reason in reasons if isinstance(reason, Literal)), "it was withdrawn")
            return Refusal(410, f"{iri} is set aside: {why}.")
    said = store.query("SELECT ?release ?node { GRAPH ?release { ?node ?p ?o } } LIMIT 1", {"node": node})
    assert isinstance(said, QuerySolutions)
    for release, _ in said:
        return Refusal(
            410, f"{iri} stands in the graph {release} alone, and in nothing that all releases say together."
        )
    return Refusal(404, f"Nothing is known of {iri}.")
