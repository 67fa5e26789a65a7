"""The explorer's page beside pyvis's on the same networks: when there is something to see, how large the file is, and
how smoothly a large network moves.

Headless chromium draws in software, on two cores, in a window of 1360 by 860. A page is opened from its file; its first
useful picture is the first frame after which everything that will be drawn stands in its place (for pyvis, after its
own physics have settled; for at most `PATIENCE` seconds). Frames are counted by the browser's own requestAnimationFrame
while a mouse drags the drawing about and turns its wheel.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from math import cos, pi, sin
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import partners
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from pyoxigraph import Literal, NamedNode, Triple
from pyvis.network import Network

from biopact.codes import MoneyState
from biopact.graph.centrality import degree
from biopact.graph.communities import communities
from biopact.graph.explorer.page import render
from biopact.graph.explorer.view import (
    ExplorerView,
    ViewDeal,
    ViewEdge,
    ViewEvidence,
    ViewMeasure,
    ViewNode,
    ViewParty,
    ViewTerm,
)
from biopact.graph.layout import positions
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BASE, BP

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
WINDOW: ViewportSize = {"width": 1360, "height": 860}
PATIENCE = 90
LIVE = (60_000, 200_000)
SIZES = ((2_000, 4_000), (5_000, 10_000), (20_000, 60_000))
QUERIES = ("imm", "neura", "biogen", "pharm 2", "license corelo", "zzz")

FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = now => { window.frames_.push(now - last); last = now; window.ticking = requestAnimationFrame(tick); };
  window.ticking = requestAnimationFrame(tick);
}"""
STOP = "() => { cancelAnimationFrame(window.ticking); return window.frames_.slice(2); }"


def view(nodes: int, edges: int) -> ExplorerView:
    """A network with a deal for each tie, two terms each, and a paragraph that says so."""
    graph = partners.graph(nodes, edges)
    places, groups, size = positions(graph), communities(graph), degree(graph)
    largest = max(size.values())
    deals, ties = [], []
    for place, (one, other) in enumerate(graph.edges()):
        kind = partners.KINDS[place % len(partners.KINDS)]
        deal = _deal(place, kind, (one, graph.nodes[one]["label"]), (other, graph.nodes[other]["label"]))
        deals.append(deal)
        ties.append(ViewEdge(f"{one} {other}", one, other, (deal.id,), (kind,), directed=kind == "license"))
    return ExplorerView(
        title="Partner network",
        nodes=tuple(
            ViewNode(
                id=node,
                label=graph.nodes[node]["label"],
                x=places[node][0],
                y=places[node][1],
                size=size[node] / largest,
                community=groups[node],
                measures=(ViewMeasure("degree", size[node], 1), ViewMeasure("betweenness", size[node] / 3, 1)),
            )
            for node in graph
        ),
        edges=tuple(ties),
        deals=tuple(deals),
    )


def _deal(place: int, kind: str, one: tuple[str, str], other: tuple[str, str]) -> ViewDeal:
    date = f"{2000 + place % 24}-{1 + place % 12:02}-{1 + place % 28:02}"
    sum_ = f"${place % 97 + 1} million"
    quote = f"{one[1]} and {other[1]} have entered into a {kind} agreement"
    before = f"{one[1]}, which works on medicines for {place % 613} rare diseases, said on {date} that "
    after = f" under which {sum_} is paid at once, and sums at milestones and royalties on sales may follow later."
    said = ViewEvidence(
        quote, before, after, f"{one[1]} and {other[1]} agree", date, f"https://example.org/{place}", kind
    )
    paid = ViewEvidence(
        f"{sum_} is paid at once", before + quote + " under which ", "", said.release, date, said.source, "upfront"
    )
    return ViewDeal(
        id=f"{BASE}deal/{place:x}",
        title=f"{one[1]} and {other[1]}: {kind}",
        kinds=(kind,),
        date=date,
        parties=(ViewParty(*one, "licensor"), ViewParty(*other, "licensee")),
        terms=(
            ViewTerm(
                "upfront",
                sum_,
                MoneyState.COMMITTED,
                evidence=(paid,),
                amount=Decimal((place % 97 + 1) * 10**6),
                currency="USD",
            ),
            ViewTerm("exclusive", "yes", evidence=(said,)),
        ),
        evidence=(said,),
        confidence=0.9,
    )


