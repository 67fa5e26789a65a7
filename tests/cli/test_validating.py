"""`validate`: what is wrong in words, as a report of SHACL, in a store and in files."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, RDFS, SH, Graph, URIRef

from biopact.ontology.terms import BASE
from tests.cli.conftest import Run

PREFIXES = """
PREFIX bp: <https://w3id.org/biopact/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
DEAL = f"{BASE}deal/ardent-pharma-norvane-therapeutics-license-2021-03-04"


@pytest.fixture
def broken(store: Path) -> Path:
    """A store with a currency that is none, a quotation that has moved, and an owner without a name."""
    inner = pyoxigraph.Store(store)
    inner.update(
        f"""{PREFIXES} DELETE {{ ?it bp:currency ?any }} INSERT {{ ?it bp:currency "dollars" }}
        WHERE {{ ?it bp:currency ?any ; bp:amount 25000000.0 }}"""
    )
    inner.update(
        f"""{PREFIXES} DELETE {{ ?it oa:start ?from }} INSERT {{ ?it oa:start ?later }}
        WHERE {{ SELECT ?it ?from (?from + 1 AS ?later) {{ ?it oa:start ?from }} ORDER BY ?it LIMIT 1 }}"""
    )
    inner.update(f"{PREFIXES} INSERT DATA {{ GRAPH <{BASE}graph/owners> {{ <urn:firm> a bp:Organization }} }}")
    inner.flush()
    return store


def test_a_violation_is_told_with_its_release_its_deal_and_the_words_that_were_read(run: Run, broken: Path) -> None:
    done = run("validate", "--store", broken)
    assert done.exit_code == 1
    assert done.stderr == "3 violations in 2 releases.\n"
    parts = {part.partition("\n")[0]: part for part in done.stdout.split("\n\n")}
    (payment,) = (part for focus, part in parts.items() if "/payment/" in focus)
    assert payment.splitlines()[1:] == [
        "  release licence: Norvane Licenses Kestrel Technology to Ardent Pharma",
        f"  deal    license between Norvane Therapeutics, Inc. (licensor), Ardent Pharma Ltd. (licensee), {DEAL}",
        "  wrong   The currency of a payment is one ISO 4217 code of three capital letters.",
        "  is      bp:currency dollars",
        "  quote   “Under the agreement, Ardent Pharma will pay Norvane Therapeutics $25 million upfront.”",
    ]
    assert "An organization has a name" in parts["urn:firm"]
    (moved,) = (part for focus, part in parts.items() if focus.endswith("#target"))
    assert "release licence: " in moved
    assert "A quotation has as many characters as the stretch of text" in moved
    assert "  quote   “" in moved


@pytest.mark.parametrize(
    ("form", "read"), [("turtle", "turtle"), ("jsonld", "json-ld"), ("ntriples", "nt"), ("rdfxml", "xml")]
)
def test_a_report_of_shacl_says_the_same_in_every_format(form: str, read: str, run: Run, tmp_path: Path) -> None:
    data, path = tmp_path / "some.ttl", tmp_path / "report"
    data.write_text("@prefix bp: <https://w3id.org/biopact/ontology#> . <urn:x> bp:payment [ a bp:Payment ] .")
    done = run("validate", data, "--format", form, "-o", path)
    assert (done.exit_code, done.stdout) == (1, "")
    report = Graph().parse(path, format=read)
    (whole,) = report.subjects(RDF.type, SH.ValidationReport)
    assert [str(said) for said in report.objects(whole, SH.conforms)] == ["false"]
    results = set(report.objects(whole, SH.result))
    assert {str(report.value(report.value(result, SH.focusNode), RDFS.label)) for result in results} == {
        "urn:x / bp:payment"
    }
    for result in results:
        for term in (SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent, SH.resultMessage, SH.focusNode):
            assert len(list(report.objects(result, term))) == 1
    assert run("validate", data, "--format", form).stdout.encode() == path.read_bytes()


def test_a_report_about_what_conforms_says_so(run: Run, store: Path) -> None:
    done = run("validate", "--store", store, "--format", "turtle")
    assert done.exit_code == 0
    report = Graph().parse(data=done.stdout, format="turtle")
    assert [str(said) for said in report.objects(None, SH.conforms)] == ["true"]


@pytest.mark.parametrize(
    ("form", "ending"), [("turtle", "ttl"), ("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")]
)
def test_what_is_exported_conforms(form: str, ending: str, run: Run, store: Path, tmp_path: Path) -> None:
    path = tmp_path / f"export.{ending}"
    run("export", "--store", store, "--format", form, "-o", path)
    done = run("validate", path)
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{path} conforms: 2 releases checked.\n"


def test_a_file_is_checked_and_its_nameless_nodes_are_told_by_the_way_to_them(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "some.ttl"
    path.write_text("@prefix bp: <https://w3id.org/biopact/ontology#> . <urn:x> bp:payment [ a bp:Payment ] .")
    done = run("validate", path)
    assert done.exit_code == 1
    assert "urn:x / bp:payment\n" in done.stdout
    assert "A payment has exactly one kind" in done.stdout
    report = Graph().parse(data=run("validate", path, "--format", "turtle").stdout, format="turtle")
    assert len(set(report.subjects(SH.sourceShape, URIRef("https://w3id.org/biopact/shapes#Payment")))) == 2


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.ttl", "<urn:a> <urn:b", "is no RDF of that format"),
        ("a.jsonld", "{", "is no RDF of that format"),
        ("a.jsonld", '{"@context": "https://example.org/context"}', "is no RDF of that format"),
        ("a.rdf", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]><x>&a;</x>', "is no RDF of that format"),
        ("a.ttl", '<urn:a> <urn:b> "\\uD800" .', "is no RDF of that format"),
        ("a.txt", "words", "is not known to be RDF; give a file that ends in .ttl"),
    ],
)
def test_what_is_no_rdf_is_refused_in_a_sentence(name: str, text: str, sentence: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)
    done = run("validate", path)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.output


def test_values_that_are_none_of_their_type_are_told_and_nothing_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text(
        """
        @prefix bp: <https://w3id.org/biopact/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix org: <http://www.w3.org/ns/org#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:event> a bp:DealEvent ; bp:date "99999999-99-99"^^xsd:date .
        <urn:sum> a bp:Payment ; bp:amount "much"^^xsd:decimal ; bp:payee <<( <urn:a> <urn:b> "c" )>> .
        <urn:person> org:hasMembership "chief" .
        <urn:target> oa:hasSelector [ oa:start "x"^^xsd:integer ; oa:end 5 ; oa:exact "a" ] .
        _:itself a bp:Payment ; bp:payment _:itself .
        """
    )
    told = run("validate", path)
    assert told.exit_code == 1
    for words in ("An event has at most one date", "A payment has at most one amount", "A membership", "leads to"):
        assert words in told.stdout
    assert run("validate", path, "--format", "turtle").exit_code == 1


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    done = run("validate", tmp_path / "none.ttl")
    assert done.exit_code == 2
    assert "none.ttl cannot be read" in done.stderr


def test_a_terminal_is_not_steered_by_what_a_release_says(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.ttl"
    path.write_text(
        '@prefix bp: <https://w3id.org/biopact/ontology#> . <urn:x> a bp:Deal ; bp:field 7 , "\\u001B[31m" .'
    )
    assert "\x1b" not in run("validate", path).output
