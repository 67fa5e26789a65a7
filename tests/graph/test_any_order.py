"""The same releases give the same store, to the last byte of its canonical form, however they came into it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from pyoxigraph import Store as Inner

from biopact.commands.packaged import releases
from biopact.errors import StoreError
from biopact.graph import queries
from biopact.graph.canonical_hash import canonical_hash
from biopact.graph.decided import unmatched
from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import PROVENANCE, Store
from biopact.graph.view.adding import Written
from biopact.graph.view.names import ALT_LABEL, PREF_LABEL
from biopact.loaders.ingest import ReadRelease, read_one
from biopact.loaders.sources.plain import read_plain
from biopact.ontology.serialize import triples_in
from biopact.ontology.terms import BASE
from biopact.resolution.decisions import Decision, Decisions, Kind

STEMS = (
    "2000-09-06-immunogen-abgenix-tap-access",
    "2005-12-14-amgen-abgenix-merger-agreement",
    "2009-11-19-immunogen-amgen-second-license",
    "2011-11-14-immunogen-amgen-second-ind",
    "2012-12-19-immunogen-amgen-third-license",
    "2014-01-09-cytomx-immunogen-probody",
)
SECOND, THIRD = "2009-11-19-immunogen-amgen-second-license", "2012-12-19-immunogen-amgen-third-license"


def decision(
    kind: Kind,
    node: str,
    other: str | None = None,
    *,
    property: str | None = None,
    old: str | None = None,
    new: str | None = None,
) -> Decision:
    return Decision(
        kind,
        f"{BASE}{node}",
        "ada",
        "2026-03-04",
        "known to us",
        other=f"{BASE}{other}" if other else None,
        property=property,
        old=old,
        new=new,
    )


DECIDED = Decisions(
    [
        decision(Kind.SAME_AS, "organization/immunex", "organization/amgen"),
        decision(Kind.NOT_SAME_AS, "organization/novartis", "organization/roche"),
        decision(Kind.RENAME, "organization/abgenix", new="Abgenix of Fremont"),
        decision(Kind.CONFIRM, "deal/amgen-immunogen-license-2012-12-19"),
        decision(Kind.REJECT, f"payment/{SECOND}/amgen-immunogen-license-2009-11-19/1"),
        decision(
            Kind.CORRECT,
            f"payment/{THIRD}/amgen-immunogen-license-2012-12-19/2",
            property="amount",
            old="34000000",
            new="35000000",
        ),
    ]
)


@cache
def written(stem: str) -> Written:
    found = read_one(read_plain(releases()[stem]), BASE)
    assert isinstance(found, ReadRelease)
    return found.iri, found.graph, found.provenance


@cache
def told(stem: str) -> tuple[str, tuple[Triple, ...], tuple[Triple, ...]]:
    name, graph, provenance = written(stem)
    return name, tuple(triples_in(graph)), tuple(triples_in(provenance))


@cache
def at_once(decisions: Decisions) -> str:
    """The hash of a store into which all came in the order of their names, with one refresh at the end."""
    with Store.memory() as store:
        for stem in STEMS:
            store.put_release(*told(stem))
        bring_up_to_date(store, decisions)
        return canonical_hash(store)


@pytest.mark.parametrize("at_least", [0, 10**9])
def test_a_store_that_is_filled_in_bulk_is_the_same(
    at_least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biopact.graph.store._BULK", at_least)
    with Store.open(tmp_path / "store") as store:
        for half in STEMS[::2], STEMS[1::2]:
            store.add_releases(map(written, half))
        assert set(store.graphs()) == {told(stem)[0] for stem in STEMS} | {PROVENANCE.value}
        bring_up_to_date(store, DECIDED)
        assert canonical_hash(store) == at_once(DECIDED)
        # One that is there, one that is not, and names that now stand for others.
        assert store.remove_release(told(THIRD)[0])
        store.add_releases(map(written, (SECOND, THIRD)))
        bring_up_to_date(store, DECIDED)
        assert canonical_hash(store) == at_once(DECIDED)


def test_what_a_run_that_was_ended_left_to_be_taken_out_is_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> None:
        raise KeyboardInterrupt

    def names(path: Path, *, read_only: bool) -> set[str]:
        with Store.open(path, read_only=read_only) as store:
            return {str(quad.triple) for quad in store.view() if quad.predicate in (PREF_LABEL, ALT_LABEL)}

    def said(thing: str, name: str) -> Written:
        label = f'<{BASE}organization/{thing}> {PREF_LABEL} "{name}" .\n'
        return f"{BASE}release/{name}", label, ""

    folder = tmp_path / "store"
    with Store.open(folder) as store:
        store.add_releases([said("ardent", "Ardent-Pharmaceuticals")])
        with monkeypatch.context() as ending:
            ending.setattr("biopact.graph.store.take_out", end)
            with pytest.raises(KeyboardInterrupt):
                store.add_releases([said("ardent", "Ardent")])
        held = names(folder, read_only=True)
    whole = names(folder, read_only=True)
    assert len(held - whole) == 1
    assert whole == names(folder, read_only=False)
    with Store.open(tmp_path / "other") as store:
        store.add_releases([said("ardent", "Ardent-Pharmaceuticals"), said("ardent", "Ardent")])
    assert names(tmp_path / "other", read_only=True) == whole


def test_the_decisions_have_an_effect() -> None:
    with Store.memory() as store:
        for stem in STEMS:
            store.put_release(*told(stem))
        said = {str(quad) for stem in STEMS for quad in store.quads(told(stem)[0])}
        bring_up_to_date(store, DECIDED)
        sums = {str(payment.amount) for payment in queries.payments(store)}
        assert "35000000" in sums
        assert len([payment for payment in queries.payments(store) if payment.amount == 1_000_000]) == 2
        assert {party.label for party in queries.parties(store)} >= {"Abgenix of Fremont"}
        assert unmatched(store, DECIDED) == ()
        assert {str(quad) for stem in STEMS for quad in store.quads(told(stem)[0])} == said


BOTH = st.sampled_from((Decisions(), DECIDED))


@settings(max_examples=8, deadline=None)
@given(st.permutations(STEMS), BOTH)
def test_the_order_of_loading_does_not_matter(stems: list[str], decisions: Decisions) -> None:
    with Store.memory() as store:
        for stem in stems:
            store.put_release(*told(stem))
        bring_up_to_date(store, decisions)
        assert canonical_hash(store) == at_once(decisions)


@settings(max_examples=5, deadline=None)
@given(st.permutations(STEMS), BOTH)
def test_it_does_not_matter_how_often_the_view_is_brought_up_to_date(stems: list[str], decisions: Decisions) -> None:
    with Store.memory() as store:
        for stem in stems:
            store.put_release(*told(stem))
            bring_up_to_date(store, decisions)
        bring_up_to_date(store, decisions)
        assert canonical_hash(store) == at_once(decisions)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.sampled_from(STEMS), min_size=1, max_size=4), BOTH)
def test_releases_that_were_taken_out_and_loaded_again_leave_no_trace(stems: list[str], decisions: Decisions) -> None:
    with Store.memory() as store:
        for stem in STEMS:
            store.put_release(*told(stem))
        bring_up_to_date(store, decisions)
        for stem in stems:
            store.remove_release(told(stem)[0])
        bring_up_to_date(store, decisions)
        for stem in (*stems, *reversed(stems)):
            store.put_release(*told(stem))
        bring_up_to_date(store, decisions)
        assert canonical_hash(store) == at_once(decisions)


def test_decisions_that_were_taken_back_leave_no_trace() -> None:
    with Store.memory() as store:
        for stem in STEMS:
            store.put_release(*told(stem))
        bring_up_to_date(store, DECIDED)
        assert canonical_hash(store) == at_once(DECIDED) != at_once(Decisions())
        bring_up_to_date(store)
        assert canonical_hash(store) == at_once(Decisions())


def test_a_view_that_is_up_to_date_is_not_written_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for stem in STEMS:
            store.put_release(*told(stem))
        found = bring_up_to_date(store, DECIDED)
    with Store.open(tmp_path / "store", read_only=True) as store:
        assert bring_up_to_date(store, DECIDED) == found
        with pytest.raises(StoreError, match="left as it is"):
            bring_up_to_date(store)


def test_the_hash_is_that_of_the_canonical_form_and_blank_nodes_do_not_change_it() -> None:
    def stored(label: str) -> Store:
        inner = Inner()
        said = Quad(BlankNode(label), NamedNode("x:p"), Literal("a\nb"), NamedNode(f"{BASE}release/foreign"))
        inner.extend([said, Quad(said.subject, said.predicate, said.object)])
        return Store(inner)

    assert canonical_hash(stored("a")) == canonical_hash(stored("b"))
    lines = '_:c14n0 <x:p> "a\\nb" .\n', f'_:c14n0 <x:p> "a\\nb" <{BASE}release/foreign> .\n'
    assert canonical_hash(stored("a")) == hashlib.sha256("".join(lines).encode()).hexdigest()
