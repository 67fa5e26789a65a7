"""SERVICE is refused however it is written, and mentioned harmlessly it is not."""

from __future__ import annotations

from time import process_time

import pytest

from biopact.errors import QueryError
from biopact.graph.sparql import refuse_unsafe
from biopact.graph.store import Store

CALL = "<http://127.0.0.1:9/> { ?a ?b ?c }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE {CALL} }}",
        f"SELECT * {{ service silent {CALL} }}",
        f"SELECT * {{ SeRvIcE{CALL} }}",
        f"SELECT * {{ SERVICESILENT{CALL} }}",
        f"SELECT * {{ ?x ?p trueSERVICE{CALL} }}",
        f"SELECT * {{ ?x ?p 1SERVICE{CALL} }}",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "SELECT * { VALUES ?s { <http://127.0.0.1:9/> } SERVICE ?s { ?a ?b ?c } }",
        f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE {CALL} }} }} }} }}",
        f"ASK {{ SERVICE {CALL} }}",
        f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ SERVICE {CALL} }}",
        f"# a comment's quote\nSELECT * {{ SERVICE {CALL} }} # it's closed here",
        f'SELECT * {{ ?x ?p """a"" quote""" . SERVICE {CALL} }}',
        f"SELECT * {{ ?x ?p 'it\\'s' . SERVICE {CALL} # '\n }}",
        f"PREFIX x: <http://x/#> SELECT * {{ x:it\\'s ?p ?o SERVICE {CALL} }} # '",
        # a comparison that looks like the start of an IRI, and hides the rest in a string or a comment
        f"SELECT * {{ ?a ?p ?b FILTER(?a<'x>' ) SERVICE {CALL} }} #'",
        "PREFIX b: <x:> SELECT * { ?a ?p ?b FILTER(?a<b:c)SERVICE?x#>\n{ ?d ?e ?f } }",
        # a name with a prefix, which the parser takes for the keyword and a name without one; letters rare in names
        "PREFIX : <http://127.0.0.1:9/> SELECT * { service:a\u00b7b { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { service:a\u1680b# or so\n{ ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { serviceSILENT:a\\;b\t{ ?a ?b ?c } }",
    ],
)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        refuse_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT $service { $service ?p ?o }",
        '# SERVICE <http://x> {}\nSELECT * { ?s ?p "customer service" }',
        "SELECT * { ?s ?p 'SERVICE <http://x> {}' }",
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
        "SELECT * { ?s <http://example.org/service#x> ?o }",
        "PREFIX x: <http://example.org/> SELECT * { ?s x:service ?o }",
        "SELECT * { _:service ?p ?o }",
        "PREFIX service: <http://example.org/> SELECT * { ?s service:x ?o ; service:y service:z }",
        "PREFIX bp: <http://x/#> SELECT * { ?a bp:p ?b . FILTER(?a < 3 && ?b > 2) } # at your service",
    ],
)
def test_the_word_alone_is_no_service_clause(store: Store, text: str) -> None:
    store.query(text)


def test_escapes_do_not_bring_service_back(store: Store) -> None:
    with pytest.raises(QueryError, match="cannot be read at line 1"):
        store.query("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_query_says_what_to_give(text: str) -> None:
    with pytest.raises(QueryError, match="empty: give a SPARQL SELECT"):
        refuse_unsafe(text)


@pytest.mark.parametrize("text", ["'" * 100_000, '"""' + "\\" * 100_000, "<" * 100_000, "a:" * 50_000, "a." * 50_000])
def test_a_long_hostile_text_is_looked_at_in_good_time(text: str) -> None:
    start = process_time()
    with pytest.raises(QueryError, match="SERVICE is refused"):
        refuse_unsafe(text + "\n SERVICE")
    assert process_time() - start < 2
