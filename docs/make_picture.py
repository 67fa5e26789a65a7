"""Takes docs/images/explorer.png of the page that `make demo` writes: one deal open, with its proof."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "build" / "demo" / "explorer.html"
PICTURE = ROOT / "docs" / "images" / "explorer.png"
ORGANIZATION = "https://w3id.org/biopact/id/organization/immunogen"
DAY = "19 December 2012"
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_context(viewport={"width": 1360, "height": 860}, color_scheme="light").new_page()
        page.goto(PAGE.as_uri())
        page.wait_for_function("() => window.biopact && window.biopact.ready")
        place = page.evaluate("id => window.biopact.positionOfNode(id)", ORGANIZATION)
        page.mouse.click(place["x"], place["y"])
        page.mouse.move(0, 0)
        deal = page.locator(".deal", has_text=DAY).first
        if deal.get_attribute("open") is None:
            deal.locator("summary").click()
        deal.get_by_role("button", name="Show the words for upfront").click()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
