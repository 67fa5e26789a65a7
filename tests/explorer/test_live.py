"""The live page: a network too large for one file, loaded a neighbourhood at a time from a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pyoxigraph import Literal, NamedNode, Triple

from biopact.graph.explorer.build import view_of
from biopact.graph.explorer.excerpt import excerpt
from biopact.graph.explorer.live import Live
from biopact.graph.explorer.outline import make_outline
from biopact.graph.explorer.page import render_live
from biopact.graph.explorer.wire import encode
from biopact.graph.resolving import bring_up_to_date
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE, BP
from tests.explorer.hostile import HOSTILE
from tests.server.conftest import STEMS, Server, running, triples_of

IMMUNOGEN, AMGEN = f"{BASE}organization/immunogen", f"{BASE}organization/amgen"
TYPE, LABEL = NamedNode(f"{PREFIXES['rdf']}type"), NamedNode(f"{PREFIXES['skos']}prefLabel")

# What a store can hold: text without halves of surrogate pairs, and N-Triples is UTF-8.
STRINGS = [text.encode("utf-8", "replace").decode() for text in HOSTILE.values()]


def fixture_store() -> Store:
    store = Store.memory()
    for stem in STEMS:
        store.put_release(f"{BASE}release/{stem}", triples_of(stem))
    bring_up_to_date(store)
    return store


def hostile_triples() -> Iterator[Triple]:
    """A deal of each string's organization with the middle one, named and told in that string."""
    middle = NamedNode(f"{BASE}organization/middle")
    yield Triple(middle, TYPE, NamedNode(str(BP.Organization)))
    yield Triple(middle, LABEL, Literal("Middle of it all"))
    for place, text in enumerate(STRINGS):
        deal, other, words = (
            NamedNode(f"{BASE}{kind}/hostile-{place}") for kind in ("deal", "organization", "evidence")
        )
        yield Triple(other, TYPE, NamedNode(str(BP.Organization)))
        yield Triple(other, LABEL, Literal(text))
        yield Triple(other, NamedNode(f"{PREFIXES['skos']}altLabel"), Literal(f"{text} (also)"))
        yield Triple(deal, TYPE, NamedNode(str(BP.Deal)))
        yield Triple(deal, NamedNode(str(BP.dealKind)), NamedNode("https://w3id.org/biopact/codes/deal-kind/license"))
        yield Triple(deal, NamedNode(str(BP.licensor)), other)
        yield Triple(deal, NamedNode(str(BP.licensee)), middle)
        yield Triple(deal, NamedNode(str(BP.field)), Literal(text))
        yield Triple(deal, NamedNode(str(BP.evidence)), words)
        target, quote, position = (NamedNode(f"{words.value}-{part}") for part in ("target", "quote", "position"))
        oa = PREFIXES["oa"]
        yield Triple(words, NamedNode(f"{oa}hasTarget"), target)
        yield Triple(target, NamedNode(f"{oa}hasSource"), NamedNode(f"{BASE}release/hostile"))
        yield Triple(target, NamedNode(f"{oa}hasSelector"), quote)
        yield Triple(target, NamedNode(f"{oa}hasSelector"), position)
        yield Triple(quote, NamedNode(f"{oa}exact"), Literal(text))
        yield Triple(quote, NamedNode(f"{oa}prefix"), Literal(f"before {text} "))
        yield Triple(position, NamedNode(f"{oa}start"), Literal(place))
        yield Triple(position, NamedNode(f"{oa}end"), Literal(place + 1))


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    file = tmp_path_factory.mktemp("outline") / "outline.sqlite"
    with fixture_store() as store:
        file.write_bytes(make_outline(store))
        yield Live(file, store)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store, small as it is, gets the live page; it holds the fixture and every hostile string."""
    folder = tmp_path_factory.mktemp("live")
    with Store.open(folder / "store") as store:
        for stem in STEMS:
            store.put_release(f"{BASE}release/{stem}", triples_of(stem))
        store.put_release(f"{BASE}release/hostile", hostile_triples())
    with running(folder / "store", folder / "log", "--workers", "2", "--live-above", "3") as one:
        yield one


def read(text: str | None) -> dict[str, Any]:
    assert text is not None
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_start_is_the_network_without_what_deals_say(live: Live) -> None:
    start = read(live.start())
    with fixture_store() as store:
        whole = json.loads(encode(view_of(store)))
    assert {node["id"] for node in start["nodes"]} == {node["id"] for node in whole["nodes"]}

    def ties(page: dict[str, Any]) -> set[tuple[str, str, int]]:
        ends = [node["id"] for node in page["nodes"]]
        return {(ends[edge["source"]], ends[edge["target"]], len(edge["deals"])) for edge in page["edges"]}

    assert ties(start) == ties(whole)
    told = {deal["id"]: deal for deal in whole["deals"]}
    for deal in start["deals"]:
        assert "terms" not in deal
        assert "evidence" not in deal
        assert (deal["kinds"], deal.get("date"), deal["telling"]) == (
            told[deal["id"]]["kinds"],
            told[deal["id"]].get("date"),
            told[deal["id"]]["telling"],
        )
    measures = {node["id"]: node["measures"][0] for node in whole["nodes"]}
    assert all(node["measures"][0] == measures[node["id"]] for node in start["nodes"])
    assert start["ranked"] == len(whole["nodes"])


def test_a_neighbourhood_says_of_its_deals_what_the_whole_page_says(live: Live) -> None:
    part = read(live.neighbourhood(IMMUNOGEN))
    with fixture_store() as store:
        whole = json.loads(encode(view_of(store)))
    assert part["nodes"][0]["id"] == IMMUNOGEN

    def plain(page: dict[str, Any], deal: dict[str, Any]) -> str:
        """A deal with its quotes and organizations in the place of their numbers."""
        quotes = [one.get("quote", "") + page["releases"][one["release"]].get("title", "") for one in page["evidence"]]

        def spelled(thing: Any) -> Any:
            if isinstance(thing, dict):
                return {
                    key: [quotes[place] for place in value]
                    if key == "evidence"
                    else page["nodes"][value]["id"]
                    if key == "node"
                    else spelled(value)
                    for key, value in thing.items()
                }
            return [spelled(one) for one in thing] if isinstance(thing, list) else thing

        return json.dumps(spelled(deal), sort_keys=True)

    expected = {deal["id"]: plain(whole, deal) for deal in whole["deals"]}
    assert part["deals"]
    assert {deal["id"]: plain(part, deal) for deal in part["deals"]} == {
        deal["id"]: expected[deal["id"]] for deal in part["deals"]
    }
    told = next(node for node in whole["nodes"] if node["id"] == IMMUNOGEN)
    facts = {(fact["label"], fact["value"]) for fact in part["nodes"][0]["facts"]}
    assert facts == {(fact["label"], fact["value"]) for fact in told["facts"]}


def test_an_excerpt_leaves_other_deals_out() -> None:
    with fixture_store() as store:
        deals = [quad.subject.value for quad in store.matching(None, TYPE, NamedNode(str(BP.Deal)))]  # type: ignore[union-attr]
        part = excerpt(store, deals[:1])
        assert [quad.subject.value for quad in part.matching(None, TYPE, NamedNode(str(BP.Deal)))] == deals[:1]  # type: ignore[union-attr]


def test_a_search_takes_beginnings_of_words_and_no_operators(live: Live) -> None:
    assert [hit["id"] for hit in json.loads(live.search("immuno"))] == [IMMUNOGEN]
    assert json.loads(live.search("zzz")) == []
    for text in (*HOSTILE.values(), "", "*", '"', "NEAR(", "a OR b"):
        json.loads(live.search(text))


def test_who_is_not_there_has_no_neighbourhood(live: Live) -> None:
    assert live.neighbourhood(f"{BASE}organization/nobody") is None


def test_the_live_page_may_ask_its_own_server_and_nobody_else() -> None:
    page = render_live()
    assert "default-src 'none'; connect-src 'self'; script-src 'sha256-" in page
    assert "unsafe" not in page[: page.index("</head>")]


def test_the_server_answers_within_bounds(server: Server) -> None:
    assert server.client.get("explorer/start").json()["ranked"] > len(STRINGS)
    assert server.client.get("explorer/node", params={"id": "nobody"}).status_code == 404
    assert server.client.get("explorer/everything").status_code == 404
    assert server.client.get("explorer/deals", params=[("id", str(place)) for place in range(200)]).status_code == 400
    answer = server.client.get("explorer/search", params={"q": "middle"})
    again = server.client.get(
        "explorer/search", params={"q": "middle"}, headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The live page, open; afterwards nothing may have been asked but this server, and no error have happened."""
    context = browser.new_context(viewport={"width": 1360, "height": 860}, reduced_motion="reduce")
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.on("console", lambda said: errors.append(said.text) if "GL Driver" not in said.text else None)
    page.goto(server.address)
    settled(page)
    yield page
    context.close()
    assert errors == []
    assert [one for one in requests if not one.startswith(server.address)] == []


