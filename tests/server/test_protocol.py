"""SPARQL 1.1 Protocol: the cases of the W3C's test suite as the requests that they describe, and what they leave out.

The names of the first two tests' cases are those of the suite (protocol/manifest.ttl).
"""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from biopact.ontology.terms import BASE
from tests.server.conftest import JSON, PREFIXES, STEMS, TOKEN, Server, Start

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
GRAPHS = [f"{BASE}release/{stem}" for stem in STEMS]

FIRST, SECOND = (f"<{graph}>" for graph in GRAPHS[:2])

ANY = "ASK { ?s ?p ?o }"
OF_BOTH = f"ASK {{ {FIRST} ?a ?b . {SECOND} ?c ?d }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g {{ {FIRST} ?a ?b }} GRAPH ?h {{ {SECOND} ?c ?d }} }}"
FULL = f"ASK {{ {FIRST} ?a ?b GRAPH ?g {{ {SECOND} ?c ?d }} FILTER NOT EXISTS {{ {SECOND} ?e ?f }} }}"
OTHERWISE = f"ASK FROM <{GRAPHS[2]}> {{ {FIRST} ?p ?o }}"


def _get(query: str, **parameters: object) -> dict[str, Any]:
    return {"method": "GET", "params": {"query": query, **parameters}}


def _form(query: str, **parameters: object) -> dict[str, Any]:
    return {"method": "POST", "data": {"query": query, **parameters}}


def _direct(query: str, **parameters: object) -> dict[str, Any]:
    return {"method": "POST", "content": query, "headers": {"Content-Type": QUERY}, "params": parameters}


def _default(*graphs: str) -> dict[str, Any]:
    return {"default-graph-uri": list(graphs)}


def _named(*graphs: str) -> dict[str, Any]:
    return {"named-graph-uri": list(graphs)}


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(_get(ANY), id="query_get"),
        pytest.param(_form(ANY), id="query_post_form"),
        pytest.param(_direct(ANY), id="query_post_direct"),
        pytest.param(_direct(ANY, **_default(GRAPHS[0])), id="query_dataset_default_graph"),
        pytest.param(_get(OF_BOTH, **_default(*GRAPHS[:2])), id="query_dataset_default_graphs_get"),
        pytest.param(_form(OF_BOTH, **_default(*GRAPHS[:2])), id="query_dataset_default_graphs_post"),
        pytest.param(_get(BOTH_NAMED, **_named(*GRAPHS[:2])), id="query_dataset_named_graphs_get"),
        pytest.param(_form(BOTH_NAMED, **_named(*GRAPHS[:2])), id="query_dataset_named_graphs_post"),
        pytest.param(_direct(FULL, **_default(GRAPHS[0]), **_named(GRAPHS[1])), id="query_dataset_full"),
        pytest.param(_form(OTHERWISE, **_default(GRAPHS[0])), id="query_multiple_dataset"),
    ],
)
def test_queries_of_the_suite_are_answered_with_yes(server: Server, sent: dict[str, Any]) -> None:
    answer = server.client.request(url="sparql", **sent)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == JSON
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param({"method": "PUT", "params": {"query": ANY}}, 405, id="bad_query_method"),
        pytest.param(_get(ANY) | {"params": {"query": [ANY, "SELECT * {}"]}}, 400, id="bad_multiple_queries"),
        pytest.param(_direct(ANY) | {"headers": {"Content-Type": "text/plain"}}, 415, id="bad_query_wrong_media_type"),
        pytest.param({"method": "POST", "content": f"query={ANY}"}, 415, id="bad_query_missing_form_type"),
        pytest.param({"method": "POST", "content": ANY}, 415, id="bad_query_missing_direct_type"),
        pytest.param(
            {
                "method": "POST",
                "content": ANY.encode("utf-16"),
                "headers": {"Content-Type": f"{QUERY}; charset=UTF-16"},
            },
            400,
            id="bad_query_non_utf8",
        ),
        pytest.param(_get("ASK { ?s ?p"), 400, id="bad_query_syntax"),
        pytest.param(_get(ANY) | {"params": {"update": "CLEAR ALL"}}, 400, id="bad_update_get"),
        pytest.param(
            {"method": "POST", "data": {"update": ["CLEAR ALL", "CLEAR ALL"]}}, 400, id="bad_multiple_updates"
        ),
        pytest.param(
            {"method": "POST", "content": "CLEAR ALL", "headers": {"Content-Type": "text/plain"}},
            415,
            id="bad_update_wrong_media_type",
        ),
        pytest.param({"method": "POST", "content": "update=CLEAR%20ALL"}, 415, id="bad_update_missing_form_type"),
    ],
)
def test_what_the_suite_calls_bad_is_refused(server: Server, sent: dict[str, Any], status: int) -> None:
    assert server.client.request(url="sparql", **sent).status_code == status


UPDATE = "application/sparql-update"
SAID = "<http://example.org/s> <http://example.org/p> 'o'"