def first_picture(browser: Browser, address: str) -> tuple[Page, float, float]:
    """The page opened, seconds from the request to the first useful picture by wall clock, and by the page's own."""
    page = browser.new_context(viewport=WINDOW).new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.biopact && window.biopact.settled", timeout=PATIENCE * 1000, polling=20)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    took = time.perf_counter() - start
    return page, took, page.evaluate("() => performance.now()") / 1000


def frames(page: Page, act: Any) -> list[float]:
    """How long each frame took, in milliseconds, while `act` was done."""
    page.evaluate(FRAMES)
    act()
    found: list[float] = page.evaluate(STOP)
    return found


def pan(page: Page) -> None:
    page.mouse.move(560, 400)
    page.mouse.down()
    for step in range(1, 121):
        turn = 2 * pi * step / 40
        page.mouse.move(460 + 100 * cos(turn), 400 + 100 * sin(turn))
    page.mouse.up()


def wheel(page: Page) -> None:
    page.mouse.move(450, 430)
    for step in range(60):
        page.mouse.wheel(0, -60 if step % 20 < 10 else 60)
        page.wait_for_timeout(16)


def smoothness(found: list[float]) -> str:
    ordered = sorted(found)
    return (
        f"{1000 * len(found) / sum(found):.0f} frames/s, median {statistics.median(found):.0f} ms,"
        f" 95 % within {ordered[int(0.95 * len(ordered))]:.0f} ms, longest {ordered[-1]:.0f} ms"
    )


def searches(page: Page) -> list[float]:
    """Milliseconds from the last key of a query to the list of hits, for each query."""
    return [
        page.evaluate(
            """query => { const field = document.getElementById("search"); const start = performance.now();
            field.value = query; field.dispatchEvent(new Event("input", { bubbles: true }));
            document.querySelector("[role=listbox]").getBoundingClientRect(); return performance.now() - start; }""",
            query,
        )
        for query in QUERIES
    ]


def ours(browser: Browser, folder: Path, nodes: int, edges: int) -> None:
    start = time.process_time()
    file = folder / f"ours-{nodes}.html"
    file.write_text(render(view(nodes, edges)), "utf-8")
    print(f"  ours   {file.stat().st_size / 1e6:.2f} MB, made in {time.process_time() - start:.1f} s of CPU time")
    page, took, own = first_picture(browser, file.as_uri())
    print(f"         first picture after {took:.2f} s ({own:.2f} s by the page's clock)")
    first, *rest = searches(page)
    print(f"         search: first {first:.0f} ms, then {', '.join(f'{one:.0f}' for one in rest)} ms")
    page.evaluate(
        "() => { const f = document.getElementById('search'); f.value = ''; f.dispatchEvent(new Event('input')); }"
    )
    print(f"         pan    {smoothness(frames(page, lambda: pan(page)))}")
    page.wait_for_timeout(1500)
    print(f"         zoom   {smoothness(frames(page, lambda: wheel(page)))}")
    page.close()


def pyvis(browser: Browser, folder: Path, nodes: int, edges: int) -> None:
    file = folder / f"pyvis-{nodes}.html"
    graph = partners.graph(nodes, edges)
    # In one go: pyvis looks for a duplicate among all edges with each one that it is given by itself.
    net = Network(height="800px", cdn_resources="in_line", directed=True)
    for node, attributes in graph.nodes(data=True):
        net.add_node(node, label=attributes["label"])
    net.edges = [{"from": one, "to": other} for one, other in graph.edges()]
    text = net.generate_html().replace(
        "drawGraph();",
        "window.settled = false; drawGraph(); network.on('stabilized', () => { window.settled = true; });",
    )
    file.write_text(text, "utf-8")
    context = browser.new_context(viewport=WINDOW, offline=True)
    page = context.new_page()
    page.set_default_timeout(1000 * (PATIENCE + 60))
    start = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    settled = False
    while not settled and time.perf_counter() - start < PATIENCE:
        time.sleep(1)
        settled = page.evaluate("() => window.settled === true")
    took = time.perf_counter() - start
    print(
        f"  pyvis  {file.stat().st_size / 1e6:.2f} MB, "
        + (f"settled after {took:.1f} s" if settled else f"not settled after {took:.0f} s")
    )
    context.close()


