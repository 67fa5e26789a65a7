"""What is seen can be kept: as a link, as files, as citations and questions, and step by step back."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import Open, Opened
from tests.explorer.hostile import HOSTILE
from tests.explorer.sample import slug
from tests.explorer.test_hostile import VIEW

SVG = "{http://www.w3.org/2000/svg}"


# Neither the drawing nor the address has changed since this was asked last.
AT_REST = """id => {
    const now = location.hash + JSON.stringify(window.biopact.positionOfNode(id));
    const same = window.seen === now;
    window.seen = now;
    return same;
}"""


def test_a_link_brings_back_everything_that_was_seen(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, reduced_motion="reduce")
    page = opened.page
    page.keyboard.press("f")
    page.get_by_role("checkbox", name="license").check()
    page.get_by_label("Size").select_option("betweenness")
    page.get_by_label("Colour").select_option("kind")
    page.get_by_role("button", name="As owned today").click()
    opened.click_node("Amgen")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function("() => location.hash.includes('camera=')")
    page.wait_for_function(AT_REST, arg=slug("Amgen"), polling=400)
    place = opened.node("Amgen")
    link = page.evaluate("() => location.href")

    again = page.context.new_page()
    again.goto(link)
    again.wait_for_function("() => window.biopact && window.biopact.ready")
    expect(again.locator(".panel h2")).to_have_text("Amgen")
    expect(again.get_by_role("button", name="As owned today")).to_have_attribute("aria-pressed", "true")
    expect(again.get_by_label("Size")).to_have_value("betweenness")
    again.keyboard.press("f")
    expect(again.get_by_role("checkbox", name="license")).to_be_checked()
    expect(again.locator(".filters [role=status]")).to_contain_text("7 of 16 deals")
    there = again.evaluate("id => window.biopact.positionOfNode(id)", slug("Amgen"))
    assert (there["x"], there["y"]) == pytest.approx(place, abs=3)
    # Another address of the same page is followed where it stands.
    again.evaluate("() => { location.hash = 'tab=ties&path=pfizer&path=roche&years=x&size=__proto__' }")
    expect(again.locator(".panel h2")).to_have_text("How are they connected?")
    expect(again.locator("#page-ties tbody tr")).to_have_count(12)
    again.close()


@pytest.mark.parametrize(
    "hash",
    [
        "#%",
        "#organization=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#view=owned&at=1%20x%20amgen&camera=0%200%20-1",
        "#__proto__=1",
    ],
)
def test_a_link_that_nobody_made_opens_the_page_as_it_is(open_page: Open, view: ExplorerView, hash: str) -> None:
    opened = open_page(view, before=f"location.hash === '' && history.replaceState(null, '', {hash!r})")
    assert opened.heading() == "Organizations"
    assert opened.page.evaluate("() => ({}).x === undefined")


def test_steps_are_taken_back_and_again(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page = opened.page
    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    expect(undo).to_be_disabled()
    opened.click_node("Roche")
    page.get_by_role("tab", name="Ties").click()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("tab", name="Network")).to_have_attribute("aria-selected", "true")
    undo.click()
    assert opened.heading() == "Organizations"
    redo.click()
    assert opened.heading() == "Roche"
    page.keyboard.press("Control+y")
    expect(page.get_by_role("tab", name="Ties")).to_have_attribute("aria-selected", "true")
    expect(redo).to_be_disabled()


def test_every_view_can_be_saved(open_page: Open, view: ExplorerView, tmp_path: Path) -> None:
    opened = open_page(view)
    page = opened.page
    page.keyboard.press("f")
    page.get_by_role("checkbox", name="acquisition").check()
    page.keyboard.press("s")
    table = _saved(page, "CSV", tmp_path)
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert [row["Deal"] for row in rows] == [
        "Pfizer and Trillium Therapeutics: acquisition",
        "Roche and Genentech: acquisition",
    ]
    assert rows[1]["Paid"] == "$46.8 billion (purchase price)"
    assert rows[1]["Headline"] == "$51.5 billion (total value)"

    (tmp_path / "network.graphml").write_bytes(_saved(page, "GraphML", tmp_path))
    graph = nx.read_graphml(tmp_path / "network.graphml")
    names = {graph.nodes[node]["label"] for node in graph}
    assert names == {"Roche", "Genentech", "Pfizer", "Trillium Therapeutics"}
    assert graph.number_of_edges() == 2

    drawing = ET.fromstring(_saved(page, "SVG", tmp_path))
    assert len(drawing.findall(f".//{SVG}circle")) == 4
    texts = [text.text for text in drawing.iter(f"{SVG}text")]
    assert "Genentech" in texts
    assert "4 organizations, 2 ties, 2 deals; acquisition" in texts
    assert _saved(page, "PNG", tmp_path).startswith(b"\x89PNG\r\n")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.get_by_role("tab", name="Organizations").click()
    page.locator("#page-organizations").get_by_role("searchbox").fill("gen")
    page.get_by_role("button", name="Save").click()
    rows = list(csv.DictReader(io.StringIO(_saved(page, "CSV", tmp_path).decode("utf-8-sig"))))
    assert [row["Organization"] for row in rows] == ["Genentech"]


def test_facts_and_sentences_are_cited_and_asked_for(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    opened.click_edge("ImmunoGen--Amgen")
    page.get_by_role("button", name="Cite or query upfront: $1 million").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("bp:paymentKind payment:upfront")
    dialog.get_by_role("button", name="Copy citation").click()
    assert _clipboard(opened) == (
        "“paid $1 million at once” ImmunoGen and Amgen agree on a licence, 19 December 2012. "
        "https://example.org/releases/tap-licence https://w3id.org/biopact/id/deal/0"
    )
    dialog.get_by_role("button", name="Copy SPARQL for this").click()
    expect(page.get_by_role("status").filter(has_text="SPARQL copied")).to_be_visible()
    assert "FILTER(?amount = 1000000)" in _clipboard(opened)
    page.keyboard.press("Escape")
    page.locator(".deal[open] .passage").first.get_by_role("button", name="Copy citation").click()
    assert _clipboard(opened).startswith("“A new licence to the TAP technology was taken by Amgen”")
    page.locator(".deal[open] .copies").get_by_role("button", name="Copy SPARQL for this").click()
    assert "<https://w3id.org/biopact/id/deal/0> ?property ?value" in _clipboard(opened)
    page.get_by_role("button", name="Link").click()
    page.wait_for_timeout(50)
    assert _clipboard(opened).endswith("#tie=immunogen&tie=amgen")


def _saved(page: Page, what: str, folder: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name=what).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file.read_bytes()


def _clipboard(opened: Opened) -> str:
    return str(opened.page.evaluate("() => navigator.clipboard.readText()"))


def test_what_is_chosen_and_saved_of_a_hostile_network_is_only_text(open_page: Open, tmp_path: Path) -> None:
    opened = open_page(VIEW)
    page = opened.page
    page.keyboard.press("f")
    kinds = page.locator(".facet-group").first.locator("input")
    expect(kinds).to_have_count(len(HOSTILE))
    expect(page.locator(".filters script, .filters img, .filters iframe, .filters [onerror]")).to_have_count(0)
    page.get_by_role("button", name="Connect").click()
    page.locator("#pick-from").fill("onerror")
    page.keyboard.press("Enter")
    page.locator("#pick-to").fill("__proto__")
    page.keyboard.press("Enter")
    expect(page.locator(".paths > li").first).to_be_visible()
    page.keyboard.press("s")
    ET.fromstring(_saved(page, "SVG", tmp_path))
    (tmp_path / "hostile.graphml").write_bytes(_saved(page, "GraphML", tmp_path))
    assert len(nx.read_graphml(tmp_path / "hostile.graphml")) > 40
    usual = csv.field_size_limit(1_000_000)  # one of the names has a hundred thousand characters
    rows = list(csv.reader(io.StringIO(_saved(page, "CSV", tmp_path).decode("utf-8-sig"), newline="")))
    csv.field_size_limit(usual)
    assert {len(row) for row in rows} == {len(rows[0])}
    page.keyboard.press("Escape")
    page.wait_for_function("() => location.hash.includes('path=')")
    again = page.context.new_page()
    again.goto(page.url)
    again.wait_for_function("() => window.biopact && window.biopact.ready")
    expect(again.locator(".panel h2")).to_have_text("How are they connected?")
    expect(again.locator(".end .chip")).to_have_count(2)
    assert again.evaluate("() => [typeof window.hit, typeof {}.x]") == ["undefined"] * 2
    again.close()
