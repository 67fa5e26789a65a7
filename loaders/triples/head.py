"""The release itself: its identity, title, date, source and issuers."""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, SDO

from biopact.codes import Telling
from biopact.facts import ReleaseFacts
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import address, date_term, literal
from biopact.ontology.terms import BP
from biopact.text import Evidence

_CONFIDENCE = 0.99
"""All 155 titles and 73 dates of the development set are read rightly; a higher figure would need more of them."""


def write_head(writer: GraphWriter, facts: ReleaseFacts) -> None:
    """The node that the graph is named after."""
    release, node = facts.release, writer.names.release
    writer.type(node, BP.Release, SDO.NewsArticle, PROV.Entity)
    writer.add(node, DCTERMS.identifier, literal(release.identifier))
    writer.add(node, BP.textSha256, literal(release.sha256))
    if facts.title is not None:
        _claim(writer, DCTERMS.title, literal(facts.title.value), facts.title.evidence)
    else:
        writer.add(node, DCTERMS.title, literal(release.title or release.identifier))
    if facts.date is not None:
        _claim(writer, DCTERMS.issued, date_term(facts.date.value), facts.date.evidence)
    elif release.date:
        writer.add(node, DCTERMS.issued, date_term(release.date))
    if release.source:
        writer.add(node, DCTERMS.source, address(release.source))
    for issuer in facts.issuers:
        writer.add(node, BP.issuer, writer.names.thing(issuer))


def _claim(writer: GraphWriter, predicate: URIRef, value: str, evidence: tuple[Evidence, ...]) -> None:
    # A claim for each, and not evidence on the release, which could not tell the words of its title from those of
    # its date.
    writer.claim(writer.names.release, predicate, value, evidence, Telling.NEWS, _CONFIDENCE)
