"""An analyst opens the page in a real browser, looks around and reads the proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import DESKTOP, PHONE, TABLET, Open, Opened

# Gives the page a browser that knows no WebGL.
NO_WEBGL = """
const original = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
};
"""


def painted(opened: Opened, x: float, y: float) -> tuple[int, int, int]:
    """Colour of the pixel of the window at x, y as it is really drawn."""
    clip: Any = {"x": round(x), "y": round(y), "width": 1, "height": 1}
    png = opened.page.screenshot(clip=clip)
    script = """async png => {
        const image = await createImageBitmap(new Blob([Uint8Array.from(png)], { type: 'image/png' }));
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        context.drawImage(image, 0, 0);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }"""
    red, green, blue = opened.page.evaluate(script, list(png))
    return red, green, blue


def test_every_organization_is_drawn_in_the_colour_of_its_group(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    assert painted(opened, *opened.node("ImmunoGen")) == painted(opened, *opened.node("Sanofi")) == (0x1F, 0x66, 0xB5)
    assert painted(opened, *opened.node("Roche")) == (0xC2, 0x41, 0x0C)
    assert painted(opened, *opened.node("Pfizer")) == (0x0D, 0x76, 0x6D)


def test_the_solid_line_of_an_acquisition_is_drawn(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    red, green, blue = painted(opened, *opened.edge("Roche--Genentech"))
    assert red > 150
    assert green < 120
    assert blue < 120


def test_a_click_on_a_node_opens_its_profile_with_its_deals(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.click_node("ImmunoGen")
    panel = opened.page.locator(".panel")
    expect(panel.locator("h2")).to_have_text("ImmunoGen")
    expect(panel).to_contain_text("also ImmunoGen, Inc., Immunogen")
    expect(panel).to_contain_text("NASDAQ:IMGN")
    expect(panel).to_contain_text("rank 1 of 12")
    expect(panel.get_by_role("heading", name="6 partners")).to_be_visible()
    expect(panel.get_by_role("heading", name="9 deals, 3 told as background")).to_be_visible()
    titles = panel.locator(".deal-title").all_inner_texts()
    assert titles[0] == "ImmunoGen licenses Targeted Antibody Payload technology to Amgen"
    assert len(titles) == 9


def test_a_click_on_an_edge_opens_its_deals_with_terms_and_the_words_that_say_so(
    open_page: Open, view: ExplorerView
) -> None:
    opened = open_page(view)
    opened.click_edge("ImmunoGen--Amgen")
    panel = opened.page.locator(".panel")
    assert opened.heading() == "ImmunoGen – Amgen"
    expect(panel.locator(".deal")).to_have_count(4)

    deal = panel.locator(".deal[open]")
    expect(deal).to_have_count(1)
    expect(deal.locator(".parties")).to_have_text("licensorImmunoGenlicenseeAmgen")
    expect(deal.locator(".money-committed")).to_contain_text(re.compile("upfront.*\\$1 million"))
    expect(deal.locator(".money-contingent")).to_contain_text(re.compile("milestones.*up to \\$34 million"))
    expect(deal.locator(".money-withheld")).to_contain_text(re.compile("research funding.*not disclosed"))
    expect(deal.locator(".money-paid, .money-headline")).to_have_count(0)

    passage = deal.locator(".passage").nth(1)
    expect(passage.locator("blockquote")).to_have_text(
        "For the licence ImmunoGen is paid $1 million at once; payments at milestones might bring it $34 million more, "
        "and sales would earn royalties. What Amgen pays for materials was kept confidential. Amgen develops, makes "
        "and markets whatever comes of it."
    )
    assert passage.locator("mark").all_inner_texts() == [
        "paid $1 million at once",
        "milestones might bring it $34 million more",
        "sales would earn royalties",
        "What Amgen pays for materials was kept confidential",
    ]
    caption = passage.locator("figcaption")
    expect(caption).to_contain_text("ImmunoGen and Amgen agree on a licence")
    expect(caption).to_contain_text("19 December 2012")
    expect(caption).to_contain_text("read by upfront, milestones, withheld, royalty")
    source = caption.get_by_role("link")
    expect(source).to_have_attribute("href", "https://example.org/releases/tap-licence")
    expect(source).to_have_attribute("rel", "noopener noreferrer")


def test_a_term_points_at_its_own_words(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.click_edge("ImmunoGen--Amgen")
    opened.page.get_by_role("button", name="Show the words for milestones").click()
    pointed = opened.page.locator("mark.is-pointed")
    expect(pointed).to_have_text("milestones might bring it $34 million more")
    expect(pointed).to_be_in_viewport()
    opened.page.get_by_role("button", name="Show the words for upfront").click()
    expect(pointed).to_have_text("paid $1 million at once")


def test_sums_of_different_states_stand_apart_and_are_never_added(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.click_edge("Roche--Genentech")
    deal = opened.page.locator(".deal[open]")
    expect(deal.locator(".money-paid dd")).to_contain_text("$46.8 billion")
    expect(deal.locator(".money-headline dd")).to_contain_text("$51.5 billion")
    expect(deal).not_to_contain_text("98.3")


def test_one_walks_from_deal_to_partner_and_back(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    panel = opened.page.locator(".panel")
    opened.click_edge("ImmunoGen--Amgen")
    panel.locator(".deal[open] .umbrella button").click()
    assert opened.heading() == "ImmunoGen and Amgen: collaboration"
    panel.locator(".parties").get_by_role("button", name="Amgen").click()
    assert opened.heading() == "Amgen"
    for expected in ("ImmunoGen and Amgen: collaboration", "ImmunoGen – Amgen", "Organizations"):
        panel.get_by_role("button", name="Back" if panel.get_by_text("Back", exact=True).count() else "All").click()
        assert opened.heading() == expected


def test_hovering_over_a_node_fades_everything_that_is_no_neighbour(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    before = painted(opened, *opened.node("Sanofi"))
    opened.page.mouse.move(*opened.node("Pfizer"))
    opened.page.wait_for_timeout(200)
    assert painted(opened, *opened.node("Sanofi")) != before
    assert painted(opened, *opened.node("Roche")) == (0xC2, 0x41, 0x0C)
    opened.page.mouse.move(*_corner(opened))
    opened.page.wait_for_timeout(200)
    assert painted(opened, *opened.node("Sanofi")) == before


def test_a_click_beside_everything_goes_back_to_all_organizations(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.click_node("Roche")
    assert opened.heading() == "Roche"
    opened.page.mouse.click(*_corner(opened))
    assert opened.heading() == "Organizations"


def test_zoom_and_fit(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, reduced_motion="reduce")
    at_first = opened.node("Amgen")
    opened.page.get_by_role("button", name="Zoom in").click()
    opened.page.wait_for_function("x => window.biopact.positionOfNode(x).x < 100", arg=view.nodes[1].id)
    opened.page.get_by_role("button", name="Fit the whole network in").click()
    opened.page.wait_for_timeout(100)
    assert opened.node("Amgen") == pytest.approx(at_first, abs=1)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("imm", "ImmunoGen"),
        ("hoffmann", "Roche"),
        ("IMGN", "ImmunoGen"),
        ("t-dm1", "ImmunoGen"),
        ("chugai pharm", "Chugai"),
    ],
)
def test_search_finds_names_aliases_tickers_and_products_by_keyboard_alone(
    open_page: Open, view: ExplorerView, typed: str, first: str
) -> None:
    opened = open_page(view)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(typed)
    expect(opened.page.get_by_role("option").first).to_contain_text(first)
    opened.page.keyboard.press("Enter")
    assert opened.heading().startswith(first)
    expect(opened.page.get_by_role("listbox")).to_be_hidden()


def test_search_moves_through_its_hits_and_can_be_left(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("pfizer")
    field = opened.page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    opened.page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(opened.page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    opened.page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_search_says_when_there_is_nothing(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("no such company")
    expect(opened.page.locator(".hits")).to_have_text("Nothing found")
    opened.page.keyboard.press("Enter")
    assert opened.heading() == "Organizations"


def test_the_table_holds_every_deal_and_sorts(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.page.get_by_role("tab", name="Table of deals").click()
    table = opened.page.get_by_role("table", name="Deals")
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(16)
    expect(rows.first.locator("time")).to_have_text("23 Aug 2021")
    expect(rows.last).to_contain_text("Novartis and Roche: settlement")

    table.get_by_role("button", name="Paid").click()
    expect(table.get_by_role("columnheader", name="Paid")).to_have_attribute("aria-sort", "descending")
    assert _titles(rows)[:2] == ["Roche and Genentech: acquisition", "Pfizer and Trillium Therapeutics: acquisition"]
    table.get_by_role("button", name="Paid").click()
    assert _titles(rows)[:2] == ["Pfizer and Trillium Therapeutics: acquisition", "Roche and Genentech: acquisition"]

    rows.first.get_by_role("button").click()
    assert opened.heading() == "Pfizer and Trillium Therapeutics: acquisition"


def test_everything_can_be_reached_by_keyboard(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    keyboard = opened.page.keyboard
    walked = []
    for _ in range(14):
        keyboard.press("Tab")
        walked.append(opened.focused())
    assert walked[0].startswith("Search companies")
    assert walked[1] == "Network"
    assert walked[2].startswith("Drawing of the network: 12 organizations, 12 ties")
    assert walked[3:7] == ["+", "−", "Fit", "Legend"]
    assert [name.split("\n")[0] for name in walked[7:10]] == ["ImmunoGen", "Roche", "Pfizer"]

    opened.page.locator(".row").first.focus()
    keyboard.press("Enter")
    assert opened.heading() == opened.focused() == "ImmunoGen"
    opened.page.locator(".deal summary").first.focus()
    keyboard.press("Enter")
    expect(opened.page.locator(".deal[open] mark").first).to_be_visible()
    keyboard.press("Tab")
    keyboard.press("Tab")
    assert opened.focused() == "Amgen"
    keyboard.press("Enter")
    assert opened.heading() == "Amgen"
    keyboard.press("Escape")
    assert opened.heading() == "Organizations"

    opened.page.get_by_role("tab", name="Network").focus()
    keyboard.press("ArrowRight")
    assert opened.focused() == "Table of deals"
    expect(opened.page.get_by_role("table")).to_be_visible()


def test_the_drawing_moves_and_zooms_by_keyboard(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, reduced_motion="reduce")
    start = opened.node("Amgen")
    opened.page.locator("#stage").focus()
    for key, moved in (("ArrowRight", -1), ("ArrowLeft", 1)):
        before = opened.node("Amgen")[0]
        opened.page.keyboard.press(key)
        opened.page.wait_for_timeout(100)
        assert (opened.node("Amgen")[0] - before) * moved > 10
    opened.page.keyboard.press("+")
    opened.page.keyboard.press("0")
    opened.page.wait_for_timeout(100)
    assert opened.node("Amgen") == pytest.approx(start, abs=1)


@pytest.mark.parametrize("viewport", [PHONE, TABLET, DESKTOP], ids=["phone", "tablet", "desktop"])
def test_no_size_of_screen_has_to_be_scrolled_sideways(
    open_page: Open, view: ExplorerView, viewport: dict[str, int]
) -> None:
    opened = open_page(view, viewport)
    opened.click_edge("ImmunoGen--Amgen")
    assert _overflow(opened) == 0
    opened.page.get_by_role("tab", name="Table of deals").click()
    expect(opened.page.locator("tbody tr")).to_have_count(16)
    assert _overflow(opened) == 0


def test_a_tap_on_a_phone_opens_the_profile(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    opened.page.touchscreen.tap(*opened.node("ImmunoGen"))
    expect(opened.page.locator(".panel h2")).to_have_text("ImmunoGen")
    expect(opened.page.locator(".panel h2")).to_be_in_viewport()


def test_dark_follows_the_system_even_while_the_page_is_open(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    light = painted(opened, *_corner(opened))
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_timeout(200)
    assert sum(painted(opened, *_corner(opened))) < 150 < sum(light)
    assert painted(opened, *opened.node("Roche")) == (0xF9, 0x8B, 0x52)


def test_without_webgl_the_page_says_so_and_everything_else_works(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, before=NO_WEBGL)
    expect(opened.page.get_by_role("alert")).to_contain_text("no WebGL")
    opened.page.get_by_role("button", name="Open the table").click()
    expect(opened.page.locator("tbody tr")).to_have_count(16)
    opened.page.locator(".panel .row", has_text="ImmunoGen").click()
    expect(opened.page.locator(".panel .deal")).to_have_count(9)
    assert opened.page.evaluate("() => window.biopact.drawn") is False


def test_an_empty_network_is_a_page_too(open_page: Open) -> None:
    opened = open_page(ExplorerView(title="Nothing yet", nodes=(), edges=(), deals=()))
    expect(opened.page.locator("h1")).to_have_text("Nothing yet")
    expect(opened.page.locator(".panel")).to_contain_text("0 organizations, 0 ties, 0 deals")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_to_object_to(
    open_page: Open, view: ExplorerView, axe: str, viewport: dict[str, int], scheme: str
) -> None:
    opened = open_page(view, viewport, color_scheme=scheme)
    opened.page.evaluate(axe)
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: opened.click_edge("ImmunoGen--Amgen"),
        lambda: opened.page.get_by_role("tab", name="Table of deals").click(),
        lambda: opened.page.locator("tbody button").first.click(),
        lambda: opened.page.get_by_role("combobox").fill("roche"),
    ]
    for step in steps:
        step()
        found = opened.page.evaluate("async () => (await axe.run()).violations")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def _corner(opened: Opened) -> tuple[float, float]:
    """A place in the drawing where nothing is."""
    box = opened.page.locator("#stage").bounding_box()
    assert box is not None
    return box["x"] + 8, box["y"] + box["height"] - 8


def _overflow(opened: Opened) -> int:
    script = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    return int(opened.page.evaluate(script))


def _titles(rows: Locator) -> list[str]:
    return rows.locator("td.what").all_inner_texts()
