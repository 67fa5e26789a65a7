"""One release on several wires is one node of the view, told once, with every place where it stands."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, QuerySolutions, Triple

from biopact.graph import queries
from biopact.graph.canonical_hash import canonical_hash
from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import Store
from biopact.loaders.ingest import ReadRelease, read_one
from biopact.ontology.serialize import triples_in
from biopact.ontology.terms import BASE, BP
from biopact.resolution.decisions import Decision, Decisions, Kind
from biopact.text import Release

STORY = """Norvane Therapeutics, Inc. today announced that it has granted Ardent Pharma Ltd. an exclusive worldwide
license to its NV-301 antibody for the treatment of psoriasis. Under the agreement, Ardent Pharma will pay Norvane
Therapeutics $25 million upfront. Norvane Therapeutics may also receive up to $310 million in development and regulatory
milestones, as well as tiered royalties on net sales. NV-301 has been tested in 64 volunteers in Denmark.
"""
OTHER = """Belmont Biologics, Inc. today announced that Ardent Pharma Ltd. has completed the acquisition of Belmont
Biologics, Inc. for $640 million in cash. In 2021, Ardent Pharma licensed NV-301 from Norvane Therapeutics. The two
companies had agreed on the purchase in March, and all authorities have given their consent to it by now.
"""
TITLE = "Norvane Licenses NV-301 to Ardent Pharma"
RELEASES = {
    "wire-a": Release("wire-a", f"{TITLE}\n\nBOSTON, March 4, 2021 (GLOBE NEWSWIRE) -- {STORY}", "https://a.example/1"),
    "wire-b": Release(
        "wire-b",
        f"Norvane and Ardent Sign\n\nBOSTON--(BUSINESS WIRE)-- {STORY}\nContact:\nb@b.example\n",
        "https://b.example/2",
        date="2021-03-05",
    ),
    "wire-c": Release("wire-c", f"{TITLE}\n\nBOSTON, March 5, 2021 -- {STORY}", "https://c.example/3"),
    "other": Release("other", f"Ardent Buys Belmont\n\nLONDON, June 9, 2022 -- {OTHER}", "https://a.example/9"),
}
WIRES = ("wire-a", "wire-b", "wire-c")


@cache
def read(name: str) -> tuple[str, tuple[Triple, ...], tuple[Triple, ...]]:
    found = read_one(RELEASES[name], BASE)
    assert isinstance(found, ReadRelease)
    return found.iri, tuple(triples_in(found.graph)), tuple(triples_in(found.provenance))


def iri(name: str) -> str:
    return f"{BASE}release/{name}"


def filled(*names: str, decisions: Decisions | None = None) -> Store:
    store = Store.memory()
    for name in names:
        store.put_release(*read(name))
    bring_up_to_date(store, decisions)
    return store


def decided(
    kind: Kind,
    node: str,
    other: str | None = None,
    *,
    property: str | None = None,
    old: str | None = None,
    new: str | None = None,
) -> Decision:
    return Decision(kind, node, "ada", "2026-03-04", "known to us", other=other, property=property, old=old, new=new)


def told(store: Store) -> set[Triple]:
    """The view without what says where a release stands, how it was read and resolved."""
    apart = {str(quad.triple) for name in ("provenance", "resolution") for quad in store.quads(f"{BASE}graph/{name}")}
    places = ("identifier", "source")
    return {
        quad.triple
        for quad in store.view()
        if str(quad.triple) not in apart and quad.predicate.value.rpartition("/")[2] not in places
    }


def test_the_view_tells_it_once_and_names_every_source() -> None:
    store = filled(*RELEASES)
    rows = {row.release: row for row in queries.releases(store)}
    assert rows.keys() == {iri("wire-a"), iri("other")}
    row = rows[iri("wire-a")]
    assert (row.date, row.title, row.source) == (
        "2021-03-04",
        TITLE,
        "https://a.example/1 https://b.example/2 https://c.example/3",
    )
    assert told(store) == told(filled("wire-a", "other"))
    names = store.query(
        f"SELECT ?name {{ <{iri('wire-a')}> <http://purl.org/dc/terms/identifier> ?name }} ORDER BY ?name"
    )
    assert isinstance(names, QuerySolutions)
    assert [name["name"].value for name in names] == list(WIRES)


def test_passages_and_proof_are_not_told_twice() -> None:
    once, thrice = filled("wire-a"), filled(*WIRES)
    for ask in (queries.passages, queries.evidence, queries.claims, queries.deals, queries.payments):
        told_once = ask(once)
        assert told_once
        assert ask(thrice) == told_once


def test_the_graphs_of_all_stay_and_the_copies_lead_to_the_one_that_stands_for_them() -> None:
    store = filled(*RELEASES)
    for name in RELEASES:
        assert set(store.quads(iri(name))) == set(filled(name).quads(iri(name)))
    assert store.resolved().copies() == {iri("wire-b"): iri("wire-a"), iri("wire-c"): iri("wire-a")}
    stands = store.query(f"ASK {{ <{iri('wire-b')}> <{BP.standsFor}> <{iri('wire-a')}> }}")
    assert bool(stands)


@settings(max_examples=12, deadline=None)
@given(st.permutations(tuple(RELEASES)), st.lists(st.booleans(), min_size=4, max_size=4))
def test_any_order_with_or_without_a_view_in_between_gives_the_same_store(
    names: list[str], between: list[bool]
) -> None:
    with Store.memory() as store:
        for name, now in zip(names, between, strict=True):
            store.put_release(*read(name))
            if now:
                bring_up_to_date(store)
        bring_up_to_date(store)
        assert canonical_hash(store) == canonical_hash(filled(*RELEASES))


@pytest.mark.parametrize("gone", [("wire-a",), ("wire-b",), ("wire-a", "wire-b"), WIRES])
def test_when_one_goes_another_stands_for_the_rest(gone: tuple[str, ...]) -> None:
    store = filled(*RELEASES)
    for name in gone:
        store.remove_release(iri(name))
    bring_up_to_date(store)
    assert canonical_hash(store) == canonical_hash(filled(*(name for name in RELEASES if name not in gone)))


def test_a_copy_that_is_read_anew_as_another_text_is_a_release_of_its_own() -> None:
    store = filled("wire-a", "wire-b")
    changed = RELEASES["other"]
    found = read_one(Release("wire-b", changed.text, "https://b.example/2"), BASE)
    assert isinstance(found, ReadRelease)
    store.put_release(found.iri, triples_in(found.graph), triples_in(found.provenance))
    bring_up_to_date(store)
    assert {row.release for row in queries.releases(store)} == {iri("wire-a"), iri("wire-b")}
    store.put_release(*read("wire-b"))
    bring_up_to_date(store)
    assert canonical_hash(store) == canonical_hash(filled("wire-a", "wire-b"))


def test_people_keep_releases_apart_and_join_them() -> None:
    apart = Decisions([decided(Kind.NOT_SAME_AS, iri("wire-a"), other=iri("wire-b"))])
    assert {row.release for row in queries.releases(filled("wire-a", "wire-b", decisions=apart))} == {
        iri("wire-a"),
        iri("wire-b"),
    }
    one = Decisions([decided(Kind.SAME_AS, iri("other"), other=iri("wire-b"))])
    store = filled("wire-b", "other", decisions=one)
    assert [row.release for row in queries.releases(store)] == [iri("wire-b")]
    assert store.resolved().copies() == {iri("other"): iri("wire-b")}
    bring_up_to_date(store)
    assert len(queries.releases(store)) == 2


def test_what_was_decided_about_a_copy_goes_on_holding() -> None:
    with filled("wire-b") as store:
        upfront = next(row.payment for row in queries.payments(store) if row.amount == 25_000_000)
    rejecting = Decisions([decided(Kind.REJECT, upfront)])
    store = filled(*WIRES, decisions=rejecting)
    assert {row.release for row in queries.releases(store)} == {iri("wire-b")}
    assert 25_000_000 not in {row.amount for row in queries.payments(store)}


def test_corrections_of_two_copies_do_not_leave_nodes_without_a_deal() -> None:
    corrections = []
    for name in ("wire-a", "wire-b"):
        with filled(name) as store:
            upfront = next(row.payment for row in queries.payments(store) if row.amount == 25_000_000)
        corrections.append(decided(Kind.CORRECT, upfront, property="amount", old="25000000", new="26000000"))
    store = filled(*WIRES, decisions=Decisions(corrections))
    subjects = {quad.subject for quad in store.view() if "/payment/" in str(quad.subject)}
    assert all(any(True for _ in _typed(store, node)) for node in subjects if isinstance(node, NamedNode))
    assert [row.amount for row in queries.payments(store)].count(Decimal(26_000_000)) == 1


def _typed(store: Store, node: NamedNode) -> QuerySolutions:
    answer = store.query(f"SELECT ?kind {{ {node} a ?kind }}")
    assert isinstance(answer, QuerySolutions)
    return answer
