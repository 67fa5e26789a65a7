"""A web page that carries one release: where its text stands, and title, date and issuer from its metadata.

Metadata are read in the order in which publishers fill them with care: JSON-LD (schema.org NewsArticle), OpenGraph and
article tags, Dublin Core and plain meta tags, the first heading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from biopact.loaders.sources.html.prose import parse, prose

_BODIES = (
    ".bw-release-story",  # Business Wire
    "#bw-release-story",
    "[itemprop=articleBody]",  # GlobeNewswire and many company sites
    "#main-body-container",
    ".main-body-container",
    ".release-body",  # PR Newswire
    "section.release-body",
    ".xn-content",  # company sites that show PR Newswire's text
    ".news-release-body, .press-release-body, .node__content, .module_body, .article-body, .entry-content",
    "article",
    "main",
)
"""Where the text of a release stands, the surest first."""
_STORY = 300
"""Characters that a release has at least; a teaser of another article may stand in an element of the same kind."""
_BEGINNING = 600
"""Characters in which a story names who tells it."""
_UNKNOWN = 1_000_000
"""Characters of the longest page in which the story is looked for word by word; of tags only, that takes seconds."""
_ARTICLES = frozenset({"NewsArticle", "Article", "PressRelease", "ReportageNewsArticle", "BlogPosting", "WebPage"})
_WIRES = re.compile(
    r"(?:business\s*wire|globe\s*newswire|pr\s*newswire|prnewswire|cision|accesswire|newsfile|marketwired?)",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+[|–—]\s+[^|–—]{2,60}$")
"""The name of the site behind the title."""
_DATES = (
    "meta[property='article:published_time']",
    "meta[name='DC.date.issued']",
    "meta[name='dcterms.date']",
    "meta[name='date']",
    "meta[name='pubdate']",
    "meta[name='publish-date']",
    "meta[itemprop='datePublished']",
    "time[itemprop='datePublished']",
    "time[datetime]",
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a release from a page; title, date (ISO 8601 day), issuers and address as the page's metadata say."""

    text: str
    title: str | None = None
    date: str | None = None
    issuers: tuple[str, ...] = ()
    address: str | None = None


def read_page(markup: str) -> Page:
    """The release on a page: its title and, apart by an empty line, its text.

    Raises ValueError for a page without any text and for one that no parser should be given.
    """
    tree = parse(markup)
    described = list(_described(tree))
    title = _title(tree, described)
    body = _body(tree, markup)
    if not body:
        raise ValueError("it holds no text to be read")
    start = " ".join(body[: len(title or "") + 200].split())
    text = body if not title or title in start else f"{title}\n\n{body}"
    return Page(
        text,
        title,
        _date(tree, described),
        tuple(dict.fromkeys(_issuers(described))) or tuple(_spoken_of(tree, body)),
        _address(tree),
    )


def _body(tree: LexborHTMLParser, markup: str) -> str:
    for place in _BODIES:
        texts = [prose(node) for node in tree.css(place)[:3]]
        longest = max(texts, key=len, default="")
        if len(longest) >= _STORY:
            return longest
    return _story(markup) or (prose(tree.body) if tree.body is not None else "")


def _story(markup: str) -> str:
    """What is no menu or imprint on the page of a site that nothing is known of; nothing without trafilatura."""
    try:
        from trafilatura import extract
    except ModuleNotFoundError:
        return ""
    found = extract(markup, fast=True, include_comments=False) if len(markup) <= _UNKNOWN else None
    return "\n\n".join(found.splitlines()) if found and len(found) >= _STORY else ""


def _described(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes."""
    for script in tree.css("script[type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text() or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                waiting += [item.get("@graph"), item.get("mainEntity")]
                kinds = item.get("@type")
                if _ARTICLES & set(kinds if isinstance(kinds, list) else [str(kinds)]):
                    yield item


def _title(tree: LexborHTMLParser, described: list[dict[str, Any]]) -> str | None:
    heading, named = tree.css_first("h1"), tree.css_first("title")
    told = [
        *(article.get("headline") for article in described),
        _meta(tree, "meta[property='og:title']"),
        prose(heading).replace("\n", " ") if heading is not None else None,
        named.text() if named is not None else None,
    ]
    for title in told:
        if isinstance(title, str) and title.strip():
            return _SITE.sub("", " ".join(title.split()))
    return None


def _date(tree: LexborHTMLParser, described: list[dict[str, Any]]) -> str | None:
    told = [article.get("datePublished") for article in described]
    told += [_meta(tree, place) for place in _DATES]
    for date in told:
        found = _DAY.match(date.strip()) if isinstance(date, str) else None
        if found:
            return found[0]
    return None


def _issuers(described: list[dict[str, Any]]) -> Iterator[str]:
    """Who published, as the metadata say; the wire that carried it is no issuer, nor is a person."""
    for article in described:
        for part in ("sourceOrganization", "author", "creator", "publisher"):
            for who in article[part] if isinstance(article.get(part), list) else [article.get(part)]:
                name = who.get("name") if isinstance(who, dict) and who.get("@type") != "Person" else None
                if isinstance(name, str) and name.strip() and not _WIRES.search(name):
                    yield " ".join(name.split())


def _spoken_of(tree: LexborHTMLParser, body: str) -> Iterator[str]:
    """The site or author that the page names, if its story begins with speaking of it; others only carry it."""
    for place in ("meta[name='author']", "meta[property='og:site_name']"):
        name = " ".join((_meta(tree, place) or "").split())
        if len(name) > 2 and not _WIRES.search(name) and name in body[:_BEGINNING]:
            yield name
            return


def _address(tree: LexborHTMLParser) -> str | None:
    link = tree.css_first("link[rel='canonical']")
    address = (link.attributes.get("href") if link is not None else None) or _meta(tree, "meta[property='og:url']")
    return address if address and address.startswith(("https://", "http://")) else None


def _meta(tree: LexborHTMLParser, place: str) -> str | None:
    node: LexborNode | None = tree.css_first(place)
    if node is None:
        return None
    return node.attributes.get("content") or node.attributes.get("datetime") or node.attributes.get("value")
