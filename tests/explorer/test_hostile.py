"""Labels, quotes and addresses come from strangers: in a browser they stay text, run nothing and ask for nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from biopact.codes import MoneyState
from biopact.graph.explorer.view import (
    ExplorerView,
    ViewDeal,
    ViewEdge,
    ViewEvent,
    ViewEvidence,
    ViewFact,
    ViewMeasure,
    ViewNode,
    ViewParty,
    ViewTerm,
)
from tests.explorer.conftest import PHONE, Open
from tests.explorer.hostile import HOSTILE


def hostile_view(strings: dict[str, str]) -> ExplorerView:
    """A ring of organizations in which every text and every id is hostile."""
    texts = list(strings.values())
    # A string is made distinct as an id by what follows it; the two that act as keys stay as they are.
    ids = [
        text if text in ("__proto__", "constructor", "hasOwnProperty") else f"{text}#{i}"
        for i, text in enumerate(texts)
    ]
    nodes = tuple(
        ViewNode(
            id=ids[i],
            label=text,
            x=float(i % 7),
            y=float(i // 7),
            size=1 - i / len(texts),
            kind=text,
            aliases=(text,),
            measures=(ViewMeasure(text, 1.0, 1),),
            facts=(ViewFact(text, text, (_said(text),)),),
        )
        for i, text in enumerate(texts)
    )
    return ExplorerView(
        title=texts[0],
        subtitle=texts[1],
        size_measure=texts[2],
        nodes=nodes,
        edges=tuple(
            ViewEdge(id=id, source=id, target=ids[i - 1], deals=(id,), kinds=(texts[i],)) for i, id in enumerate(ids)
        ),
        deals=tuple(
            ViewDeal(
                id=ids[i],
                title=text,
                kinds=(text,),
                date=text,
                parties=(ViewParty(ids[i], text, text), ViewParty(ids[i - 1], text, text)),
                terms=(ViewTerm(text, text, MoneyState.PAID, evidence=(_said(text),)), ViewTerm(text, text)),
                evidence=(_said(text),),
                events=(ViewEvent(text, text, (_said(text),)),),
            )
            for i, text in enumerate(texts)
        ),
    )


def _said(text: str) -> ViewEvidence:
    return ViewEvidence(text, f"before {text} ", f" {text} after", release=text, date=text, source=text, rule=text)


VIEW = hostile_view(HOSTILE)
# What the page's own code makes; no label may add to these kinds of element.
DANGEROUS = (
    "iframe, object, embed, base, form, img, animate, input[autofocus], "
    "[onerror], [onload], [onmouseover], .panel [style*=url]"
)

# Opens the first deal of the panel; the panel's text, and how many there are of marks, of elements that must not be.
INSPECT = """dangerous => {
    const panel = document.querySelector(".panel"), all = of => panel.querySelectorAll(of);
    panel.querySelector(".deal").open = true;
    return [
        panel.textContent,
        all(".deal[open] mark").length,
        document.querySelectorAll(dangerous).length,
        all("script, style, meta, link, svg").length,
        document.querySelectorAll("a[href]:not([href^='https://'], [href^='http://'])").length,
    ];
}"""


def test_there_is_no_shortage_of_hostile_strings() -> None:
    assert len(set(HOSTILE.values())) >= 100


def test_every_profile_and_deal_of_a_hostile_network_is_only_text(open_page: Open) -> None:
    opened = open_page(VIEW)
    page = opened.page
    rows = page.locator(".row")
    expect(rows).to_have_count(len(HOSTILE))
    for place, (kind, text) in enumerate(HOSTILE.items()):
        page.evaluate("place => document.querySelectorAll('.row')[place].click()", place)
        shown, marks, dangerous, odd, links = page.evaluate(INSPECT, DANGEROUS)
        assert _as_shown(text)[:2000] in shown, kind
        assert marks > 0, kind
        assert dangerous == odd == links == 0, kind
        page.keyboard.press("Escape")
    assert page.evaluate("() => [typeof window.hit, typeof {}.label, typeof {}.x]") == ["undefined"] * 3
    assert page.evaluate("() => document.scripts.length") == 2


def test_hostile_labels_in_the_drawing_table_legend_and_search_are_only_text(open_page: Open) -> None:
    opened = open_page(VIEW)
    page = opened.page
    for name in HOSTILE.values():
        place = page.evaluate("id => window.biopact.positionOfNode(id)", name)
        if place is not None:
            page.mouse.move(place["x"], place["y"])
    for query in ("script", "window.hit", "__proto__", "constructor", "javascript", "<", "long name", "bay"):
        page.get_by_role("combobox", name="Search").fill(query)
        expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Table of deals").click()
    expect(page.locator("tbody tr")).to_have_count(len(HOSTILE))
    for header in page.locator("#page-deals th button").all():
        header.click()
    assert page.locator(DANGEROUS).count() == 0
    assert page.evaluate("() => typeof window.hit") == "undefined"


def test_a_key_of_every_object_is_an_organization_like_any_other(open_page: Open) -> None:
    opened = open_page(VIEW)
    for name in ("__proto__", "constructor", "hasOwnProperty"):
        place = opened.page.evaluate("id => window.biopact.positionOfNode(id)", name)
        opened.page.mouse.click(place["x"], place["y"])
        assert opened.heading() == name


def test_only_web_addresses_become_links(open_page: Open) -> None:
    addresses = (
        "javascript:window.hit=1",
        "https://example.org/a",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
    )
    evidence = tuple(ViewEvidence("so", release=f"release {i}", source=one) for i, one in enumerate(addresses))
    deal = ViewDeal(
        id="d", title="A deal", kinds=(), date=None, parties=(ViewParty("a", "A", "party"),), evidence=evidence
    )
    node = ViewNode(id="a", label="A", x=0, y=0, size=1)
    opened = open_page(ExplorerView(title="Links", nodes=(node,), edges=(), deals=(deal,)))
    opened.page.locator(".row").click()
    links = opened.page.locator("a[href]")
    expect(opened.page.locator(".passage")).to_have_count(len(addresses))
    assert [link.get_attribute("href") for link in links.all()] == ["https://example.org/a"]


@pytest.mark.parametrize("name", ["a long word", "a hundred kilobytes", "many marks"])
def test_a_very_long_name_does_not_widen_a_phone(open_page: Open, name: str) -> None:
    opened = open_page(hostile_view({"usual": "Amgen", "other": "Roche", name: HOSTILE[name]}), PHONE)
    width = "() => document.scrollingElement.scrollWidth"
    assert opened.page.evaluate(width) == PHONE["width"]
    opened.page.locator(".row").nth(2).click()
    assert opened.page.evaluate(width) == PHONE["width"]
    opened.page.get_by_role("tab", name="Table of deals").click()
    assert opened.page.evaluate(width) == PHONE["width"]


def _as_shown(text: str) -> str:
    """The text with what would hide or reorder its neighbours replaced, as the page promises."""
    hidden = {*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, 0x061C, 0xFEFF}
    hidden |= {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)}
    return "".join("\ufffd" if ord(character) in hidden else character for character in text)