def settled(page: Page) -> None:
    page.wait_for_function("() => window.biopact && window.biopact.settled")


def open_by_search(page: Page, typed: str, name: str) -> None:
    page.get_by_role("combobox", name="Search").fill(typed)
    expect(page.get_by_role("option").first).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2")).to_contain_text(name)
    settled(page)


def test_what_is_opened_is_loaded_with_its_proof(page: Page) -> None:
    open_by_search(page, "amgen", "Amgen")
    expect(page.locator(".panel .deal mark").first).to_be_attached()
    page.locator(".panel .partners button", has_text="ImmunoGen").click()
    expect(page.locator(".panel h2")).to_contain_text("ImmunoGen")
    settled(page)
    page.get_by_role("tab", name="Table of deals").click()
    expect(page.locator("tbody tr").first).to_be_visible()


def test_hostile_strings_stay_text_in_a_live_page(page: Page) -> None:
    open_by_search(page, "middle of it", "Middle of it all")
    for query in ("script", "window", "constructor", "proto", "javascript", "long name", '"', "%"):
        page.get_by_role("combobox", name="Search").fill(query)
        page.wait_for_timeout(50)
    page.keyboard.press("Escape")
    chips = page.locator(".panel .partners button")
    expect(chips).to_have_count(len(STRINGS))
    for place in range(0, len(STRINGS), 10):
        chips.nth(place).click()
        settled(page)
        expect(page.locator(".panel .deal[open] mark").first).to_be_attached()
        page.get_by_role("button", name="Back").click()
    page.get_by_role("tab", name="Table of deals").click()
    expect(page.locator("tbody tr").first).to_be_visible()
    dangerous = (
        "iframe, object, embed, base, form, img, animate, [onerror], [onload], [onclick], main script, main style"
    )
    assert page.locator(dangerous).count() == 0
    assert page.evaluate("() => [typeof window.hit, typeof {}.label, typeof {}.x]") == ["undefined"] * 3


def test_a_server_that_is_gone_is_told(browser: Browser, server: Server, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.address)
    settled(page)
    context.set_offline(True)
    page.get_by_role("combobox", name="Search").fill("amgen")
    expect(page.locator("#live-status")).to_contain_text("cannot be reached")
    context.close()
