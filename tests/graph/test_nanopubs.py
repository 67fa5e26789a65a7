"""Nanopublications have four graphs that hold what they should, and a name that others compute alike."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from biopact.graph.nanopubs import BASE, artifact_code, nanopublications, write
from biopact.graph.store import Store
from biopact.ontology.terms import BP

KEPT = Path(__file__).parent / "trusty"
PLACE = "RA" + "-" * 43
NP = "http://www.nanopub.org/nschema#"


@pytest.mark.parametrize("line", (KEPT / "codes.tsv").read_text().splitlines(), ids=lambda line: line.split("\t")[0])
def test_the_code_is_the_one_that_the_package_nanopub_computes(line: str) -> None:
    """The codes were computed with `RdfHasher.make_hash` of the Python package nanopub 2.0.1."""
    name, code = line.split("\t")
    assert artifact_code(parse(path=KEPT / f"{name}.nq", format=RdfFormat.N_QUADS), PLACE) == code


@pytest.mark.parametrize("unit", ["claim", "deal"])
def test_each_has_its_four_graphs_under_its_name(unit: str, resolved: Store) -> None:
    found = list(nanopublications(resolved, unit))
    wanted = list(resolved.matching(None, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), _class(unit)))
    assert len(found) == len(wanted) > 0
    for quads in found:
        code = _code(quads)
        assert artifact_code(quads, code) == code
        graphs = {
            part: [quad for quad in quads if quad.graph_name == NamedNode(f"{BASE}{code}#{part}")] for part in PARTS
        }
        assert all(graphs.values())
        assert sum(map(len, graphs.values())) == len(quads)
        this, assertion = NamedNode(f"{BASE}{code}"), NamedNode(f"{BASE}{code}#assertion")
        links = {quad.predicate.value.removeprefix(NP): quad.object for quad in graphs["Head"] if quad.subject == this}
        assert links["hasAssertion"] == assertion
        assert links["hasProvenance"] == NamedNode(f"{BASE}{code}#provenance")
        assert links["hasPublicationInfo"] == NamedNode(f"{BASE}{code}#pubinfo")
        assert any(quad.subject == assertion for quad in graphs["provenance"])
        assert any(quad.subject == this for quad in graphs["pubinfo"])


PARTS = ("Head", "assertion", "provenance", "pubinfo")


def _class(unit: str) -> NamedNode:
    return NamedNode(BP.Claim if unit == "claim" else BP.Deal)


def _code(quads: list[Quad]) -> str:
    codes = {found[0] for quad in quads if (found := re.search(r"RA[\w-]{43}(?=#)", str(quad.graph_name)))}
    (code,) = codes
    return code


def test_a_claim_asserts_its_one_statement_and_proves_it_with_a_quote(resolved: Store) -> None:
    for quads in nanopublications(resolved, "claim"):
        assertion = [quad for quad in quads if str(quad.graph_name).endswith("#assertion>")]
        assert len(assertion) == 1
        assert any(quad.predicate == NamedNode("http://www.w3.org/ns/oa#exact") for quad in quads)


def test_a_deal_asserts_its_terms_and_its_provenance_names_the_releases(resolved: Store) -> None:
    (deal,) = [
        quads
        for quads in nanopublications(resolved, "deal")
        if any(
            quad.subject.value.endswith("deal/roche-genentech-2009")
            for quad in quads
            if isinstance(quad.subject, NamedNode)
        )
    ]
    said = {quad.predicate.value for quad in deal if str(quad.graph_name).endswith("#assertion>")}
    assert {str(BP.acquirer), str(BP.amount)} <= said
    assert not said & {str(BP.evidence), str(BP.announcedIn), str(BP.confidence)}


def test_other_content_has_another_name(resolved: Store) -> None:
    first = next(nanopublications(resolved))
    code = _code(first)
    assert artifact_code(first[:-1], code) != code


def test_the_file_is_trig_that_holds_them_all(resolved: Store) -> None:
    file = io.BytesIO()
    number = write(resolved, file)
    read = set(parse(file.getvalue(), RdfFormat.TRIG))
    assert read == {quad for quads in nanopublications(resolved) for quad in quads}
    assert len({quad.graph_name for quad in read}) == 4 * number