def test_updates_of_the_suite_are_made_or_refused(start: Start) -> None:
    server = start("--writable", "--workers", "1", BIOPACT_TOKEN=TOKEN)
    signed = {"Authorization": f"Bearer {TOKEN}"}

    def send(**sent: Any) -> httpx.Response:
        headers = {**signed, **sent.pop("headers", {})}
        return server.client.post("sparql", headers=headers, **sent)

    def direct(text: str | bytes, **sent: Any) -> httpx.Response:
        return send(content=text, headers={"Content-Type": UPDATE}, **sent)

    # update_post_form, update_post_direct, update_base_uri
    assert send(data={"update": f"INSERT DATA {{ GRAPH <http://example.org/g> {{ {SAID} }} }}"}).status_code == 204
    assert (
        direct(
            "INSERT DATA { GRAPH <http://example.org/h> { <http://example.org/s> a <http://example.org/C> } }"
        ).status_code
        == 204
    )
    assert server.select("SELECT ?g { GRAPH ?g { <http://example.org/s> ?p ?o } } ORDER BY ?g") == [
        {"g": "http://example.org/g"},
        {"g": "http://example.org/h"},
    ]
    assert server.select("SELECT ?o { <http://example.org/s> <http://example.org/p> ?o }") == [{"o": "o"}]
    # update_dataset_…: which graphs an update uses is said in its text here
    assert direct("CLEAR ALL", params={"using-graph-uri": "http://example.org/g"}).status_code == 400
    changed = "WITH <http://example.org/g> DELETE { ?s ?p ?o } INSERT { ?s ?p 'other' }"
    assert direct(f"{changed} USING <http://example.org/g> WHERE {{ ?s ?p ?o }}").status_code == 204
    assert server.select("SELECT ?o { <http://example.org/s> <http://example.org/p> ?o }") == [{"o": "other"}]
    # bad_update_non_utf8, bad_update_syntax, bad_update_dataset_conflict
    assert direct("CLEAR ALL".encode("utf-16")).status_code == 400
    assert direct("INSERT DATA { GRAPH <g> }").status_code == 400
    conflict = "INSERT { ?s ?p 1 } USING <http://example.org/g> WHERE { ?s ?p ?o }"
    assert direct(conflict, params={"using-named-graph-uri": "http://example.org/h"}).status_code == 400


@pytest.mark.parametrize(
    ("accept", "kind", "beginning"),
    [
        ("*/*", JSON, b'{"head":{"vars":["title"]}'),
        ("application/json", "application/json", b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv; charset=utf-8", b"title\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", b"?title\n"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", "application/sparql-results+xml", b"<?xml"),
        ("text/*, application/sparql-results+json;q=0.9", "text/csv; charset=utf-8", b"title"),
        ("text/html, */*;q=0.1", JSON, b"{"),
    ],
)
def test_rows_come_in_the_form_that_is_liked_best(server: Server, accept: str, kind: str, beginning: bytes) -> None:
    query = PREFIXES + "SELECT ?title { ?release dcterms:title ?title }"
    answer = server.client.get("sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.content.startswith(beginning)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/trig", "application/trig"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
@pytest.mark.parametrize("verb", ["CONSTRUCT { ?s ?p ?o }", "DESCRIBE ?s"])
def test_graphs_come_in_the_form_that_is_liked_best(server: Server, verb: str, accept: str, kind: str) -> None:
    query = f"{PREFIXES} {verb} WHERE {{ ?s a bp:Deal ; ?p ?o }}"
    answer = server.client.post("sparql", data={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert b"deal" in answer.content


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(server: Server) -> None:
    answer = server.client.get("sparql", params={"query": ANY}, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/csv" in answer.text


def test_an_answer_that_the_client_has_is_not_sent_again(server: Server) -> None:
    first = server.client.get("sparql", params={"query": ANY})
    tag = first.headers["etag"]
    again = server.client.get("sparql", params={"query": ANY}, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = server.client.get("sparql", params={"query": ANY}, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert other.status_code == 200
    assert other.headers["etag"] != tag
    assert "etag" not in server.client.get("sparql", params={"query": "SELECT (RAND() AS ?x) {}"}).headers


def test_head_says_what_get_would_say_and_sends_nothing(server: Server) -> None:
    asked: dict[str, Any] = {"params": {"query": ANY}, "headers": {"Accept": "text/csv"}}
    head, get = server.client.head("sparql", **asked), server.client.get("sparql", **asked)
    assert head.status_code == 200
    assert head.content == b""
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


def test_pages_of_other_sites_may_ask(server: Server) -> None:
    origin = {"Origin": "https://deals.example"}
    answer = server.client.get("sparql", params={"query": ANY}, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "*"
    preflight = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    allowed = server.client.options("sparql", headers=preflight)
    assert allowed.status_code == 200
    assert "POST" in allowed.headers["access-control-allow-methods"]
    assert "content-type" in allowed.headers["access-control-allow-headers"].lower()


def test_without_a_query_the_endpoint_describes_itself(server: Server) -> None:
    answer = server.client.get("sparql", headers={"Accept": "application/n-triples"})
    assert answer.status_code == 200
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert f"<{server.address}sparql> <{sd}endpoint> <{server.address}sparql> ." in answer.text
    assert f"<{sd}supportedLanguage> <{sd}SPARQL11Query>" in answer.text
    assert "SPARQL11Update" not in answer.text
    for graph in GRAPHS:
        assert f"<{sd}name> <{graph}>" in answer.text


def test_refusals_are_sentences_and_json_for_who_asks_for_it(server: Server) -> None:
    broken = {"query": "SELECT * { ?s ?p }"}
    assert server.client.post("sparql", data=broken).text.startswith("The SPARQL text cannot be read at line 1")
    said = server.client.post("sparql", data=broken, headers={"Accept": JSON})
    assert said.headers["content-type"] == "application/json"
    assert said.json()["status"] == 400
    assert "cannot be read" in said.json()["error"]


@pytest.mark.parametrize("graph", ["no iri", "<x>", ""])
def test_a_graph_without_an_iri_is_refused(server: Server, graph: str) -> None:
    answer = server.client.get("sparql", params={"query": ANY, "default-graph-uri": graph})
    assert answer.status_code == 400
    assert "no absolute IRI" in answer.text
