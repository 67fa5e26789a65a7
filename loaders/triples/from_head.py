"""Title, date and issuers read back; whatever else stands in the head is the release's own."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode
from rdflib.namespace import DCTERMS

from biopact.errors import SourceError
from biopact.facts import Organization, Stated
from biopact.loaders.triples.from_evidence import GraphReader
from biopact.loaders.triples.from_nodes import Graph
from biopact.ontology.terms import BP
from biopact.text import Release


@dataclass(frozen=True, slots=True)
class Head:
    """What a text says of itself."""

    title: Stated[str] | None
    date: Stated[str] | None
    issuers: tuple[Organization, ...]


def read_head(reader: GraphReader, node: NamedNode) -> Head:
    """The head of the release at `node`."""
    return Head(
        title=reader.stated_text(node, DCTERMS.title),
        date=reader.stated_text(node, DCTERMS.issued),
        issuers=tuple(reader.thing(issuer, Organization) for issuer in reader.graph.nodes(node, BP.issuer)),
    )


def check_text(graph: Graph, node: NamedNode, release: Release) -> None:
    """Raise SourceError unless the graph tells of this release, by this name and with this text."""
    if not graph.values(node, BP.textSha256):
        raise SourceError(f"The graph does not tell of {node}; give its own release, and the base it was written with.")
    if graph.text(node, BP.textSha256) != release.sha256:
        raise SourceError(f"{release.identifier} has another text than the graph was read from; extract it again.")
