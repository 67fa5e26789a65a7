"""A real browser to open the page in, and what drives it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

from biopact.graph.explorer.page import render
from biopact.graph.explorer.view import ExplorerView
from tests.explorer.sample import sample, slug

WEB = Path(__file__).parents[2] / "graph" / "explorer" / "web"

DESKTOP = {"width": 1360, "height": 860}
PHONE = {"width": 360, "height": 740}
TABLET = {"width": 820, "height": 1100}

READ_PIXEL = """async png => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(png)], { type: 'image/png' }));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""


@pytest.fixture(scope="session")
def view() -> ExplorerView:
    return sample()


@pytest.fixture(scope="session")
def bundle() -> Iterator[ModuleType]:
    """graph/explorer/web/bundle.py, a script beside the package."""
    sys.path.insert(0, str(WEB))
    yield importlib.import_module("bundle")
    sys.path.remove(str(WEB))


@dataclass
class Opened:
    """A page in the browser, and everything it did that it should not have done."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Opens the address and waits until everything is drawn."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("dialog", self._asked)
        self.page.goto(self.address)
        self.page.wait_for_function("() => window.biopact && window.biopact.ready")

    def node(self, name: str) -> tuple[float, float]:
        """Middle of an organization's dot, in the window."""
        return self._place("positionOfNode", slug(name))

    def edge(self, identifier: str) -> tuple[float, float]:
        """Middle of a tie, in the window."""
        return self._place("positionOfEdge", identifier)

    def click_node(self, name: str) -> None:
        self.page.mouse.click(*self.node(name))

    def click_edge(self, identifier: str) -> None:
        self.page.mouse.click(*self.edge(identifier))

    def heading(self) -> str:
        """Heading of the side panel."""
        return self.page.locator(".panel h2").inner_text()

    def focused(self) -> str:
        """Text of what has the keyboard, or its label where it has none."""
        script = "() => document.activeElement.innerText || document.activeElement.getAttribute('aria-label')"
        return str(self.page.evaluate(script)).strip()

    def painted(self, x: float, y: float) -> tuple[int, int, int]:
        """Colour of the pixel of the window at x, y, as it is really drawn."""
        png = self.page.screenshot(clip={"x": round(x), "y": round(y), "width": 1, "height": 1})
        red, green, blue = self.page.evaluate(READ_PIXEL, list(png))
        return red, green, blue

    def corner(self) -> tuple[float, float]:
        """A place in the drawing where nothing is."""
        box = self.page.locator("#stage").bounding_box()
        assert box is not None
        return box["x"] + 8, box["y"] + box["height"] - 8

    def overflow(self) -> int:
        """How many pixels of the page lie beyond the right edge of the window."""
        script = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(script))

    def _place(self, function: str, identifier: str) -> tuple[float, float]:
        place: dict[str, Any] | None = self.page.evaluate(f"id => window.biopact.{function}(id)", identifier)
        assert place is not None, f"{identifier} is not drawn"
        return place["x"], place["y"]

    def _heard(self, message: ConsoleMessage) -> None:
        # Software rendering warns of its own slowness; everything else that reaches the console is a fault.
        if not (message.type == "warning" and "GL Driver Message" in message.text):
            self.errors.append(message.text)

    def _asked(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a view from a file, as a user would; afterwards no request and no error may have happened."""
    opened: list[Opened] = []

    def open_it(view: ExplorerView, viewport: dict[str, int] = DESKTOP, before: str = "", **context: Any) -> Opened:
        file = tmp_path / f"explorer-{len(opened)}.html"
        file.write_text(render(view), encoding="utf-8", newline="\n")
        page = browser.new_context(viewport=viewport, **context).new_page()  # type: ignore[arg-type]
        if before:
            page.add_init_script(before)
        one = Opened(page, file.as_uri())
        opened.append(one)
        one.start()
        return one

    yield open_it
    for one in opened:
        one.page.context.close()
        assert one.errors == []
        assert one.requests == [one.address]


@pytest.fixture(scope="session")
def axe(bundle: ModuleType) -> str:
    """The accessibility checker axe-core, as a script that can be run in a page."""
    bundle.install_modules(for_tests=True)
    return (WEB / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
