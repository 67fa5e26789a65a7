"""Every IRI of the store answers: a page for people, RDF for programs, and a reason where there is nothing to show."""

from __future__ import annotations

import re
from html import unescape

import pytest
from playwright.sync_api import Browser
from pyoxigraph import Literal, NamedNode, Triple
from rdflib import Graph, URIRef

from biopact.graph.store import Store
from biopact.ontology.terms import BASE, BP
from tests.server.conftest import PREFIXES, Server, Start

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


def _path(iri: str) -> str:
    return f"id/{iri.removeprefix(BASE)}"


def _all(server: Server) -> list[str]:
    query = f"SELECT DISTINCT ?s {{ ?s a ?c FILTER(STRSTARTS(STR(?s), '{BASE}') && !CONTAINS(STR(?s), '#')) }}"
    return sorted(row["s"] for row in server.select(query))


def test_every_thing_has_a_page_that_names_it(server: Server) -> None:
    things = _all(server)
    assert len(things) > 50
    for iri in things:
        answer = server.client.get(_path(iri), headers=HTML)
        assert answer.status_code == 200, iri
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert iri in unescape(answer.text)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert "script" not in answer.text


def test_every_link_of_a_page_to_this_server_leads_somewhere(server: Server) -> None:
    page = server.client.get("id/organization/immunogen", headers=HTML).text
    links = {unescape(link) for link in re.findall(r'href="(/[^"]*|\?[^"]*)"', page)}
    assert len(links) > 10
    for link in links:
        address = f"id/organization/immunogen{link}" if link.startswith("?") else link
        assert server.client.get(address).status_code in {200, 303}, link


def test_a_deal_is_told_with_its_sums_its_sentences_and_their_releases(server: Server) -> None:
    (row, *_) = server.select(
        PREFIXES
        + """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?deal ?wording ?quote ?title {
          ?deal bp:payment ?payment . ?payment bp:wording ?wording ; bp:evidence/oa:hasTarget ?target .
          ?target oa:hasSelector/oa:exact ?quote ; oa:hasSource/dcterms:title ?title
        } ORDER BY ?deal ?wording ?quote"""
    )
    page = unescape(server.client.get(_path(row["deal"]), headers=HTML).text)
    assert f"<dd>{row['wording']}</dd>" in page
    assert f"<mark>{row['quote']}</mark>" in page
    assert row["title"] in page.partition("Sources")[2]


def test_an_organization_is_told_with_its_deals(server: Server) -> None:
    deals = server.select(
        PREFIXES + f"SELECT DISTINCT ?deal {{ ?deal a bp:Deal ; ?role <{BASE}organization/immunogen> }}"
    )
    assert deals
    page = server.client.get("id/organization/immunogen", headers=HTML).text.partition("<h2>Deals</h2>")[2]
    for row in deals:
        assert f'href="/{_path(row["deal"])}"' in page


FORMS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("kind", ["Organization", "Deal", "Product", "Claim", "Payment", "Release", "Evidence"])
def test_everything_is_had_as_rdf_by_suffix_and_by_format(server: Server, kind: str, suffix: str) -> None:
    (row, *_) = server.select(PREFIXES + f"SELECT ?x {{ ?x a bp:{kind} }} ORDER BY ?x LIMIT 1")
    by_suffix = server.client.get(f"{_path(row['x'])}.{suffix}")
    by_format = server.client.get(_path(row["x"]), params={"format": suffix})
    assert by_suffix.status_code == 200
    assert by_suffix.content == by_format.content
    graph = Graph().parse(data=by_suffix.content, format=FORMS[suffix])
    assert (URIRef(row["x"]), None, BP[kind]) in graph


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("text/html;q=0.5, application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_programs_get_the_form_that_they_like_best(server: Server, accept: str, kind: str) -> None:
    answer = server.client.get("id/organization/amgen", headers={"Accept": accept})
    assert answer.headers["content-type"] == kind
    tag = answer.headers["etag"]
    again = server.client.get("id/organization/amgen", headers={"Accept": accept, "If-None-Match": tag})
    assert again.status_code == 304


def test_a_release_is_the_graph_of_all_that_it_says(server: Server) -> None:
    (row, *_) = server.select(
        "SELECT ?g { GRAPH ?g { ?g a bp:Release } } ORDER BY ?g".replace("bp:Release", f"<{BP.Release}>")
    )
    said = Graph().parse(data=server.client.get(f"{_path(row['g'])}.nt").content, format="nt")
    (count,) = server.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{row['g']}> {{ ?s ?p ?o }} }}")
    assert len(said) == int(count["n"])
    direct = server.client.get("data", params={"graph": row["g"]}, headers={"Accept": "application/n-triples"})
    assert set(Graph().parse(data=direct.content, format="nt")) == set(said)


