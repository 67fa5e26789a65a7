"""The ontology's page: every term at its own address, the picture whole, nothing asked of others, the same twice."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, URIRef
from rdflib.collection import Collection

from biopact.ontology.diagram import diagram
from biopact.ontology.terms import BP, CODES, ONTOLOGY
from tests.ontology.conftest import packaged

SCRIPT = Path(__file__).parents[2] / "docs" / "make_ontology.py"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def twice() -> tuple[str, str]:
    """The page, made by two processes: pylode changes how a process logs, and hashes differ between processes."""
    program = f'import runpy; print(runpy.run_path({str(SCRIPT)!r})["page"](), end="")'
    both = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for seed in ("1", "2")
    ]
    one, other = (process.communicate()[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    return one, other


@pytest.fixture(scope="module")
def made(twice: tuple[str, str]) -> str:
    return twice[0]


@pytest.fixture(scope="module")
def picture() -> ElementTree.Element:
    return ElementTree.fromstring(diagram(packaged("biopact.ttl")))


def test_every_term_stands_at_its_own_address_with_all_that_is_said_of_it(made: str) -> None:
    ontology = packaged("biopact.ttl")
    parts = dict(re.findall(r'<div class="property entity" id="(\w+)">(.*?)(?=<div class=|$)', made, flags=re.DOTALL))
    for term in map(URIRef, dir(BP)):
        part = parts[str(term).removeprefix(ONTOLOGY)]
        assert f"<code>{term}</code>" in part
        for said in (RDFS.label, SKOS.definition, SKOS.example):
            (words,) = ontology.objects(term, said)
            assert str(words)[:20].split('"')[0] in part, f"{term} {words}"
        assert "dc/terms/source" in part


def test_every_code_and_every_alignment_is_listed(made: str) -> None:
    for concept in packaged("codes.ttl").subjects(RDF.type, SKOS.Concept):
        assert f'id="{str(concept).removeprefix(CODES)}"' in made
    for name in ("bioscibd:license", "fibo-agr:Agreement", "biolink:Drug", "wdt:P749", "schema:Place"):
        assert f">{name}</a>" in made


def test_every_link_within_the_page_leads_somewhere_and_no_place_has_two_things(made: str) -> None:
    names = re.findall(r'\sid="([^"]+)"', made)
    assert len(names) == len(set(names))
    borrowed = {link for link in re.findall(r'href="#([^"]+)"', made) if link not in names}
    assert borrowed == set()


def test_the_page_asks_nothing_of_another_host(made: str) -> None:
    assert re.findall(r'\ssrc="[^"]*"', made) == []
    assert re.findall(r'<link[^>]*href="(?!data:)[^"]*"', made) == []
    assert re.findall(r"@import|url\((?!#)", made) == []
    assert re.findall(r"<(?:iframe|object|embed|img)", made) == []


def test_the_page_is_the_same_whatever_the_order_of_hashes(twice: tuple[str, str]) -> None:
    one, other = twice
    assert one == other


def test_the_picture_has_a_box_for_every_class_and_none_upon_another(picture: ElementTree.Element) -> None:
    ontology = packaged("biopact.ttl")
    classes = {str(c).removeprefix(ONTOLOGY) for c in ontology.subjects(RDF.type, OWL.Class) if ONTOLOGY in str(c)}
    links = list(picture.iter(f"{SVG}a"))
    assert {link.attrib["href"] for link in links} == {f"#{name}" for name in classes}
    boxes = [tuple(float(link[0].attrib[side]) for side in ("x", "y", "width", "height")) for link in links]
    for at, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, *_ in boxes[at + 1 :]:
            assert abs(x - other_x) >= width or abs(y - other_y) >= height


def test_the_picture_draws_the_properties_between_classes(picture: ElementTree.Element) -> None:
    said = " ".join("".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    for words in ("acquired, acquirer, buyer and 8 more", "usesTechnology", "owned, owner, through", "under"):
        assert words in said
    width, height = map(float, picture.attrib["viewBox"].split()[2:])
    assert 800 < width < 2000
    assert 400 < height < 1200


def test_a_property_without_classes_is_not_drawn() -> None:
    ontology = packaged("biopact.ttl")
    ontology.remove((BP.usesTechnology, RDFS.range, None))
    assert "usesTechnology" not in diagram(ontology)


def test_the_document_has_the_version_and_the_numbers_of_the_files(root: Path) -> None:
    text = (root / "docs" / "ontology.md").read_text(encoding="utf-8")
    ontology, codes = packaged("biopact.ttl"), packaged("codes.ttl")
    (version,) = ontology.objects(None, OWL.versionInfo)
    own = [term for term, _ in ontology.subject_objects(RDFS.isDefinedBy)]
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    classes, objects, datatypes = (sum((term, RDF.type, kind) in ontology for term in own) for kind in kinds)
    lists, concepts = (len(list(codes.subjects(RDF.type, kind))) for kind in (SKOS.ConceptScheme, SKOS.Concept))
    assert f"version {version}," in text
    terms = f"{classes} classes, {objects} object properties, {datatypes} datatype properties"
    assert f"{terms}, and {lists} lists with {concepts} codes" in " ".join(text.split())
    (disjoint,) = ontology.objects(None, OWL.members)
    assert f"{len(list(Collection(ontology, disjoint)))} classes are disjoint" in text


def test_the_example_of_the_document_holds(root: Path) -> None:
    outcome = doctest.testfile(str(root / "docs" / "ontology.md"), module_relative=False, encoding="utf-8")
    assert (outcome.failed, outcome.attempted) == (0, 3)
