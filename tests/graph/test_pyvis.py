"""The pyvis page works in a real browser, asks for nothing, and takes labels as text."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from biopact.graph.network import PartnerNetwork
from biopact.graph.pyvis_page import page
from biopact.graph.store import Store
from biopact.ontology.terms import BASE

IMMUNOGEN, AMGEN, GENENTECH = (f"{BASE}organization/{name}" for name in ("immunogen", "amgen", "genentech"))
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\u2028 é"


@pytest.fixture
def network(store: Store) -> PartnerNetwork:
    return PartnerNetwork.from_store(store)


def test_each_pair_of_partners_is_one_line_with_its_deals(network: PartnerNetwork) -> None:
    net = network.to_pyvis()
    assert len(net.nodes) == 7
    assert len(net.edges) == 7
    (edge,) = [edge for edge in net.edges if {edge["from"], edge["to"]} == {IMMUNOGEN, AMGEN}]
    assert edge["title"] == ("2000 option: ImmunoGen \u2192 Amgen\n2012-12-19 license: ImmunoGen \u2192 Amgen")
    assert (edge["from"], edge["arrows"], edge["width"]) == (IMMUNOGEN, "to", 1.41)


def test_a_line_has_an_arrow_only_if_all_its_deals_run_one_way(network: PartnerNetwork) -> None:
    network.graph.add_edge(AMGEN, IMMUNOGEN, key="back", date=None, kinds=(), directed=True)
    arrows = {frozenset((edge["from"], edge["to"])): edge["arrows"] for edge in network.to_pyvis().edges}
    assert arrows[frozenset((IMMUNOGEN, AMGEN))] == ""
    assert arrows[frozenset((IMMUNOGEN, GENENTECH))] == "to"
    assert arrows[frozenset((IMMUNOGEN, f"{BASE}organization/sanofi"))] == ""


def test_places_are_given_and_physics_is_off(network: PartnerNetwork) -> None:
    net = network.to_pyvis()
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in net.nodes)
    assert net.options.physics.enabled is False


def test_the_page_is_the_same_every_time(network: PartnerNetwork) -> None:
    assert page(network.to_pyvis()) == page(network.to_pyvis())


def test_the_page_names_no_server(network: PartnerNetwork) -> None:
    text = page(network.to_pyvis())
    assert "cdn" not in text
    assert "sourceMappingURL" not in text
    assert "<link" not in text
    assert "<script src" not in text


def test_pyvis_itself_saves_that_same_page(
    network: PartnerNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    network.to_pyvis().save_graph("partners.html")
    assert (tmp_path / "partners.html").read_text("utf-8") == page(network.to_pyvis())
    assert [path.name for path in tmp_path.iterdir()] == ["partners.html"]


def opened(tmp_path: Path, network: PartnerNetwork, node: str) -> dict[str, Any]:
    """What a browser did with the page of a network when it pointed at a node."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        reason = "chromium is not installed: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    file = tmp_path / "partners.html"
    network.to_pyvis().save_graph(str(file))
    command = [sys.executable, str(Path(__file__).with_name("open_page.py")), chromium, str(file), node]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    seen: dict[str, Any] = json.loads(run.stdout)
    assert seen["errors"] == []
    assert seen["requests"] == [file.as_uri()]
    return seen


def test_a_browser_shows_it_without_a_request_and_nothing_moves(network: PartnerNetwork, tmp_path: Path) -> None:
    seen = opened(tmp_path, network, IMMUNOGEN)
    assert seen["tooltip"] == "ImmunoGen: 5 partners"
    assert seen["before"] == seen["after"]


def test_hostile_labels_stay_text(network: PartnerNetwork, tmp_path: Path) -> None:
    network.graph.nodes[AMGEN]["label"] = HOSTILE
    seen = opened(tmp_path, network, AMGEN)
    assert HOSTILE in seen["labels"]
    assert seen["elements in tooltip"] == 0
    assert "<script>alert(1)</script>" in seen["tooltip"]
