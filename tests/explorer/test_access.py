"""Everyone can use the page: by keyboard, with a screen reader, on a phone, without WebGL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import DESKTOP, PHONE, TABLET, Open, Opened

# Gives the page a browser that knows no WebGL.
NO_WEBGL = """
const original = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
};
"""


def test_everything_can_be_reached_by_keyboard(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    keyboard = opened.page.keyboard
    walked = []
    for _ in range(24):
        keyboard.press("Tab")
        walked.append(opened.focused().split("\n")[0])
    assert walked[0].startswith("Search companies")
    assert walked[1:4] == ["Filters", "As announced", "As owned today"]
    assert walked[4:11] == ["degree", "group", "Connect", "Compare", "Save", "Link", "Help"]
    assert walked[11] == "Network"
    assert walked[12].startswith("Drawing of the network: 12 organizations, 12 ties")
    assert walked[13:20] == ["+", "−", "Fit", "▶", "First year", "Last year", "Legend"]
    assert walked[20] == "Dot: group of partners"
    assert walked[21:24] == ["ImmunoGen", "Roche", "Pfizer"]

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


def test_a_whole_walk_without_a_mouse(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page, keyboard = opened.page, opened.page.keyboard
    # Search, read, and go to the words behind a sum.
    keyboard.press("/")
    keyboard.type("amgen")
    keyboard.press("Enter")
    assert opened.focused() == "Amgen"
    _tab_to(opened, "Targeted Antibody Payload")
    keyboard.press("Enter")
    _tab_to(opened, "Show the words for upfront")
    keyboard.press("Enter")
    assert opened.focused() == "paid $1 million at once"
    _tab_to(opened, "Copy citation")

    # Filter, and bring the years down, with the keys of the page and of its fields.
    keyboard.press("f")
    assert opened.focused() == "Kind of deal"
    keyboard.press("Tab")
    keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="license")).to_be_checked()
    page.locator("#stage").focus()
    _tab_to(opened, "Last year")
    keyboard.press("Home")
    expect(page.locator(".filters [role=status]")).to_contain_text("2 of 16")
    keyboard.press("Control+z")
    keyboard.press("Control+z")
    expect(page.locator(".filters [role=status]")).to_contain_text("16 of 16 deals")

    # Ask how two are connected: the first is the one that was open.
    keyboard.press("c")
    assert opened.focused() == "How are they connected?"
    _tab_to(opened, "To: organization")
    keyboard.type("pfi")
    keyboard.press("Enter")
    expect(page.locator(".paths")).to_contain_text("Pfizer")
    assert opened.focused() == "How are they connected?"

    # The table, sorted and filtered; help and saving open and close where one was.
    page.get_by_role("tab", name="Network").focus()
    keyboard.press("ArrowRight")
    keyboard.press("Tab")
    keyboard.type("roche")
    expect(page.locator("#page-deals tbody tr")).to_have_count(4)
    page.locator("#page-deals .table-frame").focus()
    keyboard.press("s")
    expect(page.get_by_role("dialog", name="Save what is shown")).to_be_visible()
    keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_contain_text("undo, redo")
    keyboard.press("Escape")
    assert opened.heading() == "How are they connected?"
    keyboard.press("Escape")
    assert opened.heading() == "Organizations"


def _tab_to(opened: Opened, label: str) -> None:
    """Presses Tab until what has the focus bears the label; it must be seen to have it."""
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        named = opened.page.evaluate("() => document.activeElement.getAttribute('aria-label')") or opened.focused()
        if label in named:
            break
    assert label in named
    outline = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert opened.page.evaluate(outline) != "none"


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
    assert opened.overflow() == 0
    opened.page.get_by_role("tab", name="Table of deals").click()
    expect(opened.page.locator("tbody tr")).to_have_count(16)
    assert opened.overflow() == 0


def test_without_webgl_the_page_says_so_and_everything_else_works(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, before=NO_WEBGL)
    expect(opened.page.get_by_role("alert")).to_contain_text("no WebGL")
    opened.page.get_by_role("button", name="Open the table").click()
    expect(opened.page.locator("tbody tr")).to_have_count(16)
    opened.page.locator(".panel .row", has_text="ImmunoGen").click()
    expect(opened.page.locator(".panel .deal")).to_have_count(9)
    assert opened.page.evaluate("() => window.biopact.drawn") is False


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone, dark", "desktop, light"]
)
def test_axe_finds_nothing_to_object_to_in_any_state(
    open_page: Open, view: ExplorerView, axe: str, viewport: dict[str, int], scheme: str
) -> None:
    opened = open_page(view, viewport, color_scheme=scheme)
    page = opened.page
    page.evaluate(axe)

    def pick_two() -> None:
        for field, typed in (("from", "immuno"), ("to", "amgen")):
            page.locator(f"#pick-{field}").fill(typed)
            page.keyboard.press("Enter")

    def leave() -> None:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")

    steps: dict[str, Callable[[], object]] = {
        "all organizations": lambda: None,
        "a tie": lambda: opened.click_edge("ImmunoGen--Amgen"),
        "an organization": lambda: page.locator(".ends button").first.click(),
        "how to cite a fact": lambda: page.locator(".panel .cite").first.click(),
        "no more": leave,
        "the filters": lambda: page.get_by_role("button", name="Filters").first.click(),
        "a filter": lambda: page.get_by_role("checkbox", name="license").check(),
        "without the filters": lambda: page.get_by_role("button", name="Filters").first.click(),
        "how two are connected": lambda: page.get_by_role("button", name="Connect", exact=True).click(),
        "a path": pick_two,
        "two to compare": lambda: page.get_by_role("button", name="Compare", exact=True).click(),
        "two compared": pick_two,
        "what can be saved": lambda: page.get_by_role("button", name="Save", exact=True).click(),
        "nothing saved": leave,
        "the help": lambda: page.get_by_role("button", name="Help", exact=True).click(),
        "no help": leave,
        "the deals": lambda: page.get_by_role("tab", name="Table of deals").click(),
        "a deal": lambda: page.locator("tbody button:visible").first.click(),
        "the organizations": lambda: page.get_by_role("tab", name="Organizations").click(),
        "the ties": lambda: page.get_by_role("tab", name="Ties").click(),
        "a search": lambda: page.get_by_role("combobox", name="Search").fill("roche"),
    }
    for state, step in steps.items():
        step()
        found = page.evaluate("async () => (await axe.run()).violations")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == [], state
        assert opened.overflow() == 0, state
