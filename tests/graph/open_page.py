"""Open an HTML file in chromium, point at what is asked for, and print as JSON what happened. Run by the tests.

It runs in a process of its own because Playwright allows one driver for each process, and other tests have one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def main(chromium: str, file: str, node: str) -> None:
    """Hover over the node of a pyvis page and tell the tooltip, the places before and after, requests and errors."""
    seen: dict[str, object] = {}
    requests: list[str] = []
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1000, "height": 700})
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
        page.goto(Path(file).as_uri())
        page.wait_for_function("() => window.network && network.body.nodeIndices.length > 0")
        seen["before"] = page.evaluate("() => network.getPositions()")
        point = page.evaluate(
            "id => { const p = network.canvasToDOM(network.getPositions([id])[id]);"
            " const box = document.getElementById('mynetwork').getBoundingClientRect();"
            " return [p.x + box.left, p.y + box.top] }",
            node,
        )
        page.mouse.move(*point)
        page.wait_for_function("() => document.querySelector('div.vis-tooltip')?.style.visibility === 'visible'")
        seen["tooltip"] = page.locator("div.vis-tooltip").inner_text()
        seen["elements in tooltip"] = page.evaluate("() => document.querySelectorAll('div.vis-tooltip *').length")
        page.mouse.click(*point)
        seen["after"] = page.evaluate("() => network.getPositions()")
        seen["labels"] = page.evaluate("() => given.nodes.map(node => node.label)")
        browser.close()
    print(json.dumps({**seen, "requests": requests, "errors": errors}))


if __name__ == "__main__":
    main(*sys.argv[1:])
