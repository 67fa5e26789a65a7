"""Web pages: the words that a reader sees, in order, and what the page says of itself."""

from __future__ import annotations

import hashlib
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from biopact.loaders.read import read
from biopact.loaders.sources import Unreadable, open_releases
from biopact.loaders.sources.html import parse, prose, read_page
from biopact.text import Release

BODY = (
    "<p>Zentor Therapeutics licenses its platform to Pelmor, which pays $5 million upfront. "
    + "More words. " * 30
    + "</p>"
)


def _prose(markup: str) -> str:
    root = parse(markup).body
    assert root is not None
    return prose(root)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>two</b>\n three</p><p>Four</p>", "One two three\n\nFour"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("One<br>two<br/><br>three", "One\ntwo\nthree"),
        ("<ul><li>first</li><li><p>second</p></li></ul>", "- first\n- second"),
        ("<pre>One\n  two\n\nthree <b>four</b>\n</pre>five\nsix", "One\ntwo\n\nthree four\n\nfive six"),
        ("a&nbsp;&amp;&#160;b&eacute;", "a & bé"),
        (
            "<p>seen</p><script>var a=1</script><style>p{}</style><p hidden>no</p><p style='Display : NONE'>no</p>",
            "seen",
        ),
        (
            "<table><tr><td>Upfront</td><td></td><td>$5&nbsp;<p>million</p></td></tr><tr><th>a</th></tr></table>",
            "Upfront  $5 million\na",
        ),
        (
            f"<table><tr><td>{'word ' * 80}<p>next</p></td><td>menu</td></tr></table>",
            f"{('word ' * 80).strip()}\n\nnext\n\nmenu",
        ),
        ("<p>unclosed <i>it<p>next", "unclosed it\n\nnext"),
        ("no markup at all", "no markup at all"),
        ("<p><!-- no -->yes</p>", "yes"),
    ],
)
def test_the_words_are_read_in_order(markup: str, text: str) -> None:
    assert _prose(markup) == text


def test_metadata_are_taken_from_where_publishers_put_them() -> None:
    described = """<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Zentor  licenses",
        "datePublished":"2012-05-03T08:00:00-04:00","author":[{"@type":"Organization","name":"Zentor, Inc."},
        {"@type":"Person","name":"Jane Roe"}],"publisher":{"@type":"Organization","name":"Business Wire"}}]}</script>"""
    page = read_page(
        f"<html><head>{described}<link rel=canonical href='https://example.org/1'></head><body>{BODY}</body>"
    )
    assert (page.title, page.date, page.issuers) == ("Zentor licenses", "2012-05-03", ("Zentor, Inc.",))
    assert page.address == "https://example.org/1"
    assert page.text.startswith("Zentor licenses\n\nZentor Therapeutics licenses")


def test_other_metadata_serve_where_there_is_no_description() -> None:
    head = (
        "<meta property='og:title' content='Zentor licenses | Newsroom'>"
        "<meta property='article:published_time' content='2011-02-01'>"
        "<script type='application/ld+json'>{broken</script>"
    )
    page = read_page(f"<html><head>{head}</head><body><h1>Other</h1>{BODY}</body></html>")
    assert (page.title, page.date, page.issuers, page.address) == ("Zentor licenses", "2011-02-01", (), None)


@pytest.mark.parametrize(
    ("tag", "issuers"),
    [
        ("<meta name='author' content='Zentor Therapeutics'>", ("Zentor Therapeutics",)),
        ("<meta property='og:site_name' content='Zentor Therapeutics'>", ("Zentor Therapeutics",)),
        ("<meta name='author' content='Jane Roe'><meta property='og:site_name' content='Biotech Today'>", ()),
        ("<meta property='og:site_name' content='PR Newswire'>", ()),
    ],
)
def test_a_site_is_the_issuer_if_the_story_begins_with_it(tag: str, issuers: tuple[str, ...]) -> None:
    assert read_page(f"<html><head>{tag}</head><body>{BODY}</body></html>").issuers == issuers


def test_a_title_that_the_text_begins_with_is_not_said_twice() -> None:
    page = read_page(
        f"<html><body><article><h1>Zentor licenses</h1>{BODY}</article><footer>Imprint</footer></body></html>"
    )
    assert page.text.startswith("Zentor licenses\n\nZentor Therapeutics")
    assert "Imprint" not in page.text


