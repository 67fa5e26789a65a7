"""Graphs that cannot be read back are refused in a sentence that says what to do; what is foreign is passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.namespace import RDF, SKOS

from biopact.errors import SourceError
from biopact.loaders.triples import canonical, from_rdf, to_rdf
from biopact.ontology.terms import BASE, BP, CODES, OA
from tests.loaders.sample import ACME, RELEASE, sample

ACME_NODE = NamedNode(f"{BASE}organization/{ACME.id}")
Change = Callable[[Triple], Triple | None]


def without(predicate: str, of: str = "") -> Change:
    """Leaves out a property of the nodes whose IRI holds `of`."""
    return lambda it: None if it.predicate.value == str(predicate) and of in str(it.subject) else it


def saying(predicate: str, value: Literal) -> Change:
    """Gives a property another value."""
    return lambda it: Triple(it.subject, it.predicate, value) if it.predicate.value == str(predicate) else it


def test_what_other_vocabularies_say_is_passed_over() -> None:
    foreign = [
        Triple(ACME_NODE, NamedNode("https://schema.org/founder"), BlankNode("someone")),
        Triple(BlankNode("someone"), NamedNode(str(SKOS.prefLabel)), Literal("A. Founder")),
        Triple(NamedNode(f"{CODES}stage/filed"), NamedNode(str(RDF.type)), NamedNode("https://schema.org/Thing")),
        Triple(NamedNode("https://example.org/x"), NamedNode(str(BP.field)), Literal("1")),
    ]
    assert from_rdf([*foreign, *to_rdf(sample())], RELEASE) == from_rdf(to_rdf(sample()), RELEASE)


def test_a_triple_that_comes_twice_is_read_once() -> None:
    assert canonical(from_rdf(to_rdf(sample()) * 2, RELEASE)) == canonical(sample())


def test_a_changed_text_is_refused() -> None:
    with pytest.raises(SourceError, match=r"another text .* extract it again"):
        from_rdf(to_rdf(sample()), replace(RELEASE, text=f" {RELEASE.text}"))


def test_the_graph_of_another_release_is_refused() -> None:
    with pytest.raises(SourceError, match=r"does not tell of .*release/other.* give its own release"):
        from_rdf(to_rdf(sample()), replace(RELEASE, identifier="other"))


def test_another_base_is_refused() -> None:
    with pytest.raises(SourceError, match=r"the base it was written with"):
        from_rdf(to_rdf(sample()), RELEASE, "https://deals.example/id/")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without(BP.paymentKind), r"has no node for .*paymentKind"),
        (without(BP.currency), r"has no literal for .*currency"),
        (without(BP.confidence, of="/claim/"), r"is incomplete"),
        (without(SKOS.prefLabel, of=ACME.id), r"has no literal for .*prefLabel"),
        (without(RDF.type, of=ACME_NODE.value), r"organization/acme> is no organization"),
        (without(OA.start), r"has no place"),
        (saying(OA.exact, Literal("other words")), "quotes other words than stand at"),
        (saying(BP.eventKind, Literal("signed")), "has no node for .*eventKind"),
    ],
)
def test_a_graph_that_lacks_what_is_always_written_is_refused(change: Change, said: str) -> None:
    changed = [after for before in to_rdf(sample()) if (after := change(before))]
    assert changed != to_rdf(sample())
    with pytest.raises(SourceError, match=f"{said}.*; extract its release again"):
        from_rdf(changed, RELEASE)


def test_two_values_where_there_is_one_are_refused() -> None:
    second = Triple(ACME_NODE, NamedNode(str(SKOS.prefLabel)), Literal("Acme Ltd"))
    with pytest.raises(SourceError, match=r"has 2 values for .*prefLabel"):
        from_rdf([*to_rdf(sample()), second], RELEASE)
