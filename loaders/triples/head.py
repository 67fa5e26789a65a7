"""The release itself: its identity, title, date, source and issuers."""

from __future__ import annotations

from pyoxigraph import Literal
from rdflib.namespace import DCTERMS, PROV, SDO

from biopact.facts import ReleaseFacts
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import address, date_literal
from biopact.ontology.terms import BP


def write_head(writer: GraphWriter, facts: ReleaseFacts) -> None:
    """The node that the graph is named after."""
    release, node = facts.release, writer.names.release
    writer.type(node, BP.Release, SDO.NewsArticle, PROV.Entity)
    writer.add(node, DCTERMS.identifier, Literal(release.identifier))
    writer.add(node, BP.textSha256, Literal(release.sha256))
    title = facts.title.value if facts.title else release.title or release.identifier
    writer.add(node, DCTERMS.title, Literal(title))
    date = facts.date.value if facts.date else release.date
    if date:
        writer.add(node, DCTERMS.issued, date_literal(date))
    if release.source:
        writer.add(node, DCTERMS.source, address(release.source))
    for issuer in facts.issuers:
        writer.add(node, BP.issuer, writer.names.thing(issuer))
    for stated in (facts.title, facts.date):
        if stated is not None:
            writer.support(node, stated.evidence)
