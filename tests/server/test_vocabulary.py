"""Every file of the vocabulary answers where its header says that it is."""

from __future__ import annotations

from rdflib import OWL, RDFS, SH, SKOS, Graph, URIRef

from biopact.ontology.terms import BP
from tests.ontology.conftest import packaged
from tests.server.conftest import Server

HOME = "https://w3id.org/biopact/"
HTML = {"Accept": "text/html"}


def test_the_ontology_and_all_that_its_header_names_answer(server: Server) -> None:
    header = packaged("biopact.ttl")
    place = URIRef(f"{HOME}ontology")
    version = header.value(place, OWL.versionIRI)
    named = [place, version, *header.objects(place, RDFS.seeAlso)]
    assert len(named) == 5
    for iri in named:
        path = str(iri).removeprefix(HOME)
        told = server.client.get(path, headers={"Accept": "text/turtle"})
        assert told.status_code == 200, path
        assert len(Graph().parse(data=told.content, format="turtle")) > 100
        assert "<dt id=" in server.client.get(path, headers=HTML).text


def test_what_is_told_is_what_the_files_say(server: Server) -> None:
    shapes = Graph().parse(data=server.client.get("shapes").content, format="turtle")
    assert set(shapes.objects(None, SH.targetClass)) == set(packaged("shapes.ttl").objects(None, SH.targetClass))
    mappings = Graph().parse(data=server.client.get("mappings").content, format="turtle")
    assert (BP.Deal, SKOS.closeMatch, None) in mappings
    page = server.client.get("shapes", headers=HTML).text
    assert "A release is known by its IRI." in page
    assert ">bibliographicCitation<" not in server.client.get("ontology", headers=HTML).text
    assert "closeMatch" in server.client.get("mappings", headers=HTML).text


def test_another_version_is_not_found(server: Server) -> None:
    for path in ("ontology/0.1.0", "shapes/9", "mappings/x"):
        answer = server.client.get(path)
        assert answer.status_code == 404
        assert "This is version" in answer.text