PAGES = Path(__file__).with_name("pages")


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("business-wire", "BOSTON--(BUSINESS WIRE)--Norvane", "Visit www.norvane.example."),
        ("globe-newswire", "BOSTON, March 04, 2021 (GLOBE NEWSWIRE) -- Norvane", "Jane Roe\nir@norvane.example"),
        ("pr-newswire", "BOSTON, March 4, 2021 /PRNewswire/ -- Norvane", "SOURCE Norvane Therapeutics, Inc."),
        ("company", "BOSTON, March 4, 2021 – Norvane", "Norvane Therapeutics, Inc. develops antibodies."),
    ],
)
def test_pages_as_wires_and_companies_publish_them_are_releases(name: str, begins: str, ends: str) -> None:
    (found,) = open_releases([PAGES / f"{name}.html"])
    assert isinstance(found, Release)
    title, first, *_, last = found.text.split("\n\n")
    assert title == found.title == "Norvane Therapeutics Licenses Antibody to Ardent Pharma"
    assert first.startswith(begins)
    assert last.endswith(ends)
    assert (found.date, found.issuers) == ("2021-03-04", ("Norvane Therapeutics" + ", Inc." * (name != "company"),))
    assert found.source is not None
    assert name.partition("-")[0] in found.source or "norvane.example" in found.source
    assert not any(clutter in found.text for clutter in ("Share", "Search", "Recommended", "Also from", "Privacy"))
    assert found.origin is not None
    assert found.origin.sha256 == hashlib.sha256((PAGES / f"{name}.html").read_bytes()).hexdigest()
    (deal,) = read(found).deals
    assert {party.organization.name for party in deal.parties} >= {"Ardent Pharma Ltd."}
    assert Decimal("25000000") in {payment.money.amount for payment in deal.payments if payment.money}


def test_a_table_and_a_list_on_a_page_of_a_wire_are_read_line_by_line() -> None:
    text = read_page((PAGES / "business-wire.html").read_text()).text
    assert "Upfront  $25 million\nMilestones, up to  $310 million\n" in text
    assert "- tiered royalties on net sales of NV‑301\n- an option to co-promote it in the United States" in text


@pytest.mark.parametrize("wire", ["bw-release-story", "main-body-container", "release-body"])
def test_the_story_is_found_on_the_pages_of_the_wires(wire: str) -> None:
    page = read_page(
        f"<html><body><nav>Menu</nav><div class='{wire}'>{BODY}</div><div>Related news</div></body></html>"
    )
    assert page.text == _prose(BODY)


UNKNOWN = f"""<html><head><title>Zentor licenses</title></head><body>
<div class="k1"><a href="/1">Our pipeline</a> <a href="/2">Careers at Zentor</a> <a href="/3">Investors</a></div>
<div class="k2"><h1>Zentor licenses</h1>{BODY}<p>Pelmor is to develop it in Japan. {"Other words. " * 20}</p></div>
<div class="k3"><p>Related: <a href="/4">Another company had a good year</a></p></div>
<div class="page-footer"><p>Copyright 2012. All rights reserved.</p></div></body></html>"""


def test_on_the_page_of_an_unknown_site_the_story_is_told_from_the_menus(monkeypatch: pytest.MonkeyPatch) -> None:
    page = read_page(UNKNOWN)
    assert page.text.startswith("Zentor licenses\n\nZentor Therapeutics licenses")
    assert "\n\nPelmor is to develop it in Japan." in page.text
    assert not any(words in page.text for words in ("Careers", "Copyright"))
    # Without the extra all of the page is kept.
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    plain = read_page(UNKNOWN).text
    assert all(words in plain for words in ("Careers", "Copyright", "Pelmor is to develop it in Japan."))


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 1_000_000, "<html><body></body></html>", "<b><i>" * 500_000 + "x", "<html>\n<script>x</script>"],
)
def test_a_page_without_words_or_without_end_is_refused_at_once(markup: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(markup)
    (found,) = open_releases([tmp_path / "a.html"])
    assert isinstance(found, Unreadable)
    assert found.reason.startswith(f"{tmp_path / 'a.html'}: cannot be read, it")


def test_a_page_is_told_by_its_beginning_too(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(f"<!DOCTYPE html><title>Zentor licenses</title><body>{BODY}")
    (found,) = open_releases([tmp_path / "page"])
    assert isinstance(found, Release)
    assert found.title == "Zentor licenses"
    assert found.origin is not None
    assert found.origin.media_type == "text/html"