def test_the_default_graph_is_the_view(server: Server) -> None:
    answer = server.client.get("data?default", headers={"Accept": "application/n-triples"})
    (count,) = server.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert len(answer.text.splitlines()) == int(count["n"])
    assert server.client.head("data?default").headers["content-type"] == "text/turtle; charset=utf-8"


def test_the_explorer_shows_the_store(server: Server) -> None:
    answer = server.client.get("")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "ImmunoGen" in answer.text
    again = server.client.get("", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_what_nobody_knows_is_not_found(server: Server) -> None:
    for path in ("id/organization/nobody", "id/", "id/deal/a b", "codes/stage/phase-9", "static/page.py", "nowhere"):
        assert server.client.get(path).status_code == 404, path
    assert server.client.get("id/organization/amgen", params={"format": "docx"}).status_code == 400
    assert server.client.get("id/organization/amgen", headers={"Accept": "image/png"}).status_code == 406


def test_the_vocabulary_answers_at_its_own_addresses(server: Server) -> None:
    terms = Graph().parse(data=server.client.get("ontology").content, format="turtle")
    assert (BP.Deal, None, None) in terms
    page = server.client.get("ontology", headers=HTML).text
    assert '<dt id="licensor">licensor</dt>' in page
    code = Graph().parse(data=server.client.get("codes/stage/filed").content, format="turtle")
    assert {str(subject) for subject in code.subjects()} == {"https://w3id.org/biopact/codes/stage/filed"}


NASTY = '<script>alert(1)</script>" onload="x'


def test_joined_withdrawn_and_hostile_things(start: Start) -> None:
    server = start("--workers", "1")
    old, new, gone, evil = (f"{BASE}organization/{name}" for name in ("old", "amgen", "gone", "evil"))
    subject = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject")
    record = NamedNode(f"{BASE}set-aside/one")
    with Store.open(server.store) as store:
        store.put_release(f"{BASE}release/evil", [Triple(NamedNode(evil), LABEL, Literal(NASTY))])
        store.put_graph(
            f"{BASE}graph/decisions",
            [
                Triple(NamedNode(old), NamedNode(BP.standsFor), NamedNode(new)),
                Triple(record, subject, NamedNode(gone)),
                Triple(record, NamedNode(BP.why), Literal("it is a department")),
            ],
        )
    moved = server.client.get("id/organization/old?format=html")
    assert (moved.status_code, moved.headers["location"]) == (303, "/id/organization/amgen?format=html")
    withdrawn = server.client.get("id/organization/gone")
    assert withdrawn.status_code == 410
    assert "set aside: it is a department" in withdrawn.text
    page = server.client.get("id/organization/evil", headers=HTML).text
    assert NASTY not in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x" in page


def test_a_page_fits_a_phone_and_loads_nothing_but_its_style(server: Server, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{server.address}id/organization/immunogen")
    assert page.locator("h1").inner_text().startswith("ImmunoGen")
    assert page.locator("h2", has_text="Deals").is_visible()
    context.close()
    assert requests == [f"{server.address}id/organization/immunogen", f"{server.address}static/page.css"]
