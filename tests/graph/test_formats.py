"""Whatever a graph holds, each format gives the same graph back, or says in a sentence that it cannot hold it."""

from __future__ import annotations

import io
import random
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BaseDirection,
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)
from rdflib import Graph
from rdflib.compare import isomorphic

from biopact.errors import BiopactError
from biopact.graph.export import FORMATS, OF_GRAPHS, serialize
from biopact.graph.formats.jsonld import LEVELS
from biopact.graph.formats.sorted_lines import SortedLines
from biopact.ontology.serialize import PREFIXES, turtle
from biopact.ontology.terms import BASE, BP

SYNTAX = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
XSD = PREFIXES["xsd"]

# IRIs that prefixes, words of the context, numbers at the end, steps and empty local names make hard to shorten.
iris = st.sampled_from(
    [
        *(f"{BASE}deal/x", f"{BASE}deal/x/1", f"{BASE}deal/", f"{BASE}deal/x.", f"{BASE}deal/~x", f"{BASE}deal/é"),
        *(f"{BASE}deal", str(BP.Deal), "https://w3id.org/biopact/codes/stage/filed", PREFIXES["bp"], "urn:x:1"),
        *("deal:x", "bp:x", "type:x", "name:y", "code:z", "http://example.org/a?b=c&d='e'", "http://example.org/#"),
        *("http://example.org/a", "http://example.org/a-b", "http://example.org/ab", "bp://x/y", "x:"),
    ]
).map(NamedNode)
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.sampled_from(
        ['"', "\\", "a\\u0041", "\r\n\t", "]]>", "<&>'", "_:b", " .", "\x00\x7f\x85\u2028\ufeff\ufffe", "@en"]
    ),
)
literals = st.one_of(
    texts.map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), texts, st.sampled_from(["en", "de-at", "zh-hant-tw"])),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(kind)),
        st.one_of(texts, st.sampled_from(["true", "01", "-0", "7", "1.50", "1e3", "2020-01", "9" * 30])),
        st.sampled_from(
            [*(XSD + kind for kind in ("boolean", "integer", "decimal", "double", "date")), "bp:x", "urn:t"]
        ),
    ),
)
blanks = st.sampled_from(["a", "b", "c"]).map(BlankNode)
predicates = st.one_of(
    iris, st.sampled_from([*LEVELS, *map(NamedNode, (PREFIXES["rdf"] + "type", BP.amount, BP.field, BP.licensor))])
)
triples = st.builds(Triple, st.one_of(iris, blanks), predicates, st.one_of(iris, blanks, literals))
graphs = st.lists(triples, max_size=12)


def written(said: list[Triple] | list[Quad], fmt: str) -> bytes:
    file = io.BytesIO()
    serialize(said, fmt, file)
    return file.getvalue()


def canonical(quads: list[Quad]) -> set[str]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


@pytest.mark.parametrize("fmt", FORMATS)
@settings(max_examples=60)
@given(said=graphs)
def test_a_graph_comes_back_as_it_was(fmt: str, said: list[Triple]) -> None:
    if fmt == "rdfxml":
        try:
            written(said, fmt)
        except BiopactError:  # what XML cannot hold is refused
            return
    text = written(said, fmt)
    back = list(parse(text, SYNTAX[fmt]))
    assert canonical(back) == canonical([Quad(it.subject, it.predicate, it.object) for it in said])
    assert written(said[::-1], fmt) == text


@pytest.mark.parametrize("fmt", sorted(OF_GRAPHS))
@settings(max_examples=50)
@given(
    said=st.lists(
        st.builds(lambda it, name: Quad(it.subject, it.predicate, it.object, name), triples, st.one_of(iris, blanks)),
        max_size=12,
    )
)
def test_graphs_come_back_as_they_were(fmt: str, said: list[Quad]) -> None:
    text = written(said, fmt)
    assert canonical(list(parse(text, SYNTAX[fmt]))) == canonical(said)
    assert written(said[::-1], fmt) == text


