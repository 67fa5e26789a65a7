"""Which product a phrase is about that names none."""

from __future__ import annotations

import re

from biopact.loaders.document import Document, Kind
from biopact.text import Span

# "ZNT-101 for leukemia; an antibody for tumors": a further thing of the list, which has no name.
_ANOTHER = re.compile(r";\s+(?:and\s+)?(?:an?|another|one\s+more|the\s+(?:second|third|fourth|other))\s")


def nearest_products(document: Document, span: Span, at: int, carried: int | None) -> list[int]:
    """The products (one, or a list) that a phrase at an offset is about: the last before it, else the first after."""
    mentions = [m for m in document.mentions_in(span) if m.kind is Kind.PRODUCT]
    before = [m for m in mentions if m.span.end <= at]
    if before:
        text = document.release.text
        if _ANOTHER.search(text, before[-1].span.end, at):
            return []
        listed = [before[-1]]
        for mention in reversed(before[:-1]):
            between = text[mention.span.end : listed[-1].span.start]
            if re.fullmatch(r"[®™*]?\s*(?:\([^)]*\))?\s*(?:,|and|,\s*and|or|/|&)\s*", between):
                listed.append(mention)
            else:
                break
        return list(dict.fromkeys(m.index for m in listed))
    if mentions:
        return [mentions[0].index]
    return [carried] if carried is not None else []
