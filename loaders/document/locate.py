"""Where the known things of a release stand in its text."""

from __future__ import annotations

import re

from biopact.loaders.document.values import Document, Kind, Mention
from biopact.loaders.mentions.forms import Forms
from biopact.loaders.mentions.words import OPENERS
from biopact.text import Span


def _variants(form: str) -> set[str]:
    """A product's form in other letter cases; codes and short names are only themselves."""
    if len(form) <= 4 or any(char.isdigit() for char in form):
        return {form}
    return {form, form[:1].upper() + form[1:], form.upper(), form.lower()}


# What headlines put behind a short name: "Alpha Pharma" where the text has "Alpha Pharmaceuticals Inc.".
_TRADE = re.compile(r"(?<=[a-z])[ \xa0](?:Pharma|Pharmaceuticals?|Therapeutics|Biopharma|Biotech|Bio)(?![\w-])")


def locate_things(document: Document) -> None:
    """Give the document a mention for every place where a form of a known thing stands."""
    owner: dict[str, tuple[Kind, int]] = {}
    for index, product in enumerate(document.products):
        for form in product.forms:
            for variant in _variants(form):
                owner.setdefault(variant, (Kind.PRODUCT, index))
    for index, technology in enumerate(document.technologies):
        for form in technology.forms | technology.long_forms:
            owner.setdefault(form, (Kind.TECHNOLOGY, index))
    for index, organization in enumerate(document.organizations):
        for form in organization.forms:
            for variant in {form, form.upper()}:
                owner[variant] = (Kind.ORGANIZATION, index)
    owner = {form: thing for form, thing in owner.items() if form and form.lower() not in OPENERS}
    if not owner:
        return
    forms = Forms(owner)
    text = document.release.text
    for section in (*document.read_sections, *document.notices):
        for at, form in forms.find(text, section.span.start, section.span.end):
            tail = _TRADE.match(text, at + len(form)) if owner[form][0] is Kind.ORGANIZATION else None
            document.mentions.append(Mention(Span(at, tail.end() if tail else at + len(form)), *owner[form]))
    document.index_mentions()