@settings(max_examples=50)
@given(said=graphs)
def test_turtle_is_what_the_writer_of_small_graphs_makes(said: list[Triple]) -> None:
    assert written(said, "turtle").decode() == turtle(said)


@settings(max_examples=30)
@given(said=graphs)
def test_another_library_reads_xml_and_json_alike(said: list[Triple]) -> None:
    try:
        xml = written(said, "rdfxml")
    except BiopactError:
        return
    # rdflib reads N-Triples by code that has nothing to do with XML or JSON.
    expected = Graph().parse(data=written(said, "ntriples"), format="nt")
    assert isomorphic(Graph().parse(data=xml, format="xml"), expected)


@pytest.mark.parametrize(
    "predicate", ["http://example.org/1", "http://example.org/", PREFIXES["rdf"] + "li", PREFIXES["rdf"] + "about"]
)
def test_what_xml_cannot_name_is_refused_in_a_sentence(predicate: str) -> None:
    with pytest.raises(BiopactError, match=r"cannot hold the predicate .*: export in another format"):
        written([Triple(NamedNode("urn:a"), NamedNode(predicate), Literal("b"))], "rdfxml")


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ufffe"])
def test_characters_that_xml_forbids_are_refused_in_a_sentence(character: str) -> None:
    with pytest.raises(BiopactError, match=f"cannot hold the character U\\+{ord(character):04X}"):
        written([Triple(NamedNode("urn:a"), NamedNode(BP.field), Literal(f"a{character}"))], "rdfxml")


@pytest.mark.parametrize("fmt", ["rdfxml", "jsonld"])
def test_what_only_newer_formats_hold_is_refused_in_a_sentence(fmt: str) -> None:
    said = Triple(NamedNode("urn:a"), NamedNode(BP.field), Literal("b"))
    with pytest.raises(BiopactError, match="a statement about a statement"):
        written([Triple(NamedNode("urn:c"), NamedNode(BP.field), said)], fmt)
    leftwards = Literal("b", language="he", direction=BaseDirection.RTL)
    with pytest.raises(BiopactError, match="the direction of a text"):
        written([Triple(NamedNode("urn:a"), NamedNode(BP.field), leftwards)], fmt)


def test_a_ring_of_parts_is_written_once_at_each_place() -> None:
    deal, first, second = (NamedNode(f"urn:{name}") for name in ("deal", "first", "second"))
    inwards, part = NamedNode(BP.payment), NamedNode(BP.evidence)
    said = [Triple(deal, inwards, first), Triple(first, inwards, second), Triple(second, inwards, deal)]
    said += [Triple(first, part, second), Triple(second, part, first), Triple(first, part, first)]
    assert canonical(list(parse(written(said, "jsonld"), RdfFormat.JSON_LD))) == canonical([Quad(*it) for it in said])


def test_xml_is_well_formed_and_states_every_prefix_once() -> None:
    said = [Triple(NamedNode("urn:a&b"), NamedNode(BP.field), Literal("<&>\r\n]]>"))]
    root = ElementTree.fromstring(written(said, "rdfxml"))
    (field,) = root.iter(f"{{{PREFIXES['bp']}}}field")
    assert field.text == "<&>\r\n]]>"


@pytest.mark.parametrize("limit", [1, 20, 10_000])
def test_lines_that_do_not_fit_in_memory_come_sorted_all_the_same(limit: int) -> None:
    wanted = [f"{number:04}\n".encode() for number in range(300)]
    shuffled = wanted * 2
    random.Random(5).shuffle(shuffled)
    with SortedLines(limit) as lines:
        for line in shuffled:
            lines.add(line)
        assert list(lines) == wanted
        assert list(lines) == wanted  # read again


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with SortedLines(limit=1) as lines:
        lines.add(b"a\n")
        assert list(lines) == [b"a\n"]
    assert list(tmp_path.iterdir()) == []
