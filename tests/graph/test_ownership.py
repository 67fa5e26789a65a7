"""The graph of owners: a node for each span of time, for whom the store knows, never in the default graph."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from biopact.graph.ownership import to_triples
from biopact.graph.store import Store
from biopact.graph.view.names import OWNERS
from biopact.ontology.terms import BASE, BP
from biopact.resolution.registry import Change, ChangeKind, OrganizationEntry, Registry

KNOWN = Registry(
    {},
    {},
    {},
    entries={
        id: OrganizationEntry(id, id.title(), successor=after)
        for id, after in zip("abcd", ("", "", "", "a"), strict=True)
    },
    changes=(
        Change("2006-04", "a", ChangeKind.ACQUIRED, "b", source=("https://news.example/a b",)),
        Change("2010", "b", ChangeKind.MERGED, "c", source=("letter to shareholders",)),
    ),
)


def organization(id: str) -> NamedNode:
    return NamedNode(f"{BASE}organization/{id}")


def of(triples: set[Triple], node: str) -> set[tuple[str, str]]:
    """What is said of an ownership, without its class: predicates and values as text."""
    return {
        (triple.predicate.value, triple.object.value if isinstance(triple.object, NamedNode | Literal) else "")
        for triple in triples
        if triple.subject == NamedNode(f"{BASE}ownership/{node}") and triple.predicate.value != str(RDF.type)
    }


def test_each_span_is_a_node_named_after_what_it_says() -> None:
    triples = to_triples([organization("a").value], KNOWN)
    assert {
        triple.subject.value.removeprefix(BASE)
        for triple in triples
        if isinstance(triple.subject, NamedNode) and triple.object == NamedNode(BP.Ownership)
    } == {"ownership/a/b/2006-04", "ownership/a/c/2010"}
    assert of(triples, "a/b/2006-04") == {
        (str(BP.owned), f"{BASE}organization/a"),
        (str(BP.owner), f"{BASE}organization/b"),
        (str(BP.holdsToday), "false"),
        (str(BP.since), "2006-04"),
        (str(BP.until), "2010"),
        (str(PROV.hadPrimarySource), "https://news.example/a%20b"),
        (str(DCTERMS.source), "letter to shareholders"),
    }
    assert (str(BP.through), f"{BASE}organization/b") in of(triples, "a/c/2010")


def test_dates_have_the_precision_of_their_source() -> None:
    triples = to_triples([organization("a").value], KNOWN)
    dates = {triple.object for triple in triples if triple.predicate == NamedNode(BP.since)}
    assert dates == {
        Literal("2006-04", datatype=NamedNode(XSD.gYearMonth)),
        Literal("2010", datatype=NamedNode(XSD.gYear)),
    }


def test_who_held_it_is_named_and_who_was_not_asked_for_is_left_out() -> None:
    triples = to_triples([organization("b").value], KNOWN)
    labels = {triple.object for triple in triples if triple.predicate == NamedNode(SKOS.prefLabel)}
    assert labels == {Literal("C")}
    assert not any("ownership/a/" in str(triple.subject) for triple in triples)


def test_what_is_known_of_today_alone_says_so() -> None:
    said = of(to_triples([organization("d").value], KNOWN), "d/c/today")
    assert (str(BP.holdsToday), "true") in said
    assert not {str(BP.since), str(BP.until)} & {predicate for predicate, _ in said}
    assert (str(DCTERMS.source), "letter to shareholders") in said


@pytest.mark.parametrize(
    "iri",
    [f"{BASE}organization/c", f"{BASE}organization/unheard-of", f"{BASE}product/a", "https://a.example/organization/a"],
)
def test_who_was_never_held_or_is_not_known_gives_nothing(iri: str) -> None:
    assert to_triples([iri], KNOWN) == set()


def test_another_base_makes_other_nodes() -> None:
    triples = to_triples(["https://a.example/organization/b"], KNOWN, "https://a.example/")
    assert all(str(triple.subject).startswith("<https://a.example/") for triple in triples)
    assert len(triples) == 8


def test_owners_have_a_graph_of_their_own_beside_the_default_graph() -> None:
    with Store.memory() as store:
        store.put_graph(OWNERS.value, to_triples([organization("a").value], KNOWN))
        assert list(store.view()) == []
        assert {quad.triple for quad in store.quads(OWNERS.value)} == to_triples([organization("a").value], KNOWN)


def test_the_same_organizations_in_any_order_give_the_same_triples() -> None:
    iris = [organization(id).value for id in "abcd"]
    assert to_triples(iris, KNOWN) == to_triples([*reversed(iris), *iris], KNOWN)


def test_the_shipped_registry_tells_of_a_chain() -> None:
    said = of(to_triples([organization("spirogen").value]), "spirogen/astrazeneca/2013-10-15")
    assert {
        (str(BP.owner), f"{BASE}organization/astrazeneca"),
        (str(BP.through), f"{BASE}organization/medimmune"),
    } <= said
