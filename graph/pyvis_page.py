"""The partner network as a pyvis page that asks nobody for anything.

pyvis's own template loads bootstrap from a server whatever its settings say, and lets the nodes drift for a long time.
So its data and its bundled vis-network are used, with a page and with places of our own.
"""

from __future__ import annotations

import html
import json
import webbrowser
from math import sqrt
from pathlib import Path

import pyvis
from pyvis.network import Network

from biopact.graph.explorer.page import data_block
from biopact.graph.layout import positions
from biopact.graph.network import PartnerNetwork

_SPREAD = 140
"""Pixels for each unit of the layout."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<style>{css}</style>
<style>html, body {{ margin: 0; height: 100%; font-family: sans-serif }} h1 {{ font-size: 1.1rem; margin: .6rem 1rem }}
#mynetwork {{ width: {width}; height: {height}; background: {background} }}</style>
</head>
<body>
<h1>{title}</h1>
<div id="mynetwork"></div>
<script type="application/json" id="network">{network}</script>
<script>{vis}</script>
<script>{utils}</script>
<script>
var given = JSON.parse(document.getElementById("network").textContent);
var nodes = new vis.DataSet(given.nodes), edges = new vis.DataSet(given.edges);
var allNodes = nodes.get({{ returnType: "Object" }}), nodeColors = {{}}, highlightActive = false, filter = {{}};
for (var id in allNodes) nodeColors[id] = allNodes[id].color;
var network = new vis.Network(document.getElementById("mynetwork"), {{ nodes: nodes, edges: edges }}, given.options);
network.on("click", neighbourhoodHighlight);
</script>
</body>
</html>
"""


class OfflineNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose HTML, however it is asked for, needs no connection."""

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page as HTML; the arguments are those of pyvis and change nothing."""
        self.html = page(self)
        return self.html

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page in UTF-8, whatever the locale; `save_graph` and `show` end here too."""
        Path(name).write_text(self.generate_html(), "utf-8")
        if open_browser:
            webbrowser.open(Path(name).resolve().as_uri())


def to_pyvis(network: PartnerNetwork) -> OfflineNetwork:
    """One node for each organization and one line for each pair of partners, with their deals as a tooltip.

    A line's width grows with the number of deals; it ends in an arrow if all of them run the same way.
    """
    simple = network.simple()
    places = positions(simple)
    # "directed" keeps pyvis from searching all edges for a duplicate each time; arrows are given edge by edge.
    net = OfflineNetwork(height="92vh", directed=True, heading="Partner network", cdn_resources="in_line")
    net.toggle_physics(False)
    net.set_edge_smooth("continuous")
    for node, attributes in simple.nodes(data=True):
        partners = simple.degree(node)
        x, y = places[node]
        net.add_node(
            node,
            label=attributes["label"],
            title=f"{attributes['label']}: {partners} {'partner' if partners == 1 else 'partners'}",
            x=round(x * _SPREAD),
            y=round(y * _SPREAD),
            size=round(8 + 4 * sqrt(partners), 1),
        )
    for pair in network.pairs():
        net.add_edge(
            pair.source,
            pair.target,
            arrows="to" if pair.directed else "",
            title="\n".join(
                sorted(_deals(network, pair.source, pair.target) | _deals(network, pair.target, pair.source))
            ),
            width=round(sqrt(len(pair.deals)), 2),
        )
    return net


def _deals(network: PartnerNetwork, source: str, target: str) -> set[str]:
    labels = [network.graph.nodes[node]["label"] for node in (source, target)]
    lines = set()
    for deal in (network.graph.get_edge_data(source, target) or {}).values():
        what = f"{deal['date'] or 'undated'} {', '.join(deal['kinds']) or 'deal'}"
        sign = " \u2192 " if deal["directed"] else " \u2013 "
        lines.add(f"{what}: {sign.join(labels)}")
    return lines


def page(net: Network) -> str:
    """A pyvis network as one HTML file, with vis-network inside and nothing to load."""
    folder = Path(pyvis.__file__).parent / "lib"
    vis = max(folder.glob("vis-*"), key=_version)
    data = {"nodes": net.nodes, "edges": net.edges, "options": json.loads(net.options.to_json())}
    return _PAGE.format(
        title=html.escape(net.heading),
        css=_asset(vis / "vis-network.css"),
        width=net.width,
        height=net.height,
        background=net.bgcolor,
        network=data_block(json.dumps(data, sort_keys=True)),
        vis=_asset(vis / "vis-network.min.js"),
        utils=_asset(folder / "bindings" / "utils.js"),
    )


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.name.removeprefix("vis-").split("."))


def _asset(file: Path) -> str:
    # The address of a source map would be asked for by a browser's developer tools.
    lines = file.read_text("utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
