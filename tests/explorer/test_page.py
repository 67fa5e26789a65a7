"""The page as text: closed to the outside, the same bytes each time, nothing of the data read as markup."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from biopact.errors import BiopactError
from biopact.graph.explorer import page
from biopact.graph.explorer.page import data_block, render
from biopact.graph.explorer.view import ExplorerView, ViewNode, ViewParty, ViewTerm
from biopact.graph.explorer.wire import encode


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text inside scripts, styles and the title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        self.text.setdefault(self._open, []).append(data)


def test_the_policy_allows_nothing_but_the_script_and_style_inside(view: ExplorerView) -> None:
    elements = Elements(render(view))
    policy = next(
        attributes["content"] or ""
        for tag, attributes in elements.found
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "script-src": _hash(elements.text["script"][-1]),
        "style-src": _hash("".join(elements.text["style"])),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_policy_comes_before_anything_it_must_govern(view: ExplorerView) -> None:
    html = render(view)
    assert html.index("Content-Security-Policy") < min(html.index("<style"), html.index("<script"), html.index("<link"))


def test_no_element_refers_to_anything_outside_and_none_carries_code_in_an_attribute(view: ExplorerView) -> None:
    for tag, attributes in Elements(render(view)).found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        for name in ("src", "href", "action", "data"):
            assert (attributes.get(name) or "data:").startswith("data:"), tag


def test_the_data_is_the_view(view: ExplorerView) -> None:
    scripts = Elements(render(view)).text["script"]
    assert json.loads(scripts[0]) == json.loads(encode(view))


def test_the_same_view_gives_the_same_bytes_whatever_the_hash_seed(view: ExplorerView) -> None:
    script = (
        "import hashlib; from biopact.graph.explorer.page import render; from tests.explorer.sample import sample;"
        "print(hashlib.sha256(render(sample()).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1", "2")
    }
    assert seen == {hashlib.sha256(render(view).encode()).hexdigest()}


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029", "]]>", "&lt;"]
)
def test_a_data_block_cannot_end_early(hostile: str) -> None:
    block = data_block(json.dumps([hostile], ensure_ascii=False))
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block) == [hostile]


def test_half_a_surrogate_pair_does_not_stop_the_page_from_being_written(view: ExplorerView) -> None:
    html = render(replace(view, title="broken \ud83d name", subtitle="\udc8a"))
    assert "broken \ufffd name" in html
    assert html.encode("utf-8")


def test_a_title_is_text(view: ExplorerView) -> None:
    html = render(replace(view, title="<img src=x onerror=alert(1)> & {{script}}"))
    assert "<title>&lt;img src=x onerror=alert(1)&gt; &amp; {{script}}</title>" in html


def test_the_licences_of_what_is_bundled_are_in_the_page(view: ExplorerView) -> None:
    html = render(view)
    for package in ("sigma", "graphology", "graphology-utils", "events"):
        assert re.search(rf"^{package} \d+\.\d+\.\d+ \(MIT\)$", html, re.MULTILINE), package
    assert html.count("Permission is hereby granted") >= 4


def test_without_the_bundle_the_message_says_how_to_make_it(
    view: ExplorerView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "resources", _Nothing())
    with pytest.raises(BiopactError, match="make assets"):
        render(view)


def test_large_data_are_packed_and_hold_the_same(view: ExplorerView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "PLAIN", 1000)
    elements = Elements(render(replace(view, subtitle="broken \udc8a")))
    (element,) = [attributes for tag, attributes in elements.found if attributes.get("id") == "view"]
    assert element["type"] == "application/octet-stream"
    unpacked = zlib.decompress(base64.b64decode(elements.text["script"][0]))
    assert json.loads(unpacked) == json.loads(encode(replace(view, subtitle="broken \ufffd")))
    assert len(elements.text["script"][0]) < len(encode(view)) / 3


def test_parties_and_ties_are_named_by_place_where_that_says_it_all(view: ExplorerView) -> None:
    written = json.loads(encode(view))
    assert written["deals"][0]["parties"] == [{"node": 0, "role": "licensor"}, {"node": 1, "role": "licensee"}]
    (owned,) = [parties for deal, parties in written["owned"]["parties"].items() if deal == "4"]
    assert owned[1] == {"node": 2, "label": "Roche (signed as Genentech)", "role": "licensee"}
    stranger = replace(view.deals[0], parties=(ViewParty("urn:x", "X", "party"),))
    apart = json.loads(encode(replace(view, deals=(stranger, *view.deals[1:]))))
    assert apart["deals"][0]["parties"] == [{"id": "urn:x", "label": "X", "role": "party"}]
    assert {edge["id"] for edge in written["edges"]} == {edge.id for edge in view.edges}
    plain = replace(view.edges[0], id=f"{view.edges[0].source} {view.edges[0].target}")
    assert "id" not in json.loads(encode(replace(view, edges=(plain, *view.edges[1:]))))["edges"][0]


def test_numbers_carry_no_noise_and_empty_fields_are_left_out(view: ExplorerView) -> None:
    node = ViewNode(id="a", label="A", x=0.1 + 0.2, y=-0.0, size=1 / 3)
    written = json.loads(encode(ExplorerView(title="", nodes=(node,), edges=(), deals=())))
    assert written["nodes"] == [{"id": "a", "kind": "organization", "label": "A", "size": 0.3333, "x": 0.3, "y": 0}]


def test_sums_keep_their_state_and_amount(view: ExplorerView) -> None:
    terms = json.loads(encode(view))["deals"][0]["terms"]
    assert [(term["label"], term.get("state"), term.get("amount"), term["disclosure"]) for term in terms[:3]] == [
        ("upfront", "committed", 1_000_000, "stated"),
        ("milestones", "contingent", 34_000_000, "stated"),
        ("research funding", None, None, "withheld"),
    ]
    cents = replace(view.deals[0], terms=(ViewTerm("price per share", "$4.255", amount=Decimal("4.2550")),))
    assert json.loads(encode(replace(view, deals=(cents, *view.deals[1:]))))["deals"][0]["terms"][0]["amount"] == 4.255


def test_a_sentence_that_proves_several_terms_is_written_once(view: ExplorerView) -> None:
    written = json.loads(encode(view))
    shared = [term["evidence"] for term in written["deals"][0]["terms"] if term["label"] in ("exclusive", "field")]
    assert shared[0] == shared[1]
    assert len(written["evidence"]) == len({json.dumps(one) for one in written["evidence"]})
    assert len(written["releases"]) < len(written["evidence"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


class _Nothing:
    """Package resources of an installation whose bundle was never built."""

    def files(self, package: str) -> Any:
        return self

    def joinpath(self, *names: str) -> Any:
        return self

    def read_text(self, encoding: str) -> str:
        raise FileNotFoundError
