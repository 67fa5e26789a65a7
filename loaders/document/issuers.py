"""Whose news a release is, and whom each of its "About X" sections is about."""

from __future__ import annotations

import re

from biopact.loaders.document.values import Document, Kind, Mention
from biopact.loaders.layout import Part
from biopact.loaders.mentions.product_names import bare
from biopact.text import Span

# Before an organization that only tells who another one is: "Alpha, a unit of Beta", "Alpha, majority-owned by Beta".
_BELONGS = re.compile(
    r"(?:\b(?:of|by|from|bought|acquired|owns)\s+|,\s+an?\s+)(?:(?!and\b)[\w.\-]+(?:['’]s)?\s+){0,3}$"
)
_RELATIVE = re.compile(r",\s+(?:which|who|whose)\b")
_AND = re.compile(r"(?:\band|&)\s+(?:[\w.\-]+(?:['’]s)?\s+){0,5}$")


def _speaking(text: str, named: list[Mention]) -> list[int]:
    """Of the organizations before "said" those that say it: not who another belongs to, bought or sells to."""
    spoken: list[Mention] = []
    for mention in named:
        between = text[spoken[-1].span.end : mention.span.start] if spoken else ""
        joined = _AND.search(between[-60:])
        if not spoken or joined or not (_BELONGS.search(between[-60:]) or _RELATIVE.search(between)):
            spoken.append(mention)
    return [mention.index for mention in spoken]


def settle_issuers(document: Document) -> None:
    """Settle whose news it is: as the source says, else the organizations before "announced", else the first named."""
    metadata = [name.lower() for name in document.release.issuers]
    if metadata:
        given = [
            i for i, entry in enumerate(document.organizations) if any(form.lower() in metadata for form in entry.forms)
        ]
        if given:
            document.issuers = tuple(dict.fromkeys(given))
            return
    text = document.release.text
    body = [s for s in document.sentences if s.section.part is Part.BODY][:2]
    for sentence in body:
        said = re.search(r"\b(?:announce[sd]?|announcing|said|reported|disclosed)\b", sentence.span.of(text))
        if said:
            before = Span(sentence.span.start, sentence.span.start + said.start())
            named = _speaking(text, [m for m in document.mentions_in(before) if m.kind is Kind.ORGANIZATION])
            if named:
                document.issuers = tuple(dict.fromkeys(named))
                return
    for sentence in document.sentences[:1] + body:
        named = [m.index for m in document.mentions_in(sentence.span) if m.kind is Kind.ORGANIZATION]
        if named:
            document.issuers = (named[0],)
            return
    if document.organizations:
        document.issuers = (0,)


def settle_abouts(document: Document) -> None:
    """Settle which organization and which product each "About X" section is about."""
    products: dict[str, int] = {}
    for index, product in enumerate(document.products):
        for form in product.forms:
            products.setdefault(form.lower(), index)
    organizations: dict[str, int] = {}
    for index, entry in enumerate(document.organizations):
        for form in entry.forms:
            organizations.setdefault(form.lower(), index)
            organizations.setdefault(bare(form).lower(), index)
    for section in document.layout.sections:
        if section.part is not Part.ABOUT or not section.about:
            continue
        name = bare(section.about).lower()
        starts = [name, *(name[:at] for at, char in enumerate(name) if char == " ")]
        named = [products[start] for start in starts if start in products]
        if named:
            document.about_products[section.span.start] = min(named)
        match = organizations.get(name)
        if match is None:
            start = Span(section.span.start, min(section.span.end, section.span.start + 200))
            inside = document.mentions_in(start)
            if inside and inside[0].kind is Kind.ORGANIZATION:
                match = inside[0].index
        document.abouts[section.span.start] = match
