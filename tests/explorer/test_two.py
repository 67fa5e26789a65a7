"""Questions about two organizations: how they are connected, and how they compare."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import Open


def test_all_equally_short_paths_are_spelt_out_and_highlighted(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page = opened.page
    page.get_by_role("button", name="Connect").click()
    assert opened.heading() == "How are they connected?"
    _pick(page, "from", "immuno")
    _pick(page, "to", "roche")
    expect(page.locator(".panel")).to_contain_text("2 equally short chains of 2 ties.")
    paths = page.locator(".paths > li")
    assert [path.locator(".chip").all_inner_texts() for path in paths.all()] == [
        ["ImmunoGen", "Genentech", "Roche"],
        ["ImmunoGen", "Novartis", "Roche"],
    ]
    page.wait_for_timeout(200)
    assert opened.painted(*opened.node("Genentech")) == (0xC2, 0x41, 0x0C)
    assert opened.painted(*opened.node("Pfizer")) != (0x0D, 0x76, 0x6D)

    # What the filters take away is no way.
    page.keyboard.press("f")
    page.get_by_role("checkbox", name="acquisition").check()
    page.get_by_role("checkbox", name="license").check()
    expect(page.locator(".panel")).to_contain_text("The shortest chain has 2 ties.")
    page.get_by_role("button", name="Choose another than Roche").click()
    _pick(page, "to", "pfizer")
    expect(page.locator(".panel .notice")).to_contain_text("No chain of deals leads from ImmunoGen to Pfizer")
    page.get_by_role("button", name="Clear all").click()
    page.locator(".paths .tie").first.click()
    assert " – " in opened.heading() or " → " in opened.heading()


def test_two_companies_stand_side_by_side(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page = opened.page
    opened.click_node("ImmunoGen")
    page.get_by_role("button", name="Compare with…").click()
    _pick(page, "to", "roche")
    table = page.get_by_role("table", name="ImmunoGen and Roche side by side")
    rows = {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()
    }
    assert rows["deals"] == ["9", "4"]
    assert rows["partners"] == ["6", "4"]
    assert rows["years"] == ["2000 to 2012", "2002 to 2015"]
    assert rows["degree (rank)"] == ["1 (1.)", "0.85 (3.)"]
    assert rows["license"] == ["7", "0"]
    expect(page.get_by_role("heading", name="2 partners in common")).to_be_visible()
    assert page.locator(".panel .partners").first.locator("button").all_inner_texts() == ["Genentech", "Novartis"]
    expect(page.get_by_role("heading", name="0 deals with each other")).to_be_visible()
    page.get_by_role("button", name="Swap the two").click()
    expect(page.get_by_role("table", name="Roche and ImmunoGen side by side")).to_be_visible()


def _pick(page: Page, side: str, typed: str) -> None:
    field = page.locator(f"#pick-{side}")
    field.fill(typed)
    field.press("Enter")
