"""The default graph is the view of all releases: what stands for what, one name for each thing, nothing left over."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Triple

from biopact.errors import StoreError
from biopact.graph.store import Resolve, Store
from biopact.graph.view.labels import labels
from biopact.graph.view.names import ALT_LABEL, PREF_LABEL, PROVENANCE, RESOLUTION
from biopact.graph.view.records import from_triples, to_triples
from biopact.graph.view.view import View
from biopact.ontology.terms import BASE, BP
from biopact.resolution.resolved import Conflict, Ground, Inferred, Join, Question, Resolved, SetAside

ONE, TWO, THREE = (f"{BASE}release/{name}" for name in ("one", "two", "three"))
ALPHA, ALPHA_INC, BETA, GAMMA = (f"{BASE}organization/{name}" for name in ("alpha", "alpha-inc", "beta", "gamma"))
DEAL, AGAIN = f"{BASE}deal/alpha-beta", f"{BASE}deal/alpha-beta-again"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LICENSES, LICENSEE, EVIDENCE = str(BP.licenses), str(BP.licensee), str(BP.evidence)


def node(iri: str) -> NamedNode:
    return NamedNode(iri)


def fact(subject: str, predicate: str, thing: str) -> Triple:
    return Triple(node(subject), node(predicate), node(thing))


def named(subject: str, name: str) -> Triple:
    return Triple(node(subject), PREF_LABEL, Literal(name))


def claim(number: int, said: Triple, deal: str | None = None) -> list[Triple]:
    own = node(f"{BASE}claim/{number}")
    parts = [
        Triple(own, node(f"{RDF}type"), node(BP.Claim)),
        Triple(own, node(f"{RDF}subject"), said.subject),
        Triple(own, node(f"{RDF}predicate"), said.predicate),
        Triple(own, node(f"{RDF}object"), said.object),
    ]
    return [said, *parts] if deal is None else [said, *parts, Triple(own, node(BP.concernsDeal), node(deal))]


def joined(one: str, other: str, release: str | None = None) -> Join:
    return Join(one, other, Ground.NAME, "made up", release)


def show(store: Store, resolved: Resolved) -> set[Triple]:
    store.refresh(lambda things, deals: resolved)
    return {quad.triple for quad in store.view()}


# ---- one node for one thing ----------------------------------------------------------------------------------------


def test_a_node_gives_way_to_the_one_that_stands_for_it_and_stays_in_its_releases_graph(empty: Store) -> None:
    empty.put_release(ONE, [fact(ALPHA_INC, LICENSES, BETA), *claim(1, fact(BETA, LICENSES, ALPHA_INC))])
    before = list(empty.quads(ONE))
    seen = show(empty, Resolved(joins=(joined(ALPHA_INC, ALPHA),)))
    assert fact(ALPHA, LICENSES, BETA) in seen
    assert fact(f"{BASE}claim/1", f"{RDF}object", ALPHA) in seen
    assert fact(ALPHA_INC, LICENSES, BETA) not in seen
    assert list(empty.quads(ONE)) == before


def test_the_old_node_leads_to_the_one_that_stands_for_it_with_ground_and_reason(empty: Store) -> None:
    empty.put_release(ONE, [fact(ALPHA_INC, LICENSES, BETA)])
    seen = show(empty, Resolved(joins=(joined(ALPHA_INC, ALPHA),)))
    assert fact(ALPHA_INC, str(BP.standsFor), ALPHA) in seen
    (reason,) = (triple.subject for triple in seen if triple.predicate == node(BP.ground))
    assert Triple(reason, node(BP.why), Literal("made up")) in seen


def test_a_node_can_stand_for_another_in_one_release_only(empty: Store) -> None:
    for release in (ONE, TWO):
        empty.put_release(release, [fact(ALPHA, LICENSES, BETA), named(ALPHA, "Alpha")])
    seen = show(empty, Resolved(joins=(joined(ALPHA, GAMMA, TWO),)))
    assert {
        fact(ALPHA, LICENSES, BETA),
        fact(GAMMA, LICENSES, BETA),
        named(ALPHA, "Alpha"),
        named(GAMMA, "Alpha"),
    } <= seen
    assert fact(ALPHA, LICENSES, BETA) not in show(empty, Resolved(joins=(joined(ALPHA, GAMMA),)))


def test_a_tie_of_a_thing_to_itself_says_nothing(empty: Store) -> None:
    empty.put_release(ONE, [fact(ALPHA_INC, LICENSES, ALPHA)])
    assert fact(ALPHA, LICENSES, ALPHA) not in show(empty, Resolved(joins=(joined(ALPHA_INC, ALPHA),)))


def test_what_two_releases_say_of_one_thing_stays_until_the_last_goes(empty: Store) -> None:
    empty.put_release(ONE, [fact(ALPHA, LICENSES, BETA)])
    empty.put_release(TWO, [fact(ALPHA_INC, LICENSES, BETA)])
    resolved = Resolved(joins=(joined(ALPHA_INC, ALPHA),))
    assert fact(ALPHA, LICENSES, BETA) in show(empty, resolved)
    empty.remove_release(ONE)
    assert fact(ALPHA, LICENSES, BETA) in show(empty, resolved)
    empty.remove_release(TWO)
    assert fact(ALPHA, LICENSES, BETA) not in show(empty, resolved)


def test_a_release_that_is_put_later_is_seen_with_the_joins_known_by_then(empty: Store) -> None:
    empty.put_release(ONE, [fact(ALPHA_INC, LICENSES, BETA)])
    show(empty, Resolved(joins=(joined(ALPHA_INC, ALPHA),)))
    empty.put_release(TWO, [fact(BETA, LICENSES, ALPHA_INC)])
    assert fact(BETA, LICENSES, ALPHA) in {quad.triple for quad in empty.view()}


# ---- names ---------------------------------------------------------------------------------------------------------


def test_a_thing_has_one_preferred_name_and_keeps_all_others(empty: Store) -> None:
    empty.put_release(ONE, [named(ALPHA, "Alpha Inc.")])
    empty.put_release(TWO, [named(ALPHA, "Alpha"), Triple(node(ALPHA), ALT_LABEL, Literal("ALPHA"))])
    names = {triple for triple in show(empty, Resolved()) if triple.predicate in (PREF_LABEL, ALT_LABEL)}
    assert names == labels(node(ALPHA), {"Alpha"}, {"Alpha Inc.", "ALPHA"})
    empty.remove_release(TWO)
    assert {quad.triple for quad in empty.view()} == {named(ALPHA, "Alpha Inc.")}


def test_a_decided_name_wins_and_is_taken_back(empty: Store) -> None:
    empty.put_release(ONE, [named(ALPHA, "Alpha Inc.")])
    seen = show(empty, Resolved(labels={ALPHA: "Alpha Therapeutics"}))
    assert {triple.object for triple in seen if triple.predicate == PREF_LABEL} == {Literal("Alpha Therapeutics")}
    assert Triple(node(ALPHA), ALT_LABEL, Literal("Alpha Inc.")) in seen
    assert show(empty, Resolved()) == {named(ALPHA, "Alpha Inc.")}


# ---- what is set aside ---------------------------------------------------------------------------------------------


def test_a_triple_that_is_set_aside_is_left_out_for_that_release_only(empty: Store) -> None:
    for release in (ONE, TWO):
        empty.put_release(release, [fact(DEAL, LICENSEE, ALPHA)])
    aside = SetAside(ONE, DEAL, LICENSEE, ALPHA, "made up")
    assert fact(DEAL, LICENSEE, ALPHA) in show(empty, Resolved(set_aside=(aside,)))
    both = (aside, SetAside(TWO, DEAL, LICENSEE, ALPHA, "made up"))
    assert fact(DEAL, LICENSEE, ALPHA) not in show(empty, Resolved(set_aside=both))
    assert fact(DEAL, LICENSEE, ALPHA) in show(empty, Resolved())


def test_a_rejected_claim_takes_what_it_claims_along_unless_another_says_it(empty: Store) -> None:
    tie = fact(ALPHA, LICENSES, BETA)
    empty.put_release(ONE, [*claim(1, tie, DEAL), *claim(2, tie, AGAIN)])
    first, second = (SetAside(ONE, f"{BASE}claim/{number}", "", "", "wrong") for number in (1, 2))
    seen = show(empty, Resolved(set_aside=(first,)))
    assert tie in seen
    assert not any(triple.subject == node(f"{BASE}claim/1") for triple in seen)
    assert tie not in show(empty, Resolved(set_aside=(first, second)))


def test_the_ties_of_a_party_that_is_set_aside_go_with_it_where_only_this_deal_gives_them(empty: Store) -> None:
    tie, other = fact(ALPHA, LICENSES, BETA), fact(GAMMA, LICENSES, BETA)
    role = fact(DEAL, LICENSEE, BETA)
    empty.put_release(ONE, [*claim(1, tie, DEAL), *claim(2, other, AGAIN), *claim(3, role, DEAL)])
    seen = show(empty, Resolved(set_aside=(SetAside(ONE, DEAL, LICENSEE, BETA, "a successor"),)))
    assert tie not in seen
    assert role not in seen
    assert other in seen


def test_a_release_that_is_put_again_without_a_claim_no_longer_shows_what_only_that_claim_kept(empty: Store) -> None:
    tie = fact(ALPHA, LICENSES, BETA)
    empty.put_release(ONE, [*claim(1, tie, DEAL), *claim(2, tie, AGAIN)])
    assert tie in show(empty, Resolved(set_aside=(SetAside(ONE, f"{BASE}claim/1", "", "", "wrong"),)))
    empty.put_release(ONE, claim(1, tie, DEAL))
    assert tie not in {quad.triple for quad in empty.view()}


# ---- what resolution found is kept ---------------------------------------------------------------------------------

FOUND = Resolved(
    joins=(joined(ALPHA_INC, ALPHA), joined(BETA, GAMMA, ONE)),
    labels={ALPHA: "Alpha"},
    set_aside=(SetAside(ONE, DEAL, "", "", "rejected"), SetAside(TWO, DEAL, LICENSEE, ALPHA, "a successor")),
    inferred=(
        Inferred(DEAL, str(BP.field), '"cancer"', "corrected"),
        Inferred(DEAL, str(BP.under), AGAIN, "taken under it"),
    ),
    conflicts=(
        Conflict(DEAL, "upfront", (("1000000", ONE, f"{BASE}payment/1"), ("2000000", TWO, f"{BASE}payment/2"))),
    ),
    questions=(Question((ALPHA, GAMMA), "one thing or two", "alike"),),
)


def test_what_was_found_comes_back_from_its_graph(empty: Store) -> None:
    assert from_triples(to_triples(FOUND)) == FOUND
    show(empty, FOUND)
    assert empty.resolved() == FOUND


def test_what_was_inferred_is_seen_and_stands_in_no_release(empty: Store) -> None:
    empty.put_release(ONE, [fact(DEAL, LICENSEE, ALPHA)])
    assert fact(DEAL, str(BP.under), AGAIN) in show(empty, FOUND)
    assert {quad.graph_name for quad in empty.quads() if quad.predicate == node(BP.under)} == {RESOLUTION}


def test_the_graphs_of_what_was_found_conform_to_the_shapes() -> None:
    from rdflib import Graph

    from biopact.ontology.conformance import violations

    lines = "".join(f"{triple} .\n" for triple in to_triples(FOUND))
    assert violations(Graph().parse(data=lines, format="nt")) == ()


# ---- any series of changes -----------------------------------------------------------------------------------------

NODES = st.sampled_from((ALPHA, ALPHA_INC, BETA, GAMMA))
RELEASES = st.sampled_from((ONE, TWO, THREE))
FACTS = st.one_of(
    st.builds(fact, NODES, st.just(LICENSES), NODES),
    st.builds(named, NODES, st.sampled_from(("Alpha", "Alpha Inc.", "ALPHA", "Beta"))),
    st.builds(lambda it, name: Triple(node(it), ALT_LABEL, Literal(name)), NODES, st.sampled_from(("Alpha", "A"))),
)
CLAIMS = st.builds(
    claim, st.integers(1, 3), st.builds(fact, NODES, st.just(LICENSES), NODES), st.sampled_from((None, DEAL, AGAIN))
)
GRAPHS = st.builds(
    lambda facts, claims: [*facts, *(triple for one in claims for triple in one)],
    st.lists(FACTS, max_size=5),
    st.lists(CLAIMS, max_size=2),
)
ASIDE = st.one_of(
    st.builds(SetAside, RELEASES, NODES, st.just(LICENSES), NODES, st.just("made up")),
    st.builds(SetAside, RELEASES, st.sampled_from((f"{BASE}claim/1", ALPHA)), st.just(""), st.just(""), st.just("no")),
)
JOINS = st.builds(
    lambda pairs: tuple({(one, release): joined(one, f"{one}-for", release) for one, release in pairs}.values()),
    st.lists(st.tuples(NODES, st.one_of(st.none(), RELEASES)), max_size=3),
) | st.just((joined(ALPHA_INC, ALPHA), joined(BETA, GAMMA)))
RESOLVED = st.builds(
    lambda joins, aside, names: Resolved(joins=joins, set_aside=tuple(aside), labels=names),
    JOINS,
    st.lists(ASIDE, max_size=3, unique=True),
    st.dictionaries(NODES, st.sampled_from(("Alpha", "New")), max_size=1),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), RELEASES, GRAPHS),
        st.tuples(st.just("batch"), st.just(""), st.dictionaries(RELEASES, GRAPHS, min_size=1)),
        st.tuples(st.just("remove"), RELEASES, st.none()),
        st.tuples(st.just("refresh"), RESOLVED, st.none()),
    ),
    max_size=8,
)


def finding(found: Resolved) -> Resolve:
    """A resolution that finds this, whatever it is told."""
    return lambda things, deals: found


def expected(store: Store) -> set[Triple]:
    """The view, computed from the named graphs alone."""
    view = View(store.resolved())
    seen = {quad.triple for name in (PROVENANCE, RESOLUTION) for quad in store.quads(name.value)}
    preferring: dict[NamedNode, set[str]] = {}
    others: dict[NamedNode, set[str]] = {}
    for release in store.releases():
        said = [quad.triple for quad in store.quads(release.iri)]
        seen.update(view.triples(release.iri, said))
        for triple in said:
            assert isinstance(triple.subject, NamedNode)
            if triple.predicate in (PREF_LABEL, ALT_LABEL):
                assert isinstance(triple.object, Literal)
                names = preferring if triple.predicate == PREF_LABEL else others
                names.setdefault(view.standing(triple.subject, release.iri), set()).add(triple.object.value)
    for it in preferring.keys() | others.keys():
        seen |= labels(it, preferring.get(it, set()), others.get(it, set()), view.label(it))
    return seen


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_the_view_is_right_after_any_series_of_changes(steps: list[tuple[str, Any, Any]]) -> None:
    with Store.memory() as store:
        for kind, about, triples in steps:
            if kind == "put":
                store.put_release(about, triples, [fact(f"{BASE}activity/reading", f"{BASE}used", about)])
            elif kind == "batch":
                store.put_releases((release, graph, []) for release, graph in triples.items())
            elif kind == "remove":
                store.remove_release(about)
            else:
                store.refresh(finding(about))
            assert {quad.triple for quad in store.view()} == expected(store)


# ---- stores that another version made ------------------------------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store as an earlier version left it: two graphs, their plain union, and no word of how the view is made."""
    path = tmp_path / "store"
    inner = pyoxigraph.Store(path)
    for release, name in ((ONE, "Alpha Inc."), (TWO, "Alpha")):
        said = named(ALPHA, name)
        inner.extend([Quad(said.subject, said.predicate, said.object, node(release)), Quad(*said)])
    del inner
    return path


