"""What the server is made of: negotiation, the version of a store, counting rows, frames."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Inner

from biopact.errors import QueryError
from biopact.graph.server.formats import RESULTS, Limited, TooLarge, rows_in, write_results
from biopact.graph.server.frames import frame, read_frame
from biopact.graph.server.negotiation import best, choose, quality
from biopact.graph.server.refusal import Refusal
from biopact.graph.server.version import store_version
from biopact.graph.sparql import refuse_calls
from biopact.graph.store import Store
from tests.server.conftest import make_store, triples_of

OFFERED = ("text/turtle", "text/html", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle;q=0.2, application/ld+json;q=0.9", "application/ld+json"),
        ("text/*;q=0.5, text/turtle;q=0.1", "text/html"),
        ("text/turtle;q=0, */*", "text/html"),
        ('application/ld+json;profile="x";q=1', "application/ld+json"),
        ("text/turtle;q=0", None),
        ("image/png", None),
        ("nonsense", None),
    ],
)
def test_the_form_that_is_liked_best_is_chosen(accept: str, chosen: str | None) -> None:
    assert best(accept, OFFERED) == chosen
    if chosen is None:
        with pytest.raises(Refusal, match="text/turtle") as refused:
            choose(accept, OFFERED)
        assert refused.value.status == 406


@given(st.text(max_size=200))
def test_any_header_is_understood_somehow(accept: str) -> None:
    assert best(accept, OFFERED) in {*OFFERED, None}
    assert 0 <= quality(accept, "text/turtle") <= 1


def test_the_version_changes_with_every_change_and_with_nothing_else(tmp_path: Path) -> None:
    path = make_store(tmp_path / "store")
    versions = [store_version(path)]
    for number in range(3):
        with Store.open(path) as store:
            before_writing = store_version(path)
            store.put_release(f"http://example.org/{number}", triples_of("amgen-license"))
            versions.append(store_version(path))
            assert versions[-1] != before_writing
    assert len(set(versions)) == 4
    now = store_version(path)
    with Store.open(path, read_only=True) as store:
        assert len(store.releases()) == 6
    assert store_version(path) == now


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@settings(max_examples=40)
@given(st.lists(TEXTS, max_size=6, unique=True), st.sampled_from(sorted(RESULTS)))
def test_rows_are_counted_whatever_stands_in_them(texts: list[str], media_type: str) -> None:
    inner = Inner()
    hostile = [text + '\r\n"<result>},{"' for text in texts]
    inner.extend(Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), Literal(text)) for text in hostile)
    content = io.BytesIO()
    write_results(inner.query("SELECT ?o ?nothing { ?s ?p ?o }"), media_type, content)  # type: ignore[arg-type]
    assert rows_in(content.getvalue(), media_type) == len(texts)


def test_bytes_are_taken_up_to_the_limit() -> None:
    output = Limited(10)
    output.write(b"0123456789")
    with pytest.raises(TooLarge, match="bytes"):
        output.write(b"x")


@given(st.dictionaries(st.text(), st.text()), st.binary())
def test_what_is_sent_in_frames_arrives(head: dict[str, str], body: bytes) -> None:
    stream = io.BytesIO(frame(head, body) * 2)
    assert [read_frame(stream), read_frame(stream), read_frame(stream)] == [(head, body), (head, body), None]


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:9/>",
        "CLEAR ALL;load silent <http://127.0.0.1:9/> INTO GRAPH <http://example.org/g>",
        "PREFIX : <http://127.0.0.1:9/> LOAD:x",
        "INSERT { ?a ?b ?c } WHERE { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    ],
)
def test_updates_that_call_others_are_refused(text: str) -> None:
    with pytest.raises(QueryError, match="must not call other servers"):
        refuse_calls(text)


def test_updates_that_speak_of_loading_are_not() -> None:
    refuse_calls("INSERT DATA { GRAPH <http://example.org/load> { <http://e/s> <http://e/load> 'LOAD <x>' } } # LOAD")
