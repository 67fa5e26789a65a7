"""Finding things: search as you type, and the same deals as a table."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import Open


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
    field = opened.page.get_by_role("combobox", name="Search")
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


def _titles(rows: Locator) -> list[str]:
    return rows.locator("td.what").all_inner_texts()