def test_a_store_of_another_version_is_made_anew_when_it_is_next_written(older: Path) -> None:
    with Store.open(older) as store:
        store.put_release(THREE, [fact(ALPHA, LICENSES, BETA)])
        assert {quad.triple for quad in store.view()} == expected(store)
        assert store.graphs() == (ONE, THREE, TWO)
    with Store.open(older, read_only=True) as store:
        assert named(ALPHA, "Alpha") in {quad.triple for quad in store.view()}


def test_a_store_of_another_version_is_not_read_and_says_what_to_do(older: Path) -> None:
    with pytest.raises(StoreError, match="another version of biopact: run `biopact refresh`"):
        Store.open(older, read_only=True)


# ---- a kill in the middle ------------------------------------------------------------------------------------------

WRITER = """\
import sys
from itertools import count
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Triple
from biopact.graph.store import Store
from biopact.resolution.resolved import Ground, Join, Resolved

store = Store.open(Path(sys.argv[1]))
said = [Triple(NamedNode(f"x:{n}"), NamedNode("x:p"), Literal(str(n))) for n in range(300)]
store.put_release("x:release", said)
for turn in count():
    joins = tuple(Join(f"x:{n}", f"x:{n}-{turn}", Ground.NAME, "made up") for n in range(300))
    store.refresh(lambda things, deals: Resolved(joins=joins))
    print(turn, flush=True)
"""


def test_a_kill_while_the_view_is_made_leaves_the_old_view_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
    with Store.open(path, create=False) as store:
        assert len(store.resolved().joins) == 300
        assert {quad.triple for quad in store.view()} == expected(store)
        assert len(list(store.quads("x:release"))) == 300
