"""A store keeps one graph for each release, replaces it in one step, and answers over the union of all."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, QueryTriples, Triple
from rdflib import URIRef
from rdflib.namespace import RDF

from biopact.errors import QueryError, StoreError
from biopact.graph.store import PROVENANCE, Store, StoredRelease
from biopact.ontology.terms import BASE, BP

AMGEN = f"{BASE}release/amgen-license"
QUARTER = f"{BASE}release/immunogen-quarter"
ROCHE = f"{BASE}release/roche-genentech"
COUNT_LICENSES = f"SELECT (COUNT(*) AS ?n) {{ ?a <{BP.licenses}> ?b }}"

Triples = Callable[[str], list[Triple]]


def number(store: Store, sparql: str) -> int:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    (row,) = answer
    return int(row["n"].value)


def fact(subject: str, value: str) -> Triple:
    return Triple(NamedNode(f"{BASE}{subject}"), NamedNode(BP.field), Literal(value))


# ---- one graph for each release, and their union -------------------------------------------------------------------


def test_each_release_has_its_own_graph_and_provenance_has_one(store: Store) -> None:
    assert store.graphs() == (PROVENANCE.value, AMGEN, QUARTER, ROCHE)


def test_releases_are_listed_with_what_their_graphs_say_of_them(store: Store) -> None:
    assert store.releases()[2] == StoredRelease(
        iri=ROCHE,
        title="Roche and Genentech agree to merge",
        date="2009-03-12",
        source=None,
        sha256="7a1c8a5f0f6f0f9d1f4f5f7f4c5b7a0e9f5c1c3e2a4d6b8f0a1c3e5d7f9b1a3e",
    )
    assert store.releases()[0].source == "https://example.org/news/amgen-license"


def test_a_query_asks_the_union_of_all_graphs_and_counts_a_restated_edge_once(store: Store) -> None:
    assert number(store, COUNT_LICENSES) == 2  # Amgen, told by two releases, and Genentech


def test_a_query_can_ask_which_release_says_so(store: Store) -> None:
    answer = store.query(f"SELECT ?g {{ GRAPH ?g {{ ?a <{BP.licenses}> <{BASE}organization/amgen> }} }} ORDER BY ?g")
    assert isinstance(answer, QuerySolutions)
    assert [row["g"].value for row in answer] == [AMGEN, QUARTER]


def test_a_query_sees_the_provenance_too(store: Store) -> None:
    assert number(store, "SELECT (COUNT(?a) AS ?n) { ?a <http://www.w3.org/ns/prov#used> ?release }") == 3


def test_quads_leave_out_the_union(store: Store) -> None:
    quads = list(store.quads())
    assert len(quads) == len(set(quads))
    assert {quad.graph_name for quad in quads} == {NamedNode(name) for name in store.graphs()}
    assert {quad.graph_name for quad in store.quads(ROCHE)} == {NamedNode(ROCHE)}


# ---- replacing and removing ----------------------------------------------------------------------------------------


def test_putting_a_release_again_replaces_its_graph_and_touches_no_other(store: Store) -> None:
    others = [*store.quads(QUARTER), *store.quads(ROCHE)]
    store.put_release(AMGEN, [fact("deal/new", "oncology")])
    assert [quad.triple for quad in store.quads(AMGEN)] == [fact("deal/new", "oncology")]
    assert [*store.quads(QUARTER), *store.quads(ROCHE)] == others


def test_what_another_release_also_says_stays_in_the_union(store: Store) -> None:
    store.remove_release(AMGEN)
    assert number(store, COUNT_LICENSES) == 2
    store.remove_release(QUARTER)
    assert number(store, COUNT_LICENSES) == 0


def test_the_union_is_right_after_any_series_of_changes(
    empty: Store, triples: Triples, provenance: Triples, fill: Callable[..., Store]
) -> None:
    chance = random.Random(7)
    for _ in range(30):
        stem = chance.choice(("amgen-license", "immunogen-quarter", "roche-genentech"))
        if chance.random() < 0.4:
            empty.remove_release(f"{BASE}release/{stem}")
        else:
            some = [triple for triple in triples(stem) if chance.random() < 0.7]
            empty.put_release(f"{BASE}release/{stem}", some, provenance(stem))
        union = empty.query("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(union, QueryTriples)
        assert {str(triple) for triple in union} == {str(quad.triple) for quad in empty.quads()}


def test_loading_twice_changes_nothing(store: Store, fill: Callable[..., Store]) -> None:
    before = list(store.quads())
    fill(store)
    assert list(store.quads()) == before


def test_removing_the_last_release_leaves_nothing_behind(store: Store) -> None:
    assert all(store.remove_release(release.iri) for release in store.releases())
    assert list(store.quads()) == []
    assert number(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == 0


def test_removing_a_release_that_is_not_there_says_so(store: Store) -> None:
    assert store.remove_release(f"{BASE}release/unheard-of") is False


def test_the_provenance_of_one_release_goes_with_it_but_the_shared_tool_stays(store: Store) -> None:
    store.remove_release(AMGEN)
    subjects = {str(quad.subject) for quad in store.quads(PROVENANCE.value)}
    assert subjects == {
        f"<{BASE}activity/immunogen-quarter>",
        f"<{BASE}activity/roche-genentech>",
        f"<{BASE}agent/biopact-0>",
    }


def test_old_provenance_is_replaced_by_new(store: Store) -> None:
    activity = NamedNode(f"{BASE}activity/newer")
    used = Triple(activity, NamedNode("http://www.w3.org/ns/prov#used"), NamedNode(AMGEN))
    store.put_release(AMGEN, [fact("deal/new", "oncology")], [used])
    assert used in [quad.triple for quad in store.quads(PROVENANCE.value)]
    assert not any("activity/amgen-license" in str(quad) for quad in store.quads(PROVENANCE.value))


def test_blank_nodes_become_iris_below_their_release(empty: Store) -> None:
    for release in (AMGEN, ROCHE):
        empty.put_release(release, [Triple(BlankNode("same"), NamedNode(BP.field), Literal("a"))])
    assert {str(quad.subject) for quad in empty.quads()} == {f"<{AMGEN}#c14n0>", f"<{ROCHE}#c14n0>"}


# ---- failures leave the store as it was ----------------------------------------------------------------------------


def test_an_error_while_triples_are_made_leaves_the_old_release(store: Store) -> None:
    def broken() -> Iterator[Triple]:
        yield fact("deal/new", "oncology")
        raise ValueError("the reader failed")

    before = list(store.quads())
    with pytest.raises(ValueError, match="the reader failed"):
        store.put_release(AMGEN, broken())
    assert list(store.quads()) == before


def test_a_kill_in_the_middle_leaves_the_old_release_or_the_new_one(tmp_path: Path) -> None:
    writer = (
        "import sys, itertools\n"
        "from pathlib import Path\n"
        "from pyoxigraph import Literal, NamedNode, Triple\n"
        "from biopact.graph.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "for turn in itertools.count():\n"
        "    value = Literal(str(turn))\n"
        "    store.put_release('https://example.org/r', [Triple(NamedNode(f'https://example.org/{n}'),"
        " NamedNode('https://example.org/p'), value) for n in range(300)])\n"
        "    print(turn, flush=True)\n"
    )
    path = tmp_path / "store"
    with subprocess.Popen([sys.executable, "-c", writer, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
    with Store.open(path, create=False) as store:
        quads = list(store.quads("https://example.org/r"))
        assert len(quads) == 300
        assert len({quad.object for quad in quads}) == 1
        assert number(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == 300


def test_a_read_only_store_refuses_to_be_changed(tmp_path: Path, fill: Callable[..., Store]) -> None:
    with Store.open(tmp_path / "store") as store:
        fill(store)
    with Store.open(tmp_path / "store", read_only=True) as reader:
        with pytest.raises(StoreError, match="left as it is"):
            reader.put_release(AMGEN, [fact("deal/new", "oncology")])
        assert len(reader.releases()) == 3


# ---- opening -------------------------------------------------------------------------------------------------------


def test_a_store_is_found_again_on_disk(tmp_path: Path, fill: Callable[..., Store]) -> None:
    with Store.open(tmp_path / "deep" / "store") as store:
        kept = list(fill(store).quads())
    with Store.open(tmp_path / "deep" / "store", create=False) as again:
        assert list(again.quads()) == kept


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.releases() == ()


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_a_missing_store_is_named_and_not_made(tmp_path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(StoreError, match=r"no store at .*missing: fill one with `biopact load"):
        Store.open(tmp_path / "missing", **options)
    assert not (tmp_path / "missing").exists()


def test_a_file_is_not_a_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="is a file, not a store"):
        Store.open(tmp_path / "notes.txt")


def test_a_folder_of_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files"):
        Store.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_damaged_store_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("rubbish")
    with pytest.raises(StoreError, match="cannot be opened") as caught:
        Store.open(tmp_path)
    assert "\n" not in str(caught.value)


HOLDER = (
    "import sys\n"
    "from pathlib import Path\n"
    "from biopact.graph.store import Store\n"
    "store = Store.open(Path(sys.argv[1]))\n"
    "print('open', flush=True)\n"
    "sys.stdin.read()\n"
)


@pytest.fixture
def held(tmp_path: Path, fill: Callable[..., Store]) -> Iterator[Path]:
    """The path of a store that another process holds open."""
    path = tmp_path / "store"
    with Store.open(path) as store:
        fill(store)
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield path
        process.communicate()


def test_a_store_held_by_another_process_says_to_wait(held: Path) -> None:
    with pytest.raises(StoreError, match="being written by another process: wait"):
        Store.open(held)


def test_a_store_held_by_another_process_can_be_read(held: Path) -> None:
    with Store.open(held, read_only=True) as store:
        assert len(store.releases()) == 3


def test_files_of_a_bulk_load_that_was_killed_go_when_the_store_is_opened_to_be_written(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    unused = tmp_path / "store" / "bulk-277054009835790690446322886013069151232.sst"
    unused.write_bytes(b"sorted")
    Store.open(tmp_path / "store", read_only=True).close()
    assert unused.exists()
    Store.open(tmp_path / "store").close()
    assert not unused.exists()


def test_closing_frees_the_lock_and_ends_the_store(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.releases()
    Store.open(tmp_path / "store").close()


# ---- queries that are refused --------------------------------------------------------------------------------------


def test_a_malformed_query_names_line_column_and_words(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.query("SELECT ?x\nWHERE { ?x ?p }")
    sentence = "The SPARQL text cannot be read at line 2, column 16, after `WHERE { ?x ?p }`: mend it and ask again."
    assert str(caught.value) == sentence


def test_an_undeclared_prefix_is_called_that(store: Store) -> None:
    with pytest.raises(QueryError, match=r"line 1, column \d+, after `.*foo:bar.*` because a prefix is not declared"):
        store.query("SELECT ?x { ?x foo:bar ?y }")


def test_a_query_with_half_a_surrogate_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="surrogate"):
        store.query('SELECT ?x { ?x ?p "\ud800" }')


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX bp: <https://w3id.org/biopact/ontology#>\n# a comment first\ndrop all",
        "LOAD <http://127.0.0.1:9/>",
        "CLEAR ALL",
    ],
)
def test_updates_are_refused_by_name_and_change_nothing(store: Store, update: str) -> None:
    before = list(store.quads())
    with pytest.raises(QueryError, match="is an update, and queries only read"):
        store.query(update)
    assert list(store.quads()) == before


# ---- rdflib --------------------------------------------------------------------------------------------------------


def test_the_copy_for_rdflib_has_the_same_graphs_and_the_view(store: Store) -> None:
    dataset = store.as_rdflib()
    assert {str(graph.identifier) for graph in dataset.graphs()} >= set(store.graphs())
    both = len(list(store.quads())) + len(list(store.view()))
    assert len(list(dataset.quads((None, None, None, None)))) == both
    assert len(list(dataset.subjects(RDF.type, BP.Deal))) == len(set(dataset.subjects(RDF.type, BP.Deal))) == 6
    assert (URIRef(f"{BASE}organization/immunogen"), BP.licenses, URIRef(f"{BASE}organization/amgen")) in dataset


def test_the_copy_for_rdflib_keeps_literals_as_they_are(empty: Store) -> None:
    said = [
        Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("a", language="en")),
        Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("a")),
        Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("2000-05", datatype=NamedNode(f"{XSD}gYearMonth"))),
    ]
    empty.put_release(AMGEN, [quad.triple for quad in said])
    copied = {literal.n3() for literal in empty.as_rdflib().objects()}
    assert copied == {'"a"@en', '"a"', f'"2000-05"^^<{XSD}gYearMonth>'}


XSD = "http://www.w3.org/2001/XMLSchema#"


def test_releases_that_leave_together_take_along_what_only_they_shared(
    empty: Store, fill: Callable[..., Store], provenance: Callable[[str], list[Triple]]
) -> None:
    fill(empty)
    there = [release.iri for release in empty.releases()]
    assert empty.remove_releases([*there[:2], f"{BASE}release/unheard-of", there[0]]) == tuple(there[:2])
    assert {quad.triple for quad in empty.quads(PROVENANCE.value)} == set(provenance(there[2].rpartition("/")[2]))
    assert empty.remove_releases(there[2:]) == (there[2],)
    assert list(empty.quads()) == []
    assert list(empty.view()) == []
