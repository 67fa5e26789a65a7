"""An analyst clicks on a company or on a tie and reads the deals, their terms and the sentences that say so."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from biopact.graph.explorer.view import ExplorerView
from tests.explorer.conftest import Open


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
    links = caption.get_by_role("link")
    expect(links).to_have_count(2)
    expect(links.first).to_have_attribute("href", "https://example.org/releases/tap-licence")
    expect(links.last).to_have_attribute("href", "https://mirror.example.com/2012/tap")
    expect(links.last).to_have_accessible_name("Copy at mirror.example.com, opens in a new tab")
    for one in links.all():
        expect(one).to_have_attribute("rel", "noopener noreferrer")


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
