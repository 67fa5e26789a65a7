"""An analyst narrows the network down: facets, sums, years, neighbourhoods, views; and takes it all back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import PHONE, Open


def test_facets_keep_deals_and_say_how_many_there_are_of_each(open_page: Open, view: ExplorerView) -> None:
    page = open_page(view).page
    page.get_by_role("button", name="Filters").click()
    filters = page.locator(".filters")
    expect(filters.locator("li", has_text="acquisition")).to_contain_text("2")
    filters.get_by_role("checkbox", name="acquisition").check()
    _shows(page, "2 of 16 deals, 4 organizations")
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    # Within a facet choices add up, and the numbers beside its values do not change with them.
    filters.get_by_role("checkbox", name="supply").check()
    _shows(page, "3 of 16 deals, 5 organizations")
    expect(filters.locator("li", has_text="license")).to_contain_text("7")
    # Between facets both must hold.
    filters.get_by_role("checkbox", name="background").check()
    _shows(page, "0 of 16 deals, 0 organizations")
    filters.get_by_role("button", name="Clear all").click()
    _shows(page, "16 of 16 deals, 12 organizations")

    filters.get_by_text("Territory", exact=True).click()
    filters.get_by_role("checkbox", name="Japan").check()
    _shows(page, "1 of 16 deals, 2 organizations")
    page.get_by_role("tab", name="Table of deals").click()
    expect(page.locator("#page-deals tbody tr")).to_have_count(1)


def test_sums_are_chosen_within_one_state_and_confidence_and_degree_by_sliders(
    open_page: Open, view: ExplorerView
) -> None:
    page = open_page(view).page
    page.keyboard.press("f")
    filters = page.locator(".filters")
    filters.get_by_text("Sums, in millions").click()
    paid = filters.get_by_label("Paid: at least, in millions")
    paid.fill("3000")
    paid.press("Enter")
    _shows(page, "1 of 16 deals, 2 organizations")
    page.get_by_role("button", name="Undo").click()
    _shows(page, "16 of 16 deals")
    contingent = filters.get_by_label("Contingent: at most, in millions")
    contingent.fill("33")
    contingent.press("Enter")
    _shows(page, "0 of 16 deals")
    filters.get_by_role("button", name="Clear all").click()

    filters.get_by_label("Confidence, at least").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    _shows(page, "1 of 16 deals, 2 organizations")
    filters.get_by_role("button", name="Clear all").click()
    filters.get_by_label("Partners, at least").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    _shows(page, "3 organizations")


def test_years_are_chosen_by_slider_and_column_and_can_be_played(open_page: Open, view: ExplorerView) -> None:
    page = open_page(view).page
    page.keyboard.press("f")
    first, last = page.get_by_label("First year"), page.get_by_label("Last year")
    expect(first).to_have_attribute("aria-valuetext", "2000, 2 deals")
    last.focus()
    page.keyboard.press("Home")
    _shows(page, "2 of 16 deals, 3 organizations")
    expect(page.locator(".years")).to_have_text("2000")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    _shows(page, "3 of 16 deals")
    # One pull at a slider is taken back at once.
    page.keyboard.press("Control+z")
    _shows(page, "16 of 16 deals")
    page.locator(".bar").nth(9).click()
    expect(page.locator(".years")).to_have_text("2009")
    _shows(page, "3 of 16 deals")
    page.get_by_role("button", name="All years").click()
    page.get_by_role("button", name="Play the years").click()
    expect(page.locator(".years")).to_have_text("2000 – 2001")
    page.get_by_role("button", name="Stop playing").click()
    expect(page.get_by_role("button", name="Play the years")).to_be_visible()


def test_the_neighbourhood_of_an_organization_grows_step_by_step(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page = opened.page
    page.keyboard.press("f")
    opened.click_node("Biotest")
    around = page.get_by_label("Show only the neighbourhood of Biotest")
    around.select_option("1 step around")
    _shows(page, "2 organizations")
    page.get_by_label("Show only the neighbourhood of Biotest").select_option("2 steps around")
    _shows(page, "7 organizations")
    page.get_by_role("button", name="Clear all").click()
    _shows(page, "12 organizations")


def test_the_same_deals_as_announced_and_as_owned(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page = opened.page
    page.keyboard.press("f")
    opened.click_edge("ImmunoGen--Genentech")
    page.get_by_role("button", name="As owned today").click()
    _shows(page, "11 organizations")
    assert opened.heading() == "Organizations"  # the tie is not there in this view
    opened.click_node("Roche")
    expect(page.locator(".panel")).to_contain_text("ImmunoGen")
    page.locator(".deal", has_text="Genentech: license").locator("summary").click()
    expect(page.locator(".parties").last).to_contain_text("Roche (signed as Genentech)")
    page.get_by_role("button", name="As announced").click()
    assert opened.heading() == "Roche"
    _shows(page, "12 organizations")


def test_size_and_colour_follow_what_the_reader_chooses(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page = opened.page
    assert opened.painted(*opened.node("Roche")) == (0xC2, 0x41, 0x0C)
    page.get_by_label("Colour").select_option("kind")
    expect(page.locator(".legend")).to_contain_text("Dot: kind of organization")
    page.wait_for_timeout(150)
    assert opened.painted(*opened.node("Roche")) == (0x1F, 0x66, 0xB5)
    page.get_by_label("Size").select_option("betweenness")
    expect(page.locator(".panel")).to_contain_text("Ordered by betweenness")
    expect(page.locator(".panel .row").nth(1)).to_contain_text("Roche")


def test_a_dot_that_is_drawn_elsewhere_stays_there_until_that_is_undone(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    page = opened.page
    start = opened.node("Biotest")
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 60, start[1] + 50, steps=4)
    page.mouse.up()
    moved = opened.node("Biotest")
    assert abs(moved[0] - start[0] - 60) < 3
    assert abs(moved[1] - start[1] - 50) < 3
    assert opened.heading() == "Organizations"
    page.keyboard.press("Control+z")
    assert abs(opened.node("Biotest")[0] - start[0]) < 1
    page.keyboard.press("Control+Shift+z")
    assert abs(opened.node("Biotest")[0] - moved[0]) < 1


def test_a_phone_filters_as_a_desktop_does(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, PHONE, has_touch=True, is_mobile=True)
    opened.page.get_by_role("button", name="Filters").tap()
    opened.page.get_by_role("checkbox", name="supply").tap()
    _shows(opened.page, "1 of 16 deals, 2 organizations")
    assert opened.overflow() == 0
    opened.page.get_by_label("Last year").focus()
    opened.page.keyboard.press("Home")
    _shows(opened.page, "0 of 16 deals")
    assert opened.overflow() == 0


def _shows(page: Page, words: str) -> None:
    expect(page.locator(".filters [role=status]")).to_contain_text(words)
