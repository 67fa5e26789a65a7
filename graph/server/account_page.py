"""The page of one thing, for people: HTML that needs no script, loads nothing but its style, and fits a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import TypeVar
from urllib.parse import quote

from pyoxigraph import Literal

from biopact.graph.server.account import MOST, Account, DealLine, Fact, Passage, ReleaseLine, Value

Row = TypeVar("Row")

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMS = (("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("nt", "N-Triples"), ("rdf", "RDF/XML"))


class Links:
    """Turns IRIs into addresses: those below `base` lead to this server, whose root is `root`; others out of it."""

    def __init__(self, base: str, root: str) -> None:
        self._base = base
        self._root = root

    def address(self, iri: str) -> str:
        """Where the page of an IRI is; empty for what is no web address."""
        if iri.startswith(self._base):
            path, _, fragment = iri.removeprefix(self._base).partition("#")
            return f"{self._root}id/{quote(path, safe='/%:@!$&()*+,;=~-._')}" + (
                f"#{quote(fragment)}" if fragment else ""
            )
        return iri if iri.startswith(("https://", "http://")) else ""

    def link(self, iri: str, text: str) -> str:
        address = self.address(iri)
        if not address:
            return shown(text)
        away = "" if iri.startswith(self._base) else ' rel="noreferrer nofollow"'
        return f'<a href="{shown(address)}"{away}>{shown(text)}</a>'


def shown(text: str) -> str:
    """Any text as it may stand in HTML."""
    return escape(_SURROGATE.sub("\ufffd", text))


def page(account: Account, links: Links, root: str) -> str:
    """The page of a thing."""
    title = account.label or account.iri
    parts = [
        _facts(account.facts, account, links),
        *(
            f"<section><h2>{_part_title(iri)}</h2>{_table(facts, account, links)}</section>"
            for iri, facts in account.parts
        ),
        _list("Deals", account.deals, lambda deal: _deal(deal, links)),
        _list("Evidence", account.passages, lambda passage: _passage(passage, account, links)),
        _list("Sources", account.releases, lambda release: _release(release, links)),
        _list(
            "Mentioned by",
            account.mentioned,
            lambda told: f"{shown(told[0])}: {links.link(told[1], account.labels.get(told[1], told[1]))}",
        ),
    ]
    forms = " · ".join(f'<a href="?format={short}">{name}</a>' for short, name in _FORMS)
    kinds = ", ".join(account.kinds)
    return document(
        title,
        root,
        f'<h1>{shown(title)}</h1><p class="kind">{shown(kinds)}</p><p class="iri">{shown(account.iri)}</p>'
        + "".join(parts)
        + f"<footer><p>The same as data: {forms}</p></footer>",
    )


def document(title: str, root: str, body: str) -> str:
    """A page with a title; `body` is HTML."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        '<link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{shown(root)}static/page.css"><title>{shown(title)}</title></head>\n<body>'
        f'<nav><a href="{shown(root)}">Explorer</a> <a href="{shown(root)}sparql">SPARQL</a> '
        f'<a href="{shown(root)}ontology">Vocabulary</a></nav>\n<main>{body}</main></body></html>\n'
    )


def _list(title: str, rows: tuple[Row, ...], line: Callable[[Row], str]) -> str:
    if not rows:
        return ""
    more = f"<p>Only {MOST} are shown; SPARQL gives all.</p>" if len(rows) == MOST else ""
    return f"<section><h2>{title}</h2><ul>{''.join(f'<li>{line(row)}</li>' for row in rows)}</ul>{more}</section>"


def _facts(facts: Iterable[Fact], account: Account, links: Links) -> str:
    table = _table(facts, account, links)
    return f"<section><h2>Facts</h2>{table}</section>" if table else ""


def _table(facts: Iterable[Fact], account: Account, links: Links) -> str:
    rows = [
        f"<dt>{shown(name)}</dt>" + "".join(f"<dd>{_value(value, account, links)}</dd>" for value in values)
        for name, values in facts
    ]
    return f"<dl>{''.join(rows)}</dl>" if rows else ""


def _value(value: Value, account: Account, links: Links) -> str:
    if isinstance(value, Literal):
        return shown(value.value)
    return links.link(value.value, account.labels.get(value.value) or value.value)


def _part_title(iri: str) -> str:
    kind = re.search(r"/([a-z-]+)/[^/]*/[^/]*/?[^/]*$", iri)
    name = (kind[1] if kind else "part").replace("-", " ")
    return shown(name[:1].upper() + name[1:])


def _deal(deal: DealLine, links: Links) -> str:
    date = f"<time>{shown(deal.date)}</time> " if deal.date else ""
    return date + links.link(deal.deal, deal.title)


def _passage(passage: Passage, account: Account, links: Links) -> str:
    before, after = (
        f'<span class="around">{shown(text)}</span>' if text else "" for text in (passage.before, passage.after)
    )
    source = links.link(passage.release, account.labels.get(passage.release, passage.release))
    return f"<blockquote>{before}<mark>{shown(passage.quote)}</mark>{after}</blockquote><cite>{source}</cite>"


def _release(release: ReleaseLine, links: Links) -> str:
    date = f"<time>{shown(release.date)}</time> " if release.date else ""
    source = f" ({links.link(release.source, 'source')})" if links.address(release.source) else ""
    return date + links.link(release.release, release.title) + source
