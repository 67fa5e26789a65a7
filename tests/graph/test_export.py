"""Every format says what the store says, and comes out the same whatever the order of loading."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Dataset

from biopact.errors import BiopactError
from biopact.graph.export import FORMATS, OF_GRAPHS, write
from biopact.graph.store import PROVENANCE, Store
from biopact.ontology.terms import BASE, BP

ROCHE = f"{BASE}release/roche-genentech"
SYNTAX = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
OF_A_GRAPH = sorted(set(FORMATS) - OF_GRAPHS)


def exported(store: Store, fmt: str, graph: str | None = None) -> bytes:
    file = io.BytesIO()
    write(store, fmt, file, graph)
    return file.getvalue()


def statements(quads: list[Quad]) -> set[str]:
    return {str(quad) for quad in quads}


@pytest.mark.parametrize("fmt", sorted(OF_GRAPHS))
def test_formats_with_graphs_give_back_every_graph(store: Store, fmt: str) -> None:
    assert statements(list(parse(exported(store, fmt), SYNTAX[fmt]))) == statements(list(store.quads()))


@pytest.mark.parametrize("fmt", OF_A_GRAPH)
def test_formats_without_graphs_give_the_view(store: Store, fmt: str) -> None:
    assert statements(list(parse(exported(store, fmt), SYNTAX[fmt]))) == statements(list(store.view()))


@pytest.mark.parametrize("fmt", FORMATS)
def test_one_release_can_be_exported_alone(store: Store, fmt: str) -> None:
    read = {quad.triple for quad in parse(exported(store, fmt, ROCHE), SYNTAX[fmt])}
    assert read == {quad.triple for quad in store.quads(ROCHE)}


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_number_of_statements_is_told(store: Store, fmt: str) -> None:
    told = write(store, fmt, io.BytesIO())
    assert told == len(set(parse(exported(store, fmt), SYNTAX[fmt])))  # JSON-LD says twice what belongs to two


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_order_of_loading_does_not_matter(
    store: Store,
    empty: Store,
    fmt: str,
    triples: Callable[[str], list[Triple]],
    provenance: Callable[[str], list[Triple]],
) -> None:
    for stem in ("roche-genentech", "immunogen-quarter", "amgen-license"):
        shuffled = triples(stem)
        random.Random(3).shuffle(shuffled)
        empty.put_release(f"{BASE}release/{stem}", shuffled, provenance(stem))
    assert exported(empty, fmt) == exported(store, fmt)


def test_the_hash_seed_does_not_matter(tmp_path: Path, fill: Callable[..., Store]) -> None:
    with Store.open(tmp_path / "store") as store:
        fill(store)
        here = {fmt: exported(store, fmt) for fmt in FORMATS}
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from biopact.graph.export import write\n"
        "from biopact.graph.store import Store\n"
        "with Store.open(Path(sys.argv[1]), read_only=True) as store:\n"
        "    write(store, sys.argv[2], sys.stdout.buffer)\n"
    )
    for seed, fmt in enumerate(FORMATS):
        command = [sys.executable, "-c", script, str(tmp_path / "store"), fmt]
        run = subprocess.run(command, env={"PYTHONHASHSEED": str(seed + 1)}, capture_output=True, check=True)
        assert run.stdout == here[fmt]


def test_trig_is_readable(store: Store) -> None:
    text = exported(store, "trig").decode()
    assert text.startswith("@prefix activity: <https://w3id.org/biopact/id/activity/> .\n@prefix agent: ")
    assert "\nrelease:roche-genentech {\n" in text
    assert "    deal:roche-genentech-2009 a bp:Deal ;\n        bp:acquired organization:genentech ;\n" in text
    assert f"graph:{PROVENANCE.value.rpartition('/')[2]} {{" in text


def test_json_ld_is_framed_under_our_own_words_and_rdflib_reads_the_same(store: Store) -> None:
    text = exported(store, "jsonld").decode()
    document = json.loads(text)
    ours = json.loads((resources.files("biopact.ontology") / "context.jsonld").read_text("utf-8"))
    assert document["@context"] == ours["@context"]
    deal = next(node for node in document["@graph"] if node["id"] == f"{BASE}deal/roche-genentech-2009")
    assert deal["type"] == "Deal"
    assert deal["acquirer"] == f"{BASE}organization/roche"
    price = next(payment for payment in deal["payment"] if payment["amount"] == "46800000000")
    assert price["evidence"]["hasTarget"]["hasSource"] == ROCHE
    assert not any(node.get("type") in ("Payment", "DealEvent", "Evidence") for node in document["@graph"])
    rdflib_read = Dataset()
    rdflib_read.parse(data=text, format="json-ld")
    assert len(list(rdflib_read.quads((None, None, None, None)))) == len(list(store.view()))


def test_an_iri_whose_scheme_looks_like_a_prefix_survives_json_ld(empty: Store) -> None:
    fact = Triple(NamedNode(f"{BASE}deal/x"), NamedNode(BP.under), NamedNode("deal:x"))
    empty.put_release(ROCHE, [fact])
    assert [quad.triple for quad in parse(exported(empty, "jsonld"), RdfFormat.JSON_LD)] == [fact]


def foreign(first: str, second: str) -> Store:
    """A store into which another program wrote blank nodes."""
    inner = pyoxigraph.Store()
    predicate = NamedNode(BP.field)
    said = [
        Quad(BlankNode(first), predicate, Literal("a"), NamedNode(ROCHE)),
        Quad(BlankNode(second), predicate, BlankNode(first), NamedNode(f"{BASE}release/other")),
    ]
    inner.extend([*said, *(Quad(quad.subject, quad.predicate, quad.object) for quad in said)])
    return Store(inner)


@pytest.mark.parametrize("fmt", FORMATS)
def test_blank_nodes_of_another_program_get_stable_labels_across_graphs(fmt: str) -> None:
    one, two = exported(foreign("x", "y"), fmt), exported(foreign("y", "x"), fmt)
    assert one == two
    read = list(parse(one, SYNTAX[fmt]))
    shared = next(quad.subject for quad in read if isinstance(quad.object, Literal))
    assert any(quad.object == shared for quad in read)


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_empty_store_is_a_valid_file(empty: Store, fmt: str) -> None:
    assert list(parse(exported(empty, fmt), SYNTAX[fmt])) == []


def test_an_unknown_format_or_graph_says_what_there_is(store: Store) -> None:
    with pytest.raises(BiopactError, match="no format rdf: use one of turtle, trig, nquads, ntriples, jsonld, rdfxml"):
        write(store, "rdf", io.BytesIO())
    with pytest.raises(BiopactError, match="no graph http://x: `biopact query releases` lists them"):
        write(store, "turtle", io.BytesIO(), "http://x")
