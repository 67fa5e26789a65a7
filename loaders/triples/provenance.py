"""What a release's graph was read from, and by which version; nothing that changes from run to run."""

from __future__ import annotations

from pyoxigraph import Triple
from rdflib.namespace import PROV, SDO, SKOS

from biopact import __version__
from biopact.facts import ReleaseFacts
from biopact.loaders.triples.evidence import GraphWriter
from biopact.loaders.triples.nodes import address, literal, term
from biopact.loaders.version import reader_version
from biopact.ontology.serialize import triples_of
from biopact.ontology.terms import BASE, BP
from biopact.text import Origin


def provenance(facts: ReleaseFacts, base: str = BASE) -> list[Triple]:
    """PROV-O of one release's graph, which the provenance graph of a store holds for all releases."""
    writer = GraphWriter(facts.release, base)
    release, activity = writer.names.release, writer.names.own("activity", "reading")
    tool = term(f"{base}tool/biopact-{__version__}")
    writer.type(release, PROV.Entity)
    writer.add(release, PROV.wasGeneratedBy, activity)
    writer.add(release, BP.textSha256, literal(facts.release.sha256))
    if facts.fingerprint is not None:
        writer.add(release, BP.textFingerprint, literal(facts.fingerprint))
    writer.type(activity, PROV.Activity)
    writer.add(activity, PROV.wasAssociatedWith, tool)
    writer.add(activity, PROV.used, release)
    writer.add(activity, BP.readerVersion, literal(reader_version()))
    writer.type(tool, PROV.SoftwareAgent)
    writer.add(tool, SKOS.prefLabel, literal(f"biopact {__version__}"))
    if facts.release.source:
        writer.add(release, PROV.hadPrimarySource, address(facts.release.source))
    if facts.release.origin is not None:
        _write_origin(writer, release, facts.release.origin, base)
    return triples_of(writer.rows)


def _write_origin(writer: GraphWriter, release: str, origin: Origin, base: str) -> None:
    """The document that the release was taken from, by the digest of its bytes, with the fields of its header."""
    document = term(f"{base}document/{origin.sha256}")
    writer.add(release, PROV.wasDerivedFrom, document)
    writer.type(document, PROV.Entity)
    writer.add(document, SDO.sha256, literal(origin.sha256))
    writer.add(document, SDO.encodingFormat, literal(origin.media_type))
    for number, (name, value) in enumerate(origin.facts, 1):
        field = writer.names.own("document-field", str(number))
        writer.add(document, SDO.additionalProperty, field)
        writer.type(field, SDO.PropertyValue)
        writer.add(field, SDO.name, literal(name))
        writer.add(field, SDO.value, literal(value))
