"""Takes the pictures of docs/images of the page that `make demo` writes: what an analyst sees, by its links."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "build" / "demo" / "explorer.html"
PICTURES = ROOT / "docs" / "images"
DAY = "19 December 2012"
DESKTOP, PHONE = (1240, 780), (360, 740)
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]


def evidence(page: Page) -> None:
    """Opens a deal and points at the words for its upfront payment."""
    deal = page.locator(".deal", has_text=DAY).first
    if deal.get_attribute("open") is None:
        deal.locator("summary").click()
    deal.get_by_role("button", name="Show the words for upfront").click()


def facets(page: Page) -> None:
    """Opens the filters, and in them the stages beside the kinds of deal."""
    page.keyboard.press("f")
    page.get_by_text("Stage of the product").click()


def nothing(_: Page) -> None:
    """Leaves the page as its link opens it."""


def details(page: Page) -> None:
    """Scrolls a phone's page down to its panel."""
    page.locator(".panel h2").evaluate("heading => heading.scrollIntoView()")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, what the link to it holds, its size and colours, and what is done before it is taken."""

    file: str
    link: str
    size: tuple[int, int] = DESKTOP
    scheme: str = "light"
    act: Callable[[Page], None] = nothing


TAKEN = (
    Picture("explorer.png", "organization=immunogen", act=evidence),
    Picture("explorer-filters.png", "kind=license&kind=option&years=2000-2013&size=betweenness", act=facets),
    Picture("explorer-path.png", "path=biotest&path=oxford-biotherapeutics", scheme="dark"),
    Picture("explorer-compare.png", "compare=immunogen&compare=amgen"),
    Picture("explorer-table.png", "tab=deals&kind=license"),
    Picture("explorer-phone.png", "", PHONE),
    Picture("explorer-phone-deal.png", "tie=immunogen&tie=jazz-pharmaceuticals", PHONE, "dark", details),
)


def take(browser: Browser, picture: Picture) -> None:
    """Opens the page by its link, and takes the picture when nothing moves any more."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{PAGE.as_uri()}#{picture.link}")
    page.wait_for_function("() => window.biopact && window.biopact.ready")
    picture.act(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / picture.file)
    context.close()


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for picture in TAKEN:
            take(browser, picture)
        browser.close()


if __name__ == "__main__":
    main()
