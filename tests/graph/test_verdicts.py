"""Whatever people decide, nothing that was said is lost: taking all back gives the same view again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from biopact.graph.decided import unmatched
from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import Store
from biopact.loaders.read import read
from biopact.loaders.triples import provenance, release_iri, to_rdf
from biopact.ontology.terms import BP
from biopact.resolution.decisions import PROPERTIES, Decision, Decisions, Form, Kind, contradictions, segment, text_of
from biopact.text import Release

TELLINGS = {
    "one": "$25 million",
    "two": "$35 million",
}
TEXT = """\
Norvane Licenses Kestrel Technology to Ardent Pharma

BOSTON, March 4, 2021 -- Norvane Therapeutics, Inc. today announced that it has granted Ardent Pharma Ltd. an exclusive
worldwide license to its NV-301 antibody. Under the agreement, Ardent Pharma will pay Norvane Therapeutics {} upfront.
Ardent Pharma also has a collaboration with Belmont Biologics, Inc.
"""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two releases that tell one deal."""
    with Store.memory() as opened:
        for name, sum_ in TELLINGS.items():
            facts = read(Release(name, TEXT.format(sum_)))
            opened.put_release(release_iri(name).value, to_rdf(facts), provenance(facts))
        bring_up_to_date(opened)
        yield opened


def decided(
    kind: Kind,
    node: str,
    other: str | None = None,
    *,
    property: str | None = None,
    old: str | None = None,
    new: str | None = None,
    release: str | None = None,
) -> Decision:
    return Decision(
        kind, node, "Jo", "2026-03-04", "so", other=other, property=property, old=old, new=new, release=release
    )


def quads(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """Release, node, property and value of all that releases say."""
    for release in store.releases():
        for quad in store.quads(release.iri):
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode | Literal)
            yield release.iri, quad.subject.value, quad.predicate.value, quad.object.value


def said(store: Store) -> list[tuple[str, str, str, str]]:
    """Release, node, name of a property and value, wherever a decision could correct one."""
    names = {known.iri: name for name, known in PROPERTIES.items()}
    return sorted(
        (release, node, names[predicate], value)
        for release, node, predicate, value in quads(store)
        if predicate in names and segment(node) in PROPERTIES[names[predicate]].of
    )


def nodes(store: Store, *kinds: str) -> list[str]:
    """All nodes of some kinds."""
    return sorted({node for _, node, _, _ in quads(store) if segment(node) in kinds})


@st.composite
def any_decisions(draw: st.DrawFn, store: Store) -> Decisions:
    """Decisions about what the store holds that do not contradict each other."""
    made: list[Decision] = []
    told, organizations = said(store), nodes(store, "organization")
    judged = nodes(store, "claim", "deal", "payment", "event")
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(list(Kind)))
        release = draw(st.sampled_from([None, *(it.iri for it in store.releases())]))
        if kind in (Kind.REJECT, Kind.CONFIRM):
            made.append(decided(kind, draw(st.sampled_from(judged))))
        elif kind is Kind.RENAME:
            made.append(decided(kind, draw(st.sampled_from(organizations)), new="Another"))
        elif kind is Kind.CORRECT:
            _, node, name, old = draw(st.sampled_from(told))
            like = [value for *_, other, value in told if other == name]
            new = text_of(name, draw(st.sampled_from(like)))
            new = "7" if PROPERTIES[name].form is Form.NUMBER else new
            if new != text_of(name, old):
                made.append(decided(kind, node, property=name, old=text_of(name, old), new=new, release=release))
        else:
            one, other = draw(st.lists(st.sampled_from(organizations), min_size=2, max_size=2, unique=True))
            made.append(decided(kind, one, other, release=release))
    kept: list[Decision] = []
    for decision in made:
        if not contradictions([*kept, decision]):
            kept.append(decision)
    return Decisions(kept)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_decisions_can_be_applied_and_taken_back(store: Store, data: st.DataObject) -> None:
    before, releases = set(map(str, store.view())), {it.iri: set(store.quads(it.iri)) for it in store.releases()}
    decisions = data.draw(any_decisions(store))
    bring_up_to_date(store, decisions)
    once = set(map(str, store.view()))
    bring_up_to_date(store, decisions)
    assert set(map(str, store.view())) == once
    assert {it.iri: set(store.quads(it.iri)) for it in store.releases()} == releases
    assert [it for it in unmatched(store, decisions) if it.release is None] == []
    shown = {quad.subject for quad in store.view() if quad.predicate.value == str(BP.decisionKind)}
    assert len(shown) == len({it.key() for it in decisions})
    bring_up_to_date(store)
    assert set(map(str, store.view())) == before


def test_rejecting_all_tellings_of_a_deal_leaves_nothing_of_it(store: Store) -> None:
    reject = [decided(Kind.REJECT, node) for node in nodes(store, "deal")]
    bring_up_to_date(store, Decisions(reject))
    left = {quad.predicate.value for quad in store.view()}
    assert not {str(BP.dealKind), str(BP.licenses), str(BP.payment), str(BP.amount), str(BP.concernsDeal)} & left
    bring_up_to_date(store)