def large_store(folder: Path, nodes: int, edges: int) -> Path:
    """A store with a deal, its two parties and a quoted sentence for each tie."""
    path = folder / "store"
    ties = partners.pairs(nodes, edges)
    with Store.open(path) as store:
        for start in range(0, edges, 20_000):
            told = (
                triple for place in range(start, min(start + 20_000, edges)) for triple in _said(place, *ties[place])
            )
            store.put_release(f"{BASE}release/{start}", told)
    return path


def _said(place: int, one: int, other: int) -> Iterator[Triple]:
    rdf, skos, oa = (PREFIXES[prefix] for prefix in ("rdf", "skos", "oa"))
    deal, words = (NamedNode(f"{BASE}{kind}/{place:x}") for kind in ("deal", "evidence"))
    target, quote, position = (NamedNode(f"{words.value}-{part}") for part in ("target", "quote", "position"))
    for number, role in ((one, BP.licensor), (other, BP.licensee)):
        organization = NamedNode(partners.iri(number))
        yield Triple(organization, NamedNode(f"{rdf}type"), NamedNode(str(BP.Organization)))
        yield Triple(organization, NamedNode(f"{skos}prefLabel"), Literal(partners.name(number)))
        yield Triple(deal, NamedNode(str(role)), organization)
    yield Triple(deal, NamedNode(f"{rdf}type"), NamedNode(str(BP.Deal)))
    yield Triple(deal, NamedNode(str(BP.dealKind)), NamedNode("https://w3id.org/biopact/codes/deal-kind/license"))
    yield Triple(deal, NamedNode(str(BP.evidence)), words)
    yield Triple(words, NamedNode(f"{oa}hasTarget"), target)
    yield Triple(target, NamedNode(f"{oa}hasSource"), NamedNode(f"{BASE}release/{place - place % 20_000}"))
    yield Triple(target, NamedNode(f"{oa}hasSelector"), quote)
    yield Triple(target, NamedNode(f"{oa}hasSelector"), position)
    yield Triple(quote, NamedNode(f"{oa}exact"), Literal(f"{partners.name(one)} licenses to {partners.name(other)}"))
    yield Triple(position, NamedNode(f"{oa}start"), Literal(0))
    yield Triple(position, NamedNode(f"{oa}end"), Literal(1))


def live(browser: Browser, folder: Path, nodes: int, edges: int) -> None:
    start = time.process_time()
    store = large_store(folder, nodes, edges)
    print(f"  a store of them, made in {time.process_time() - start:.0f} s of CPU time")
    command = [sys.executable, "-c", "from biopact.cli import main; main()", "serve", "--port", "0", "--quiet"]
    start = time.perf_counter()
    with subprocess.Popen([*command, "--store", str(store)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[-1]
        with urlopen(f"{address.rstrip('/')}/explorer/start") as answer:
            size = len(answer.read())
        made = time.perf_counter() - start
        print(f"  outline made {made:.0f} s after the server was started; the start has {size / 1e3:.0f} kB")
        for _ in range(3):
            page, took, _ = first_picture(browser, address)
            began = time.perf_counter()
            page.get_by_role("combobox", name="Search").fill(partners.name(7))
            page.get_by_role("option").first.wait_for()
            found = time.perf_counter() - began
            page.keyboard.press("Enter")
            page.locator(".panel .deal mark").first.wait_for(state="attached")
            opened = time.perf_counter() - began - found
            print(f"  live   opened after {took:.2f} s; search {1000 * found:.0f} ms; proof {1000 * opened:.0f} ms")
            page.context.close()
        server.terminate()


def main(arguments: list[str]) -> None:
    sizes = [tuple(map(int, size.split("x"))) for size in arguments] or SIZES
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for nodes, edges in sizes:
            print(f"{nodes:,} nodes, {edges:,} edges")
            ours(browser, Path(name), nodes, edges)
            if nodes < SIZES[-1][0]:
                pyvis(browser, Path(name), nodes, edges)
        if not arguments:
            print(f"{LIVE[0]:,} nodes, {LIVE[1]:,} edges")
            live(browser, Path(name), *LIVE)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
