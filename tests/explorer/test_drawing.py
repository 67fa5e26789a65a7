"""The drawing shows what the view says, answers to mouse and finger, and follows the system's colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from biopact.graph.explorer import page
from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import PHONE, Open


def test_every_organization_is_drawn_in_the_colour_of_its_group(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    assert opened.painted(*opened.node("ImmunoGen")) == opened.painted(*opened.node("Sanofi")) == (0x1F, 0x66, 0xB5)
    assert opened.painted(*opened.node("Roche")) == (0xC2, 0x41, 0x0C)
    assert opened.painted(*opened.node("Pfizer")) == (0x0D, 0x76, 0x6D)


def test_the_solid_line_of_an_acquisition_is_drawn(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    red, green, blue = opened.painted(*opened.edge("Roche--Genentech"))
    assert red > 150
    assert green < 120
    assert blue < 120


def test_hovering_over_a_node_fades_everything_that_is_no_neighbour(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    before = opened.painted(*opened.node("Sanofi"))
    opened.page.mouse.move(*opened.node("Pfizer"))
    opened.page.wait_for_timeout(200)
    assert opened.painted(*opened.node("Sanofi")) != before
    assert opened.painted(*opened.node("Roche")) == (0xC2, 0x41, 0x0C)
    opened.page.mouse.move(*opened.corner())
    opened.page.wait_for_timeout(200)
    assert opened.painted(*opened.node("Sanofi")) == before


def test_a_click_beside_everything_goes_back_to_all_organizations(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.click_node("Roche")
    assert opened.heading() == "Roche"
    opened.page.mouse.click(*opened.corner())
    assert opened.heading() == "Organizations"


def test_two_quick_clicks_are_two_choices(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    opened.click_node("Roche")
    opened.click_node("Pfizer")
    assert opened.heading() == "Pfizer"


def test_zoom_and_fit(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, reduced_motion="reduce")
    at_first = opened.node("Amgen")
    opened.page.get_by_role("button", name="Zoom in").click()
    opened.page.wait_for_function("x => window.biopact.positionOfNode(x).x < 100", arg=view.nodes[1].id)
    opened.page.get_by_role("button", name="Fit the whole network in").click()
    opened.page.wait_for_timeout(100)
    assert opened.node("Amgen") == pytest.approx(at_first, abs=1)


def test_a_tap_on_a_phone_opens_the_profile(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view, PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    opened.page.touchscreen.tap(*opened.node("ImmunoGen"))
    expect(opened.page.locator(".panel h2")).to_have_text("ImmunoGen")
    expect(opened.page.locator(".panel h2")).to_be_in_viewport()


def test_dark_follows_the_system_even_while_the_page_is_open(open_page: Open, view: ExplorerView) -> None:
    opened = open_page(view)
    light = opened.painted(*opened.corner())
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_timeout(200)
    assert sum(opened.painted(*opened.corner())) < 150 < sum(light)
    assert opened.painted(*opened.node("Roche")) == (0xF9, 0x8B, 0x52)


def test_a_page_with_packed_data_opens_as_any_other(
    open_page: Open, view: ExplorerView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PLAIN", 1000)
    opened = open_page(view)
    opened.click_node("Roche")
    assert opened.heading() == "Roche"


def test_an_empty_network_is_a_page_too(open_page: Open) -> None:
    opened = open_page(ExplorerView(title="Nothing yet", nodes=(), edges=(), deals=()))
    expect(opened.page.locator("h1")).to_have_text("Nothing yet")
    expect(opened.page.locator(".panel")).to_contain_text("0 organizations, 0 ties, 0 deals")
