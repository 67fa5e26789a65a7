"""What a release's graph was read from, and by which version; nothing that changes from run to run."""

from __future__ import annotations

from pyoxigraph import Triple
from rdflib.namespace import PROV, SKOS

from biopact import __version__
from biopact.facts import ReleaseFacts
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import address, literal, term
from biopact.ontology.serialize import triples_of
from biopact.ontology.terms import BASE, BP


def provenance(facts: ReleaseFacts, base: str = BASE) -> list[Triple]:
    """PROV-O of one release's graph, which the provenance graph of a store holds for all releases."""
    writer = GraphWriter(facts.release, base)
    release, activity = writer.names.release, writer.names.own("activity", "reading")
    tool = term(f"{base}tool/biopact-{__version__}")
    writer.type(release, PROV.Entity)
    writer.add(release, PROV.wasGeneratedBy, activity)
    writer.add(release, BP.textSha256, literal(facts.release.sha256))
    writer.type(activity, PROV.Activity)
    writer.add(activity, PROV.wasAssociatedWith, tool)
    writer.add(activity, PROV.used, release)
    writer.type(tool, PROV.SoftwareAgent)
    writer.add(tool, SKOS.prefLabel, literal(f"biopact {__version__}"))
    if facts.release.source:
        writer.add(release, PROV.hadPrimarySource, address(facts.release.source))
    return triples_of(writer.rows)
